"""Every row of what is and is not recognised holds, and docs/recognised.md is made from these very rows."""

from __future__ import annotations

import pytest

from tests.recognised.areas import AREAS
from tests.recognised.page import PAGE, page
from tests.recognised.rows import Area, Row

ROWS = [
    pytest.param(
        area,
        row,
        id=f"{area.title}: {row.form}",
        marks=[pytest.mark.xfail(strict=True, raises=AssertionError, reason="a known gap")] if row.gap else [],
    )
    for area in AREAS
    for row in area.rows
]


@pytest.mark.parametrize(("area", "row"), ROWS)
def test_a_row_holds(area: Area, row: Row) -> None:
    found = area.read(row.text)
    assert [reading.words for reading in found] == list(row.readings)
    if row.spans:
        assert [row.text[slice(*r.place)] for r in found if r.place] == [row.text[a:b] for a, b in row.spans]
        assert [reading.place for reading in found] == row.spans


def test_a_form_stands_once_in_its_area_and_an_example_once_at_all() -> None:
    forms = [(area.title, row.form) for area in AREAS for row in area.rows]
    examples = [row.text for area in AREAS for row in area.rows]
    assert len(set(forms)) == len(forms)
    assert {text for text in examples if examples.count(text) > 1} == set()


def test_what_is_left_alone_is_unmarked_and_marks_go_with_readings() -> None:
    for area in AREAS:
        for row in area.rows:
            assert len(row.spans) in (0, len(row.readings)), row


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.recognised"
