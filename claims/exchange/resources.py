"""The columns in which each table is exchanged, and what must hold beyond the model's own checks."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from import_export.resources import modelresource_factory

from claims.converters import set_published
from claims.exchange.base import DeskResource
from claims.exchange.quotes import context, place
from claims.exchange.widgets import DeskField, echo
from claims.models import (
    Alias,
    Assertion,
    Attribution,
    Author,
    Authorship,
    Citation,
    Claim,
    DateMention,
    Document,
    Entity,
    Note,
    Publisher,
    Quantity,
    ReceivedFile,
    Relation,
    Topic,
)
from claims.models.choices import Decision, Holding, RelationStatus, Status
from claims.services import curation


class PublisherResource(DeskResource):
    """Publishers."""

    class Meta:
        model = Publisher
        fields = ("id", "version", "name", "reliability", "reliability_basis", "note")


class AuthorResource(DeskResource):
    """Authors and speakers."""

    class Meta:
        model = Author
        fields = (
            "id", "version", "kind", "name", "distinction", "honorific", "affiliation", "reliability",
            "reliability_basis", "note",
        )  # fmt: skip


class EntityResource(DeskResource):
    """Entities."""

    class Meta:
        model = Entity
        fields = ("id", "version", "kind", "name", "note")


class AliasResource(DeskResource):
    """Other names of entities."""

    class Meta:
        model = Alias
        fields = ("id", "entity", "name", "kind")


class TopicResource(DeskResource):
    """Topics."""

    class Meta:
        model = Topic
        fields = ("id", "version", "title", "key", "question", "unit", "per", "note")


DOCUMENT_COLUMNS = (
    "id", "version", "name", "title", "holding", "sha256", "work_key", "publisher", "container", "published",
    "published_earliest", "published_latest", "url", "language", "supersedes", "note", "media_type", "file_sha256",
    "read_with",
)  # fmt: skip


class DocumentResource(DeskResource):
    """What is known of documents, without their text. A held document cannot be made by this, a cited work can."""

    derived = ("sha256", "published_earliest", "published_latest", "media_type", "file_sha256", "read_with")

    class Meta:
        model = Document
        name = "Documents without their text"
        fields = DOCUMENT_COLUMNS

    def get_queryset(self) -> QuerySet[Document]:
        """The rows, without their texts."""
        return Document.objects.defer("text")

    def checks(self, instance: Any, row: dict[str, Any]) -> dict[str, Callable[[], object]]:
        """A held document needs its text."""
        return {
            "holding": lambda: self._check_holding(instance),
            "published": lambda: self._read_published(instance),
        }

    def _read_published(self, instance: Document) -> None:
        published = instance.published
        set_published(instance, published)
        if published and instance.published_earliest is None:
            raise ValueError(
                f"Column published: {echo(published)} is no EDTF date such as 2016-08-09, 2016-08 or 2016."
            )

    def _check_holding(self, instance: Document) -> None:
        held = bool(instance.sha256)
        if held == (instance.holding == Holding.CITED):
            word = "has a text, so it is no work that is cited only" if held else "has no text"
            raise ValueError(f"Column holding: the document {word}. Choose 'Documents with text' to bring a text in.")


class FullDocumentResource(DocumentResource):
    """Documents with their text. The text of a document that is here already never changes."""

    text = DeskField(attribute="text", column_name="text", readonly=True)

    class Meta:
        model = Document
        name = "Documents with text"
        fields = (*DOCUMENT_COLUMNS, "text")

    def get_queryset(self) -> QuerySet[Document]:
        """The rows with their texts."""
        return Document.objects.all()

    def checks(self, instance: Any, row: dict[str, Any]) -> dict[str, Callable[[], object]]:
        """The text belongs to its digest, and stays as it is."""
        return {"text": lambda: self._take_text(instance, row), **super().checks(instance, row)}

    def _take_text(self, instance: Document, row: dict[str, Any]) -> None:
        text, digest = str(row.get("text") or ""), str(row.get("sha256") or "").strip().lower()
        if not instance._state.adding:
            if "text" in row and text != instance.text:
                raise ValueError("Column text: the text of a document never changes. A changed file is a new version.")
            return
        if not text:
            return
        actual = hashlib.sha256(text.encode("utf-8")).hexdigest()
        if digest and digest != actual:
            raise ValueError(
                f"Column text: its sha256 is {actual}, the file says {digest}. The text was changed on the way."
            )
        instance.text, instance.sha256 = text, actual
        self._take_file(instance, row)

    def _take_file(self, instance: Document, row: dict[str, Any]) -> None:
        """What the file was that the text came in: as the row says, by default the text itself."""
        instance.media_type = str(row.get("media_type") or "").strip() or "text/plain"
        instance.read_with = str(row.get("read_with") or "").strip()
        instance.file_sha256 = str(row.get("file_sha256") or "").strip().lower() or instance.sha256 or ""
        if instance.read_with:
            instance.received = ReceivedFile.objects.filter(sha256=instance.file_sha256).first()
        elif instance.file_sha256 != instance.sha256:
            raise ValueError("Column file_sha256: the file is the text itself, so both have one sha256.")


class ReceivedFileResource(DeskResource):
    """Files as received, in base64, so that documents move between bases with the files that they came in."""

    class Meta:
        model = ReceivedFile
        fields = ("id", "sha256", "media_type", "size", "data")

    def checks(self, instance: Any, row: dict[str, Any]) -> dict[str, Callable[[], object]]:
        """The bytes are those that the hash names, and stay as they are."""
        return {**super().checks(instance, row), "data": lambda: self._check_data(instance)}

    def _check_data(self, instance: ReceivedFile) -> None:
        if not instance.data:
            raise ValueError("Column data: it is empty. It holds the bytes of the file in base64.")
        if hashlib.sha256(instance.data).hexdigest() != instance.sha256:
            raise ValueError("Column data: its sha256 is not the one in the column sha256. It was changed on the way.")
        stored = ReceivedFile.objects.filter(pk=instance.pk).values_list("sha256", flat=True).first()
        if stored not in (None, instance.sha256):
            raise ValueError("Column data: a file as received never changes. A changed file comes in with an import.")
        instance.size = len(instance.data)

    def after_save_instance(self, instance: ReceivedFile, row: dict[str, Any], **kwargs: Any) -> None:
        """Documents that came before their file get it now, so that the order of the files does not matter."""
        super().after_save_instance(instance, row, **kwargs)
        waiting = Document.objects.filter(file_sha256=instance.sha256, received=None).exclude(read_with="")
        for document in waiting:
            document.received = instance
            document.save(update_fields=["received"])


class AuthorshipResource(DeskResource):
    """Who wrote which document."""

    class Meta:
        model = Authorship
        fields = ("id", "document", "author", "position", "honorific", "affiliation")


class QuotingResource(DeskResource):
    """Rows that quote a document: what they quote must stand in its text, at the place that they give."""

    quoted = "quote"
    document_path = "document"

    def checks(self, instance: Any, row: dict[str, Any]) -> dict[str, Callable[[], object]]:
        """The quote is in the text."""
        return {**super().checks(instance, row), self.quoted: lambda: self._place(instance)}

    def _place(self, instance: Any) -> None:
        text = self._text_of(instance)
        try:
            start, end = place(text, getattr(instance, self.quoted), instance.start, instance.end)
        except ValueError as error:
            raise ValueError(f"Column {self.quoted}: {error}.") from error
        instance.start, instance.end = start, end
        if hasattr(instance, "prefix") and not (instance.prefix or instance.suffix):
            instance.prefix, instance.suffix = context(text, start, end)

    def _text_of(self, instance: Any) -> str:
        texts: dict[uuid.UUID, str] = self.__dict__.setdefault("texts", {})
        *steps, last = self.document_path.split(".")
        for step in steps:
            instance = getattr(instance, step)
        key = getattr(instance, f"{last}_id")
        if key not in texts:
            texts[key] = Document.objects.filter(pk=key).values_list("text", flat=True).first() or ""
        return texts[key]


class DecidedResource(DeskResource):
    """Rows that people decide on: a changed status in a file becomes a judgement, as if made on the desk."""

    decisions: dict[str, str] = {
        Status.ACCEPTED: Decision.ACCEPT,
        Status.REJECTED: Decision.REJECT,
        Status.DEFERRED: Decision.DEFER,
    }

    def after_init_instance(self, instance: Any, new: bool, row: Any, **kwargs: Any) -> None:
        """Remember what was decided so far."""
        self.before = None if new else (instance.status, getattr(instance, "verdict", None))
        self.wanted: tuple[str, str | None] | None = None

    def checks(self, instance: Any, row: dict[str, Any]) -> dict[str, Callable[[], object]]:
        """A changed status is a decision that can be made."""
        return {"status": lambda: self._check_decision(instance), **super().checks(instance, row)}

    def _check_decision(self, instance: Any) -> None:
        now = (instance.status, getattr(instance, "verdict", None))
        if self.before is None or now == self.before:
            return
        if instance.status not in self.decisions:
            raise ValueError(f"Column status: a decision is taken back on the desk, not by setting {instance.status}.")
        self.decider()
        self.wanted = now

    def before_save_instance(self, instance: Any, row: dict[str, Any], **kwargs: Any) -> None:
        """Keep the old status for the save; the judgement sets the new one."""
        super().before_save_instance(instance, row, **kwargs)
        if self.wanted and self.before:
            instance.status = self.before[0]
            if self.before[1] is not None:
                instance.verdict = self.before[1]

    def after_save_instance(self, instance: Any, row: dict[str, Any], **kwargs: Any) -> None:
        """Record the decision."""
        if not self.wanted:
            return
        status, verdict = self.wanted
        self.decide(instance, self.decisions[status], verdict, f"import of {self.file_name}")
        instance.refresh_from_db()

    def decide(self, instance: Any, decision: str, verdict: str | None, reason: str) -> None:
        """Hand the decision to the service. Raises CurationError."""
        if isinstance(instance, Claim):
            curation.judge_claim(instance, decision, user=self.decider(), reason=reason)
        else:
            curation.judge_assertion(instance, decision, user=self.decider(), reason=reason)

    def decider(self) -> User:
        """Who imports. Raises ValueError where nobody does."""
        if self.user is None:
            raise ValueError("Column status: a decision needs a person; this import runs without one.")
        return self.user


class ClaimResource(DecidedResource):
    """Claims with their typed values."""

    topic_title = DeskField(attribute="topic__title", column_name="topic_title", readonly=True)
    documents = DeskField(attribute="document_count", column_name="documents", readonly=True)
    origins = DeskField(attribute="origin_count", column_name="origins", readonly=True)
    unknown_lineage = DeskField(attribute="unknown_lineage_count", column_name="unknown_lineage", readonly=True)
    contradictions_confirmed = DeskField(
        attribute="confirmed_contradiction_count", column_name="contradictions_confirmed", readonly=True
    )
    contradictions_suggested = DeskField(
        attribute="suggested_contradiction_count", column_name="contradictions_suggested", readonly=True
    )

    class Meta:
        model = Claim
        fields = (
            "id", "version", "statement", "topic", "topic_title", "status", "modality", "polarity",
            "value_kind", "low", "high", "unit", "per", "approximate", "measures", "period", "earliest",
            "latest", "credibility", "credibility_basis", "merged_into", "note",
            "documents", "origins", "unknown_lineage", "contradictions_confirmed", "contradictions_suggested",
        )  # fmt: skip

    def checks(self, instance: Any, row: dict[str, Any]) -> dict[str, Callable[[], object]]:
        """Claims that are here are merged on the desk."""
        return {"merged_into": lambda: self._check_merging(instance), **super().checks(instance, row)}

    def _check_merging(self, instance: Claim) -> None:
        if instance._state.adding:
            return
        stored = Claim.objects.filter(pk=instance.pk).values_list("merged_into", flat=True).first()
        if stored != instance.merged_into_id:
            raise ValueError("Column merged_into: claims are merged, and merges taken back, on the desk.")

    def do_instance_save(self, instance: Any, is_create: bool) -> None:
        """A new claim is stored as it is; a change of one is a judgement, as if made on the desk."""
        if is_create or self.user is None:
            super().do_instance_save(instance, is_create)
            return
        changes = {name: getattr(instance, name) for name in curation.EDITABLE}
        curation.edit_claim(Claim(pk=instance.pk), changes, user=self.user, reason=f"import of {self.file_name}")
        instance.refresh_from_db()

    def filter_export(self, queryset: QuerySet[Claim], **kwargs: Any) -> QuerySet[Claim]:
        """Claims with their topics, in one query."""
        return queryset.select_related("topic")


class AssertionResource(QuotingResource, DecidedResource):
    """Assertions. Their quotes are looked up in the document's text; offsets may be left empty."""

    document_title = DeskField(attribute="document__title", column_name="document_title", readonly=True)
    speaker_name = DeskField(attribute="speaker__name", column_name="speaker_name", readonly=True)

    class Meta:
        model = Assertion
        fields = (
            "id", "version", "document", "document_title", "start", "end", "quote", "prefix", "suffix",
            "kind", "status", "modality", "polarity", "speaker", "speaker_name", "claim", "entities",
            "notes", "section", "paragraph", "page", "rule", "unfound",
        )  # fmt: skip

    def filter_export(self, queryset: QuerySet[Assertion], **kwargs: Any) -> QuerySet[Assertion]:
        """Assertions with what their columns name, in a fixed number of queries."""
        rows = queryset.select_related("document", "speaker").defer("document__text")
        return rows.prefetch_related("entities", "notes")


class RelationResource(DecidedResource):
    """Relations between claims, each pair once."""

    decisions = {
        RelationStatus.CONFIRMED: Decision.ACCEPT,
        RelationStatus.REJECTED: Decision.REJECT,
        RelationStatus.DEFERRED: Decision.DEFER,
        RelationStatus.OVERRIDDEN: Decision.OVERRIDE,
    }
    left_statement = DeskField(attribute="left__statement", column_name="left_statement", readonly=True)
    right_statement = DeskField(attribute="right__statement", column_name="right_statement", readonly=True)

    class Meta:
        model = Relation
        fields = (
            "id", "version", "left", "left_statement", "right", "right_statement", "verdict",
            "suggested_verdict", "scope", "status", "explanation", "rule", "left_assertion",
            "right_assertion", "stale",
        )  # fmt: skip

    def filter_export(self, queryset: QuerySet[Relation], **kwargs: Any) -> QuerySet[Relation]:
        """Relations with their claims, in one query."""
        return queryset.select_related("left", "right")

    def checks(self, instance: Any, row: dict[str, Any]) -> dict[str, Callable[[], object]]:
        """A pair is stored once, the smaller id on the left."""
        return {"right": lambda: self._order(instance), **super().checks(instance, row)}

    def _order(self, instance: Relation) -> None:
        if instance.left_id == instance.right_id:
            raise ValueError("Column right: a claim is not related to itself.")
        if instance.left_id > instance.right_id:
            instance.left_id, instance.right_id = instance.right_id, instance.left_id
            ends = instance.right_assertion_id, instance.left_assertion_id
            instance.left_assertion_id, instance.right_assertion_id = ends

    def decide(self, instance: Any, decision: str, verdict: str | None, reason: str) -> None:
        """Hand the decision to the service; a verdict goes with a change of verdict only. Raises CurationError."""
        chosen = verdict if decision == Decision.OVERRIDE else None
        curation.judge_relation(instance, decision, user=self.decider(), reason=reason, verdict=chosen)


class NoteResource(DeskResource):
    """Notes of documents."""

    class Meta:
        model = Note
        fields = ("id", "document", "number", "start", "end", "text")


class CitationResource(QuotingResource):
    """Works that notes cite."""

    quoted = "surface"
    document_path = "note.document"

    class Meta:
        model = Citation
        fields = (
            "id", "note", "start", "end", "surface", "form", "work", "candidates", "published", "pages",
            "url", "accessed", "rule",
        )  # fmt: skip

    def filter_export(self, queryset: QuerySet[Citation], **kwargs: Any) -> QuerySet[Citation]:
        """Citations with their candidates, in a fixed number of queries."""
        return queryset.prefetch_related("candidates")


class QuantityResource(QuotingResource):
    """Figures in assertions."""

    quoted = "surface"
    document_path = "assertion.document"

    class Meta:
        model = Quantity
        fields = (
            "id", "assertion", "start", "end", "surface", "kind", "low", "high", "unit", "per",
            "approximate", "measures", "rule",
        )  # fmt: skip


class DateMentionResource(QuotingResource):
    """Dates in assertions."""

    quoted = "surface"
    document_path = "assertion.document"

    class Meta:
        model = DateMention
        fields = ("id", "assertion", "start", "end", "surface", "earliest", "latest", "edtf", "rule")


class AttributionResource(DeskResource):
    """The hops of the way a saying took."""

    class Meta:
        model = Attribution
        fields = ("id", "assertion", "position", "speaker", "source", "cue", "kind", "pieces", "rule")


RESOURCES: dict[type[Any], list[type[DeskResource]]] = {
    Publisher: [PublisherResource],
    Author: [AuthorResource],
    Entity: [EntityResource],
    Alias: [AliasResource],
    Topic: [TopicResource],
    ReceivedFile: [ReceivedFileResource],
    Document: [DocumentResource, FullDocumentResource],
    Authorship: [AuthorshipResource],
    Note: [NoteResource],
    Citation: [CitationResource],
    Claim: [ClaimResource],
    Assertion: [AssertionResource],
    Quantity: [QuantityResource],
    DateMention: [DateMentionResource],
    Attribution: [AttributionResource],
    Relation: [RelationResource],
}
"""In the order in which an empty base takes them: each refers only to those before it."""

_MADE: dict[type[Any], list[type[Any]]] = {}


def resources_for(model: type[Any]) -> list[type[Any]]:
    """How rows of `model` are exchanged; all columns, for export only, where nothing is named above."""
    if model in RESOURCES:
        return list(RESOURCES[model])
    if model not in _MADE:
        _MADE[model] = [modelresource_factory(model, resource_class=DeskResource)]
    return _MADE[model]
