"""Values that cannot be as rows, renewed by each reading such that what a person dismissed stays dismissed."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Iterable

from claims.analysis.relations.values import ImpossibleValue as Found
from claims.models import Document, ImpossibleValue
from claims.models.base import content_id
from claims.models.choices import AssertionKind, SubjectKind
from claims.services.judging import mark_stale
from claims.services.recording import batches, create

MACHINE_FIELDS = ("assertion_id", "surface", "sentence", "left_value", "right_value")
"""What the machine writes anew; places and rule are the name of the row, the dismissal is a person's."""


def impossible_rows(document: Document, values: Iterable[Found]) -> list[ImpossibleValue]:
    """Rows for the values of `document` that cannot be, each with the stored assertion in which it stands."""
    # of two assertions at one place, the one of the body; a reference in a note stands alone
    stored = document.assertions.order_by("kind", "id").values_list("start", "end", "id", "kind")
    ordered = sorted(stored, key=lambda row: row[3] != AssertionKind.REFERENCE)
    at = {(start, end): key for start, end, key, _ in ordered}
    return [
        ImpossibleValue(
            id=content_id("impossible", document.sha256, value.rule, *value.places),
            document=document,
            assertion_id=at.get(value.assertion) if value.assertion else None,
            rule=value.rule[:60],
            start=value.start,
            end=value.end,
            places=[list(place) for place in value.places],
            surface=value.surface,
            sentence=value.sentence,
            left_value=value.left,
            right_value=value.right,
        )
        for value in values
    ]


def store_impossible(document: Document, values: Iterable[Found]) -> int:
    """Store the values that cannot be of a document that was just stored; returns how many there are."""
    rows = impossible_rows(document, values)
    create(ImpossibleValue, rows)
    return len(rows)


def renew_impossible(document: Document, values: Iterable[Found], judged: Collection[uuid.UUID]) -> Counter[str]:
    """Let the rows of `document` be what is found now; returns how many changed, by name.

    What a person dismissed or took back (`judged`) stays, also where the rules no longer find it: then the decision is
    stale, as it is where other values stand at the place now.
    """
    wanted = {row.id: row for row in impossible_rows(document, values)}
    stored = {row.id: row for row in document.impossible_values.all()}
    decided = {key for key, row in stored.items() if row.dismissed} | set(judged)
    gone = stored.keys() - wanted.keys() - decided
    changed, otherwise = [], stored.keys() - wanted.keys()
    for key in stored.keys() & wanted.keys():
        old, fresh = stored[key], wanted[key]
        if (old.left_value, old.right_value) != (fresh.left_value, fresh.right_value):
            otherwise.add(key)
            # a decision keeps what it was made on
            if key in decided:
                continue
        if any(getattr(old, name) != getattr(fresh, name) for name in MACHINE_FIELDS):
            for name in MACHINE_FIELDS:
                setattr(old, name, getattr(fresh, name))
            changed.append(old)
    for part in batches(sorted(gone)):
        ImpossibleValue.objects.filter(id__in=part).delete()
    new = [row for key, row in wanted.items() if key not in stored]
    create(ImpossibleValue, new)
    ImpossibleValue.objects.bulk_update(changed, [name.removesuffix("_id") for name in MACHINE_FIELDS])
    stale = mark_stale(SubjectKind.IMPOSSIBLE, otherwise & decided, stale=True)
    mark_stale(SubjectKind.IMPOSSIBLE, decided & (wanted.keys() - otherwise), stale=False)
    return Counter(
        impossible_new=len(new),
        impossible_changed=len(changed),
        impossible_removed=len(gone),
        decisions_stale=stale,
    )
