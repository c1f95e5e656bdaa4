"""Which notes a stretch of the body calls: by marks in it, and by those that stand for the passage it belongs to."""

from __future__ import annotations

from bisect import bisect_left

from claims.analysis.corpus.documents import NoteMark, ParsedDocument, Sentence
from claims.analysis.spans import Span

# What may stand between the end of a stretch and the note mark that belongs to it.
_PAUSES = " \n.,;:\"')"
# A mark stands no further behind the end of a quotation: its closing mark and a full stop.
_BEHIND_QUOTE = 4


class CalledNotes:
    """The note marks of one document, by the sentences in which they stand."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self._view = parsed.view
        self._marks = parsed.marks
        self._starts = [mark.start for mark in parsed.marks]
        self._by_sentence = _by_sentence(parsed)

    def by(self, sentence: Sentence, span: Span, quoted_until: int = 0) -> list[NoteMark]:
        """The marks of the notes that stand behind `span` of `sentence`.

        Notes called at the sentence's end belong to all of it, one in the middle to the stretch before it. Where the
        stretch is quoted, and the quotation ends only at `quoted_until` in a later sentence, the notes called there
        belong to every sentence of the quotation.
        """
        own = [mark for mark in self._by_sentence.get(sentence.start, ()) if self._belongs(mark.start, sentence, span)]
        return own + self._behind(quoted_until) if quoted_until > sentence.end else own

    def _belongs(self, position: int, sentence: Sentence, span: Span) -> bool:
        at_end = not self._view[position : sentence.end].strip(_PAUSES)
        inside = span.start < position <= span.end
        behind = span.end < position and not self._view[span.end : position].strip(_PAUSES)
        return at_end or inside or behind

    def _behind(self, end: int) -> list[NoteMark]:
        """The marks right behind `end`, where a quotation ends."""
        first = bisect_left(self._starts, end - 1)
        last = bisect_left(self._starts, end + _BEHIND_QUOTE)
        return [mark for mark in self._marks[first:last] if not self._view[end : mark.start].strip(_PAUSES)]


def _by_sentence(parsed: ParsedDocument) -> dict[int, list[NoteMark]]:
    """The note marks of each sentence (by its start); one behind the full stop belongs to it."""
    out: dict[int, list[NoteMark]] = {}
    at = 0
    for mark in parsed.marks:
        while at + 1 < len(parsed.sentences) and parsed.sentences[at + 1].start <= mark.start:
            at += 1
        if not parsed.sentences or parsed.sentences[at].start > mark.start:
            continue
        sentence = parsed.sentences[at]
        if mark.start < sentence.end or not parsed.view[sentence.end : mark.start].strip(" \n.,;:\"')*_"):
            out.setdefault(sentence.start, []).append(mark)
    return out
