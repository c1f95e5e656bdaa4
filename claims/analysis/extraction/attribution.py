"""Who says what: source, cue and content of every attribution in a text.

A shallow grammar over cue words: each cue in a sentence is looked at once, its frame decides where the source and the
content stand. Quotations are read as single words, so that a quotation of several sentences stays in one piece. The
terms (source, cue, content; direct, indirect, mixed) follow the annotation scheme of PolNeAR and PARC.
"""

from __future__ import annotations

from collections.abc import Iterable

from claims.analysis.extraction.attribution_candidate import Candidate
from claims.analysis.extraction.attribution_frames import candidates
from claims.analysis.extraction.attribution_tokens import Kind, Token, paragraphs, sentences, tokenise
from claims.analysis.extraction.values import Attribution, AttributionKind, Pieces
from claims.analysis.masking import mask
from claims.analysis.spans import trimmed

# A quotation of at least this many characters stands as a statement of its own where its paragraph has a speaker.
_STATEMENT_LENGTH = 25


def find_attributions(text: str) -> list[Attribution]:
    """All attributions in `text`, in the order of their content. Offsets are into `text` as received.

    A newline ends a paragraph unless the next line goes on in lower case. An attribution may have no source ("it was
    said that") and, for a quotation that goes on from the one before, no cue of its own: it joins that one's content.
    """
    return find_in_paragraphs(text, mask(text), paragraphs(text))


def find_in_paragraphs(text: str, view: str, spans: Iterable[tuple[int, int]]) -> list[Attribution]:
    """As `find_attributions`, in the given paragraphs only; `view` is the mask of `text` or a blanked copy of it."""
    found: list[_Open] = []
    carried: _Open | None = None
    before: _Open | None = None
    for start, end in spans:
        mine, carried, spoke = _read_paragraph(tokenise(text, view, start, end), text, carried)
        if before is not None and len(mine) == 1 and mine[0].candidate is None and _is_whole(mine[0], start, end):
            before.content.extend(mine[0].content)
            continue
        found.extend(mine)
        before = spoke
    out = [a for a in (entry.closed(text) for entry in found) if a.content]
    return sorted(out, key=lambda a: (a.content[0], a.cue))


# Frames after which a sentence that is all quotation goes on with the same speaker.
_SPEAKING = frozenset({
    "attribution.fronted", "attribution.that_clause", "attribution.bare_clause", "attribution.addressee_clause",
    "attribution.quotation", "attribution.colon_after_cue", "attribution.according_to",
})  # fmt: skip


class _Open:
    """An attribution whose content may still grow with the next quotation."""

    __slots__ = ("candidate", "content", "cue", "rule", "source", "unfinished")

    def __init__(self, candidate: Candidate | None, tokens: list[Token], rule: str) -> None:
        self.candidate = candidate
        self.rule = rule
        self.source: list[tuple[int, int]] = []
        self.cue: list[tuple[int, int]] = []
        self.content: list[tuple[int, int]] = []
        self.unfinished = False
        if candidate is not None:
            self.source = [_stretch(tokens, *piece) for piece in candidate.source]
            self.cue = [_stretch(tokens, *piece) for piece in candidate.cue]
            self.content = [_stretch(tokens, *piece) for piece in candidate.content if piece[0] < piece[1]]

    def closed(self, text: str) -> Attribution:
        content = _pieces(text, self.content)
        return Attribution(
            _pieces(text, self.source), _pieces(text, self.cue), content, _kind(text, content), self.rule
        )


def _is_whole(entry: _Open, start: int, end: int) -> bool:
    """Whether the quotations of an entry are all that stands in its paragraph."""
    return sum(b - a for a, b in entry.content) + 2 * len(entry.content) >= end - start


def _stretch(tokens: list[Token], low: int, high: int) -> tuple[int, int]:
    return tokens[low].start, tokens[high - 1].end


def _pieces(text: str, spans: list[tuple[int, int]]) -> Pieces:
    cut = (trimmed(text, *span) for span in sorted(spans))
    return tuple((span.start, span.end) for span in cut if len(span))


def _kind(text: str, content: Pieces) -> AttributionKind:
    words = [text[a:b].strip(" ,.;:!?\n") for a, b in content]
    marks = ('"', "“", "”", "``", "''", "«", "»", "‘", "„")
    if words and all(w.startswith(marks) and w.endswith((*marks, "’", "'")) and _one_quotation(w) for w in words):
        return AttributionKind.DIRECT
    if any(mark in w for w in words for mark in marks):
        return AttributionKind.MIXED
    return AttributionKind.INDIRECT


def _one_quotation(words: str) -> bool:
    inside = words[1:-1]
    return '"' not in inside.strip("'`") and "“" not in inside and "”" not in inside


def _read_paragraph(
    tokens: list[Token], text: str, carried: _Open | None
) -> tuple[list[_Open], _Open | None, _Open | None]:
    """The attributions of one paragraph, the one whose quotation may go on in the next, and who last told words."""
    found: list[_Open] = []
    last: _Open | None = None
    before: _Open | None = None  # whose words the sentence before told, quoted or not
    first = True
    for sentence in sentences(tokens):
        mine = [_Open(c, sentence, c.rule) for c in candidates(sentence)]
        alone = last is not None and sentence[0].kind is Kind.QUOTE
        quotes = [t for t in sentence if t.kind is Kind.QUOTE and (alone or t.end - t.start > _STATEMENT_LENGTH)]
        taken = [span for entry in mine for span in entry.content]
        if last is not None and mine and all(e.rule == "attribution.loose_quotation" for e in mine):
            last.content.append(
                _stretch(sentence, 0, len(sentence))
            )  # still the last speaker: "Its prospects are “dim”."
            continue
        free = [q for q in quotes if not any(a <= q.start and q.end <= b for a, b in taken)]
        if free and not mine and (_mostly_quoted(sentence) or last is not None):
            speaker = last if last is not None else (carried if first else before)
            if speaker is not None:
                speaker.content.extend((q.start, q.end) for q in free)
                last = speaker
            else:
                entry = _Open(None, sentence, "attribution.unattributed_quotation")
                entry.content = [(q.start, q.end) for q in free if not _is_title(sentence, q)]
                mine = [entry] if entry.content else []
        found.extend(mine)
        spoken = [t for t in sentence if t.kind is Kind.QUOTE and len(t.text.split()) > 2]
        quoted = [e for e in mine if any(a <= q.start and q.end <= b for q in spoken for a, b in e.content)]
        waiting = [e for e in mine if not e.content]
        last = waiting[-1] if waiting else (quoted[-1] if quoted else (last if free else None))
        first = False
        before = next((e for e in mine if e.rule in _SPEAKING), last)
    open_end = bool(tokens) and tokens[-1].kind is Kind.QUOTE and not _is_closed(tokens[-1].text)
    return found, last if last is not None and (open_end or not last.content) else None, before


def _is_title(sentence: list[Token], quotation: Token) -> bool:
    """`"A Quiet Year," by Ana Riba`: a work and its author, and nobody's words."""
    at = next(k for k, token in enumerate(sentence) if token is quotation)
    return at + 2 < len(sentence) and sentence[at + 1].lower == "by" and sentence[at + 2].capital


def _is_closed(quotation: str) -> bool:
    return len(quotation) > 1 and quotation.rstrip().endswith(('"', "”", "''", "’’", "'"))


def _mostly_quoted(sentence: list[Token]) -> bool:
    inside = sum(t.end - t.start for t in sentence if t.kind is Kind.QUOTE)
    return inside * 2 > sum(t.end - t.start for t in sentence)
