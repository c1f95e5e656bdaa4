"""The names of rules that the code of the core writes, found by walking its syntax."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from claims.analysis import Assertion, ParsedDocument

CORE = Path(__file__).resolve().parent.parent / "claims" / "analysis"
NAME = re.compile(r"[a-z_]+\.[a-z_]+")
_TEMPLATE = re.compile(r"(?:[a-z_]|\{\})+\.(?:[a-z_]|\{\})+")


@cache
def _nodes() -> tuple[ast.AST, ...]:
    files = [path for step in ("corpus", "extraction") for path in sorted((CORE / step).glob("*.py"))]
    return tuple(node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def names_written() -> frozenset[str]:
    """The rules of reading that stand in the code as they are: "money.sign"."""
    words = {node.value for node in _nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return frozenset(word for word in words if NAME.fullmatch(word))


@cache
def names_made() -> frozenset[str]:
    """The rules of reading whose name is put together, with "{}" for what is put in: "{}.range", "modality.{}"."""
    made = {
        "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        for node in _nodes()
        if isinstance(node, ast.JoinedStr)
    }
    return frozenset(name for name in made if _TEMPLATE.fullmatch(name))


def rules_of(parsed: ParsedDocument, assertions: list[Assertion]) -> Iterator[str]:
    """The rule of everything that was read out of one document, in the order of its kinds."""
    yield from (block.rule for block in parsed.blocks)
    yield from (byline.rule for byline in parsed.authors)
    yield from (citation.rule for note in parsed.notes for citation in note.citations)
    for assertion in assertions:
        yield assertion.rule
        for values in (assertion.quantities, assertion.dates, assertion.entities, assertion.people):
            yield from (value.rule for value in values)
        if assertion.attribution:
            yield assertion.attribution.rule
