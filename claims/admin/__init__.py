"""The analyst's desk: the stock admin, one module a noun."""

from claims.admin import (
    assertions,
    authors,
    claims,
    documents,
    entities,
    impossible,
    judgements,
    notes,
    relations,
    runs,
    topics,
    uncovered,
)

__all__ = [
    "assertions",
    "authors",
    "claims",
    "documents",
    "entities",
    "impossible",
    "judgements",
    "notes",
    "relations",
    "runs",
    "topics",
    "uncovered",
]
