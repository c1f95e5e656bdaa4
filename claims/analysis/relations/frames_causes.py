"""Events and what is given as their cause: "the crash was caused by ice", "ice led to the crash"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.analysis.lexicon import load
from claims.analysis.relations.headed_phrases import (
    acts_told,
    clause_end,
    clause_start,
    main_heads,
    named_before,
    noun_phrase,
    subject_span,
)
from claims.analysis.relations.naming import shortened
from claims.analysis.relations.phrases import any_of, any_verb
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind
from claims.analysis.relations.wording import canonical, content_words, words

# So far from its link an event of the table, or a cause, may stand.
REACH = 110
# A negation of the cause stands so near before its link.
NEAR_PHRASE = 25
NEAR_CLAUSE = 6
# "as a consequence of which": the cause stands before.
_RELATIVE = re.compile(r"\s*(?:which|whom|that|this|it|these|them)\b", re.I)
_PRONOUN = re.compile(
    r"^\W*(?:it|them|this|that|these|those|they"
    r"|(?:(?:the|its|their|one)\s+)?(?:real|main|true|chief|official|only|sole|underlying|likely)?)\W*$",
    re.I,
)
_END = re.compile(
    r"[;:]|\b(?:but|although|while|whereas|said|says)\b|,\s(?:and|the|he|she|it|they|according|which|who)\b|\.\s", re.I
)


@dataclass(frozen=True, slots=True)
class _Link:
    """Where effect and cause stand in the text of a sentence."""

    effect: tuple[int, int]
    cause: tuple[int, int]
    said: tuple[int, int]


def read_causes(reading: Reading) -> Iterator[Frame]:
    """Frames of an event with the cause given for it: topic are the words of the cause, matter those of the effect.

    `predicate` is the sort of event where the table of events knows it, `object` the cause as printed.
    """
    for link in _links(reading):
        frame = _frame(reading, link)
        if frame is not None:
            yield frame


def _links(reading: Reading) -> Iterator[_Link]:
    text, table = reading.text, load("relation_causes")
    for match in any_of(table["links"]).finditer(text):
        yield _Link(
            (max(0, match.start() - REACH), match.start()), (match.end(), _stop(text, match.end())), match.span()
        )
    for match in any_of(table["clause_links"]).finditer(text):
        if not re.match(r"\s+of\b", text[match.end() :]) and match.start() > 0:
            yield _Link((0, match.start()), (match.end(), _stop(text, match.end())), match.span())
    for match in any_of(table["that_is_why"]).finditer(text):
        yield _Link((match.end(), _stop(text, match.end())), (0, match.start()), match.span())
    for match in any_verb(table["backward"]).finditer(text):
        passive = re.match(r"\s+(?:\w+ly\s+)?by\b", text[match.end() :])
        begin = clause_start(reading.context.view, reading.start, reading.at(match.start())) - reading.start
        if passive or begin >= match.start():
            continue
        yield _Link((match.end(), _stop(text, match.end())), (begin, match.start()), match.span())
    for verb, word in (*table["split"], *table["accuse"]):
        for match in any_verb((verb,)).finditer(text):
            joint = re.compile(rf"\s{re.escape(word)}\s").search(text, match.end(), min(len(text), match.end() + REACH))
            if joint is None or joint.start() <= match.end():
                continue
            one, other = (match.end(), joint.start()), (joint.end(), _stop(text, joint.end()))
            backward = [verb, word] in table["accuse"]
            yield _Link(other, one, match.span()) if backward else _Link(one, other, match.span())


def _stop(text: str, start: int) -> int:
    """Where a cause or an effect that begins at `start` ends."""
    found = _END.search(text, start)
    return min(found.start() if found else len(text), start + REACH)


def _frame(reading: Reading, link: _Link) -> Frame | None:
    text, view = reading.text, reading.context.view
    cause = content_words(view, reading.at(link.cause[0]), reading.at(link.cause[1]), reading.entities)
    if not cause or _denied(text, link) or _RELATIVE.match(text, link.cause[0]):
        return None
    kind = _kind(text, link)
    first, last = _effect(reading, link)
    phrase = noun_phrase(view, first, last, reading.entities)
    matter = frozenset(content_words(view, first, last, reading.entities))
    head, names, inherited = phrase.head, phrase.names, False
    if _PRONOUN.match(view[first:last]) or not matter or not head:
        if reading.previous[0] == reading.previous[1] or kind:
            matter = matter if head or kind else frozenset()
        else:
            matter, inherited = main_heads(view, *reading.previous, ()), True
            matter |= frozenset() if _PRONOUN.match(view[first:last]) else acts_told(view, reading.start)
    if not kind and not matter:
        return None
    if head and not names:
        names = named_before(view, _printed(view[first:last], head), first)
    parties, taken = reading.parties()
    return Frame(
        kind=FrameKind.CAUSE,
        predicate=kind or "event",
        start=reading.at(min(link.said[0], link.cause[0], _begin(text, link, kind))),
        end=min(reading.end, reading.at(link.said[1]) + 60)
        if link.cause[0] >= link.said[1]
        else reading.at(link.said[1]),
        parties=parties,
        object=shortened(view[reading.at(link.cause[0]) : reading.at(link.cause[1])]),
        patient=head,
        modifier="partial" if _partial(text, link) else "",
        topic=frozenset(cause),
        inherited=taken or inherited,
        names=names,
        matter=matter,
        called="" if inherited else shortened(view[first:last].strip(" ,"), 60),
        rule="cause.stated",
    )


def _effect(reading: Reading, link: _Link) -> tuple[int, int]:
    """Where the effect stands in the document: the clause before its link, else the phrase behind the verb."""
    view = reading.context.view
    start, end = link.effect
    if end <= link.said[0]:
        first, last = subject_span(view, reading.start, reading.at(end))
        return first, last
    stop = min(reading.at(end), clause_end(view, reading.at(start), reading.end))
    joint = view.find(" and ", reading.at(start), stop)
    return reading.at(start), joint if joint > 0 else stop


def _kind(text: str, link: _Link) -> str:
    """The sort of event by the table: the last of its words in the effect."""
    head = text[link.effect[0] : link.effect[1]]
    found = [
        (match.start(), kind)
        for kind, names in load("relation_causes")["events"].items()
        for match in any_of(names).finditer(head)
        if link.effect[1] > link.said[0] or not re.search(r"[;:]", head[match.end() :])
    ]
    return max(found)[1] if found else ""


def _begin(text: str, link: _Link, kind: str) -> int:
    if not kind or link.effect[1] > link.said[0]:
        return link.said[0]
    head = text[link.effect[0] : link.effect[1]]
    return link.effect[0] + max(m.start() for m in any_of(load("relation_causes")["events"][kind]).finditer(head))


def _denied(text: str, link: _Link) -> bool:
    """True for "was not caused by ice": that is no cause."""
    reach = NEAR_CLAUSE if _is_clause(text, link) else NEAR_PHRASE
    near = text[max(0, link.said[0] - reach) : link.said[0]]
    return any_of(load("relation_causes")["denied"]).search(near.rpartition(",")[2]) is not None


def _is_clause(text: str, link: _Link) -> bool:
    """True for "because": "could not open because ..." denies no cause, "not because ..." does."""
    return any_of(load("relation_causes")["clause_links"]).fullmatch(text, *link.said) is not None


def _partial(text: str, link: _Link) -> bool:
    """True where the sentence leaves room for other causes."""
    return any_of(load("relation_causes")["partial"]).search(text) is not None


def _printed(stretch: str, head: str) -> str:
    return next((w.form for w in words(stretch) if canonical(w.form) == head), "")
