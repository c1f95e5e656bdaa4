"""Words, marks and whole quotations of a paragraph, and the sentences they make: what attribution patterns read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from claims.analysis.extraction.attribution_words import word_facts
from claims.analysis.extraction.cues import Tag, VerbForm, words
from claims.analysis.extraction.quotations import find_quotations

# A quotation of at most so many words may be a term in a noun phrase.
_LONGEST_TERM = 4
# A sentence longer than this is cut: no grammar is read over more words, and the time stays linear.
LONGEST_SENTENCE = 250

_TOKEN = re.compile(
    r"""([^\W\d_][^\W_]{0,60}+(?!['&.-]))                                                     # 1: port
    |(\d{1,3}-year-olds?\b|[^\W\d_](?:[^\W_]|['&](?=[^\W\d_])|[.](?=[^\W\d_][\w.])|-(?=\w)){0,60})  # 2: U.S, 9-year-old
    |([$€£]?\d(?:[\d,.:/-](?=\d)|[^\W_]){0,40}%?)                                          # 3: $1.2, 21st, 4-5
    |([.!?]{1,3}|…)                                                                       # 4
    |([-—–]{1,3})                                                                         # 5
    |([^\s\w])                                                                           # 6
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


# The kinds of the groups of the pattern, by their number.
_KINDS = (Kind.MARK, Kind.WORD, Kind.WORD, Kind.NUMBER, Kind.END, Kind.DASH, Kind.MARK)
_WORD_GROUPS = (1, 2)


@dataclass(slots=True, eq=False)
class Token:
    """A word, a mark, or a whole quotation. `lower` is its lower-case form in straight apostrophes.

    `capital` and `possessive` are of words only; `tags` and `readings` are theirs as verbs. `adverb` may stand between
    subject and verb, `nominal` in a noun phrase without ending it. `stops` is False where no sentence can end.
    """

    start: int
    end: int
    text: str
    kind: Kind
    stops: bool
    lower: str
    capital: bool = False
    possessive: bool = False
    tags: int = 0
    readings: tuple[VerbForm, ...] = ()
    adverb: bool = False
    nominal: bool = False

    def has_tag(self, tags: int) -> bool:
        """Whether one of its readings as a verb has one of `tags` (of `Tag`, joined by `|`)."""
        return self.tags & tags != 0


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text: lines, joined where the next one goes on in lower case."""
    for match in _PARAGRAPH.finditer(text):
        yield match.span()


def tokenise(text: str, view: str, start: int, end: int) -> list[Token]:
    """The tokens of one paragraph; `text` as received decides the quotation marks, `view` (its mask) the words."""
    out: list[Token] = []
    at = start
    for quotation in find_quotations(text, start, end):
        _plain(view, at, quotation.start, out)
        out.append(_quote(view[quotation.start : quotation.end], quotation.start, quotation.end))
        at = quotation.end
    _plain(view, at, end, out)
    return out


def _quote(surface: str, start: int, end: int) -> Token:
    short = len(surface.split()) <= _LONGEST_TERM and surface.rstrip("\"' ")[-1:] not in (",", ".", "!", "?")
    return Token(start, end, surface, Kind.QUOTE, True, surface[:60].lower(), nominal=short)


def _plain(view: str, start: int, end: int, out: list[Token]) -> None:
    """Add the tokens of `[start, end)`, where no quotation stands, to `out`."""
    add, facts, word = out.append, word_facts, Kind.WORD
    for match in _TOKEN.finditer(view, start, end):
        low, high = match.span()
        if low < start:
            continue  # the apostrophe or stop of the word before
        group = match.lastindex
        surface = match.group()
        if group == 1 and high < end:
            add(Token(low, high, surface, word, False, *facts(surface)))
        elif group in _WORD_GROUPS:
            token = _word(view, low, high, surface)
            start = token.end
            add(token)
        else:
            kind = _KINDS[group or 0]
            add(Token(low, high, surface, kind, kind is Kind.END, surface.lower(), nominal=kind is Kind.NUMBER))


def _word(view: str, low: int, high: int, surface: str) -> Token:
    """A word with the apostrophe of its genitive or the stop of its abbreviation."""
    following = view[high : high + 1]
    if following == "'" and surface.endswith("s"):
        high += 1
        following = view[high : high + 1]
        facts = word_facts(surface + "'")
    else:
        facts = word_facts(surface)
    if following == "." and _is_abbreviation(surface):
        high += 1
    text = view[low:high]
    return Token(low, high, text, Kind.WORD, text.count(".") > 1 and text[-1] == ".", *facts)


def sentences(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens of each sentence. A quotation is one token, so that a sentence may hold several inside it."""
    begin = 0
    for i, token in enumerate(tokens):
        if i + 1 - begin >= LONGEST_SENTENCE or (token.stops and _ends(tokens, i, begin)):
            yield tokens[begin : i + 1]
            begin = i + 1
    if begin < len(tokens):
        yield tokens[begin:]


def _ends(tokens: list[Token], i: int, begin: int) -> bool:
    """Whether the sentence that begins at `begin` ends with the token at `i`."""
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
        if following.kind is Kind.QUOTE:
            return True
        return following.capital and not (i <= begin + 1 and _speaks_next(tokens, i + 1))
    return False


@cache
def _openers() -> frozenset[str]:
    """Function words: with a capital behind an abbreviation they begin a sentence."""
    sorts = ("preposition", "determiner", "subject", "subordinator", "conjunction", "possessive")
    return frozenset(word for sort in sorts for word in words(sort))


def _is_abbreviation(word: str) -> bool:
    if len(word) == 1:
        return word.isupper() and word != "I"
    return word.lower() in words("abbreviations") or _INITIALS.fullmatch(word) is not None


# "F.B.I", "N.A.T.O": the last stop belongs to the word
_INITIALS = re.compile(r"[A-Z](?:[.][A-Z]){1,4}")


def _speaks_next(tokens: list[Token], i: int) -> bool:
    """`"Never!" Reyes said`: after a quotation that ends a sentence the speaker may follow."""
    for j in range(i, min(i + 4, len(tokens))):
        if not tokens[j].capital:
            return j > i and any(r.lemma in _FOLLOWING and r.tag in (Tag.PAST, Tag.THIRD) for r in tokens[j].readings)
    return False


_FOLLOWING = frozenset({"say", "add", "write", "tell", "ask", "reply", "note", "shout", "tweet", "state", "answer"})
