"""Words, marks and whole quotations of a paragraph, and the sentences they make: what attribution patterns read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from claims.analysis.extraction.cues import Tag, VerbForm, verb_forms, words
from claims.analysis.extraction.quotations import find_quotations

# A sentence longer than this is cut: no grammar is read over more words, and the time stays linear.
LONGEST_SENTENCE = 250

_TOKEN = re.compile(
    r"""(?P<word>[^\W\d_](?:[^\W_]|['&](?=[^\W\d_])|[.](?=[^\W\d_][\w.])|-(?=\w)){0,60})  # Obama's, U.S, re-export
    |(?P<number>[$€£]?\d(?:[\d,.:/-](?=\d)|[^\W_]){0,40}%?)                                  # $1.2, 21st, 4-5
    |(?P<end>[.!?]{1,3}|…)
    |(?P<dash>[-—–]{1,3})
    |(?P<mark>[^\s\w])
    """,
    re.VERBOSE,
)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t\r]*\n)(?=[ \t]*[a-z])[^\n]+)*")


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    QUOTE = "quote"
    END = "end"
    DASH = "dash"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, or a whole quotation. `lower` is its lower-case form in straight apostrophes."""

    start: int
    end: int
    text: str
    lower: str
    kind: Kind

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.kind is Kind.WORD and self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """Whether it ends as a genitive ("Reyes's", "the ministers'")."""
        return self.kind is Kind.WORD and (self.lower.endswith(("'s", "s'")))

    @property
    def readings(self) -> tuple[VerbForm, ...]:
        """Its readings as a verb."""
        return verb_forms().get(self.lower, ()) if self.kind is Kind.WORD else ()

    def has_tag(self, *tags: Tag) -> bool:
        """Whether one of its readings as a verb has one of `tags`."""
        return any(r.tag in tags for r in self.readings)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text: lines, joined where the next one goes on in lower case."""
    for match in _PARAGRAPH.finditer(text):
        yield match.span()


def tokenise(text: str, view: str, start: int, end: int) -> list[Token]:
    """The tokens of one paragraph; `text` as received decides the quotation marks, `view` (its mask) the words."""
    out: list[Token] = []
    at = start
    for quotation in find_quotations(text, start, end):
        out.extend(_plain(view, at, quotation.start))
        surface = view[quotation.start : quotation.end]
        out.append(Token(quotation.start, quotation.end, surface, surface[:60].lower(), Kind.QUOTE))
        at = quotation.end
    out.extend(_plain(view, at, end))
    return out


def _plain(view: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(view, start, end):
        if match.start() < start:
            continue
        kind = Kind(match.lastgroup or "mark")
        stop = match.end()
        if kind is Kind.WORD and view[stop : stop + 1] == "'" and match.group().endswith("s"):
            stop += 1
        lower = view[match.start() : stop].lower()
        if kind is Kind.WORD and view[stop : stop + 1] == "." and _is_abbreviation(match.group()):
            stop += 1
        start = stop
        yield Token(match.start(), stop, view[match.start() : stop], lower, kind)


def sentences(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens of each sentence. A quotation is one token, so that a sentence may hold several inside it."""
    begin = 0
    for i, token in enumerate(tokens):
        if i + 1 - begin >= LONGEST_SENTENCE or _ends(tokens, i):
            yield tokens[begin : i + 1]
            begin = i + 1
        elif token.kind is Kind.END and i + 1 == len(tokens):
            break
    if begin < len(tokens):
        yield tokens[begin:]


def _ends(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None:
        return True
    starts_new = following.capital or following.kind in (Kind.QUOTE, Kind.NUMBER) or following.text in "([*"
    if token.kind is Kind.WORD and token.text.count(".") > 1 and token.text.endswith("."):
        opens = following.kind is Kind.QUOTE and following.text[1:2].isupper()  # 'the U.S. "We were late,"'
        return opens or (following.capital and following.lower in _openers())  # "the U.S. In May"
    if token.kind is Kind.END:
        if token.text == "." and following.start == token.end and following.kind is not Kind.QUOTE:
            return False
        return starts_new
    if token.kind is Kind.QUOTE and token.text.rstrip("\"' ")[-1:] in (".", "!", "?", "…"):
        return (following.capital and not _speaks_next(tokens, i + 1)) or following.kind is Kind.QUOTE
    return False


@cache
def _openers() -> frozenset[str]:
    """Function words: with a capital behind an abbreviation they begin a sentence."""
    sorts = ("preposition", "determiner", "subject", "subordinator", "conjunction", "possessive")
    return frozenset(word for sort in sorts for word in words(sort))


def _is_abbreviation(word: str) -> bool:
    return word.lower() in words("abbreviations") or (len(word) == 1 and word.isupper() and word != "I")


def _speaks_next(tokens: list[Token], i: int) -> bool:
    """`"Never!" Reyes said`: after a quotation that ends a sentence the speaker may follow."""
    for j in range(i, min(i + 4, len(tokens))):
        if not tokens[j].capital:
            return j > i and any(r.lemma in _FOLLOWING and r.tag in (Tag.PAST, Tag.THIRD) for r in tokens[j].readings)
    return False


_FOLLOWING = frozenset({"say", "add", "write", "tell", "ask", "reply", "note", "shout", "tweet", "state", "answer"})
