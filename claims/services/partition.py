"""Which assertions make one claim: the machine's groups, where no person has spoken."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain, count

from claims.models.base import content_id


def assign(
    groups: Iterable[Sequence[uuid.UUID]],
    home: Mapping[uuid.UUID, uuid.UUID | None],
    pinned: Collection[uuid.UUID],
    hints: Mapping[uuid.UUID, uuid.UUID],
    in_use: Callable[[uuid.UUID], bool] = lambda _: False,
) -> dict[uuid.UUID, uuid.UUID]:
    """The claim for every assertion of `groups` (keys of assertions that state one proposition).

    `home` gives the claim that an assertion has now, `hints` the claim that its counterpart in an earlier version of
    its document has. Assertions of a `pinned` claim stay there, and their counterparts go there, since a person
    arranged it: what was taken out of a claim is not put back by a new version. A group takes a pinned claim of its
    members before another one, and before it founds a claim of its own: named after the smallest key.
    Another claim goes to the group of the assertion that founded it, so that a claim keeps its name over runs.
    `in_use` says of a name whether assertions that are not among those of `home` have a claim of that name.
    """
    ordered = sorted(sorted(group) for group in groups if group)
    owners = _owners(ordered, home, pinned, hints)
    placed: dict[uuid.UUID, uuid.UUID] = {}
    taken = {claim for claim in home.values() if claim}
    for number, members in enumerate(ordered):
        free = []
        candidates: Counter[uuid.UUID] = Counter()
        for member in members:
            claim = home.get(member) or hints.get(member)
            if claim is not None and claim in pinned:
                placed[member] = claim
            else:
                free.append(member)
            if claim is not None and (claim in pinned or owners.get(claim) == number):
                candidates[claim] += 1
        if not free:
            continue
        best = min(candidates, key=lambda c: (c not in pinned, -candidates[c], str(c)), default=None)
        claim = best or _new_claim(free, lambda name: name in taken or in_use(name))
        taken.add(claim)
        placed.update(dict.fromkeys(free, claim))
    return placed


def founded_by(assertion: uuid.UUID) -> uuid.UUID:
    """The key of the claim that the machine founds on `assertion`."""
    return content_id("claim", assertion)


def _owners(
    groups: Sequence[Sequence[uuid.UUID]],
    home: Mapping[uuid.UUID, uuid.UUID | None],
    pinned: Collection[uuid.UUID],
    hints: Mapping[uuid.UUID, uuid.UUID],
) -> dict[uuid.UUID, int]:
    """For every claim that no person arranged, the number of the group that may have it."""
    votes: dict[uuid.UUID, Counter[int]] = defaultdict(Counter)
    founders: dict[uuid.UUID, int] = {}
    for number, members in enumerate(groups):
        for member in members:
            claim = home.get(member) or hints.get(member)
            if claim is None or claim in pinned:
                continue
            votes[claim][number] += 1
            if founded_by(member) == claim:
                founders[claim] = number
    return {
        claim: founders.get(claim, min(counted, key=lambda number: (-counted[number], number)))
        for claim, counted in votes.items()
    }


def _new_claim(members: Sequence[uuid.UUID], taken: Callable[[uuid.UUID], bool]) -> uuid.UUID:
    """A key that no claim has: that of the smallest member whose own claim is not in use elsewhere."""
    names = chain((founded_by(member) for member in members), (content_id("claim", members[0], n) for n in count(2)))
    return next(name for name in names if not taken(name))
