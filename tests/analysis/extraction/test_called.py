"""Which notes an assertion calls, and that words with a note of their own are an assertion."""

from __future__ import annotations

import pytest

from claims.analysis import extract, read

NOTES = (
    "\n\n---\n\n<sup>1</sup> Berg, *Ice* (Oslo: Shore, 2004), 5.\n\n<sup>2</sup> Falk, *Eels* (Oslo: Shore, 2009), 7."
)


def called(body: str) -> list[tuple[str, tuple[int, ...]]]:
    """The first word of each assertion of the body, with its notes."""
    found = extract(read(f"A Title of Sorts\n\n{body}{NOTES}"))
    return [(a.surface.strip('"“').split()[0], a.notes) for a in found if a.kind != "reference"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The visit helped to break the ice.<sup>1</sup>", [("The", (1,))]),
        ("Repairs went on through the night and ended at dawn.<sup>1</sup>", [("Repairs", (1,))]),
        ("Per Dahl said, “The ice is thin. It will not bear a horse.”<sup>1</sup>", [("Per", (1,)), ("It", (1,))]),
        ("Per Dahl said, “The ice is thin. It melts by noon. It will go.”<sup>1</sup> Norway sent a ship.<sup>2</sup>",
         [("Per", (1,)), ("It", (1,)), ("It", (1,)), ("Norway", (2,))]),
        ("Norway sold 40 ships<sup>1</sup> and Sweden bought 30 of them.<sup>2</sup>",
         [("Norway", (1, 2)), ("Sweden", (2,))]),
    ],
)  # fmt: skip
def test_notes_belong_to_what_they_stand_for(body: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert called(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "A long night of repairs.<sup>1</sup>",
        "What went on through the night?<sup>1</sup>",
        "This paper examines repairs.<sup>1</sup>",
        "Repairs went on overnight.",
    ],
)
def test_what_says_nothing_is_no_assertion_for_all_its_notes(body: str) -> None:
    assert called(body) == []


def test_a_note_behind_the_next_sentence_is_not_that_of_a_quotation_before() -> None:
    assert called("Per Dahl said, “The ice is thin.” Norway sent a ship.<sup>1</sup>") == [
        ("Per", ()),
        ("Norway", (1,)),
    ]
