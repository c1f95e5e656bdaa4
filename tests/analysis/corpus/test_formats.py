"""One article in five formats: the same title, writer, assertions, speakers and notes, every place in its text."""

from __future__ import annotations

import pytest

from claims.analysis import extract, read
from claims.analysis.corpus.documents import BlockKind, ParsedDocument
from claims.analysis.corpus.formats import DOCX, HTML, MARKDOWN, PDF, PLAIN, media_type
from claims.analysis.corpus.raw import ReadError
from claims.analysis.masking import readable
from tests.files import call, docx, html, paragraph, pdf, run, table

FIRST = "The clinic in Tarnholm treated 4,200 patients in 2018, up from 3,100 in 2017, its director, Mette Krog, said."
SECOND = "A new ward will cost $12 million, according to the Ministry of Health."
QUOTED = "“We turned away 300 people last winter,” Ms Krog told reporters on 4 May 2019."
ITEMS = ("The survey begins in June 2020.", "Two wards open in 2021, the mayor, Olav Berg, said.")
LAST = "Olav Berg said that the town had paid $2.5 million by March 2019."
NOTES = ("Inga Dahl, “Wards of the North,” The Lancet Review, 12 March 2017.", "Ibid., 14.")

TXT = f"""Tarnholm Builds a Ward

By Ada Lindqvist

3 May 2019

{FIRST}[1] {SECOND}

Background

{QUOTED}[2]

- {ITEMS[0]}
- {ITEMS[1]}

{LAST}

Notes

1. {NOTES[0]}
2. {NOTES[1]}
"""
MD = f"""# Tarnholm Builds a Ward

By **Ada Lindqvist**

3 May 2019

{FIRST}[^1] {SECOND}

## Background

{QUOTED}[^2]

- {ITEMS[0]}
- {ITEMS[1]}

| Year | Patients |
|---|---|
| 2018 | 4,200 |

{LAST}

[^1]: {NOTES[0]}

[^2]: {NOTES[1]}
"""
PAGE = html(
    f"""<nav><a href="/">Home</a> <a href="/town">Town</a></nav><article><h1>Tarnholm Builds a Ward</h1>
    <p class="byline">By <a href="https://sound.example/ada">Ada Lindqvist</a></p><p>3 May 2019</p>
    <p>{FIRST}<sup><a href="#n1" id="r1">1</a></sup> {SECOND}</p><script>document.write("<p>Evil.</p>")</script>
    <h2>Background</h2><p>{QUOTED}<sup><a href="#n2">2</a></sup></p>
    <ul><li>{ITEMS[0]}</li><li>{ITEMS[1]}</li></ul>
    <table><tr><th>Year</th><th>Patients</th></tr><tr><td>2018</td><td>4,200</td></tr></table><p>{LAST}</p>
    <ol><li id="n1">{NOTES[0]} <a href="#r1">↩</a></li><li id="n2">{NOTES[1]}</li></ol></article>
    <footer>© 2019 The Sound Gazette. All rights reserved.</footer>""",
    head="<title>Tarnholm Builds a Ward | The Sound Gazette</title>",
)
WORD = docx(
    paragraph("Tarnholm Builds a Ward", style="Title"),
    paragraph("By ", run("Ada Lindqvist", "<w:b/>")),
    paragraph("3 May 2019"),
    paragraph(FIRST, call("footnote", 1), f" {SECOND}"),
    paragraph("Background", style="heading1"),
    paragraph(QUOTED, call("footnote", 2)),
    *(paragraph(item, listed="bullet") for item in ITEMS),
    table(("Year", "Patients"), ("2018", "4,200")),
    paragraph(LAST),
    notes={"footnote": NOTES},
)
_SET = """#set page(paper: "a5", numbering: "1", header: [_Sound Review_ #h(1fr) 12])
#set par(justify: true)
#set text(size: 10pt, lang: "en")
"""
PRINTED = pdf(
    f"""{_SET}#text(18pt, weight: "bold")[Tarnholm Builds a Ward]

By Ada Lindqvist

3 May 2019

{FIRST}#footnote[{NOTES[0]}] {SECOND.replace("$", chr(92) + "$")}

= Background
{QUOTED}#footnote[{NOTES[1]}]

- {ITEMS[0]}
- {ITEMS[1]}

#table(columns: 2, column-gutter: 2em, [Year], [Patients], [2018], [4,200])

{LAST.replace("$", chr(92) + "$")}
"""
)
FILES = {
    "ward.txt": (TXT.encode(), PLAIN),
    "ward.md": (MD.encode(), MARKDOWN),
    "ward.html": (PAGE, HTML),
    "ward.docx": (WORD, DOCX),
    "ward.pdf": (PRINTED, PDF),
}


def told(parsed: ParsedDocument) -> list[tuple[object, ...]]:
    """What the body of a document asserts, in words that do not depend on its markup."""
    return [
        (readable(a.surface), a.kind, a.speaker, a.notes, [q.surface for q in a.quantities], [d.edtf for d in a.dates])
        for a in extract(parsed)
        if a.kind != "reference"
    ]


def works(parsed: ParsedDocument) -> list[str]:
    """The keys of the works that the notes name."""
    return [citation.work for note in parsed.notes for citation in note.citations]


@pytest.mark.parametrize("name", FILES)
def test_one_article_says_the_same_in_every_format(name: str) -> None:
    data, kind = FILES[name]
    parsed, plain = read(data, name), read(TXT)
    assert (parsed.media_type, parsed.name) == (kind, name)
    assert (parsed.title, parsed.published) == ("Tarnholm Builds a Ward", "2019-05-03")
    assert [author.name for author in parsed.authors] == ["Ada Lindqvist"]
    assert told(parsed) == told(plain)
    assert len(told(parsed)) >= 5
    assert [note.number for note in parsed.notes] == [1, 2]
    assert [readable(note.text) for note in parsed.notes] == [readable(note.text) for note in plain.notes]
    assert [c.work for note in parsed.notes for c in note.citations] == [
        c.work for n in plain.notes for c in n.citations
    ]
    assert [mark.number for mark in parsed.marks] == [1, 2]


@pytest.mark.parametrize("name", FILES)
def test_every_place_holds_in_the_text_and_the_text_read_again_is_the_same(name: str) -> None:
    parsed = read(FILES[name][0], name)
    for assertion in extract(parsed):
        assert parsed.text[assertion.start : assertion.end] == assertion.surface
    for note in parsed.notes:
        assert all(parsed.text[c.start : c.end] == c.surface for c in note.citations)
    again = read(parsed.text, name)
    assert (again.blocks, again.notes, again.authors, again.sentences) == (
        parsed.blocks,
        parsed.notes,
        parsed.authors,
        parsed.sentences,
    )


@pytest.mark.parametrize("name", ["ward.md", "ward.html", "ward.docx", "ward.pdf"])
def test_tables_are_kept_and_are_no_sentences(name: str) -> None:
    parsed = read(FILES[name][0], name)
    tables = [parsed.text[b.start : b.end] for b in parsed.blocks if b.kind is BlockKind.TABLE]
    assert [t for t in tables if "Address" not in t] == ["| Year | Patients |\n|---|---|\n| 2018 | 4,200 |"]
    assert not any("|" in parsed.text[s.start : s.end] for s in parsed.sentences)


@pytest.mark.parametrize("name", FILES)
def test_a_format_is_told_by_the_bytes_whatever_the_name_says(name: str) -> None:
    data, kind = FILES[name]
    told_by_name = {PLAIN, MARKDOWN}
    for other in ("ward.txt", "ward", "ward.dat"):
        assert media_type(data, other) == (PLAIN if kind in told_by_name else kind)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.pdf", "The file is empty."),
        (b"", "a.html", "The file is empty."),
        (b"Trade rose.", "a.pdf", "no PDF, whatever its name says"),
        (b"Trade rose.", "a.docx", "no Word document, whatever its name says"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "old kind (.doc). Save it as DOCX"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "encrypted. Remove the password",
        ),
        (b"{\\rtf1 Trade rose.}", "a.txt", "an RTF file. Save its text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a.pdf", "a picture. Run text recognition"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "a.txt", "a picture"),
        (b"\x1f\x8b" + bytes(40), "a.txt", "a compressed file. Unpack it"),
        (
            "Trade rose é".encode("latin-1"),
            "a.txt",
            "byte 0xe9 at offset 11. Save it as plain text in UTF-8.",
        ),
    ],
)
def test_what_is_not_read_says_what_to_do(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(ReadError) as refused:
        read(data, name)
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"The tag <html> opens a page, the clerk said.\n", "a.txt"),
        (b"a < b > c and <b>bold</b>\n", "a.md"),
        (b"PK is short for a name.\n", "a.txt"),
        (b"Page %PDF is no file.\n", "a.txt"),
        (b"GIF is a format.\n", "a.txt"),
    ],
)
def test_texts_about_formats_are_texts(data: bytes, name: str) -> None:
    assert read(data, name).text == data.decode()


def test_a_string_is_a_text_whatever_it_looks_like() -> None:
    text = "<!DOCTYPE html><html><p>Trade rose by 4 per cent, Per Holm said.</p></html>"
    assert read(text).text == text
