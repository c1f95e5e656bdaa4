"""Lines that give a label its figure are assertions, however short; other fragments are none."""

from __future__ import annotations

import pytest

from claims.analysis.corpus.reader import read
from claims.analysis.extraction.assertions import extract
from claims.analysis.extraction.quantities import find_quantities


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("Deaths: 76", ["76"]),
        ("Ships: 1,240", ["1,240"]),
        ("See no. 4", None),
        ("at 4:30", None),
        ("Tel: none", None),
    ],
)
def test_a_label_with_a_figure_is_an_assertion(line: str, figures: list[str] | None) -> None:
    before = "The outbreak in Corvara is over, as officials of the harbour say."
    parsed = read(
        f"A report\n\nBy Ann Rowe\n\n3 May 2015\n\n{before}\n\n- {line}\n- {line}\n\nNobody knows what comes next.\n"
    )
    found = [a for a in extract(parsed) if a.surface.strip(". ") == line]
    assert [[q.surface for q in a.quantities] for a in found] == ([figures] * 2 if figures else [])


@pytest.mark.parametrize(
    ("text", "unit"),
    [("They signed three memoranda.", "memorandum"), ("Two consortia made bids.", "consortium"), ("Two agenda.", "")],
)
def test_plurals_of_latin_words_are_counted(text: str, unit: str) -> None:
    assert [q.unit for q in find_quantities(text) if q.unit] == ([unit] if unit else [])
