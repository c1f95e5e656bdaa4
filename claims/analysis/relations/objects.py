"""What a deal, a contract or a project is about: designations ("Mi-35M"), named works ("X-Y pipeline"), classes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.analysis.lexicon import load

# "Mi-35M", "JF-17", "Tu-22M3", "A320", "S-400", "MI-17": letters, then figures, perhaps a version.
_DESIGNATION = re.compile(
    r"(?<![\w-])([A-Z][A-Za-z]{0,4})-?(\d{1,4})([A-Z]{0,3}\d?)(?:-\d{1,4}(?:ER|LR|neo)?)?(?![\w-])"
)
# "Iran-Pakistan gas pipeline", "Lahore to Karachi pipeline", "Nordwind pipeline".
_ROUTE = re.compile(
    r"(?P<name>[A-Z][\w']{1,30}(?:\s?[-–]\s?[A-Z][\w']{1,30}){0,4})\s+(?:\([A-Z]{2,6}\)\s+)?(?:gas\s+|oil\s+|water\s+)?"
    r"(?P<what>pipelines?|railway|highway|motorway|canal|bridge|tunnel|corridor|port|dam)\b"
)
# "pipeline from Lahore to Karachi", "railway between A and B".
_ROUTE_AFTER = re.compile(
    r"(?P<what>pipelines?|railway|highway|motorway|canal|bridge|tunnel|corridor)\s+(?:running\s+|leading\s+)?(?:from|between)\s+"
    r"(?P<one>[A-Z][\w']{1,30})\s+(?:to|and)\s+(?P<other>[A-Z][\w']{1,30})"
)


@dataclass(frozen=True, slots=True)
class Thing:
    """An object named in a text: `name` is canonical ("mi-35m", "iran-pakistan pipeline"), `kind` its class or "",
    `called` what the text calls it."""

    start: int
    end: int
    name: str
    kind: str = ""
    called: str = ""


def find_objects(view: str, start: int, end: int) -> list[Thing]:
    """The things named in `view[start:end]`, in order; a designation takes the class named just behind it."""
    text = view[start:end]
    kinds = [(m.start(), m.end(), _kind_of(m.group())) for m in _kinds().finditer(text)]
    found: list[Thing] = []
    for match in _DESIGNATION.finditer(text):
        behind = [k for k in kinds if match.end() <= k[0] <= match.end() + 40]
        name = f"{match[1]}-{match[2]}{match[3]}".lower()
        found.append(
            Thing(start + match.start(), start + match.end(), name, behind[0][2] if behind else "", match.group())
        )
    for match in _ROUTE.finditer(text):
        ends = "-".join(part.strip().lower() for part in re.split(r"[-–]", match["name"]))
        found.append(
            Thing(
                start + match.start(),
                start + match.end(),
                f"{ends} {match['what'].rstrip('s')}",
                match["what"],
                " ".join(match.group().split()),
            )
        )
    for match in _ROUTE_AFTER.finditer(text):
        name = f"{match['one']}-{match['other']} {match['what'].rstrip('s')}".lower()
        found.append(
            Thing(
                start + match.start(),
                start + match.end(),
                name,
                match["what"],
                f"{match['one']}-{match['other']} {match['what'].rstrip('s')}",
            )
        )
    taken = [(t.start, t.end) for t in found]
    named = {t.kind for t in found}
    for first, last, kind in kinds:
        if kind not in named and not any(s < start + last and start + first < e for s, e in taken):
            found.append(Thing(start + first, start + last, "", kind))
    return sorted(found, key=lambda t: (t.start, t.end))


@cache
def _classes() -> dict[str, str]:
    return {word: kind for kind, row in load("relation_objects")["class"].items() for word in row}


@cache
def _kinds() -> re.Pattern[str]:
    longest = sorted(_classes(), key=lambda w: (-len(w), w))
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest) + r")(?!\w)", re.I
    )


def _kind_of(word: str) -> str:
    return _classes()[" ".join(word.lower().split())]


_FAMILY = re.compile(r"([a-z]+-\d+)")


def family(name: str) -> str:
    """What all versions of a thing have in common: "mi-35" of "mi-35m"; any other name stands for itself. Names that
    `same_object` takes for one have one family."""
    match = _FAMILY.match(name)
    return match[1] if match else name


def same_object(one: str, other: str) -> bool | None:
    """Whether two canonical names mean one thing; None where one is unknown. "mi-35m" is a "mi-35", not a "mi-17"."""
    if not one or not other:
        return None
    if one == other:
        return True
    ours, theirs = _FAMILY.match(one), _FAMILY.match(other)
    return bool(ours and theirs and ours[1] == theirs[1] and (ours[1] == one or theirs[1] == other))


def is_wide(kind: str) -> bool:
    """True for a class so wide that two deals in it need not be one."""
    return kind in load("relation_objects")["generic"]["wide"]


def same_family(one: str, other: str) -> bool:
    """True where two classes are of one family ("helicopter", "engine"), or where a family is not known."""
    families: dict[str, list[str]] = load("relation_objects")["families"]
    ours = [name for name, kinds in families.items() if one in kinds]
    theirs = [name for name, kinds in families.items() if other in kinds]
    return not ours or not theirs or ours == theirs
