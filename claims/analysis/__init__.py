"""Whence's analysis core: text in, claims and their relations out. Pure: no Django, clock, network or database.

from claims.analysis import analyse
result = analyse({"a": "...", "b": "..."})
"""

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.corpus.reader import read
from claims.analysis.extraction.assertions import extract
from claims.analysis.extraction.values import Assertion
from claims.analysis.pipeline import Analysis, analyse
from claims.analysis.relations.compare import compare
from claims.analysis.relations.relate import relate
from claims.analysis.relations.reuse import find_reuse
from claims.analysis.relations.values import ComparableClaim, Relation, Reuse

__all__ = [
    "Analysis",
    "Assertion",
    "ComparableClaim",
    "ParsedDocument",
    "Relation",
    "Reuse",
    "analyse",
    "compare",
    "extract",
    "find_reuse",
    "read",
    "relate",
]
