"""The explanation of a place as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from claims.analysis import Reason
from claims.services.explaining import PlaceExplained, StoredAssertion, StoredUncovered

WIDTH = 96
"""Columns of the text; what cannot be broken may be longer."""

_QUIET = frozenset({"unsaid.noun"})
"""Refusals that are told only at their own place: so many words can be a verb of saying."""

_MARGIN = 17
_LONGEST_SURFACE = 150


def render_explanation(place: PlaceExplained) -> str:
    """`place` in lines of at most WIDTH columns, sections parted by blank lines."""
    found = place.explanation
    here = [reason for reason in found.here if reason.taken]
    failed = [reason for reason in found.here if not reason.taken]
    sections = (
        _head(place),
        _section("Where it stands", found.structure),
        _section("Read here", here) or ["Nothing was read here."],
        _section("Tried here and not taken", failed),
        _brief("Elsewhere in the sentence", found.nearby),
        list(_stored(place.assertions, place.uncovered)),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _head(place: PlaceExplained) -> list[str]:
    told = [place.name, place.holding, place.published, "superseded" if place.superseded else ""]
    found = place.explanation
    left, right = " ".join(place.before.split()), " ".join(place.after.split())
    shown = f"… {left}{_gap(place.before[-1:])}[{short(found.surface)}]{_gap(place.after[:1])}{right} …"
    return [
        *textwrap.wrap(f"{place.title} ({', '.join(part for part in told if part)})", WIDTH),
        f"code points {found.start} to {found.end}",
        "",
        *textwrap.wrap(shown, WIDTH - 4, initial_indent="    ", subsequent_indent="    "),
    ]


def _gap(edge: str) -> str:
    return " " if edge.isspace() else ""


def _section(heading: str, reasons: Iterable[Reason]) -> list[str]:
    """Each reason in full: what it is, its words (once for reasons in a row that share them), its reading, its rule."""
    lines: list[str] = []
    last = ""
    for reason in reasons:
        told = [f"“{short(reason.surface)}”"] if reason.surface != last else []
        told += [reason.reading] if reason.reading else []
        told.append(f"{'by' if reason.taken else 'refused by'} {reason.rule}: {reason.words}")
        lines += hung(reason.what, told[0])
        lines += [line for words in told[1:] for line in hung("", words)]
        last = reason.surface
    return [heading, *lines] if lines else []


def _brief(heading: str, reasons: Iterable[Reason]) -> list[str]:
    """Each reason in a line or two: its words, what it was read as, and the name of the rule."""
    lines: list[str] = []
    for reason in reasons:
        if reason.rule not in _QUIET:
            reading = reason.reading if reason.taken else f"not taken: {reason.words}"
            lines += hung(reason.what, f"“{short(reason.surface, 60)}” {reading} ({reason.rule})")
    return [heading, *lines] if lines else []


def _stored(assertions: Iterable[StoredAssertion], uncovered: Iterable[StoredUncovered]) -> Iterator[str]:
    lines: list[str] = []
    for row in assertions:
        said = f", on the word of {row.speaker}" if row.speaker else ""
        lines += hung("assertion", f"{row.start} to {row.end}: {row.kind}{said}; {row.status} ({row.id})")
        lines += hung("", f"made by the rule {row.rule}" if row.rule else "made by a person")
        if row.run:
            since = "" if row.run.current else "; code or vocabulary have changed since"
            lines += hung("", f"{row.run.kind} of {row.run.started}, version {row.run.code_version}{since}")
        claim = f"{row.claim}; {row.claim_status} ({row.claim_id})" if row.claim_id else "of no claim yet"
        lines += hung("claim", claim)
        lines += [line for decision in row.decisions for line in hung("decided", decision)]
        lines += [] if row.decisions else hung("decided", "nobody has judged it")
    for item in uncovered:
        dismissed = f"dismissed: {item.reason}" if item.dismissed else "in use by no assertion"
        lines += hung("uncovered", f"{item.kind} “{short(item.surface, 60)}”, {dismissed} ({item.id})")
    yield "In the database"
    yield from lines or hung("", "Nothing is stored for this place.")


def hung(label: str, words: str) -> list[str]:
    """`words` wrapped behind a margin in which `label` stands."""
    first, rest = f"  {label}".ljust(_MARGIN), " " * _MARGIN
    return textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def short(words: str, most: int = _LONGEST_SURFACE) -> str:
    """`words` on one line, cut in the middle where they are many."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return f"{line[: most * 2 // 3].rstrip()} … {line[-most // 3 :].lstrip()}"
