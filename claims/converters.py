"""Between the core's values and the rows: the only module that knows both."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from claims.models import Assertion, Claim, DateMention, Quantity
from claims.models.choices import QuantityKind

VALUE_ORDER = (
    QuantityKind.MONEY,
    QuantityKind.PERCENT,
    QuantityKind.POWER,
    QuantityKind.COUNT,
    QuantityKind.ORDINAL,
    QuantityKind.DURATION,
    QuantityKind.OTHER,
)
"""Which of several figures a claim is most likely about, the likeliest first."""


def founded_claim(
    key: uuid.UUID, assertion: Assertion, quantities: Iterable[Quantity], dates: Iterable[DateMention]
) -> Claim:
    """A claim (not stored) that says what `assertion` says: its quote on one line, its main figure and its period."""
    claim = Claim(
        id=key,
        statement=" ".join(assertion.quote.split()),
        modality=assertion.modality,
        polarity=assertion.polarity,
    )
    if quantity := main_quantity(quantities):
        claim.value_kind = quantity.kind
        claim.low, claim.high = quantity.low, quantity.high
        claim.unit, claim.per = quantity.unit, quantity.per
        claim.approximate, claim.measures = quantity.approximate, quantity.measures
    placed = (date for date in dates if date.edtf or date.earliest)
    if date := min(placed, key=lambda date: date.start, default=None):
        claim.period = date.edtf
        claim.earliest, claim.latest = date.earliest, date.latest
    return claim


def main_quantity(quantities: Iterable[Quantity]) -> Quantity | None:
    """The figure that gives a claim its value: the likeliest kind, and of that the first with something measured."""
    return min(
        quantities, key=lambda q: (VALUE_ORDER.index(QuantityKind(q.kind)), not q.measures, q.start), default=None
    )
