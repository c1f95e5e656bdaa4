"""Sentences of the core for people: without markup, and with titles where it names documents by key."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.analysis.masking import readable
from claims.derived.models import Reading
from claims.services.recording import batches

_SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


class Titles:
    """The titles of compared documents by sha256, each looked up when a sentence first names it."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def readable(self, sentence: str) -> str:
        """`sentence` without markup, and with the title of a document wherever it names one by key."""
        self._look_up(_SHA256.findall(sentence))
        return _SHA256.sub(lambda match: f"“{self._known.get(match.group(), match.group())}”", readable(sentence))

    def _look_up(self, keys: Iterable[str]) -> None:
        for part in batches(set(keys) - self._known.keys()):
            self._known.update(Reading.objects.filter(sha256__in=part).values_list("sha256", "title"))
