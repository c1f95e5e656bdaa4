"""Whence's analysis core: text in, claims and their relations out. Pure: no Django, clock, network or database.

from claims.analysis import analyse
result = analyse({"a": "...", "b": "..."})
"""

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.corpus.reader import read
from claims.analysis.extraction.assertions import extract
from claims.analysis.extraction.explaining import explain
from claims.analysis.extraction.explanations import Explanation, Reason
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
    "Explanation",
    "ParsedDocument",
    "Reason",
    "Relation",
    "Reuse",
    "analyse",
    "compare",
    "explain",
    "extract",
    "find_reuse",
    "read",
    "relate",
]
