"""What a rule says in words: `lexicon/rules.toml` by the name of the rule."""

from __future__ import annotations

from claims.analysis.extraction.values import QuantityKind
from claims.analysis.lexicon import load

_ANY = "*"
_KINDS = frozenset(QuantityKind)


def words_of(rule: str) -> str:
    """The sentence that goes with `rule` ("money.sign"), "" where there is none.

    A test keeps the list complete: `tests/analysis/extraction/test_rule_words.py`.
    """
    family, _, name = rule.partition(".")
    table = load("rules")
    own = table.get(family, {})
    shared = table[_ANY] if family in _KINDS else {}
    return str(own.get(name) or own.get(_ANY) or shared.get(name, ""))
