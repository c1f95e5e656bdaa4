"""Notes in their forms, and the marks that call them."""

from __future__ import annotations

import pytest

from claims.analysis.corpus.reader import read

HEAD = "A Title of Sorts\n\n"


def numbers(text: str) -> tuple[list[int], list[int]]:
    parsed = read(text)
    return [n.number for n in parsed.notes], [m.number for m in parsed.marks]


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        ("Trade rose.<sup>1</sup> It fell.<sup>2</sup>", "---\n\n<sup>1</sup> Lund, 1999.\n\n<sup>2</sup> Ibid."),
        ("Trade rose.[1] It fell.[2]", "## Notes\n\n[1] Lund, 1999.\n[2] Ibid."),
        ("Trade rose.[1] It fell.[2]", "References\n\n1. Lund, 1999.\n2. Ibid."),
        ("Trade rose.[^1] It fell.[^2]", "[^1]: Lund, 1999.\n\n[^2]: Ibid."),
        ("Trade rose.¹ It fell.²", "Endnotes\n\n¹ Lund, 1999.\n² Ibid."),
        ("Trade rose.<sup>1,2</sup> It fell.", "Footnotes\n\n1 Lund, 1999.\n2 Ibid."),
    ],
)
def test_notes_and_marks_are_found_in_each_form(body: str, notes: str) -> None:
    assert numbers(f"{HEAD}{body}\n\n{notes}") == ([1, 2], [1, 2])


@pytest.mark.parametrize(
    "body",
    ["It covers 5 km<sup>2</sup> of land.", "In the 21<sup>st</sup> century it grew.", "It has 10<sup>6</sup> cells.",
     "He said [sic] it was [2] of a kind.", "An area of 5 km² is large."],
)  # fmt: skip
def test_what_is_no_mark_calls_no_note(body: str) -> None:
    assert numbers(HEAD + body) == ([], [])


def test_a_note_goes_on_after_a_page_end() -> None:
    text = (
        f'{HEAD}Trade rose in the years of the long<sup>1</sup>\n\n---\n\n<sup>1</sup> "On Ports", Office of Ports,\n\n'
        "peace and fell<sup>2</sup> after it.\n\n---\n\n<https://ports.example/on>\n\n<sup>2</sup> Ibid."
    )
    parsed = read(text)
    assert [n.number for n in parsed.notes] == [1, 2]
    assert parsed.notes[0].text.endswith("<https://ports.example/on>")
    assert parsed.notes[0].citations[0].url == "https://ports.example/on"
    assert len(parsed.sentences) == 1


def test_a_numbered_list_in_the_body_is_no_list_of_notes() -> None:
    assert (
        numbers(f"{HEAD}The council named three aims for the port.\n\n1. More grain\n2. More ships\n3. Less toll")[0]
        == []
    )


def test_a_note_covers_its_number_and_text() -> None:
    text = f"{HEAD}Trade rose.<sup>1</sup>\n\n---\n\n<sup>1</sup> Lund on ports,\n<https://a.example/b>"
    note = read(text).notes[0]
    assert text[note.start : note.end] == "<sup>1</sup> Lund on ports,\n<https://a.example/b>"
    assert note.text == "Lund on ports,\n<https://a.example/b>"


def linked(text: str) -> list[str]:
    """For each mark the text of the note that it calls."""
    parsed = read(text)
    return [parsed.notes[m.note].text if m.note is not None else "" for m in parsed.marks]


def test_numbers_that_begin_anew_on_each_page_call_the_notes_of_their_page() -> None:
    body = "Trade {0} rose.<sup>1</sup> Trade {0} fell.<sup>2</sup>"
    page = f"{body}\n\n---\n\n<sup>1</sup> Berg, {{0}}1.\n\n<sup>2</sup> Falk, {{0}}2."
    text = HEAD + "\n\n".join(page.format(year) for year in ("199", "200"))
    assert linked(text) == ["Berg, 1991.", "Falk, 1992.", "Berg, 2001.", "Falk, 2002."]


def test_numbers_that_begin_anew_in_each_chapter_call_the_notes_of_their_chapter_at_the_end() -> None:
    chapter = "## Chapter {0}\n\nTrade in part {0} rose.<sup>1</sup> Trade in part {0} fell.<sup>2</sup>"
    listed = "### Chapter {0}\n\n1. Berg, *Ice*, 199{0}.\n2. Falk, *Eels*, 200{0}."
    body = "\n\n".join(chapter.format(n) for n in (1, 2))
    notes = "\n\n".join(listed.format(n) for n in (1, 2))
    assert linked(f"{HEAD}{body}\n\n## Notes\n\n{notes}") == [
        "Berg, *Ice*, 1991.", "Falk, *Eels*, 2001.", "Berg, *Ice*, 1992.", "Falk, *Eels*, 2002.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "called"),
    [("[3]", [3]), ("[1-3]", [1, 2, 3]), ("[1,3]", [1, 3]), ("[1], [3]", [1, 3]), ("[2, p. 45]", [2]),
     ("<sup>1–3</sup>", [1, 2, 3]), ("<sup>1,3</sup>", [1, 3]), ("\u00b3", [3]), ("[9]", []),
     ("[3](http://a.example)", [])],
)  # fmt: skip
def test_a_mark_may_call_several_notes(mark: str, called: list[int]) -> None:
    notes = "References\n\n1. Berg, *Ice*, 1999.\n2. Falk, *Eels*, 2001.\n3. Ek, *Salt*, 2004."
    assert [m.number for m in read(f"{HEAD}Trade rose in the north {mark} and fell.\n\n{notes}").marks] == called
