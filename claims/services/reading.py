"""Stored texts through the core: what they say. Nothing is written here."""

from __future__ import annotations

from functools import lru_cache

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.corpus.reader import read
from claims.analysis.extraction.assertions import extract
from claims.analysis.extraction.values import Assertion as FoundAssertion


@lru_cache(maxsize=16)
def analysed(text: str, name: str) -> tuple[ParsedDocument, tuple[FoundAssertion, ...]]:
    """A text received under file name `name` as the core reads it.

    Kept for the last few texts, since what was just imported is related next. Raises
    `claims.analysis.corpus.raw.ReadError` where there is nothing to read.
    """
    parsed = read(text, name)
    return parsed, tuple(extract(parsed))
