"""How relations between parties move, and since when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claims.analysis.lexicon import load
from claims.analysis.relations.periods import UNKNOWN, Period, year_of
from claims.analysis.relations.phrases import any_of, any_verb
from claims.analysis.relations.reading import Reading
from claims.analysis.relations.values import Frame, FrameKind

# "the last couple of years", "over the last four or five years", "a decade ago".
_LAST = re.compile(
    r"\b(?:last|past)\s+(?P<n>couple\s+of|few|several|\d{1,2}|[a-z]+(?:\s+or\s+[a-z]+)?)\s+(?P<unit>years?|decades?|months?)\b",
    re.I,
)
_AGO = re.compile(r"\b(?P<n>a|couple\s+of|few|\d{1,2}|[a-z]+)\s+(?P<unit>years?|decades?)\s+(?:ago|back)\b", re.I)
_NO = re.compile(
    r"\b(?:no|not|nothing|little|never|hardly|without|spoil(?:s|ed|t)|thwart(?:s|ed)|frustrat(?:es|ed)|prevent(?:s|ed))\b",
    re.I,
)
_NOT_AUX = re.compile(r"\b(?:nor|not|nothing|never|hardly)\b|n't\b", re.I)
_MODAL = re.compile(
    r"\b(?:would|will|should|may|might|could|likely|must|if|desires?|wish(?:es)?|hopes?|pledged?|vowed)\b", re.I
)
_NOW = re.compile(r"\b(?:only\s+now|at\s+last|now\s+at\s+last)\b", re.I)
_SPANS = {"a": (1, 1), "couple of": (1, 3), "few": (2, 5), "several": (3, 8), "one": (1, 1), "two": (2, 2),
          "three": (3, 3), "four": (4, 4), "five": (5, 5), "six": (6, 6), "ten": (10, 10), "four or five": (4, 5),
          "two or three": (2, 3), "three or four": (3, 4), "five or six": (5, 6)}  # fmt: skip


def read_trends(reading: Reading) -> Iterator[Frame]:
    """Frames of relations that improve, worsen or stay: modifier "onset" where they are said to begin (only) then."""
    table = load("relation_trends")
    text = reading.text
    if not any_of(table["themes"]).search(text):
        return
    way, match = _way(text)
    if match is None:
        return
    parties, inherited = reading.parties()
    if len(parties) < 2 and not _era(reading):
        return
    if len(parties) < 2 or _MODAL.search(text[max(0, match.start() - 60) : match.start()]):
        return
    onset = any_of(table["onset"]).search(text) or any_verb(table["onset_verbs"]).search(text)
    period, span = _when(reading, match.start(), match.end())
    yield Frame(
        kind=FrameKind.TREND,
        predicate="relations",
        start=reading.at(match.start()),
        end=reading.at(match.end()),
        parties=parties,
        object=_era(reading),
        stage=way,
        modifier="onset" if onset else "",
        earliest=period[0],
        latest=period[1],
        topic=frozenset({f"{span[0]}-{span[1]}"} if span else ()),
        inherited=inherited,
        rule=f"trend.{way}",
    )


def _way(text: str) -> tuple[str, re.Match[str] | None]:
    """How relations move in a sentence ("up", "down", "unchanged"), and the words that say so."""
    table = load("relation_trends")
    still = any_of(table["unchanged"]).search(text) or _denied(text, any_verb(table["change_verbs"]))
    if still:
        return "unchanged", still
    found = [
        *any_of(table["up"]).finditer(text),
        *any_verb(table["up_verbs"]).finditer(text),
        *_together(text, table["grudges"], table["lessen"]),
        *_grown(text, table["better"], table["better_how"]),
    ]
    risen = [m for m in found if not _NO.search(text[max(0, m.start() - 90) : m.start()])]
    if risen:
        return "up", min(risen, key=lambda m: m.start())
    if found:
        return "", None
    fallen = any_of(table["down"]).search(text) or any_verb(table["down_verbs"]).search(text)
    if fallen is None or _NO.search(text[max(0, fallen.start() - 90) : fallen.start()]):
        return "", None
    return "down", fallen


def _denied(text: str, verbs: re.Pattern[str]) -> re.Match[str] | None:
    """A verb with a negation of its own before it: "did not change", "nor did its collapse alter"."""
    for verb in verbs.finditer(text):
        before = re.split(r"[,;:]", text[max(0, verb.start() - 80) : verb.start()])[-1]
        if _NOT_AUX.search(before):
            return verb
    return None


def _together(text: str, nouns: list[str], verbs: list[str]) -> Iterator[re.Match[str]]:
    """Nouns with one of the verbs within a few words on either side: "bitterness began to fade"."""
    for noun in any_of(nouns).finditer(text):
        first, last = max(0, noun.start() - 40), noun.end() + 50
        if any_verb(verbs).search(text, first, noun.start()) or any_verb(verbs).search(text, noun.end(), last):
            yield noun


def _grown(text: str, verbs: list[str], how: list[str]) -> Iterator[re.Match[str]]:
    """ "grew somewhat better", "became much closer"."""
    for verb in any_verb(verbs).finditer(text):
        if (match := any_of(how).search(text, verb.end(), verb.end() + 22)) is not None:
            yield match


def _era(reading: Reading) -> str:
    """ "end of the Cold War" where the change is tied to that, or to the end of the Soviet Union, else ""."""
    table = load("relation_trends")
    if any_of(table["eras"]).search(reading.text):
        return "end of the Cold War"
    row = load("relation_events")["event"][0]
    ended = any_of(row["nouns"]).search(reading.text) or any_verb(row["verbs"]).search(reading.text)
    return "end of the Cold War" if ended and any_of(table["era_dissolved"]).search(reading.text) else ""


def _when(reading: Reading, start: int, end: int) -> tuple[Period, tuple[int, int] | None]:
    """The period of a change, and how many years back it reaches where it is told from the time of writing."""
    if _NOW.search(reading.text):
        return reading.context.written, (0, 1)
    relative = _LAST.search(reading.text) or _AGO.search(reading.text)
    if relative:
        span = _SPANS.get(" ".join(relative["n"].lower().split()))
        if relative["n"].isdigit():
            span = (int(relative["n"]), int(relative["n"]))
        if span and relative["unit"].lower().startswith("decade"):
            span = (span[0] * 10, span[1] * 10)
        if span and not relative["unit"].lower().startswith("month"):
            return _back(reading.context.written, span), span
    return reading.date_near(reading.at(start), reading.at(end)), None


def _back(written: Period, span: tuple[int, int]) -> Period:
    year = year_of(written[1])
    if year is None or written[0] is None or written[0][:4] != (written[1] or "")[:4]:
        return UNKNOWN
    return date(year - span[1], 1, 1).isoformat(), written[1]
