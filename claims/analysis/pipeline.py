"""The whole path in memory: texts -> documents -> assertions -> comparable claims -> relations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.corpus.reader import read
from claims.analysis.extraction.assertions import extract
from claims.analysis.extraction.values import Assertion
from claims.analysis.relations.comparable import comparable_claims
from claims.analysis.relations.grouping import Group, group
from claims.analysis.relations.impossible import impossible_values
from claims.analysis.relations.relate import relate
from claims.analysis.relations.reuse import reuse_of
from claims.analysis.relations.values import ComparableClaim, ImpossibleValue, Relation, Reuse


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was read out of a set of texts, by the keys under which they were given."""

    documents: dict[str, ParsedDocument]
    assertions: dict[str, list[Assertion]]
    claims: list[ComparableClaim]
    groups: list[Group]
    relations: list[Relation]
    reuse: list[Reuse]
    impossible: dict[str, list[ImpossibleValue]] = field(default_factory=dict)


def analyse(texts: Mapping[str, str]) -> Analysis:
    """Read all `texts` (key: text) and relate what they say.

    The result does not depend on the order of `texts`. `relations` also lists, as agrees or refines, the pairs that
    were grouped into one claim; `impossible` lists, by document, the values that cannot be. Raises
    `claims.analysis.corpus.raw.ReadError` for a text that holds nothing to read.
    """
    documents = {key: read(texts[key], key) for key in sorted(texts)}
    assertions = {key: extract(parsed) for key, parsed in documents.items()}
    reuse = reuse_of(documents)
    claims = comparable_claims(documents, assertions, reuse)
    relations = sorted(
        relate(claims), key=lambda r: (r.left.document, r.left.start, r.right.document, r.right.start, r.rule)
    )
    impossible = {key: impossible_values(parsed, assertions[key]) for key, parsed in documents.items()}
    return Analysis(documents, assertions, claims, group(claims, relations), relations, reuse, impossible)
