"""Web pages: what of a page is its article, what the page says of it, and that nothing of its markup survives."""

from __future__ import annotations

import re

import pytest

from claims.analysis import extract, read
from claims.analysis.corpus.raw import ReadError
from claims.analysis.corpus.reader import receive
from tests.files import html

BODY = (
    "<p>The clinic in Tarnholm treated 4,200 patients in 2018, its director, Renée Krog, said.</p>"
    "<p>A new ward will cost €12 million – “far too much”, the union told reporters on 4 May 2019.</p>"
)
TEXT = (
    "The clinic in Tarnholm treated 4,200 patients in 2018, its director, Renée Krog, said.\n\n"
    "A new ward will cost €12 million – “far too much”, the union told reporters on 4 May 2019.\n"
)


def article(inside: str) -> str:
    """The text of a page whose article is `inside`."""
    return read(html(f"<article>{inside}</article>"), "page.html").text


class TestEncodings:
    @pytest.mark.parametrize(
        ("encoding", "head"),
        [
            ("utf-8", ""),
            ("utf-8", '<meta charset="utf-8">'),
            ("utf-8", '<meta charset="iso-8859-1">'),
            ("utf-8-sig", ""),
            ("utf-16", ""),
            ("cp1252", ""),
            ("cp1252", '<meta charset="windows-1252">'),
            ("cp1252", '<meta charset="ISO-8859-1">'),
            ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=latin1">'),
            ("cp1252", '<meta charset="no-such-thing">'),
            ("cp1252", '<meta charset="hex">'),
        ],
    )
    def test_the_letters_are_those_of_the_page(self, encoding: str, head: str) -> None:
        page = f"<!DOCTYPE html><html><head>{head}</head><body>{BODY}</body></html>"
        assert read(page.encode(encoding), "page.html").text == TEXT

    def test_a_declared_encoding_counts_where_the_bytes_are_not_utf8(self) -> None:
        said = "Больница приняла 4200 пациентов в 2018 году, сказал директор."
        page = f'<html><head><meta charset="koi8-r"></head><body><p>{said}</p></body></html>'
        assert read(page.encode("koi8-r"), "page.html").text.strip() == said


class TestArticle:
    def test_what_stands_around_it_is_left_out(self) -> None:
        page = html(
            f"<header><a href='/'>Home</a></header><nav><ul><li><a href='/a'>News</a></li></ul></nav><article>{BODY}"
            "</article><footer>© 2019 The Sound Gazette. All rights reserved.</footer>"
        )
        assert read(page, "page.html").text == TEXT

    @pytest.mark.parametrize(
        "hostile",
        [
            "<script>document.write('<p>Evil told us so in 2018.</p>')</script>",
            "<style>p::after { content: 'Evil told us so in 2018.' }</style>",
            "<noscript>Evil told us so in 2018.</noscript>",
            "<!-- Evil told us so in 2018. -->",
            "<template><p>Evil told us so in 2018.</p></template>",
            "<iframe srcdoc='<p>Evil told us so in 2018.</p>'></iframe>",
            "<img src=x onerror=\"alert('Evil')\">",
        ],
    )
    def test_scripts_and_hidden_parts_are_no_text(self, hostile: str) -> None:
        text = article(BODY + hostile)
        assert "Evil" not in text
        assert not re.search(r"<(?!sup>|/sup>)", text)

    def test_markup_that_a_text_shows_stays_text(self) -> None:
        text = article(f"{BODY}<p>The tag &lt;b&gt; makes 3 words bold, he said.</p>")
        assert "The tag <b> makes 3 words bold, he said." in text

    @pytest.mark.parametrize(
        ("inside", "markdown"),
        [
            ("<h2>Costs</h2><p>It rained all day.</p>", "## Costs\n\nIt rained all day."),
            ("<p>It <em>rained</em> <b>all</b> day.</p>", "It *rained* **all** day."),
            ("<p>One <b>T</b>wo three four five.</p>", "One Two three four five."),
            ("<ul><li>Four boats.</li><li>Five boats.</li></ul>", "- Four boats.\n- Five boats."),
            ("<ol><li>Four boats.</li><li>Five boats.</li></ol>", "1. Four boats.\n2. Five boats."),
            ("<blockquote><p>It rained all day.</p></blockquote>", "> It rained all day."),
            ("<p>One line<br>and another.</p>", "One line\nand another."),
            ("<p>The 3<sup>rd</sup> of 16 km<sup>2</sup>.</p>", "The 3rd of 16 km<sup>2</sup>."),
            ("<p>Some CO<sub>2</sub> fell.</p>", "Some CO2 fell."),
            (
                "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2018</td><td>4|5</td></tr></table>",
                "| Year | Boats |\n|---|---|\n| 2018 | 4\\|5 |",
            ),
            ("<p>Spaces   and\n\tbreaks are&nbsp;one.</p>", "Spaces and breaks are one."),
        ],
    )
    def test_structure_is_kept_as_markdown(self, inside: str, markdown: str) -> None:
        assert f"{markdown}\n" in article(f"{BODY}{inside}{BODY.replace('4,200', '5,100')}")

    def test_links_stand_in_a_table_at_the_end_and_not_in_sentences(self) -> None:
        link = (
            "<p>See <a href='https://port.example/2019/7'>the report of 12 pages</a>, <a href='#top'>top</a>, "
            "<a href='javascript:x()'>no</a>.</p>"
        )
        parsed = read(html(f"<article>{BODY}{link}</article>"))
        assert "See the report of 12 pages, top, no." in parsed.text
        assert parsed.text.endswith(
            "| Link | Address |\n|---|---|\n| the report of 12 pages | https://port.example/2019/7 |\n"
        )
        assert not any("port.example" in parsed.text[s.start : s.end] for s in parsed.sentences)


class TestLayout:
    def test_a_table_that_lays_the_page_out_is_no_table(self) -> None:
        more = BODY.replace("4,200", "5,100") * 3
        page = html(
            "<table><tr><td><a href='/a'>Home</a><br><a href='/b'>News</a></td><td><font size=5>Ward Opens</font>"
            f"<p>By Ada Lindqvist</p>{BODY}{more}<table><tr><td>Year</td><td>2018</td></tr></table></td></tr></table>"
        )
        parsed = read(page)
        assert TEXT.split("\n\n")[0] in parsed.text.split("\n\n")
        assert "| Year | 2018 |" in parsed.text
        assert "Home" not in parsed.text
        assert [author.name for author in parsed.authors] == ["Ada Lindqvist"]

    @pytest.mark.parametrize(
        ("under", "names"),
        [
            ("<div class='m'><span>By Ada Lindqvist</span> <span>3 May 2019</span></div>", ["Ada Lindqvist"]),
            ("<div class='m'>By Ada Lindqvist and Per Aas</div>", ["Ada Lindqvist", "Per Aas"]),
            ("<div class='m'>By the way, it rained.</div>", []),
            ("<div class='m'>by bus</div>", []),
            ("<div class='m'>Step by Step</div>", []),
        ],
    )
    def test_a_byline_beside_the_article_is_found(self, under: str, names: list[str]) -> None:
        page = html(f"<div><h1>Ward Opens in the Old Town</h1>{under}<div class='entry-content'>{BODY}</div></div>")
        assert [author.name for author in read(page).authors] == names


class TestNotes:
    LISTED = (
        "<ol><li id='n1'>Dahl, <i>Boats</i> (Oslo: Havn, 1999), 12. <a href='#r1'>↩</a></li>"
        "<li id='n2'>Ibid., 14.</li></ol>"
    )

    @pytest.mark.parametrize(
        ("first", "listed"),
        [
            ("<sup><a id='r1' href='#n1'>1</a></sup>", LISTED),
            ("<a id='r1' href='#n1'><sup>1</sup></a>", LISTED),
            ("<sup id='r1'>[<a href='#n1'>1</a>]</sup>", LISTED),
            ("<a id='r1' class='footnote-ref' href='#n1'>1</a>", LISTED),
            ("<sup><sup><a id='r1' href='#n1'>[1]</a></sup></sup>", LISTED),
            (
                "<sup><a name='r1' href='#n1'>1</a></sup>",
                "<p><a name='n1' href='#r1'>1</a>. Dahl, <i>Boats</i> (Oslo: Havn, 1999), 12.</p>"
                "<p><a name='n2' href='#r2'>2</a>. Ibid., 14.</p>",
            ),
        ],
    )
    def test_a_note_is_found_by_the_link_that_calls_it(self, first: str, listed: str) -> None:
        sank = f"<p>Boats sank in 2017.{first} More sank in 2018.<sup><a href='#n2'>2</a></sup></p>"
        page = html(f"<article>{BODY}{sank}</article><div class='footnotes'>{listed}</div>")
        parsed = read(page)
        assert "Boats sank in 2017.[^1] More sank in 2018.[^2]" in parsed.text
        assert [(note.number, note.text) for note in parsed.notes] == [
            (1, "Dahl, *Boats* (Oslo: Havn, 1999), 12."),
            (2, "Ibid., 14."),
        ]
        assert [mark.number for mark in parsed.marks] == [1, 2]
        assert {c.work for note in parsed.notes for c in note.citations} == {"dahl|boats"}

    @pytest.mark.parametrize(
        "link",
        [
            "<a href='#costs'>12</a>",
            "<a href='https://port.example/12'>[12]</a>",
            "<a href='#nowhere'>[12]</a>",
            "<a href='#costs'>the costs</a>",
        ],
    )
    def test_another_link_is_none(self, link: str) -> None:
        parsed = read(html(f"<article>{BODY}<p>It cost {link} crowns.</p><p id='costs'>Costs rose.</p></article>"))
        assert (parsed.notes, parsed.marks) == ((), ())
        assert "Costs rose." in parsed.text

    def test_two_notes_of_one_number_are_counted_through(self) -> None:
        part = "<p>Boats sank in {0}.<sup><a href='#n{0}'>1</a></sup></p>"
        listed = "<ol><li id='n{0}'>Work of {0}.</li></ol>"
        inside = "".join((part + listed).format(year) for year in (2017, 2018))
        parsed = read(html(f"<article>{BODY}{inside}</article>"))
        assert [(note.number, note.text) for note in parsed.notes] == [(1, "Work of 2017."), (2, "Work of 2018.")]


class TestMetadata:
    @pytest.mark.parametrize(
        "head",
        [
            '<meta property="og:title" content="Ward Opens"><meta name="author" content="Ada Lindqvist">'
            '<meta property="og:site_name" content="The Sound Gazette">'
            '<meta property="article:published_time" content="2019-05-03T08:00:00Z">'
            '<link rel="canonical" href="https://sound.example/ward">',
            '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": '
            '"Ward Opens", "author": {"@type": "Person", "name": "Ada Lindqvist"}, "datePublished": "2019-05-03", '
            '"publisher": {"@type": "Organization", "name": "The Sound Gazette"}}</script>'
            '<link rel="canonical" href="https://sound.example/ward">',
        ],
        ids=["opengraph", "json-ld"],
    )
    def test_what_the_page_says_counts_where_the_text_does_not(self, head: str) -> None:
        parsed = read(html(f"<article>{BODY}</article>", head))
        assert (parsed.title, parsed.publisher, parsed.published, parsed.url) == (
            "Ward Opens",
            "The Sound Gazette",
            "2019-05-03",
            "https://sound.example/ward",
        )
        assert [author.name for author in parsed.authors] == ["Ada Lindqvist"]
        assert all(parsed.text[a.start : a.end] == a.surface for a in parsed.authors)

    def test_the_text_itself_counts_first(self) -> None:
        head = '<meta property="og:title" content="Other"><meta name="author" content="Per Aas">'
        parsed = read(html(f"<article><h1>Ward Opens</h1><p>By Ada Lindqvist</p>{BODY}</article>", head))
        assert parsed.title == "Ward Opens"
        assert [author.name for author in parsed.authors] == ["Ada Lindqvist"]

    @pytest.mark.parametrize(("language", "read_as"), [("de", "de"), ("en-GB", "en"), ("", "en"), ("pt-BR", "pt-BR")])
    def test_the_language_is_that_of_the_page(self, language: str, read_as: str) -> None:
        assert read(html(f"<article>{BODY}</article>", language=language)).language == read_as

    def test_a_date_does_not_depend_on_the_day_of_the_reading(self) -> None:
        head = '<meta property="article:published_time" content="2031-05-03T08:00:00Z">'
        assert read(html(f"<article>{BODY}</article>", head)).published == "2031-05-03"


class TestRefusals:
    @pytest.mark.parametrize(
        "page",
        [
            b"<!DOCTYPE html>",
            b"<html></html>",
            b"<html><body><script>x()</script></body></html>",
            b"<html><body><nav><a href='/'>Home</a> <a href='/a'>News</a></nav><form><button>Go</button></form>",
            b"<html><body><img src='a.png'></body></html>",
            b"<html><body>" + b"<div>" * 5000 + b"</body></html>",
        ],
    )
    def test_a_page_without_an_article_is_refused(self, page: bytes) -> None:
        with pytest.raises(ReadError, match=r"no article text|no HTML that can be read"):
            read(page, "page.html")


def test_entities_of_the_page_itself_are_not_followed() -> None:
    declared = "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    page = f"{declared}<html><body>{BODY}<p>&x; ends it in 2018.</p></body></html>"
    assert "&x; ends it in 2018." in read(page.encode()).text


def test_a_long_page_is_read_whole() -> None:
    unit = (
        "<p>The boat of harbour {0} sank near the coast in storm.<sup><a href='#n{0}'>{0}</a></sup> <b><i>All</i></b> "
        "of the crew was <a href='https://x.example/{0}'>drowned</a>, the master said.</p>"
    )
    listed = "<ol>{}</ol>".format("".join(f"<li id='n{i}'>Work {i}.</li>" for i in range(1500)))
    found = receive(html("<article>" + "".join(unit.format(i) for i in range(1500)) + listed + "</article>"))
    assert found.text.count("[^") == 3000


def test_every_place_holds() -> None:
    parsed = read(html(f"<article>{BODY}</article>"))
    found = extract(parsed)
    assert len(found) >= 2
    assert all(parsed.text[a.start : a.end] == a.surface for a in found)
