"""What each stretch of a page is."""

from __future__ import annotations

import pytest

from claims.analysis.corpus.documents import BlockKind
from claims.analysis.corpus.reader import read

PROSE = (
    "The harbour council of Tarn voted on Tuesday to widen the northern quay, after two years of talks with shippers."
)
MORE = "Work on the quay starts in the spring and is expected to take some eighteen months, the engineers said later."


def kinds(text: str) -> dict[str, BlockKind]:
    parsed = read(text)
    return {text[b.start : b.end]: b.kind for b in parsed.blocks}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Home | World | Coast", BlockKind.NAVIGATION),
        ("Recent Features", BlockKind.NAVIGATION),
        ("Share on Facebook", BlockKind.NAVIGATION),
        ("3 min read", BlockKind.NAVIGATION),
        ("Credit: Jane Lund/Tarn Photos", BlockKind.CREDIT),
        ("Photo by Jane Lund", BlockKind.CREDIT),
        ("Keywords: ports, grain, Tarn", BlockKind.KEYWORDS),
        ("This site uses cookies to improve your visit.", BlockKind.NOTICE),
        ("Views expressed are the author's own.", BlockKind.DISCLAIMER),
        ("---", BlockKind.RULE),
        ("- 12 -", BlockKind.RULE),
        ("Page 3 of 10", BlockKind.RULE),
        ("## Costs and benefits", BlockKind.HEADING),
        ("What happens next", BlockKind.HEADING),
        ("COSTS AND BENEFITS", BlockKind.HEADING),
        ("2. Methods", BlockKind.HEADING),
        ("| year | grain |", BlockKind.TABLE),
        ("| year | grain |\n|------|-------|\n| 2012 | 40 |", BlockKind.TABLE),
        ("> The quay is too short for us.", BlockKind.BLOCK_QUOTE),
        ("It cost too much.", BlockKind.PARAGRAPH),
        ("Shares in the port rose by a tenth.", BlockKind.PARAGRAPH),
        ("Comments by the mayor did not help the talks.", BlockKind.PARAGRAPH),
    ],
)
def test_a_line_between_paragraphs_is_known_by_what_it_is(line: str, kind: BlockKind) -> None:
    assert kinds(f"Tarn widens its quay\n\n{PROSE}\n\n{line}\n\n{MORE}")[line] is kind


def test_the_title_is_printed_once_and_repeats_are_navigation() -> None:
    parsed = read(f"Tarn widens its quay\n\nWorld | Coast\n\nTarn widens its quay\n\n{PROSE}\n\n{MORE}")
    assert parsed.title == "Tarn widens its quay"
    assert [b.kind for b in parsed.blocks[:3]] == [BlockKind.TITLE, BlockKind.NAVIGATION, BlockKind.NAVIGATION]


@pytest.mark.parametrize(
    "text",
    [f"{PROSE}\n\n{MORE}", "Exports rose to $3 million in 2012.\n\nThey fell a year later.", "It rained in May 2012."],
)
def test_a_text_may_have_no_title(text: str) -> None:
    parsed = read(text)
    assert parsed.title == ""
    assert {b.kind for b in parsed.blocks} == {BlockKind.PARAGRAPH}


def test_a_title_alone_is_a_document_without_sentences() -> None:
    parsed = read("Tarn widens its quay")
    assert parsed.title == "Tarn widens its quay"
    assert parsed.sentences == ()


def test_the_deck_under_a_title_is_the_standfirst() -> None:
    text = f"Tarn widens its quay\n\nTwo years of talks end with a narrow vote.\n\nCredit: Lund\n\n{PROSE}\n\n{MORE}"
    assert kinds(text)["Two years of talks end with a narrow vote."] is BlockKind.STANDFIRST


def test_a_pull_quote_is_the_repeat_that_stands_alone() -> None:
    quote = "the northern quay is too short for the ships that grain now travels in"
    text = f"A title\n\nShe said that {quote}, and that this must end.\n\n\u00a0The northern{quote[12:]}.\n\n{MORE}"
    parsed = read(text)
    assert [b.kind for b in parsed.blocks] == [
        BlockKind.TITLE,
        BlockKind.PARAGRAPH,
        BlockKind.PULL_QUOTE,
        BlockKind.PARAGRAPH,
    ]


def test_of_two_equal_paragraphs_the_later_is_the_pull_quote() -> None:
    parsed = read(f"A title\n\n{PROSE}\n\n{MORE}\n\n{PROSE}")
    assert [b.kind for b in parsed.blocks[1:]] == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.PULL_QUOTE]


def test_a_paragraph_cut_by_a_page_goes_on() -> None:
    parsed = read(f"A title\n\n{PROSE[:-40]}\n\n---\n\n{PROSE[-40:]} {MORE}\n\nIt is done.")
    assert [b.continues for b in parsed.blocks] == [None, None, None, 1, None]


def test_a_caption_without_a_stop_does_not_swallow_the_next_paragraph() -> None:
    parsed = read(
        f"A title\n\nShips wait in the long and windy roads of the harbour of Tarn on a cold day in May\n\n{MORE}"
    )
    assert all(b.continues is None for b in parsed.blocks)


def test_wrapped_lines_are_one_paragraph() -> None:
    lines = ["The harbour council of Tarn voted on Tuesday to widen the",
             "northern quay, and two years of talks came to an end.",
             "The shippers of the coast are glad of the vote in the", "Tarn council, and say so."]  # fmt: skip
    parsed = read("\r\n".join(["Tarn widens its quay", "", *lines]))
    assert len(parsed.blocks) == 2
    assert len(parsed.sentences) == 2


def test_items_of_a_list_are_sentences_of_their_own() -> None:
    parsed = read(f"A title\n\n{PROSE}\n\n- widen the quay\n- dredge the roads\n1. raise the toll")
    assert [parsed.text[s.start : s.end] for s in parsed.sentences[1:]] == [
        "widen the quay",
        "dredge the roads",
        "raise the toll",
    ]


def test_the_comment_form_runs_to_the_end() -> None:
    parsed = read(
        f"A title\n\n{PROSE}\n\n{MORE}\n\nLeave a Reply\n\nJo says: I doubt that very much indeed, and always did."
    )
    assert len(parsed.sentences) == 2


def test_a_digest_says_so_in_its_first_line() -> None:
    parsed = read(
        f"Digest: this text restates an article of The Tarn Herald.\n\nTarn widens its quay\n\nBy Jane Lund\n\n{PROSE}"
    )
    assert parsed.digest
    assert parsed.title == "Tarn widens its quay"
    assert [a.name for a in parsed.authors] == ["Jane Lund"]
    assert not read(f"Digest readers rejoice\n\n{PROSE}\n\n{MORE}").authors
