"""Sentences of the body: where they begin and end, also where notes or a page rule stand inside one.

Boundaries are looked for in the reading view, in which everything that is not body is blank, one paragraph at a time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from claims.analysis.corpus.documents import BODY_KINDS, Block, NoteMark, ParsedDocument, Sentence
from claims.analysis.lexicon import load
from claims.analysis.spans import trimmed

# a run of stops with the quotes and brackets that close after it
_STOP = re.compile(r"(?:(?:\.\s){2,4}\.|[.!?…。！？]+)(?P<closers>[\"')\]]*)")
_TOKEN_REACH = 24
_VISIBLE = re.compile(r"\S")
_NEXT = re.compile(r"\s*(?P<opening>[\"'(\[¿¡-]{0,4}\s?)(?P<word>[^\s\"')\](,;:.!?]{0,40})(?P<after>[.'\w-]{0,3})")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.){1,6}[A-Za-z]$")
_NUMERAL = re.compile(r"(?:\d|[ivxlcIVXLC]+\b|[A-Z]\b)")
_SPEAKER = re.compile(r"\s*(?:[A-Z][\w.'-]{0,30}\s+){1,4}(?P<verb>[a-z]{2,14})\b")
_REACH = 200


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("corpus_sentences")[key])


def find_sentences(view: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """The sentences of the body blocks, in order; `view` is the document's view (see `ParsedDocument`)."""
    chains: dict[int, list[Block]] = {}
    roots: dict[int, int] = {}
    for i, block in enumerate(blocks):
        if block.kind in BODY_KINDS:
            roots[i] = roots.get(block.continues, i) if block.continues is not None else i
            chains.setdefault(roots[i], []).append(block)
    found: list[Sentence] = []
    for paragraph, chain in enumerate(chains.values(), start=1):
        starts = [block.start for block in chain]
        for start, end in split(view, chain[0].start, chain[-1].end):
            near = chain[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]
            parts = tuple(p for p in (_part(view, start, end, b) for b in near) if p is not None)
            found.append(Sentence(start, end, parts, paragraph, chain[0].section))
    return tuple(sorted(found, key=lambda s: s.start))


def _part(view: str, start: int, end: int, block: Block) -> tuple[int, int] | None:
    low, high = max(start, block.start), min(end, block.end)
    if low >= high:
        return None
    span = trimmed(view, low, high)
    return (span.start, span.end) if len(span) else None


def split(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `view[start:end]`, one paragraph of masked text, as `(start, end)` without outer white space.

    A sentence ends after its last stop and the quotes and brackets that close there; the last one ends with the text.
    """
    sentences: list[tuple[int, int]] = []
    first = start
    for stop in _boundaries(view, start, end):
        _add(sentences, view, first, stop)
        first = stop
    _add(sentences, view, first, end)
    return sentences


def _add(sentences: list[tuple[int, int]], view: str, start: int, end: int) -> None:
    span = trimmed(view, start, end)
    if not len(span):
        return
    if sentences and not any(c.isalnum() for c in view[span.start : span.end]):
        sentences[-1] = (sentences[-1][0], span.end)
    else:
        sentences.append((span.start, span.end))


def _boundaries(view: str, start: int, end: int) -> Iterator[int]:
    first = _visible_from(view, start, end)
    for match in _STOP.finditer(view, start, end):
        stop = _closed_at(view, match, end)
        if stop is not None and first < match.start() and _ends_sentence(view, match, first, stop, end):
            yield stop
            first = _visible_from(view, stop, end)


def _visible_from(view: str, start: int, end: int) -> int:
    """The place of the first sign in `[start, end)` that is no white space, `end` where there is none."""
    match = _VISIBLE.search(view, start, end)
    return match.start() if match else end


def _closed_at(view: str, match: re.Match[str], end: int) -> int | None:
    """Where a sentence that stops at `match` ends, or None where the next word is glued to it."""
    stop = match.end()
    closers = match["closers"]
    following = view[stop : stop + 2]
    if stop >= end or following[0].isspace():
        return stop
    if closers and closers[-1] in "\"'" and following[0].isalnum():
        return stop - 1 if len(closers) > 1 else None
    if following[0] in "-–—" or following[0].isdigit():
        return stop if following[0] == "—" else None
    glued = re.compile(r"[A-Z][a-z]+[\s,]|[A-Z]\s").match(view, stop, min(end, stop + 30))
    before = view[max(0, match.start() - _TOKEN_REACH) : match.start()].split()
    if glued and before and re.fullmatch(r"[\"'(]?[A-Za-z'-]*[a-z]{2}[\"')]?", before[-1]):
        return stop
    return stop if following[0] in "\"'([" and view[match.start()] in ".!?" else None


def _ends_sentence(view: str, match: re.Match[str], first: int, stop: int, end: int) -> bool:
    following = _NEXT.match(view, stop, min(end, stop + _REACH))
    while (
        following is not None
        and following.end() == min(end, stop + _REACH)
        and not following["word"]
        and following.end() < end
    ):
        # a long stretch of blanks (notes between two halves of a paragraph) stands before the next word
        rest = re.compile(r"\s*").match(view, following.end(), end)
        after = rest.end() if rest else end
        following = _NEXT.match(view, after, min(end, after + _REACH))
    if following is None or not (following["word"] or following["opening"].strip()):
        return True
    word = following["word"]
    if word[:1].islower() and not _camel(word):
        return False
    if word[:1] in {"—", "–", "&"} or (not word and following["opening"].strip() in {"-", "--"}):
        return False
    stops = match.group().rstrip("\"')]")
    if stops.startswith((".", "…")) and (len(stops) > 1 or stops == "…"):
        return (
            word.lower() in _words("openers")
            or bool(match["closers"])
            or bool(following["opening"].strip())
            or len(stops) == 4
        )
    if stops != ".":
        return not (match["closers"] and _speech_goes_on(view, stop, end))
    if match["closers"] and match["closers"][0] != ")":
        return (
            not _abbreviated(view, match, first, word)
            or word.lower() in _words("openers")
            or bool(following["opening"])
        )
    return not _abbreviated(view, match, first, word)


def _camel(word: str) -> bool:
    """Names such as iPhone or eBay may open a sentence."""
    return len(word) > 2 and word[0].islower() and word[1].isupper()


def _speech_goes_on(view: str, stop: int, end: int) -> bool:
    """Does a name with a verb of speech follow, as in `"Why now?" Mrs Lund asked.`?"""
    speaker = _SPEAKER.match(view, stop, min(end, stop + _REACH))
    return speaker is not None and speaker["verb"] in _words("speech_verbs")


def _abbreviated(view: str, match: re.Match[str], first: int, word: str) -> bool:
    """Is the full stop that of an abbreviation, a number of a list or an initial, with the sentence going on?"""
    tokens = view[max(first, match.start() - _TOKEN_REACH) : match.start()].split()
    if not tokens or view[match.start() - 1].isspace():
        return False
    token = tokens[-1].lstrip("\"'([-—–$").rsplit("—", 1)[-1]
    lower = token.lower()
    opens = word.lower() in _words("openers")
    if token.isdigit() and len(token) <= 3 and _is_first(view, first, match.start(), token):
        return True
    if len(token) == 1 and token.isalpha() and token.isupper():
        return not opens or token == word
    if lower in _words("before_number") and _NUMERAL.match(word):
        return True
    if lower in _words("before_name") and not (lower in _words("may_end") and opens):
        return not (opens and lower in {"st", "sec", "v", "md", "ft"})
    if lower in _words("may_end") or _ACRONYM.fullmatch(token):
        return not opens
    return False


def _is_first(view: str, first: int, stop: int, token: str) -> bool:
    """Is `token`, which ends at `stop`, all that the sentence holds so far, but for an opening bracket?"""
    at = stop - len(token)
    return at - first <= _TOKEN_REACH and not view[first:at].strip(" (\n")


def marks_of(parsed: ParsedDocument, place: int) -> tuple[int, ...]:
    """The numbers of the notes that sentence `place` of `parsed` calls: marks inside it and right after its stop."""
    sentence = parsed.sentences[place]
    until = parsed.sentences[place + 1].start if place + 1 < len(parsed.sentences) else len(parsed.text)
    return tuple(dict.fromkeys(m.number for m in parsed.marks if sentence.start <= m.start < until))


def body_view(view: str, blocks: tuple[Block, ...], marks: tuple[NoteMark, ...], markers: list[tuple[int, int]]) -> str:
    """`view` with everything that is not body blank: other blocks, note marks, list markers, gaps in cut paragraphs.

    Line breaks stay but inside a cut paragraph, so that it reads in one go.
    """
    parts: list[str] = []
    last = 0
    spans = [(b.start, b.end) for b in blocks if b.kind not in BODY_KINDS]
    spans += [(m.start, m.end) for m in marks] + markers
    spans += [(blocks[b.continues].end, b.start) for b in blocks if b.continues is not None and b.kind in BODY_KINDS]
    for start, end in sorted(set(spans)):
        start = max(start, last)
        if start < end:
            parts += [view[last:start], " " * (end - start)]
            last = end
    return "".join([*parts, view[last:]])
