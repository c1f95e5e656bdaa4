"""Interviews printed as questions and answers."""

from __future__ import annotations

import pytest

from claims.analysis import extract, read
from claims.analysis.extraction.interviews import find_turns
from claims.analysis.extraction.name_book import NameBook
from claims.analysis.extraction.people import find_people
from claims.analysis.masking import mask

_INTERVIEW = """The harbour we lost

Ana Riba has run the port of Arica since 2011. She spoke to us in her office.

Q: How many ships came last year?

A: Forty came in 2014. We had hoped for sixty.

And ten of them never left.

Q: Will the tunnel open?

A: It will open in May 2016.
"""


def turns(text: str) -> list[tuple[str, str | None]]:
    view = mask(text)
    spans, at = [], 0
    for paragraph in text.split("\n\n"):
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    found = find_turns(view, spans, NameBook(view, find_people(view)))
    return [(text[turn.start : turn.end].strip(), turn.speaker) for turn in found]


def test_answers_belong_to_the_one_person_named_before() -> None:
    assert [speaker for _, speaker in turns(_INTERVIEW)] == [None, "Ana Riba", None, "Ana Riba"]


def test_a_paragraph_without_label_goes_on_with_the_answer() -> None:
    assert turns(_INTERVIEW)[1][0].endswith("never left.")


def test_a_label_may_be_a_name() -> None:
    text = "The Port Gazette: Why so late?\n\nAna Riba: It rained.\n\nQ: And the tunnel?\n\nA: It leaks."
    assert [speaker for _, speaker in turns(text)] == [None, "Ana Riba", None, "Ana Riba"]


@pytest.mark.parametrize(
    "text",
    [
        "Note: the port was closed.\n\nNote: it was opened again.",
        "Lima: the port was closed.\n\nArica: the port was opened.",
        "Q: Why so late?\n\nThe port was closed.",
    ],
)
def test_other_labels_make_no_interview(text: str) -> None:
    assert turns(text) == []


def test_questions_claim_nothing() -> None:
    found = extract(read(_INTERVIEW))
    assert all(a.speaker == "Ana Riba" for a in found if a.start > _INTERVIEW.index("Q:"))
    assert not any("ships came last year" in a.surface for a in found)
