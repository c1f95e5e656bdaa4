"""Builders of frames and claims with literal defaults, and the short way from a text to what is read out of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from claims.analysis.corpus.reader import read
from claims.analysis.extraction.assertions import extract
from claims.analysis.extraction.values import Quantity, QuantityKind
from claims.analysis.relations.comparable import comparable_claims
from claims.analysis.relations.impossible import impossible_values
from claims.analysis.relations.judging import Side
from claims.analysis.relations.relate import relate
from claims.analysis.relations.reuse import find_reuse
from claims.analysis.relations.values import ComparableClaim, Frame, FrameKind, ImpossibleValue, Relation

BLANK_CLAIM = ComparableClaim(key="a:0-10", document="a", start=0, end=10, surface="surface of")
BLANK_FRAME = Frame(kind=FrameKind.EVENT, predicate="visit", start=0, end=10)
BLANK_QUANTITY = Quantity(0, 3, "100", Decimal(100), Decimal(100), "USD", QuantityKind.MONEY)


def claim(document: str = "a", start: int = 0, **fields: Any) -> ComparableClaim:
    """A claim of `document` at `start`, ten code points long unless `end` is given."""
    made = replace(BLANK_CLAIM, document=document, start=start, end=start + 10, **fields)
    return replace(made, key=f"{document}:{made.start}-{made.end}")


def frame(kind: FrameKind, predicate: str, **fields: Any) -> Frame:
    """A frame of `kind`."""
    return replace(BLANK_FRAME, kind=kind, predicate=predicate, **fields)


def year(first: int, last: int | None = None) -> dict[str, Any]:
    """The fields of a period of whole years."""
    return {"earliest": f"{first}-01-01", "latest": f"{last or first}-12-31"}


def amount(low: int | None, high: int | None = None, **fields: Any) -> Quantity:
    """A figure in US dollars: exact where only `low` is given."""
    top = low if high is None else high
    made = replace(
        BLANK_QUANTITY,
        surface=f"{low}",
        low=None if low is None else Decimal(low),
        high=None if top is None else Decimal(top),
    )
    return replace(made, **fields)


def side(made: Frame, document: str = "a", start: int = 0, **fields: Any) -> Side:
    """A frame with the claim that makes it; `written` is a year of writing."""
    written = fields.pop("written", None)
    if written is not None:
        fields |= {"written_earliest": f"{written}-01-01", "written_latest": f"{written}-12-31"}
    return Side(made, claim(document, start, frames=(made,), **fields))


def claims_of(*texts: str) -> list[ComparableClaim]:
    """The comparable claims of texts, named "a", "b" ... in their order."""
    named = {chr(ord("a") + at): text for at, text in enumerate(texts)}
    documents = {key: read(text, key) for key, text in named.items()}
    assertions = {key: extract(parsed) for key, parsed in documents.items()}
    return comparable_claims(documents, assertions, find_reuse(named))


def article(*sentences: str, title: str = "A report", day: str = "3 May 2015") -> str:
    """A short article of one paragraph, dated `day`."""
    return f"{title}\n\nBy Ann Rowe\n\n{day}\n\n{' '.join(sentences)}\n"


def frames_of(*sentences: str, kind: FrameKind | None = None, title: str = "A report") -> list[Frame]:
    """The frames read from the sentences of one paragraph, in the order of the text."""
    found = [f for c in claims_of(article(*sentences, title=title)) for f in c.frames]
    return [f for f in found if kind is None or f.kind is kind]


def relations_of(*texts: str) -> list[Relation]:
    """The relations among the claims of texts."""
    return list(relate(claims_of(*texts)))


def rules_of(relations: Iterable[Relation]) -> set[str]:
    """The deciding rules of relations."""
    return {relation.rule for relation in relations}


def impossible_in(*sentences: str, day: str = "5 May 2015") -> list[ImpossibleValue]:
    """The values that cannot be in a short article of one paragraph, dated `day`."""
    parsed = read(article(*sentences, day=day), "a")
    return impossible_values(parsed, extract(parsed))
