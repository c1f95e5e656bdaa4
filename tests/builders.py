"""Rows for tests, with literal defaults that mean something. Every builder takes any field of its model as keyword."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Permission, User
from django.utils import timezone

from claims.models import (
    AnalysisRun,
    Assertion,
    Author,
    Authorship,
    Citation,
    Claim,
    Dependence,
    Document,
    Finding,
    ImpossibleValue,
    Note,
    Origin,
    Publisher,
    Quantity,
    ReceivedFile,
    Relation,
    Topic,
    Uncovered,
)
from claims.models.base import content_id
from claims.models.choices import (
    AssertionKind,
    CitationForm,
    DependenceKind,
    Holding,
    QuantityKind,
    RunKind,
    Scope,
    UncoveredKind,
    Verdict,
)

FERRY_TEXT = (
    "The Ferry Question\n\nBy Ada Lindqvist\n\n"
    "Trade across the Sound was worth $40 million in 2019. The port of Norvik handled 12 ferries a day, "
    'the harbour master, Per Holm, said. "We need a bridge," he added.\n'
)
"""An invented article with a figure, a date, a speaker and a quotation."""

CONTEXT_LENGTH = 32
"""Code points of the text that prefix and suffix of an assertion hold."""


def make_user(username: str = "ada", *, permissions: tuple[str, ...] = (), **fields: Any) -> User:
    """A member of staff; `permissions` are code names such as "view_claim"."""
    user = User.objects.create_user(username, password="correct horse battery", is_staff=True, **fields)
    if permissions:
        user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def make_superuser(username: str = "root", **fields: Any) -> User:
    """A user who may do everything."""
    return User.objects.create_superuser(username, password="correct horse battery", **fields)


def make_run(kind: str = RunKind.IMPORT, **fields: Any) -> AnalysisRun:
    """A finished run of the machine."""
    now = timezone.now()
    return AnalysisRun.objects.create(
        **{"kind": kind, "code_version": "0.1.0", "lexicon_digest": "0" * 64, "started_at": now, "finished_at": now}
        | fields
    )


def make_publisher(name: str = "The Sound Gazette", **fields: Any) -> Publisher:
    """A publisher."""
    return Publisher.objects.create(name=name, **fields)


def make_author(name: str = "Ada Lindqvist", **fields: Any) -> Author:
    """An author: a person unless `kind` says otherwise."""
    return Author.objects.create(name=name, **fields)


def make_document(text: str = FERRY_TEXT, *, authors: tuple[Author, ...] = (), **fields: Any) -> Document:
    """A held document with this text; the title is its first line unless `title` is given."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    defaults: dict[str, Any] = {
        "id": content_id("document", sha256),
        "title": text.strip().splitlines()[0],
        "name": "ferry.txt",
        "text": text,
        "sha256": sha256,
        "media_type": "text/plain",
        "file_sha256": sha256,
    }
    document = Document.objects.create(**defaults | fields)
    for position, author in enumerate(authors, start=1):
        Authorship.objects.create(document=document, author=author, position=position)
    return document


def make_received_file(data: bytes = b"%PDF-1.7 ferry", **fields: Any) -> ReceivedFile:
    """A PDF file as received."""
    sha256 = hashlib.sha256(data).hexdigest()
    defaults = {"id": content_id("file", sha256), "sha256": sha256, "media_type": "application/pdf"}
    return ReceivedFile.objects.create(**{**defaults, "size": len(data), "data": data} | fields)


def make_cited_work(title: str = "Harbours of the North", **fields: Any) -> Document:
    """A work that is known from citations only."""
    return Document.objects.create(**{"title": title, "holding": Holding.CITED, "work_key": title.casefold()} | fields)


def make_claim(statement: str = "Trade across the Sound was worth $40 million in 2019.", **fields: Any) -> Claim:
    """A claim without assertions."""
    return Claim.objects.create(statement=statement, **fields)


def make_assertion(
    document: Document | None = None,
    quote: str = "Trade across the Sound was worth $40 million in 2019.",
    *,
    claim: Claim | None = None,
    **fields: Any,
) -> Assertion:
    """An assertion at the first place of `quote` in the text of `document` (a new one with that text by default)."""
    if document is None:
        document = make_document(f"A Short Report\n\n{quote}\n")
    start = document.text.index(quote)
    end = start + len(quote)
    kind = fields.pop("kind", AssertionKind.STATEMENT)
    defaults: dict[str, Any] = {
        "id": content_id("assertion", document.sha256, start, end, kind),
        "prefix": document.text[max(0, start - CONTEXT_LENGTH) : start],
        "suffix": document.text[end : end + CONTEXT_LENGTH],
        "rule": "assertion.statement",
    }
    return Assertion.objects.create(
        document=document, claim=claim, start=start, end=end, quote=quote, kind=kind, **defaults | fields
    )


def make_quantity(assertion: Assertion, surface: str = "$40 million", **fields: Any) -> Quantity:
    """A figure at the first place of `surface` in the quote of `assertion`: forty million US dollars by default."""
    start = assertion.start + assertion.quote.index(surface)
    defaults: dict[str, Any] = {
        "kind": QuantityKind.MONEY,
        "low": Decimal(40_000_000),
        "high": Decimal(40_000_000),
        "unit": "USD",
        "measures": "trade",
        "rule": "money.scaled",
    }
    return Quantity.objects.create(
        assertion=assertion, start=start, end=start + len(surface), surface=surface, **defaults | fields
    )


def make_topic(title: str = "Trade across the Sound, per year", **fields: Any) -> Topic:
    """A topic."""
    return Topic.objects.create(title=title, **fields)


def make_relation(left: Claim, right: Claim, verdict: str = Verdict.CONTRADICTS, **fields: Any) -> Relation:
    """A suggested relation between two claims, in canonical order whatever order they come in."""
    first, second = sorted((left, right), key=lambda claim: claim.id)
    defaults: dict[str, Any] = {
        "suggested_verdict": verdict,
        "scope": Scope.CROSS,
        "explanation": "Both give the trade of 2019: $40 million against $50 million.",
        "rule": "value.disjoint",
    }
    return Relation.objects.create(left=first, right=second, verdict=verdict, **defaults | fields)


def make_finding(relation: Relation | None = None, *, claim: Claim | None = None, **fields: Any) -> Finding:
    """One reason of a relation, or of a claim's grouping."""
    defaults: dict[str, Any] = {
        "rule": "value.disjoint",
        "sentence": "$40 million and $50 million do not meet; the gap is 25 %.",
        "left_value": "$40 million",
        "right_value": "$50 million",
    }
    return Finding.objects.create(relation=relation, claim=claim, **defaults | fields)


def make_dependence(left: Document, right: Document, **fields: Any) -> Dependence:
    """Located evidence that two documents share wording."""
    defaults: dict[str, Any] = {
        "kind": DependenceKind.SHARED_WORDING,
        "left_start": 0,
        "left_end": 10,
        "right_start": 0,
        "right_end": 10,
        "similarity": 1.0,
        "sentence": "Both print the same ten words.",
        "rule": "reuse.shared_run",
    }
    return Dependence.objects.create(left_document=left, right_document=right, **defaults | fields)


def make_origin(claim: Claim, number: int = 1, **fields: Any) -> Origin:
    """One origin of a claim."""
    return Origin.objects.create(claim=claim, number=number, **fields)


def make_note(document: Document, surface: str, number: int = 1, **fields: Any) -> Note:
    """A numbered note at the first place of `surface` (number and text) in the document."""
    start = document.text.index(surface)
    text = surface.removeprefix(str(number)).lstrip(". ")
    return Note.objects.create(
        **{"document": document, "number": number, "start": start, "end": start + len(surface), "text": text} | fields
    )


def make_citation(note: Note, work: Document | None = None, **fields: Any) -> Citation:
    """A citation of `work` in a note; unresolved where there is none."""
    form = CitationForm.UNRESOLVED if work is None else CitationForm.FULL
    start = note.end - len(note.text)
    return Citation.objects.create(
        **{"note": note, "work": work, "start": start, "end": note.end, "surface": note.text, "form": form} | fields
    )


def make_uncovered(document: Document, surface: str = "12 ferries", **fields: Any) -> Uncovered:
    """A figure that no assertion uses."""
    start = document.text.index(surface)
    return Uncovered.objects.create(
        **{
            "document": document,
            "kind": UncoveredKind.FIGURE,
            "start": start,
            "end": start + len(surface),
            "surface": surface,
        }
        | fields
    )


def make_impossible(document: Document, surface: str = "12 ferries", **fields: Any) -> ImpossibleValue:
    """A value of a document that cannot be."""
    start = document.text.index(surface)
    end = start + len(surface)
    return ImpossibleValue.objects.create(
        **{
            "document": document,
            "rule": "impossible.part_over_whole",
            "start": start,
            "end": end,
            "places": [[start, end]],
            "surface": surface,
            "sentence": f"The part (“{surface}”) is larger than the whole of which it is told (“ten ferries”).",
            "left_value": surface,
            "right_value": "ten ferries",
        }
        | fields
    )
