"""Stored texts through the core: what they say, and how that compares. Nothing is written here."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.corpus.reader import read
from claims.analysis.extraction.assertions import extract
from claims.analysis.extraction.values import Assertion as FoundAssertion
from claims.analysis.masking import readable
from claims.analysis.relations.comparable import comparable_claims
from claims.analysis.relations.grouping import Group, group
from claims.analysis.relations.relate import relate
from claims.analysis.relations.reuse import reuse_of
from claims.analysis.relations.topics import TopicGroup, topics
from claims.analysis.relations.values import ComparableClaim, End, Relation, Reuse
from claims.models import Assertion, Document
from claims.models.choices import Status

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what)."""

_SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


@lru_cache(maxsize=16)
def analysed(text: str, name: str) -> tuple[ParsedDocument, tuple[FoundAssertion, ...]]:
    """A text received under file name `name` as the core reads it.

    Kept for the last few texts, since what was just imported is related next. Raises
    `claims.analysis.corpus.raw.ReadError` where there is nothing to read.
    """
    parsed = read(text, name)
    return parsed, tuple(extract(parsed))


@dataclass(frozen=True, slots=True)
class Corpus:
    """All current held documents by their sha256, which is also the key of a document in the core's values."""

    documents: dict[str, uuid.UUID]
    titles: dict[str, str]
    assertions: dict[End, uuid.UUID]
    rejected: frozenset[uuid.UUID]

    def readable(self, sentence: str) -> str:
        """`sentence` without markup, and with the title of a document wherever it names one by key."""
        return _SHA256.sub(lambda match: f"“{self.titles.get(match.group(), match.group())}”", readable(sentence))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing a corpus gave; every end and every key of a claim is that of a stored assertion."""

    corpus: Corpus
    claims: list[ComparableClaim]
    groups: list[Group]
    relations: list[Relation]
    reuse: list[Reuse]
    topics: list[TopicGroup]

    def assertion_at(self, end: End) -> uuid.UUID:
        """The key of the assertion that stands at `end`."""
        return self.corpus.assertions[end]

    def assertions_of(self) -> dict[str, uuid.UUID]:
        """The key of the assertion for the key of each comparable claim."""
        return {c.key: self.corpus.assertions[End(c.document, c.start, c.end)] for c in self.claims}


def current_documents() -> dict[str, uuid.UUID]:
    """The current held documents by sha256."""
    rows = Document.objects.current().held().order_by("sha256").values_list("sha256", "id")
    return {sha256: key for sha256, key in rows if sha256}


def load_corpus() -> Corpus:
    """The current held documents and their assertions, without the texts."""
    documents = current_documents()
    titles = dict(Document.objects.filter(id__in=documents.values()).values_list("sha256", "title"))
    rows = Assertion.objects.filter(document__superseded_by__isnull=True).order_by("id")
    values = rows.values_list("id", "document__sha256", "start", "end", "status")
    assertions = {End(sha256 or "", start, end): key for key, sha256, start, end, _ in values}
    rejected = frozenset(key for key, *_, status in values if status == Status.REJECTED)
    return Corpus(documents, {sha256 or "": title for sha256, title in titles.items()}, assertions, rejected)


def compare_corpus(corpus: Corpus, progress: Progress | None = None) -> Comparison:
    """Read and compare all documents of `corpus`.

    Assertions that are not stored (made by a later version of the code than the import's) or that a person rejected
    take no part.
    """
    texts = _texts(corpus)
    steps = len(texts) + 1
    documents, assertions = {}, {}
    for done, (sha256, (text, name)) in enumerate(texts.items(), start=1):
        documents[sha256], found = analysed(text, name)
        assertions[sha256] = [a for a in found if _takes_part(corpus, End(sha256, a.start, a.end))]
        if progress:
            progress(done, steps, corpus.titles[sha256])
    reuse = reuse_of(documents)
    claims = comparable_claims(documents, assertions, reuse)
    relations = list(relate(claims))
    groups = group(claims, relations)
    if progress:
        progress(steps, steps, "comparing")
    return Comparison(corpus, claims, groups, relations, reuse, topics(claims, groups))


def _texts(corpus: Corpus) -> dict[str, tuple[str, str]]:
    """Text and file name of every document of `corpus`, by sha256."""
    rows = Document.objects.filter(id__in=corpus.documents.values()).order_by("sha256")
    return {sha256: (text, name) for sha256, text, name in rows.values_list("sha256", "text", "name") if sha256}


def _takes_part(corpus: Corpus, end: End) -> bool:
    key = corpus.assertions.get(end)
    return key is not None and key not in corpus.rejected
