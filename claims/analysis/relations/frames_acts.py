"""Acts as clauses tell them: who did what to whom, affirmed or denied, in any field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from claims.analysis.extraction.values import DateMention, QuantityKind
from claims.analysis.relations.act_nouns import Noun
from claims.analysis.relations.acts import (
    by_adjective,
    listed,
    marked,
    matching,
    rows_by_noun,
)
from claims.analysis.relations.clause_words import Tok, attributive, tokens
from claims.analysis.relations.periods import Period
from claims.analysis.relations.predications import predications
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Act, Frame, FrameKind, Party
from claims.analysis.relations.verb_groups import Predication
from claims.analysis.relations.verb_nouns import THERE
from claims.analysis.relations.wording import canonical


def read_acts(reading: Reading) -> Iterator[Frame]:
    """A frame for each predication that the lexicon knows, or that is negated, and for each act told by a noun."""
    named = [(e.start, e.end) for e in reading.entities] + [(p.start, p.end) for p in reading.people]
    view, names = reading.context.view, reading.context.names
    toks = tokens(view, reading.start, reading.end, reading.dates, named, names, reading.context.common)
    found = predications(toks)
    governing = {p.governor for p in found}
    periods = _periods(reading, toks, found)
    told = _told_before(reading)
    for p in found:
        by_noun, by_verb = _by_noun(p), _by_verb(toks, p, governs=p.verb in governing)
        if by_noun is not None and by_verb is not None:
            if by_noun.rows[0][0][0] != "=":
                by_verb = None  # the noun tells the act: "no warning was given"
            elif p.theme is None or not set(p.lemmas) & _light() or by_noun.verb == by_verb.verb:
                by_noun = None
        for act in (by_noun, by_verb):
            if act is not None:
                act = _taken_up(toks, p, act, told)
                yield _frame(reading, toks, p, act, periods.get(p.verb, (None, None)))


def _told_before(reading: Reading) -> Party | None:
    """Who or what the last act of the paragraph was of: the doer, or what it happened to."""
    saying = listed("words", "saying")
    acts = [frame.act for frame in reading.before if frame.act is not None and frame.act.verb not in saying]
    party = (acts[-1].agent or acts[-1].theme) if acts else None
    return party if party is not None and party.head and party.amount not in ("none", "any") else None


def _taken_up(toks: Sequence[Tok], p: Predication, act: Act, told: Party | None) -> Act:
    """An act of "it" or "they" at the beginning of its sentence, with what the sentence before was about."""
    subject = act.agent or act.theme
    if told is None or subject is None or subject.head or subject.words or subject.amount or p.low > _NEAR_BEGINNING:
        return act
    if not any(t.lower in ("it", "they") for t in toks[: p.low]):
        return act
    return replace(act, agent=told, assumed=True) if act.agent else replace(act, theme=told, assumed=True)


def _by_verb(toks: Sequence[Tok], p: Predication, *, governs: bool) -> Act | None:
    rows = list(_rows(toks, p))
    lemmas = set(p.lemmas)
    if governs and lemmas & _before():
        return None
    if not rows:
        if p.lemmas == (THERE,) or lemmas & (_before() | _light()) or toks[p.verb].capital:
            return None
        rows = [(f"={canonical(p.lemmas[0])}", True)]
    agent, theme, around = p.agent, p.theme, list(p.around)
    other = next((n for n in around if n.marked in ("with", "to")), None)
    if agent is None and other is not None and not p.passive and {row for row, _ in rows} & marked("with"):
        agent, theme = theme, other  # "is in talks with an investor"
    return _act(tuple(rows), p.lemmas[0], p, agent, theme, around)


def _rows(toks: Sequence[Tok], p: Predication) -> Iterator[tuple[str, bool]]:
    if p.state:
        yield from by_adjective()[p.lemmas[0]]
        return
    rest = [t.lower for t in toks[p.verb + 1 : p.high]]
    seen = set()
    for lemma in p.lemmas:
        two_ways = lemma in listed("words", "two_ways")
        for verb in matching(lemma, rest):
            if two_ways and (verb.row in marked("process")) is (p.agent is not None or p.passive):
                continue  # "declined the offer" and "sales declined"
            if len(verb.rest) == len(rest) and verb.row not in seen:
                seen.add(verb.row)
                yield verb.row, verb.sign
                if verb.row in listed("words", "changing") and verb.row != "change":
                    yield "change", True


def _before() -> frozenset[str]:
    return frozenset(
        w for key in ("not", "done", "thought", "said", "denied", "stopped") for w in listed("before", key)
    )


def _light() -> frozenset[str]:
    return listed("light", "doer") | listed("light", "taker") | listed("light", "seen")


def _by_noun(p: Predication) -> Act | None:
    """ "gave no warning", "received a complaint", "no injuries were reported", "there were deaths"."""
    lemmas = set(p.lemmas)
    noun, others = p.theme, p.around
    if noun is None or not noun.head or p.state:
        return None
    rows = _noun_rows(noun)
    whole = bool(lemmas & listed("light", "whole"))
    telling = bool(rows) or noun.amount in ("none", "all", "one", "some") or p.negated or whole
    if lemmas & listed("light", "doer") and telling:
        marks = listed("words", "towards") | ({"in"} if whole else frozenset())
        towards = next((n for n in others if n.marked in marks), None)
        rows = rows or ((f"={noun.head}", True),)
        return _act(rows, noun.head, p, p.agent, towards, [n for n in others if n is not towards], noun)
    if lemmas & listed("light", "taker") and (p.agent is not None or p.passive) and telling:
        source = next((n for n in others if n.marked in listed("words", "source")), None)
        rows = rows or ((f"={noun.head}", True),)
        taker = None if p.passive else p.agent
        return _act(rows, noun.head, p, source, taker, [n for n in others if n is not source], noun)
    if p.lemmas == (THERE,) or (lemmas & listed("light", "seen") and not (p.negated and noun.amount == "definite")):
        return _act(rows or ((f"={noun.head}", True),), noun.head, p, None, None, others, noun)
    return None


def _noun_rows(noun: Noun) -> tuple[tuple[str, bool], ...]:
    by_noun = rows_by_noun()
    pair = next((by_noun[key] for key in by_noun if " " in key and set(key.split()) <= noun.words), None)
    return tuple((row, True) for row in pair or by_noun.get(noun.head, ()))


def _act(
    rows: tuple[tuple[str, bool], ...],
    verb: str,
    p: Predication,
    agent: Noun | None,
    theme: Noun | None,
    around: Sequence[Noun],
    noun: Noun | None = None,
) -> Act:
    words = frozenset(w for n in around for w in n.words)
    if noun is not None:
        words |= noun.words - {noun.head}
    amount = noun.amount if noun is not None else ""
    if noun is not None and p.negated and amount != "none":
        amount = "any"  # "vaccination was never offered"
    seen = noun is not None and bool(set(p.lemmas) & listed("light", "seen")) and (p.negated or amount == "none")
    extent = "whole" if noun is not None and set(p.lemmas) & listed("light", "whole") else p.extent
    made = _party(theme)
    if noun is not None and (made is None or amount == "none" or p.negated):
        kept = made or Party()
        made = Party(kept.head, kept.words, kept.names, amount or kept.amount, kept.apart)
    none = any(n is not None and n.amount == "none" for n in (agent, theme, noun))
    seen = seen or (p.perfect and (none or p.ever))
    return Act(rows, verb, _party(agent), made, words, extent, p.open or seen, p.ever, p.state)


def _party(noun: Noun | None) -> Party | None:
    return None if noun is None else Party(noun.head, noun.words, noun.names, noun.amount, noun.apart)


# "The alarm was not given until shortly before midnight": told as done, and when.
_NOT_UNTIL = re.compile(r"(?:\s+[\w'-]+){0,4}\s+(?:until|till)\b", re.I)


def _frame(reading: Reading, toks: Sequence[Tok], p: Predication, act: Act, period: Period) -> Frame:
    start, end = toks[p.low].start, toks[min(p.high, len(toks)) - 1].end
    negated = p.negated
    for party in (act.agent, act.theme):
        if party is not None and party.amount in ("none", "fewer"):
            negated = not negated
    if p.negated and _NOT_UNTIL.match(reading.context.view, end, reading.end):
        negated = not negated  # "was not given until midnight": it was given
    if negated and act.open:
        period = _window(reading, toks, p) or period
    return Frame(
        kind=FrameKind.ACT,
        predicate=act.rows[0][0],
        stage="" if act.rows[0][1] else "opposite",
        start=start,
        end=end,
        earliest=period[0],
        latest=period[1],
        negated=negated,
        inherited=reading.aside,
        modality=p.modality,
        rule="act.denied" if negated else "act.told",
        called=" ".join(t.lower for t in toks[p.low : p.high]),
        act=act,
    )


# "It", "In Torva it": a pronoun among the first words of a sentence takes up what was told before.
_NEAR_BEGINNING = 6
_FOR = re.compile(
    r"\b(?:for|in|over|within)\s+(?:(?:the|last|past|at|least|more|than|over|almost|nearly|about|some)\s+)*$", re.I
)
_SINCE = re.compile(r"\bsince\s+(?:early\s+|late\s+|the\s+)?(?:\w+\s+(?:of|in)\s+)?$", re.I)
_UNTIL = re.compile(r"\b(?:until|till|through)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.I)
_DAYS = {"year": 365, "month": 30, "decade": 3650, "week": 7, "day": 1}
# Of a stretch of time back from the day of writing so much is left out at its beginning: it is told in round numbers.
_ROUND = Decimal("0.12")


def _window(reading: Reading, toks: Sequence[Tok], p: Predication) -> Period | None:
    """The time that a denial is for: "not for nine years" before the day of writing, "not since 2012"."""
    written = reading.context.written
    if written[1] is None:
        return None
    last = date.fromisoformat(written[1])
    view, behind = reading.context.view, toks[p.verb].end
    for length in reading.quantities:
        if length.kind is not QuantityKind.DURATION or length.low is None or length.unit not in _DAYS:
            continue
        if length.start >= behind and _FOR.search(view, behind, length.start):
            days = int(_DAYS[length.unit] * length.low * (1 - _ROUND))
            return ((last - timedelta(days=days)).isoformat(), written[1]) if days < last.toordinal() - 1 else None
    since = next(
        (d for d in reading.dates if d.latest and _SINCE.search(view, max(behind, d.start - 40), d.start)), None
    )
    if since is not None and since.latest and since.latest < written[1]:
        return since.latest, written[1]
    return None


def _periods(reading: Reading, toks: Sequence[Tok], found: Sequence[Predication]) -> dict[int, Period]:
    """For each verb (its place) the date that belongs to it: one behind it in its part of the sentence, or one before
    it where no other verb stands nearer."""
    view = reading.context.view
    placed = [d for d in reading.dates if d.earliest and d.latest and not attributive(view, reading.start, d)]
    dated: dict[int, Period] = {}
    for day in placed:
        at = next((k for k, t in enumerate(toks) if t.start >= day.start), len(toks))
        owner = _owner(toks, found, at)
        if owner is not None:
            dated.setdefault(owner, _meant(reading, day))
    return dated


def _meant(reading: Reading, day: DateMention) -> Period:
    """The period of a date with the word before it: "since" reaches to the day of writing, "until" begins nowhere."""
    before = reading.context.view[max(reading.start, day.start - 40) : day.start]
    if _SINCE.search(before) and reading.context.written[1] and (day.latest or "") < reading.context.written[1]:
        return day.earliest, reading.context.written[1]
    if _UNTIL.search(before):
        return None, day.earliest
    return day.earliest, day.latest


def _owner(toks: Sequence[Tok], found: Sequence[Predication], at: int) -> int | None:
    """The verb that a date at `at` belongs to."""
    for p in reversed([p for p in found if p.verb < at]):
        between = toks[p.high : at]
        if not any(
            (t.stops and t.lower not in "()") or (t.joins and t.lower not in listed("words", "dating")) for t in between
        ):
            return p.verb
        break
    return next((p.verb for p in found if p.verb >= at), found[-1].verb if found else None)
