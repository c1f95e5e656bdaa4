"""Whether two names are those of one person."""

from __future__ import annotations

from enum import StrEnum

from claims.analysis.relations.wording import fold

# A name of so many letters may differ by two of them.
LONG_NAME = 6


class Names(StrEnum):
    """How two names stand to one another."""

    SAME = "same"
    VARIANT = "variant"
    OTHER = "other"


def names_of_one(one: str, other: str) -> Names:
    """SAME for "Amal Rahman", "A. Rahman", "Rahman"; VARIANT for one last name behind first names that are close
    ("Ingmar Holt", "Ingrid Holt") or a last name that is spelt almost alike; else OTHER."""
    ours, theirs = _parts(one), _parts(other)
    if not ours or not theirs:
        return Names.OTHER
    if ours[-1] != theirs[-1]:
        close = len(ours) > 1 and len(theirs) > 1 and ours[0] == theirs[0] and _close(ours[-1], theirs[-1])
        inside = set(ours) <= set(theirs) or set(theirs) <= set(ours)
        return Names.SAME if inside and min(len(ours), len(theirs)) > 1 else Names.VARIANT if close else Names.OTHER
    if len(ours) == 1 or len(theirs) == 1:
        return Names.SAME
    first, second = ours[0], theirs[0]
    if first == second or (min(len(first), len(second)) == 1 and first[0] == second[0]):
        return Names.SAME
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return Names.SAME
    return Names.VARIANT if first[0] == second[0] or _close(first, second) else Names.OTHER


def _parts(name: str) -> list[str]:
    return [fold(w.strip(".,")) for w in name.split() if w.strip(".,")]


def _close(one: str, other: str) -> bool:
    """True for two words of four letters at least that differ by one letter, or by two where both are long."""
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    allowed = 2 if min(len(one), len(other)) >= LONG_NAME else 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1] <= allowed
