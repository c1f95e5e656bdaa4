"""PDFs as they are printed: pages, columns, running heads, notes at the foot, words parted at the ends of lines."""

from __future__ import annotations

import re

import pytest

from claims.analysis import extract, read
from claims.analysis.corpus.documents import BlockKind, ParsedDocument
from claims.analysis.corpus.pages import pages
from claims.analysis.corpus.pdf_lines import Line
from claims.analysis.corpus.pdf_paragraphs import joined
from claims.analysis.corpus.raw import ReadError
from tests.files import pdf, turned

PAGE = """#set page(paper: "a6", margin: 1.5cm)
#set par(justify: true)
#set text(size: 9pt, lang: "en", hyphenate: true)
"""
FILLER = (
    "The administration of the municipal harbour considered the application and the representatives of neighbouring "
    "communities expressed understanding for the difficulties of transportation. "
)


def kinds(parsed: ParsedDocument) -> list[tuple[BlockKind, str]]:
    """The blocks of a document with the first words of each."""
    return [(b.kind, " ".join(parsed.text[b.start : b.end].split()[:3])) for b in parsed.blocks]


def sentences(parsed: ParsedDocument) -> list[str]:
    """The sentences of the body, on one line each."""
    return [" ".join(parsed.text[s.start : s.end].split()) for s in parsed.sentences]


def flowing(text: str) -> str:
    return " ".join(text.replace("\f", " ").split())


class TestPages:
    SOURCE = (
        PAGE + "The port handled 12 ferries in 2018. #pagebreak() Trade rose to \\$40 million in 2019, Per Holm said. "
        "#pagebreak() #pagebreak() A bridge would cost \\$90 million."
    )

    def test_a_form_feed_ends_every_page_also_an_empty_one(self) -> None:
        assert read(pdf(self.SOURCE)).text.count("\f") == 3

    @pytest.mark.parametrize(("words", "page"), [("12 ferries", 1), ("$40 million", 2), ("Per Holm", 2), ("$90", 4)])
    def test_a_place_has_the_number_of_its_page(self, words: str, page: int) -> None:
        text = read(pdf(self.SOURCE)).text
        assert pages(text)(text.index(words)) == page

    def test_a_text_without_pages_has_no_numbers(self) -> None:
        assert pages("The port handled 12 ferries.")(10) is None

    def test_a_sentence_over_the_end_of_a_page_is_one(self) -> None:
        parsed = read(pdf(PAGE + FILLER * 6 + "Trade rose to \\$40 million in 2019. " + FILLER * 6))
        assert parsed.text.count("\f") >= 1
        paragraphs = [b for b in parsed.blocks if b.kind is BlockKind.PARAGRAPH]
        assert len(paragraphs) == 1
        assert {s.rstrip() for s in sentences(parsed)} == {FILLER.strip(), "Trade rose to $40 million in 2019."}


class TestDirection:
    SOURCE = (
        PAGE + "#place(top + right, dx: 0.6cm, rotate(-90deg, reflow: true)[draft of 2018])\n"
        "The port handled 12 ferries in 2018.\n\nTrade rose to \\$40 million in 2019, Per Holm said."
    )

    @pytest.mark.parametrize("degrees", [0, 90, 180, 270])
    def test_a_turned_page_is_read_all_the_same(self, degrees: int) -> None:
        assert read(turned(pdf(self.SOURCE), degrees)).text == read(pdf(self.SOURCE)).text

    @pytest.mark.parametrize("angle", [90, 180, 270])
    def test_a_page_set_sideways_is_read_along_its_lines(self, angle: int) -> None:
        told = "#block(width: 8cm)[The port handled 12 ferries in 2018.\n\nTrade rose in 2019, Per Holm said.]"
        text = flowing(read(pdf(PAGE + f"#rotate({angle}deg, reflow: true)[{told}]")).text)
        assert text.endswith("The port handled 12 ferries in 2018. Trade rose in 2019, Per Holm said.")

    def test_a_stamp_in_the_margin_is_left_out(self) -> None:
        assert "draft" not in read(pdf(self.SOURCE)).text


class TestWords:
    def test_words_parted_at_line_ends_are_whole(self) -> None:
        text = flowing(read(pdf(PAGE + FILLER * 3)).text)
        assert FILLER.strip() in text
        assert text.count(FILLER.strip()) == 3

    @pytest.mark.parametrize(
        ("first", "second", "whole"),
        [
            ("a trans-", "portation of goods", "a transportation of goods"),
            ("in the late nineteen-", "sixties", "in the late nineteen-sixties"),
            ("the Anglo-", "Dutch treaty", "the Anglo-Dutch treaty"),
            ("from 2018-", "19 on", "from 2018-19 on"),
            ("a long-", "term loan", "a long-term loan"),
            ("twenty-", "five boats", "twenty-five boats"),
            ("four-", "teen boats", "fourteen boats"),
            ("the co-", "operation pact", "the co-operation pact"),
            ("the NH-", "90 helicopter", "the NH-90 helicopter"),
            ("see https://port.example/re-", "port", "see https://port.example/re-port"),
            ("Администра-", "ция порта", "Администрация порта"),
        ],
    )
    def test_a_hyphen_goes_only_where_it_parts_a_word(self, first: str, second: str, whole: str) -> None:
        words = frozenset({"nineteen-sixties", "co-operation"})
        assert joined(first, second, words, hyphen=True) == whole

    def test_an_address_runs_on_over_a_line_end(self) -> None:
        assert joined("see https://port.example/", "report, 12", frozenset(), hyphen=False).startswith(
            "see https://port.example/report"
        )

    def test_ligatures_are_letters(self) -> None:
        text = read(pdf(PAGE + "The official found an affluent, efficient office with five flights in 2018.")).text
        assert flowing(text).endswith("The official found an affluent, efficient office with five flights in 2018.")

    def test_other_scripts_are_kept(self) -> None:
        said = "Администрация порта заявила об этом в 2018 году."
        assert said in flowing(read(pdf(PAGE + said)).text)

    def test_exponents_are_no_notes_and_endings_stay_letters(self) -> None:
        parsed = read(pdf(PAGE + "The port covers 16 km#super[2], the 3#super[rd] largest.#footnote[Ibid.] \n\n Two."))
        assert "16 km<sup>2</sup>, the 3rd largest.[^1]" in flowing(parsed.text)
        assert [mark.number for mark in parsed.marks] == [1]


COLUMNS = (
    '#set page(paper: "a5", columns: 2, margin: 1.5cm, numbering: "1", header: [Norvik Review #h(1fr) Spring 2019])\n'
    '#set par(justify: true, first-line-indent: 1em)\n#set text(size: 9pt, lang: "en")\n'
    '#place(top, scope: "parent", float: true)[#text(17pt)[*Ferry Traffic Doubles Across the Sound*] \\ '
    "By Ada Lindqvist and Per Aas]\n"
)


class TestColumns:
    SOURCE = (
        COLUMNS + "Opening words of the left column. " + FILLER * 9 + "\n\n= Outlook\n" + FILLER * 7 + "\n\n"
        "Closing words of the right column came on 4 May 2019."
    )

    def test_the_left_column_is_read_before_the_right_one(self) -> None:
        text = flowing(read(pdf(self.SOURCE)).text)
        assert text.count(FILLER.strip()) == 16
        assert text.index("Opening words") < text.index("# Outlook") < text.index("Closing words")

    def test_title_and_writers_stand_over_both(self) -> None:
        parsed = read(pdf(self.SOURCE))
        assert parsed.title == "Ferry Traffic Doubles Across the Sound"
        assert [author.name for author in parsed.authors] == ["Ada Lindqvist", "Per Aas"]

    def test_running_heads_and_page_numbers_are_left_out(self) -> None:
        text = read(pdf(COLUMNS + FILLER * 40)).text
        assert text.count("\f") >= 1
        assert "Norvik Review" not in text
        assert not re.search(r"(?m)^\s*\d+\s*$", text)

    def test_a_number_in_the_text_is_no_page_number(self) -> None:
        source = '#set page(paper: "a6")\nIn 2018 the port closed.\n\n1887\n\nIn that year it opened.\n\nIt is old.'
        assert "1887" in read(pdf(source)).text

    def test_a_table_is_no_pair_of_columns(self) -> None:
        rows = "".join(f"[Year {y}], [{y * 3} boats]," for y in range(2000, 2012))
        source = PAGE + FILLER + f"\n\n#table(columns: 2, column-gutter: 3em, stroke: none, {rows})\n\n" + FILLER
        parsed = read(pdf(source))
        assert "| Year 2000 | 6000 boats |" in parsed.text
        assert "| Year 2011 | 6033 boats |" in parsed.text


class TestNotes:
    SOURCE = (
        PAGE + FILLER * 2 + "The port handled 12 ferries.#footnote[Inga Dahl, “Boats of the North,” The Lancet Review, "
        "12 March 2017.] " + FILLER * 4 + "Trade doubled.#footnote[Ibid., 14.] " + FILLER * 3
    )

    def test_notes_at_the_foot_of_a_page_are_notes(self) -> None:
        parsed = read(pdf(self.SOURCE))
        assert [(note.number, note.text[:10]) for note in parsed.notes] == [(1, "Inga Dahl,"), (2, "Ibid., 14.")]
        assert [mark.number for mark in parsed.marks] == [1, 2]
        assert len({citation.work for note in parsed.notes for citation in note.citations}) == 1

    def test_they_stand_on_their_page_and_in_no_sentence(self) -> None:
        parsed = read(pdf(self.SOURCE))
        for note, mark in zip(parsed.notes, parsed.marks, strict=True):
            assert pages(parsed.text)(note.start) == pages(parsed.text)(mark.start)
        assert not any("Dahl" in sentence or "Ibid" in sentence for sentence in sentences(parsed))

    def test_a_year_alone_on_the_last_line_of_two_pages_is_no_running_foot(self) -> None:
        note = "#footnote[Inga Dahl, “Boats of the Northern Sound and Their Owners,” The Lancet Review, 3 May {}.]"
        source = (
            PAGE + "".join(f"Trade rose.{note.format(year)} {FILLER} #pagebreak() " for year in (1994, 2005)) + "End."
        )
        assert [note.text[-9:] for note in read(pdf(source)).notes] == ["May 1994.", "May 2005."]

    def test_a_long_note_runs_over_to_the_next_page(self) -> None:
        source = PAGE + FILLER * 4 + f"Trade rose.#footnote[First work, 1999. {FILLER * 4}] " + FILLER * 6
        parsed = read(pdf(source))
        assert [" ".join(note.text.split()) for note in parsed.notes] == [f"First work, 1999. {FILLER * 4}".strip()]
        assert not any("work" in sentence for sentence in sentences(parsed))

    def test_a_number_at_the_start_of_a_later_line_opens_no_note(self) -> None:
        first = "Inga Dahl, “Boats of the Sound and Their Owners,” The Lancet Review (Oslo), 2 May 1990, 2"
        parsed = read(pdf(PAGE + f"Trade rose.#footnote[{first} #linebreak() 2 May 1991 in the second printing.]"))
        assert len(parsed.notes) == 1

    def test_notes_that_count_anew_on_each_page_are_counted_through(self) -> None:
        one = "Trade rose.#footnote[First work, 1999.] More.#footnote[Second work, 2001.] "
        again = "#counter(footnote).update(0) Trade fell.#footnote[Third work, 2003.] It rained."
        parsed = read(pdf(PAGE + one + FILLER + "#pagebreak() " + again))
        assert [(note.number, note.text) for note in parsed.notes] == [
            (1, "First work, 1999."),
            (2, "Second work, 2001."),
            (3, "Third work, 2003."),
        ]
        assert [mark.number for mark in parsed.marks] == [1, 2, 3]


class TestBlocks:
    def test_headings_lists_and_quotes_are_told_by_type_and_place(self) -> None:
        source = f"""{PAGE}#text(16pt)[*Ferries*]

= Costs
{FILLER}

- The survey begins in 2020.
- The tender, which the administration of the harbour prepares, follows in 2021.

The council has read the application and will hear the owners of all the boats in the autumn of the year.

#quote(block: true)[A bridge would be the end of the ferry company, which employs 900 people on both sides.]

The owners have told the council that they will not sell a single boat before the bridge has been paid for.
"""
        assert kinds(read(pdf(source)))[1:] == [
            (BlockKind.TITLE, "# Ferries"),
            (BlockKind.HEADING, "## Costs"),
            (BlockKind.PARAGRAPH, "The administration of"),
            (BlockKind.LIST_ITEM, "- The survey"),
            (BlockKind.LIST_ITEM, "- The tender,"),
            (BlockKind.PARAGRAPH, "The council has"),
            (BlockKind.BLOCK_QUOTE, "> A bridge"),
            (BlockKind.PARAGRAPH, "The owners have"),
        ]

    def test_an_indented_line_begins_a_paragraph_where_paragraphs_do(self) -> None:
        setting = "#set par(first-line-indent: 1.8em, spacing: .65em)\n"
        short = "It took 15 days and cost the council of the town 40 million crowns."
        text = read(pdf(PAGE + setting + "\n\n".join([FILLER * 2, short, FILLER * 2, FILLER * 3]))).text
        assert [" ".join(part.split()) for part in text.split("\n\n")[1:]] == [
            (FILLER * 2).strip(),
            short,
            (FILLER * 2).strip(),
            (FILLER * 3).strip(),
        ]

    def test_every_place_holds(self) -> None:
        parsed = read(pdf(TestNotes.SOURCE))
        for assertion in extract(parsed):
            assert parsed.text[assertion.start : assertion.end] == assertion.surface


class TestMetadata:
    def test_what_the_file_says_counts_where_the_text_does_not(self) -> None:
        about = (
            '#set document(title: "Ferries of the Sound", author: ("Ada Lindqvist", "Per Aas"), '
            "date: datetime(year: 2019, month: 5, day: 3))\n"
        )
        parsed = read(pdf(about + PAGE + FILLER * 2))
        assert (parsed.title, parsed.published) == ("Ferries of the Sound", "2019-05-03")
        assert [author.name for author in parsed.authors] == ["Ada Lindqvist", "Per Aas"]
        assert all(parsed.text[a.start : a.end] == a.surface for a in parsed.authors)

    def test_the_text_itself_counts_first(self) -> None:
        about = '#set document(title: "Draft of Something", author: "Ada Lindqvist")\n'
        parsed = read(pdf(about + PAGE + "#text(18pt)[*Ferries Return*]\n\nBy Per Aas\n\n3 May 2018\n\n" + FILLER * 2))
        assert (parsed.title, parsed.published) == ("Ferries Return", "2018-05-03")
        assert [author.name for author in parsed.authors] == ["Per Aas"]

    @pytest.mark.parametrize(
        ("title", "author"),
        [("Microsoft Word - draft3.docx", "user"), ("untitled", "Admin"), ("report_final.indd", "HP")],
    )
    def test_what_programs_leave_behind_is_no_title_and_no_writer(self, title: str, author: str) -> None:
        parsed = read(pdf(f'#set document(title: "{title}", author: "{author}")\n' + PAGE + FILLER * 2))
        assert (parsed.title, parsed.authors) == ("", ())


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"%PDF-1.7\n" + b"nothing here\n" * 40, "The PDF is damaged. Open it in a PDF reader"),
            (pdf(PAGE + FILLER)[:900], "The PDF is damaged."),
            (pdf('#set page(paper: "a6")\n#rect(width: 2cm, height: 3cm, fill: red)'), "pictures of pages and no text"),
        ],
        ids=["no pdf", "cut off", "picture"],
    )
    def test_it_says_why_and_what_to_do(self, data: bytes, reason: str) -> None:
        with pytest.raises(ReadError, match=re.escape(reason)):
            read(data, "report.pdf")


def test_a_line_knows_its_width() -> None:
    assert Line("Trade", 10.0, 34.5, 20.0, 9.0).width == 24.5
