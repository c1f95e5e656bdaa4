"""One figure printed by two documents on one matter: so exact a number comes back only where the same is counted.

"€1.24 billion" in one report and "in total some 1.24 billion" in another are one sum, whatever the words around them.
"""

from __future__ import annotations

from decimal import Decimal

from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.relations.figures import are_people, dimension_of, thing_of
from claims.analysis.relations.focus import Focus, one_matter
from claims.analysis.relations.gates import modality_class
from claims.analysis.relations.judging import Outcome, outcome
from claims.analysis.relations.periods import overlap
from claims.analysis.relations.values import ComparableClaim, Verdict
from claims.analysis.relations.wording import weight

# Figures with so many digits that are not zero, or so large with one digit less, are hardly met by chance.
EXACT_DIGITS = 3
DIGITS = 2
LARGE = 1000
# Kinds that are printed too often to tell anything by their value: "ten days", "second", "40 per cent".
COMMON = frozenset({QuantityKind.DURATION, QuantityKind.ORDINAL, QuantityKind.PERCENT})
# Nouns that stand for whatever is counted.
ANYTHING = frozenset({"", "unit", "piece", "item", "count"})
YEARS = (Decimal(1000), Decimal(2100))


def one_figure(left: ComparableClaim, right: ComparableClaim) -> Outcome | None:
    """Agreement of two claims of two documents on one matter by an exact figure that both print; None otherwise."""
    if left.document == right.document or left.is_reference or right.is_reference:
        return None
    pairs = [(a, b) for a in left.quantities for b in right.quantities if is_one(a, b)]
    if not pairs or modality_class(left.modality) != modality_class(right.modality):
        return None
    if left.polarity is not right.polarity or _dated_apart(left, right) or not _one_matter(left, right):
        return None
    ours, theirs = max(pairs, key=lambda pair: (digits(pair[0]), pair[0].low or Decimal(0)))
    if not (_sure(ours) and _sure(theirs)) and not _words_in_common(left, right):
        return None
    if _others_apart(left, right):
        return None
    sentence = f"Both print the same figure: {ours.surface}; {theirs.surface}."
    return outcome(Verdict.AGREES, "figure.one", sentence, ours.surface, theirs.surface)


def figure_keys(claim: ComparableClaim) -> list[str]:
    """What the exact figures of a claim are called where claims meet: their values."""
    return sorted({f"value|{q.low.normalize():f}" for q in claim.quantities if is_exact(q) and q.low is not None})


def is_exact(quantity: Quantity) -> bool:
    """True for one value with digits enough to be told from others: 1.24 billion, 480,000, 212, but not 300 or 2019."""
    low = quantity.low
    if low is None or low != quantity.high or quantity.kind in COMMON:
        return False
    bare_year = quantity.kind is QuantityKind.OTHER and not quantity.unit and YEARS[0] <= low <= YEARS[1]
    many = digits(quantity)
    return not bare_year and (many >= EXACT_DIGITS or (many >= DIGITS and abs(low) >= LARGE))


def is_one(ours: Quantity, theirs: Quantity) -> bool:
    """True where both give one exact value in one unit; a number without a unit goes with any."""
    if not (is_exact(ours) and is_exact(theirs)) or ours.per != theirs.per:
        return False
    one, other = dimension_of(ours), dimension_of(theirs)
    if ours.low is None or theirs.low is None or ours.low * one[2] != theirs.low * other[2]:
        return False
    things = _thing(ours), _thing(theirs)
    if "" in things:
        return True
    return one[0] == other[0] and (things[0] == things[1] or (are_people(things[0]) and are_people(things[1])))


def _thing(quantity: Quantity) -> str:
    """The unit as it must be the same: a currency, the noun of what is counted; "" where none is told."""
    if quantity.unit in ANYTHING:
        return ""
    return thing_of(quantity.unit) if quantity.kind is QuantityKind.COUNT else dimension_of(quantity)[1] or "scale"


def digits(quantity: Quantity) -> int:
    """How many digits a single value has, zeros at its end left out."""
    return len(quantity.low.normalize().as_tuple().digits) if quantity.low is not None else 0


def _sure(quantity: Quantity) -> bool:
    """True for a sum of money, or a value that is told with its unit and with many digits."""
    return quantity.kind is QuantityKind.MONEY or abs(quantity.low or Decimal(0)) >= LARGE


def _words_in_common(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where the claims share a word besides those to which both documents come back anyhow."""
    everywhere = set(left.focus_common) & set(right.focus_common)
    shared = set(left.words) & set(right.words) - everywhere
    return any(weight(word) >= 1 and not word[0].isdigit() and word[0] not in "@#&" for word in shared)


def _others_apart(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where only one side tells a share of the total: "half of the 4,100" against "all 4,100"."""
    shares = [[q for q in claim.quantities if q.kind is QuantityKind.PERCENT] for claim in (left, right)]
    return bool(shares[0]) != bool(shares[1])


def _dated_apart(left: ComparableClaim, right: ComparableClaim) -> bool:
    """True where both are dated and no two of their dates share a day."""
    ours = [(d.earliest, d.latest) for d in left.dates if d.earliest and d.latest]
    theirs = [(d.earliest, d.latest) for d in right.dates if d.earliest and d.latest]
    return bool(ours and theirs) and not any(overlap(a, b) for a in ours for b in theirs)


def _one_matter(left: ComparableClaim, right: ComparableClaim) -> bool:
    one, other = (Focus(c.focus_names, c.focus_common, c.focus_words) for c in (left, right))
    return one_matter(one, other)
