"""Where sentences end, and where a full stop does not end one. A bar marks each boundary."""

from __future__ import annotations

import pytest

from claims.analysis.corpus.reader import read
from claims.analysis.corpus.sentences import marks_of, split
from claims.analysis.masking import mask


def check_splits(marked: str) -> None:
    text = marked.replace("|", "")
    wanted = [part.strip() for part in marked.split("|")]
    view = mask(text)
    assert [text[a:b] for a, b in split(view, 0, len(view))] == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "Trade rose. |It fell later.",
        "Dr. Lund met Mr. Roe on Jan. 5 in St. Gallen. |They left.",
        "It is based in the U.S. |The firm grew.",
        "The U.S. Senate agreed with the U.K. government.",
        "Prices rose 3.5 percent to $1.2 billion, i.e. more than planned.",
        "He works for Tarn Inc. in Oslo. |She does not.",
        '"It is over," he said. |"We go home."',
        '"It is over." |He left.',
        '"Why now?" Mrs. Lund asked.',
        '"Why now?" |The room fell silent.',
        "They agreed (see No. 7 and p. 12). |Then they left.",
        "The answer was no. |Nobody spoke.",
        "J. R. Lund and K. Roe wrote it. |It sold well.",
        "It opened at 9 a.m. Monday. |It closed at 5 p.m. |The rest is known.",
        "Well... it may be. |Who knows?",
        "The war ended. |Peace came<sup>5</sup>. |Then rain.",
        "They met in **Oslo**. |Then they left.",
        "Was it true? |Yes! |It was.",
        "The law (e.g. Art. 5 of the Act) holds. |It is old.",
        "Exports of iPhone parts rose. |iPhone sales fell.",
        "The first draft, v. 2, was signed. |It is the fig. 3 version.",
    ],
)
def test_sentences_end_where_they_end(marked: str) -> None:
    check_splits(marked)


def test_a_sentence_runs_over_a_page_rule_and_notes() -> None:
    text = (
        "A Title of Sorts\n\nThe port of Tarn was opened in 1950 and has since been the\n\n---\n\n"
        "<sup>1</sup> Jane Lund, *Ports* (Oslo: House, 1999), 3.\n\nlargest of the coast.<sup>1</sup> It trades grain."
    )
    parsed = read(text)
    first, second = parsed.sentences
    assert [text[a:b] for a, b in first.parts] == [
        "The port of Tarn was opened in 1950 and has since been the",
        "largest of the coast.",
    ]
    assert first.paragraph == second.paragraph == 1
    assert " ".join(parsed.view[first.start : first.end].split()).endswith("been the largest of the coast.")
    assert marks_of(parsed, 0) == (1,)
    assert marks_of(parsed, 1) == ()
