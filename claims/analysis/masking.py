"""A view of a text in which marks that are not words are blank, of exactly the same length.

Patterns read the view, offsets hold in the text as received: nothing is cleaned and mapped back. What is blanked is
note marks (`<sup>12</sup>`, `[12]` is left alone), tags, markdown emphasis and the backslash of an escape; NBSP and
its kin become a space, typographic quotes and apostrophes become straight ones, long dashes keep their form.
"""

from __future__ import annotations

import re

# Not the exponent of a unit ("km<sup>2</sup>") or of a power of ten. The tag comes first, as a pattern that begins with
# what must not stand before it is tried at every letter.
_NOTE_MARK = re.compile(
    r"<sup>(?<!\bm<sup>)(?<!\b[kcdmn]m<sup>)(?<!\bft<sup>)(?<!\b10<sup>)\s*(?:\d{1,4}|[*†‡a-z])\s*</sup>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>\n]{0,300})?/?>")
_ESCAPE = re.compile(r"\\(?=[$*_#\[\]()<>&%~`.+\-!|{}\\])")
_EMPHASIS = re.compile(r"[*_]+")
_SAME_WIDTH = {
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ", "\u200e": " ", "\u200f": " ",
    "\ufeff": " ", "\u2060": " ", "\u202a": " ", "\u202b": " ", "\u202c": " ", "\u202d": " ", "\u202e": " ",
    "\u2066": " ", "\u2067": " ", "\u2068": " ", "\u2069": " ", "\r": " ", "\t": " ", "\x0b": " ", "\x0c": " ",
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-",
}  # fmt: skip
_SAME_WIDTH_ASCII = {sign: plain for sign, plain in _SAME_WIDTH.items() if sign.isascii()}


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _between_words(match: re.Match[str]) -> bool:
    """True for underscores inside a word ("file_name"), which are no emphasis."""
    text, start, end = match.string, match.start(), match.end()
    inside = start > 0 and text[start - 1].isalnum() and end < len(text) and text[end].isalnum()
    return inside and "*" not in match.group()


def _blank_emphasis(match: re.Match[str]) -> str:
    return match.group() if _between_words(match) else " " * len(match.group())


def mask(text: str) -> str:
    """The reading view of `text`: same length, same line breaks, marks blanked, quotes straight.

    `mask(mask(text)) == mask(text)`, so a function may mask what it is given, be it a text or a view already.
    """
    # A pattern is run only where its sign stands in the text: most texts have none.
    if "<" in text:
        text = _NOTE_MARK.sub(_blank, text)
    if "\\" in text:
        text = _ESCAPE.sub(_blank, text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(_blank_emphasis, text)
    for sign, plain in (_SAME_WIDTH_ASCII if text.isascii() else _SAME_WIDTH).items():
        # far cheaper than `str.translate`, which looks up every character of a text that is not ASCII
        if sign in text:
            text = text.replace(sign, plain)
    # A tag may show only once the tag inside it is blank; the bound on a tag's length bounds the rounds.
    while "<" in text and (blanked := _TAG.sub(_blank, text)) != text:
        text = blanked
    return text


_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+", re.IGNORECASE)


def without_urls(view: str) -> str:
    """`view` with every address of the web blank; the length stays."""
    lower = view.lower()
    if "http" not in lower and "www." not in lower:
        return view
    return _URL.sub(lambda match: " " * len(match.group()), view)


def blank(text: str, start: int, end: int) -> str:
    """`text` with the stretch `[start, end)` replaced by spaces, line breaks included; the length stays."""
    return text[:start] + " " * (end - start) + text[end:]


_DIRECTION = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SHOWN_MARK = re.compile(r"<sup>\s*(\d{1,4})\s*</sup>|\[\^(\d{1,4})\]", re.IGNORECASE)
_SHOWN_ENDING = re.compile(r"<sup>\s*(st|nd|rd|th)\s*</sup>", re.IGNORECASE)
_SHOWN_RULE = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
_SHOWN_TAG = re.compile(r"</?(?:sup|sub|b|i|em|strong|u|br)\s?/?>", re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def readable(text: str) -> str:
    """`text` as a person reads it, for showing only: offsets do not hold in it.

    Note marks become superscript figures ("war.¹²"), escapes, emphasis (tags of emphasis too) and page rules go, white
    space is one space, and marks of direction are left out. Quotes, dashes and all words stay as they are.
    """
    text = _SHOWN_MARK.sub(lambda mark: (mark[1] or mark[2]).translate(_SUPERSCRIPTS), text)
    text = _SHOWN_RULE.sub(" ", _SHOWN_ENDING.sub(r"\1", text))
    for pattern in (_SHOWN_TAG, _ESCAPE):
        text = pattern.sub("", text)
    text = _EMPHASIS.sub(lambda run: run.group() if _between_words(run) else "", text)
    return " ".join(_DIRECTION.sub("", text).split())


def readable_part(text: str) -> str:
    """As `readable`, for a stretch that others join: one space stays at an edge where there was white space."""
    shown = readable(text)
    left = " " if text[:1].isspace() else ""
    right = " " if shown and text[-1:].isspace() else ""
    return f"{left}{shown}{right}"
