"""Offices in a text: which, of what country or body, past or present."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from claims.analysis.extraction.values import EntityKind, EntityMention
from claims.analysis.lexicon import load

_TABLE = load("offices")
_OFFICES: dict[str, dict[str, object]] = _TABLE["offices"]
_PORTFOLIOS = "|".join(sorted(_TABLE["portfolios"]["names"], key=len, reverse=True))


def _aliases() -> dict[str, str]:
    found: dict[str, str] = {}
    for office, entry in _OFFICES.items():
        aliases = entry["aliases"]
        for name in (office, *(aliases if isinstance(aliases, list) else ())):
            found[str(name).replace("-", " ").replace(".", "")] = office
    return found


_CANONICAL = _aliases()
# Offices that are written with a full stop: "Gen.", "Sen.".
_ABBREVIATED = frozenset(
    str(alias)
    for entry in _OFFICES.values()
    for alias in (entry["aliases"] if isinstance(entry["aliases"], list) else ())
    if str(alias).endswith(".")
)
_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"\.?[\s-]{1,3}") for name in sorted(_CANONICAL, key=lambda n: (-len(n), n))
)
_OFFICE = re.compile(
    rf"""(?P<rank>(?:(?:first\s{{1,3}})?deputy|vice|assistant|acting|interim|caretaker)[\s-]{{1,3}})?
         (?:(?P<of>{_PORTFOLIOS})(?:\s{{1,3}}and\s{{1,3}}(?:{_PORTFOLIOS}))?\s{{1,3}}(?:minister|secretary)
           |(?:minister|secretary)\s{{1,3}}(?:of|for)\s{{1,3}}(?:the\s{{1,3}})?(?P<for>{_PORTFOLIOS})
           |(?P<name>{_NAMES}))(?:-(?:elect|designate))?(?![\w-])\.?""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
_FIRST_WORDS = frozenset(
    {re.split(r"[\s-]", name)[0] for name in _CANONICAL}
    | {re.split(r"\s", name)[0] for name in _TABLE["portfolios"]["names"]}
    | {"first", "deputy", "vice", "assistant", "acting", "interim", "caretaker", "minister", "secretary"}
)
_WORD = re.compile(r"[A-Za-z]+")
_FORMER = re.compile(r"(?:\b(?:former|ex|erstwhile|ousted|onetime|one-time|late)(?:\s{1,3}|-))$", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:then|current|new|newly[\s-]elected|incumbent|outgoing|visiting|senior|top|chief)[\s-]{1,3}$", re.IGNORECASE
)
_OF = re.compile(r"\s{1,3}(?:of|for|at)\s{1,3}(?:the\s{1,3})?")
_TO = re.compile(r"\s{1,3}(?:to|of|in)\s{1,3}(?:the\s{1,3})?")
# Words that are an office only before a name or after a country; elsewhere they are anything.
_WEAK = frozenset(_TABLE["doubtful"]["weak"])
# Offices that are surnames too.
_SURNAMES = frozenset(_TABLE["doubtful"]["surnames"])
_CAPITALISED_BEFORE = re.compile(r"(?:[A-Z][a-z]+|[A-Z]\.)\s$")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as found: `start` includes its country where that stands before it ("Russian prime minister")."""

    start: int
    title: int
    end: int
    office: str
    of: str
    former: bool


def canonical_office(surface: str) -> str:
    """The canonical name of an office ("Premier": "prime minister", "Minister of Energy": "energy minister"), or the
    surface in lower case where it is not known."""
    match = _OFFICE.fullmatch(" ".join(surface.split()))
    return _canonical(match) if match else " ".join(surface.lower().split())


def _canonical(match: re.Match[str]) -> str:
    whole = " ".join(match.group().lower().replace("-", " ").replace(".", "").split())
    if whole in _CANONICAL:
        return _CANONICAL[whole]
    portfolio = match["of"] or match["for"]
    if portfolio:
        base = f"{' '.join(portfolio.lower().split())} minister"
    else:
        base = _CANONICAL[" ".join(match["name"].lower().replace("-", " ").replace(".", "").split())]
    rank = " ".join((match["rank"] or "").lower().replace("-", " ").split())
    if rank in ("", "acting", "interim", "caretaker"):
        return base
    if rank == "vice" and base == "prime minister":
        rank = "deputy"
    return f"{rank} {base}"


def office_class(office: str) -> str:
    """The class of a canonical office ("head of government" for "prime minister"), "" for an unknown one.

    A deputy is of the class "deputy" and never of the class of the office that is deputised for.
    """
    if office.startswith(("deputy ", "first deputy ", "vice ", "assistant ")):
        return "deputy"
    entry = _OFFICES.get(office)
    if entry:
        return str(entry["class"])
    return "minister" if office.endswith(" minister") else ""


def is_weak(office: str) -> bool:
    """True for a word that names an office only beside a name or country ("chief", "general")."""
    return office in _WEAK


def _owner_before(view: str, start: int, ends: Mapping[int, EntityMention]) -> EntityMention | None:
    """The country or body that stands right before `start`: "Russian", "Russia's", "the ISI"."""
    back = start
    while back > 0 and view[back - 1] in " \n":
        back -= 1
    if start - back > 3:
        return None
    for length in (0, 2, 1):
        if length and not view[back - length : back].startswith("'"):
            continue
        if found := ends.get(back - length):
            return found
    return None


def _owner_after(view: str, end: int, office: str, starts: Mapping[int, EntityMention]) -> EntityMention | None:
    match = (_TO if office_class(office) == "diplomat" else _OF).match(view, end)
    return starts.get(match.end()) if match else None


def _is_surname(view: str, start: int, surface: str) -> bool:
    """True for "Martin King": a single capitalised word of an office after a capitalised word that is none."""
    if surface.lower() not in _SURNAMES or not surface[0].isupper():
        return False
    return bool(_CAPITALISED_BEFORE.search(view[max(0, start - 16) : start]))


def _led_by(view: str, start: int, ends: Mapping[int, EntityMention]) -> tuple[int, bool, EntityMention | None]:
    """Where an office begins with what leads it ("former", "then", a country), whether it is past, and whose it is."""
    former, owner = False, _owner_before(view, start, ends)
    start = owner.start if owner else start
    for _ in range(2):
        if gone := _FORMER.search(view[max(0, start - 12) : start]):
            start, former = start - len(gone.group()), True
        elif then := _THEN.search(view[max(0, start - 16) : start]):
            start -= len(then.group())
        else:
            break
        if not owner and (owner := _owner_before(view, start, ends)):
            start = owner.start
    return start, former, owner


def _office_at(
    view: str, title: int, ends: Mapping[int, EntityMention], starts: Mapping[int, EntityMention]
) -> Office | None:
    match = _OFFICE.match(view, title)
    if not match or (title and (view[title - 1].isalnum() or view[title - 1] in "'_")):
        return None
    surface = match.group()
    if not _owner_before(view, title, ends) and _is_surname(view, title, surface):
        return None
    end = match.end() - (surface.endswith(".") and surface.lower() not in _ABBREVIATED)
    office = _canonical(match)
    start, former, owner = _led_by(view, title, ends)
    if not owner and (owner := _owner_after(view, end, office, starts)):
        end = owner.end
    return Office(start, title, end, office, owner.name if owner else "", former)


def find_offices(view: str, entities: list[EntityMention]) -> list[Office]:
    """All offices in `view`, sorted; `entities` are those found in the same text."""
    owners = [e for e in entities if e.kind is not EntityKind.OBJECT and e.kind is not EntityKind.EVENT]
    ends, starts = {e.end: e for e in owners}, {e.start: e for e in owners}
    found: list[Office] = []
    for word in _WORD.finditer(view):
        if word.group().lower() not in _FIRST_WORDS or (found and word.start() < found[-1].end):
            continue
        if office := _office_at(view, word.start(), ends, starts):
            found.append(office)
    return found
