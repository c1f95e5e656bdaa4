"""Web pages: the article of an HTML file as Markdown, found by trafilatura. Nothing is fetched, nothing is run."""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import TYPE_CHECKING

from claims.analysis.corpus.file_text import FileAbout, FileText
from claims.analysis.corpus.markup import Writer, joined, link_table, tag, unwrap_layout
from claims.analysis.corpus.raw import UNPRINTABLE, ReadError
from claims.analysis.corpus.tree_notes import take_notes

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Article

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# <meta charset="...">, <meta http-equiv=... content="text/html; charset=...">, <?xml encoding="..."?>
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_HEAD_BYTES = 4096
# What pages call so is these in truth (Encoding Standard, names and labels).
_IN_TRUTH = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
    "shift_jis": "cp932", "x-sjis": "cp932", "utf-16": "utf-8", "unicode": "utf-8", "x-user-defined": "cp1252",
}  # fmt: skip
_ENCODING_OF_XML = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
# Dates are looked for between these days, so that the result does not depend on the day of the reading.
_EARLIEST, _LATEST = "1900-01-01", "2100-01-01"
# Links to change a section, which wikis put into its heading.
_NO_TEXT = ["//*[contains(@class, 'mw-editsection')]"]
# Five words that end with a stop, or a dozen: what navigation and forms have not.
_SENTENCE = re.compile(r"(?:\S+\s+){4,2000}?\S*[.!?…。][\"'”’»)\]]{0,3}(?:\s|\[|$)|(?:\S+\s+){11}\S")
_NO_HTML = "The page holds no HTML that can be read. Save it again from a browser."
_BY = re.compile(r"by:?\s+([A-Z][^.!?|]{3,70})", re.I)
_UNDER_HEADING, _LONGEST_BYLINE = 12, 80
_AS_HTML = {"item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br", "code": "pre", "ref": "a"}
_RAISED = {"#b": "strong", "#i": "em", "#sup": "sup"}


def read_html(data: bytes) -> FileText:
    """The article of the page `data`: its text and what the page says of it. Raises ReadError where there is none."""
    from lxml import etree, html

    text = UNPRINTABLE.sub("", _ENCODING_OF_XML.sub("", decoded(data)))
    if not text.strip():
        raise ReadError("The page is empty.")
    try:
        root = html.document_fromstring(text, parser=html.HTMLParser(no_network=True, remove_comments=True))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError(_NO_HTML) from error
    etree.strip_elements(root, "style", "noscript", "template", "iframe", with_tail=False)
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    unwrap_layout(root)
    notes = take_notes(root)
    byline = _byline(root)
    article = _article(root)
    writer = Writer()
    blocks = [] if article is None or article.body is None else list(writer.blocks(_as_html(article.body)))
    if article is None or not any(map(_SENTENCE.search, blocks)):
        raise ReadError("The page holds no article text: save the article itself, not a list, a form or a script.")
    return FileText(
        joined([*blocks, *notes, link_table(writer.found)]),
        library="trafilatura",
        about=_about(article, byline, language),
    )


def decoded(data: bytes) -> str:
    """`data` as text: by its byte order mark, as UTF-8, as it declares itself, or as Windows-1252. Raises ReadError."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    name = declared[1].decode("ascii", "replace").lower() if declared else "cp1252"
    try:
        codec = codecs.lookup(_IN_TRUTH.get(name, name))
    except LookupError:
        codec = codecs.lookup("cp1252")
    if not codec._is_text_encoding:
        codec = codecs.lookup("cp1252")
    return data.decode(codec.name, errors="replace")


def _article(root: HtmlElement) -> Article | None:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    dates = {"original_date": True, "extensive_search": False, "min_date": _EARLIEST, "max_date": _LATEST}
    found = bare_extraction(
        root,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_links=True,
        include_formatting=True,
        with_metadata=True,
        date_extraction_params=dates,
        prune_xpath=_NO_TEXT,
    )
    return found if isinstance(found, Document) else None


def _as_html(body: Element) -> Element:
    """The tree of the article with the names of HTML."""
    for element in body.iter():
        name, rend = tag(element), element.get("rend") or ""
        if name == "head":
            element.tag = rend if re.fullmatch(r"h[1-6]", rend) else "h2"
        elif name == "list":
            element.tag = "ol" if rend == "ol" else "ul"
        elif name == "hi":
            element.tag = _RAISED.get(rend, "span")
        elif name in _AS_HTML:
            element.tag = _AS_HTML[name]
        if name == "ref" and (target := element.get("target")):
            element.set("href", target)
    return body


def _byline(root: HtmlElement) -> str:
    """The names of a short line "By Ada Lindqvist" under the first heading, which may stand outside the article."""
    heading = next(root.iter("h1"), None)
    if heading is None:
        return ""
    for element in islice(heading.itersiblings(), _UNDER_HEADING):
        for line in (" ".join((text or "").split()) for text in islice(element.itertext(), _UNDER_HEADING)):
            if len(line) <= _LONGEST_BYLINE and (match := _BY.fullmatch(line)):
                return re.sub(r"\s+and\s+|\s*[,&]\s*", ";", match[1])
    return ""


def _about(article: Article, byline: str, language: str) -> FileAbout:
    site = article.sitename or ""
    return FileAbout(
        title=article.title or "",
        authors=tuple(name.strip() for name in (article.author or byline).split(";") if name.strip()),
        publisher="" if site.lower().removeprefix("www.") == (article.hostname or "").removeprefix("www.") else site,
        published=article.date or "",
        url=article.url or "",
        language=(article.language or language)[:20],
    )
