"""Whence's analysis core: text in, claims and their relations out. Pure: no Django, clock, network or database.

from claims.analysis import analyse
result = analyse({"a": "...", "b": "..."})

Each name is loaded when it is first asked for: whoever only wants the figures of a text does not wait for the patterns
that compare claims.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.analysis.corpus.documents import ParsedDocument
    from claims.analysis.corpus.reader import read
    from claims.analysis.extraction.assertions import extract
    from claims.analysis.extraction.explaining import explain
    from claims.analysis.extraction.explanations import Explanation, Reason
    from claims.analysis.extraction.values import Assertion
    from claims.analysis.pipeline import Analysis, analyse
    from claims.analysis.relations.compare import compare
    from claims.analysis.relations.grouping import joining_rank
    from claims.analysis.relations.impossible import impossible_values
    from claims.analysis.relations.pairs import FrameRead, PairExplained, explain_pair
    from claims.analysis.relations.relate import relate
    from claims.analysis.relations.reuse import find_reuse
    from claims.analysis.relations.values import ComparableClaim, ImpossibleValue, Relation, Reuse

__all__ = [
    "Analysis",
    "Assertion",
    "ComparableClaim",
    "Explanation",
    "FrameRead",
    "ImpossibleValue",
    "PairExplained",
    "ParsedDocument",
    "Reason",
    "Relation",
    "Reuse",
    "analyse",
    "compare",
    "explain",
    "explain_pair",
    "extract",
    "find_reuse",
    "impossible_values",
    "joining_rank",
    "read",
    "relate",
]

_HOMES = {
    "Analysis": "pipeline",
    "Assertion": "extraction.values",
    "ComparableClaim": "relations.values",
    "Explanation": "extraction.explanations",
    "FrameRead": "relations.pairs",
    "PairExplained": "relations.pairs",
    "ImpossibleValue": "relations.values",
    "ParsedDocument": "corpus.documents",
    "Reason": "extraction.explanations",
    "Relation": "relations.values",
    "Reuse": "relations.values",
    "analyse": "pipeline",
    "compare": "relations.compare",
    "explain": "extraction.explaining",
    "explain_pair": "relations.pairs",
    "extract": "extraction.assertions",
    "find_reuse": "relations.reuse",
    "impossible_values": "relations.impossible",
    "joining_rank": "relations.grouping",
    "read": "corpus.reader",
    "relate": "relations.relate",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
