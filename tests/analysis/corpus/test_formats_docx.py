"""Word documents: styles, lists, notes and properties as Markdown, and what no document is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

import pytest

from claims.analysis import extract, read
from claims.analysis.corpus.raw import ReadError
from tests.files import call, docx, docx_parts, paragraph, run, table, zipped

TOLD = "The clinic in Tarnholm treated 4,200 patients in 2018, its director, Mette Krog, said."
PARTS = docx_parts(paragraph(TOLD))


def text(*body: str) -> str:
    """The text of a document with these paragraphs, without the line end."""
    return read(docx(*body), "ward.docx").text.rstrip("\n")


class TestStructure:
    @pytest.mark.parametrize(
        ("body", "markdown"),
        [
            (paragraph("A Ward Opens", style="Title"), "# A Ward Opens"),
            (paragraph("Costs", style="heading1"), "# Costs"),
            (paragraph("More costs", style="heading2"), "## More costs"),
            (paragraph("It rained all day.", style="Quote"), "> It rained all day."),
            (paragraph("Four boats.", listed="bullet") + paragraph("Five.", listed="bullet"), "- Four boats.\n- Five."),
            (paragraph("First.", listed="decimal") + paragraph("Next.", listed="decimal"), "1. First.\n2. Next."),
            (table(("Year", "Boats"), ("2018", "4")), "| Year | Boats |\n|---|---|\n| 2018 | 4 |"),
            (paragraph("It ", run("rained", "<w:i/>"), " all."), "It *rained* all."),
            (paragraph("It ", run("rained", "<w:b/>"), " all."), "It **rained** all."),
            (paragraph("One ", run("T", "<w:b/>"), "wo."), "One Two."),
            (paragraph("16 km", run("2", '<w:vertAlign w:val="superscript"/>'), "."), "16 km<sup>2</sup>."),
            (paragraph("The 3", run("rd", '<w:vertAlign w:val="superscript"/>'), " boat."), "The 3rd boat."),
            (f"<w:p><w:del><w:r><w:delText>Old.</w:delText></w:r></w:del><w:ins>{run('New.')}</w:ins></w:p>", "New."),
            (paragraph("a < b & c > d, <b>no markup</b>."), "a < b & c > d, <b>no markup</b>."),
        ],
    )
    def test_styles_are_kept_as_markdown(self, body: str, markdown: str) -> None:
        assert text(paragraph(TOLD), body) == f"{TOLD}\n\n{markdown}"

    def test_every_place_holds(self) -> None:
        parsed = read(docx(paragraph(TOLD)))
        (assertion,) = extract(parsed)
        assert (parsed.text[assertion.start : assertion.end], assertion.speaker) == (TOLD, "Mette Krog")


class TestNotes:
    def test_footnotes_and_endnotes_are_notes_in_the_order_of_their_calls(self) -> None:
        body = (
            paragraph(TOLD, call("footnote", 1), " It rained.", call("endnote", 1)),
            paragraph("It snowed.", call("footnote", 2)),
        )
        parsed = read(docx(*body, notes={"footnote": ("Dahl, 1999.", "Ibid., 3."), "endnote": ("At the end.",)}))
        assert parsed.text.startswith(f"{TOLD}[^1] It rained.[^2]\n\nIt snowed.[^3]\n")
        assert [(note.number, note.text) for note in parsed.notes] == [
            (1, "Dahl, 1999."),
            (2, "At the end."),
            (3, "Ibid., 3."),
        ]
        assert [mark.number for mark in parsed.marks] == [1, 2, 3]

    def test_a_note_that_is_not_called_is_left_out(self) -> None:
        assert read(docx(paragraph(TOLD), notes={"footnote": ("Nobody calls.",)})).notes == ()


CORE = {
    "dc:title": "A Ward Opens",
    "dc:creator": "Ada Lindqvist; Per Aas",
    "dcterms:created": "2019-05-03T10:00:00Z",
    "dc:language": "en-GB",
}


class TestMetadata:
    def test_the_properties_count_where_the_text_does_not_say(self) -> None:
        parsed = read(docx(paragraph(TOLD), core=CORE))
        assert (parsed.title, parsed.published, parsed.language) == ("A Ward Opens", "2019-05-03", "en")
        assert [author.name for author in parsed.authors] == ["Ada Lindqvist", "Per Aas"]
        assert all(parsed.text[a.start : a.end] == a.surface for a in parsed.authors)

    def test_the_text_itself_counts_first(self) -> None:
        front = (paragraph("Boats Return", style="Title"), paragraph("By Inga Dahl"), paragraph("1 June 2018"))
        parsed = read(docx(*front, paragraph(TOLD), core=CORE))
        assert (parsed.title, parsed.published) == ("Boats Return", "2018-06-01")
        assert [author.name for author in parsed.authors] == ["Inga Dahl"]

    @pytest.mark.parametrize(
        "core",
        [
            {"dc:title": "Document1", "dc:creator": "Microsoft Office User"},
            {"dc:title": "ward_final.docx", "dc:creator": "user"},
            {"dc:title": "", "dc:creator": "lab-pc-17"},
            {"dcterms:created": "2013-12-23T23:15:00Z", "dc:creator": "python-docx"},
            {"dcterms:created": "yesterday"},
        ],
    )
    def test_what_programs_leave_behind_says_nothing(self, core: Mapping[str, str]) -> None:
        parsed = read(docx(paragraph(TOLD), core=core))
        assert (parsed.title, parsed.authors, parsed.published) == ("", (), None)

    def test_a_document_without_properties_is_read(self) -> None:
        assert text(paragraph(TOLD)) == TOLD


def without(name: str) -> bytes:
    return zipped({key: part for key, part in PARTS.items() if key != name})


def bomb(name: str, size: int) -> bytes:
    """A document with a part that unpacks to `size` bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, part in PARTS.items():
            archive.writestr(key, part)
        with archive.open(name, "w", force_zip64=True) as target:
            for _ in range(size // 1_000_000):
                target.write(bytes(1_000_000))
    return out.getvalue()


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (without("word/document.xml"), "The file is a ZIP archive without a Word document."),
            (zipped({"xl/workbook.xml": "<x/>"}), "The file is an Excel workbook. Save its text as DOCX"),
            (zipped({"META-INF/manifest.xml": "<x/>"}), "The file is an OpenDocument file."),
            (zipped(PARTS)[:-30], "damaged (its ZIP archive cannot be unpacked). Open it in a word processor"),
            (zipped(PARTS)[:200], "damaged (its ZIP archive cannot be unpacked)."),
            (zipped({**PARTS, "word/document.xml": PARTS["word/document.xml"][:-9]}), "damaged (unclosed token"),
            (zipped({**PARTS, "word/document.xml": "<w:nothing/>"}), "damaged ("),
            (
                zipped({**PARTS, "word/document.xml": "<!DOCTYPE w [<!ENTITY a 'b'>]>" + PARTS["word/document.xml"]}),
                "declares a document type",
            ),
            (docx(paragraph("")), "The Word document holds no text"),
            (docx("<w:p>" + "<w:ins>" * 5000 + run(TOLD) + "</w:ins>" * 5000 + "</w:p>"), "nested too deeply"),
            (bomb("word/media/a.bin", 250_000_000), "more than a document has"),
            (bomb("word/comments.xml", 70_000_000), "more than a document has"),
            (zipped({**PARTS, **{f"word/x{n}": "" for n in range(4001)}}), "unpacks to 4,007 parts"),
        ],
        ids=[
            *("no document", "workbook", "opendocument", "cut off", "cut short", "broken", "no body", "entities"),
            *("empty", "deep", "bomb", "text bomb", "many parts"),
        ],
    )
    def test_it_says_why_and_what_to_do(self, data: bytes, reason: str) -> None:
        with pytest.raises(ReadError, match=re.escape(reason)) as refused:
            read(data, "ward.docx")
        assert "\n" not in str(refused.value)

    def test_damaged_data_inside_are_refused(self) -> None:
        data = bytearray(zipped(PARTS))
        place = data.find(b"word/document.xml") + 40
        data[place : place + 30] = b"\xff" * 30
        with pytest.raises(ReadError, match="damaged"):
            read(bytes(data), "ward.docx")
