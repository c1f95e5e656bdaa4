"""Documents on the desk: what is held, what was found in it, and what it shares with others."""

from __future__ import annotations

import io
import uuid
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.admin.base import CuratedAdmin, FrozenAdmin, ImportableAdmin, LockingForm
from claims.admin.chips import chip
from claims.admin.filters import chosen
from claims.admin.links import count_of, list_link, list_url, page_url, row_link
from claims.admin.notes import with_candidates
from claims.converters import set_published
from claims.models import Assertion, Authorship, Citation, Document, ReceivedFile, Uncovered
from claims.models.choices import Holding
from claims.queries.desk import claims_of_document, dependences_of, sections_of
from claims.queries.reading import read
from claims.queries.standing import relations_of_document, tallied
from claims.services.runs import read_by_older_rules

CLAIMS_SHOWN = 12
NOTES_SHOWN = 60
UNCOVERED_SHOWN = 20
DEPENDENCES_SHOWN = 12


class DocumentForm(LockingForm):
    """What is known of a document. A document made by hand is a work that is cited only: texts come in as files."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.instance.holding = Holding.CITED
        elif isinstance(field := self.fields.get("holding"), forms.ChoiceField):
            field.choices = [(value, label) for value, label in Holding.choices if value != Holding.CITED]

    def clean(self) -> dict[str, Any] | None:
        """Read the date of publication, as printed, into its earliest and latest day."""
        cleaned = super().clean()
        published = self.cleaned_data.get("published", "")
        set_published(self.instance, published)
        if published and self.instance.published_earliest is None:
            raise ValidationError({"published": "This is no EDTF date such as 2016-08-09, 2016-08 or 2016."})
        return cleaned


class AuthorshipInline(admin.TabularInline):
    """Who wrote the document."""

    model = Authorship
    extra = 0
    autocomplete_fields = ["author"]
    fields = ["position", "author", "honorific", "affiliation"]


class VersionFilter(admin.SimpleListFilter):
    """Current versions, unless superseded ones are asked for."""

    title = "version"
    parameter_name = "version"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What may be asked for."""
        return [("current", "current"), ("superseded", "superseded")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The versions that were asked for."""
        if self.value() not in {"current", "superseded"}:
            return queryset
        return queryset.filter(superseded_by__isnull=self.value() == "current")


class RulesFilter(admin.SimpleListFilter):
    """Documents that older rules have read, where they are asked for."""

    title = "rules"
    parameter_name = "rules"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What may be asked for."""
        return [("older", "read by older rules")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those that were asked for."""
        return queryset.filter(id__in=read_by_older_rules().values("id")) if self.value() == "older" else queryset


@admin.register(Document)
class DocumentAdmin(CuratedAdmin):
    """Texts as received, and works known from citations only."""

    form = DocumentForm
    change_form_template = "admin/claims/document/change_form.html"
    list_display = ["title_text", "holding_chip", "published", "house", "assertion_total", "uncovered_total"]
    ordering = ["-holding", "title", "created_at"]
    list_filter = ["holding", VersionFilter, RulesFilter, "language", chosen("publisher"), chosen("authors", "author")]
    list_select_related = ["publisher"]
    deferred_fields = ("text",)
    search_fields = ["title", "name", "work_key", "authors__name"]
    autocomplete_fields = ["publisher", "supersedes"]
    provenance_fields = (
        "name", "supersedes", "sha256", "run", "published_earliest", "published_latest", "media_type", "file_sha256",
        "read_with",
    )  # fmt: skip
    inlines = [AuthorshipInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Documents with the number of their assertions and open items."""
        rows: QuerySet[Any] = (
            super()
            .get_queryset(request)
            .annotate(
                assertion_count=count_of(Assertion, "document"),
                open_count=count_of(Uncovered, "document", dismissed=False),
            )
        )
        return rows

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Front matter; for a stored document also what the machine noted."""
        front = ["title", "publisher", "container", "published", "url", "language"]
        if obj is None:
            return [(None, {"fields": [*front, "work_key", "note"]})]
        stored = [
            *("name", "media_type", "file_sha256", "read_with", "sha256", "work_key", "supersedes", "run"),
            ("published_earliest", "published_latest"),
        ]
        return [
            ("Front matter", {"fields": ["holding", *front, "note"]}),
            ("Provenance", {"fields": stored, "classes": ["collapse"]}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A work that is cited only stays one until its text comes in."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "holding") if obj is not None and not obj.is_held else fields

    def get_urls(self) -> list[Any]:
        """The usual pages, and the text to read."""
        view = self.admin_site.admin_view(self.read_view)
        file = self.admin_site.admin_view(self.file_view)
        return [
            path("<uuid:object_id>/read/", view, name="claims_document_read"),
            path("<uuid:object_id>/file/", file, name="claims_document_file"),
            *super().get_urls(),
        ]

    def page_context(self, request: HttpRequest, obj: Document) -> dict[str, Any]:
        """What was found in the document, what it cites and what it shares with others."""
        citations = Citation.objects.filter(note__document=obj).select_related("note", "work").defer("work__text")
        uncovered = obj.uncovered.filter(dismissed=False)
        shared = dependences_of(obj)
        return {
            "read_url": page_url(obj, "read") if obj.is_held else "",
            "file_url": page_url(obj, "file") if _has_file(obj) else "",
            "sections": sections_of(obj),
            "tallies": tallied(relations_of_document(obj.pk)),
            "claims": claims_of_document(obj)[:CLAIMS_SHOWN],
            "claims_url": list_url("claim", document=obj.pk),
            "assertions_url": list_url("assertion", document=obj.pk),
            "citations": with_candidates(citations.order_by("note__start", "start"))[:NOTES_SHOWN],
            "citations_url": list_url("citation", document=obj.pk),
            "cited_in": list_url("citation", work=obj.pk),
            "cited_in_count": obj.cited_in.count(),
            "note_count": obj.notes.count(),
            "uncovered": uncovered[:UNCOVERED_SHOWN],
            "uncovered_count": uncovered.count(),
            "uncovered_url": list_url("uncovered", document=obj.pk, dismissed__exact=0),
            "dependences": shared[:DEPENDENCES_SHOWN],
            "dependence_count": shared.count(),
            "superseded_by": Document.objects.defer("text").filter(supersedes=obj).first(),
        }

    def read_view(self, request: HttpRequest, object_id: uuid.UUID) -> HttpResponse:
        """The text with what was found in it."""
        obj = Document.objects.filter(pk=object_id).first()
        if obj is None:
            raise Http404
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        at, part = _number(request.GET.get("at")), _number(request.GET.get("part"))
        context = {
            **self.admin_site.each_context(request),
            "title": str(obj),
            "document": obj,
            "opts": self.opts,
            "reading": read(obj, part=part or 1, at=at),
            "at": at,
            "document_url": page_url(obj),
        }
        return TemplateResponse(request, "admin/claims/document/read.html", context)

    def file_view(self, request: HttpRequest, object_id: uuid.UUID) -> FileResponse:
        """The file as it was received, to be saved: it is never shown as a page of the desk."""
        obj = Document.objects.held().filter(pk=object_id).select_related("received").first()
        if obj is None:
            raise Http404
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        if not _has_file(obj):
            raise Http404
        data = bytes(obj.received.data) if obj.received else obj.text.encode()
        return FileResponse(
            io.BytesIO(data),
            as_attachment=True,
            filename=Path(obj.name).name or "document.txt",
            content_type="application/octet-stream",
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A text that is held stays; a work that is cited only may go."""
        return bool(super().has_delete_permission(request, obj)) and (obj is None or not obj.is_held)

    @admin.display(description="Document", ordering="title")
    def title_text(self, obj: Document) -> SafeString:
        """The title, isolated from the direction of the page."""
        return format_html("<bdi>{}</bdi>", str(obj))

    @admin.display(description="Published in", ordering="publisher__name")
    def house(self, obj: Document) -> str:
        """The publisher, or the journal or newspaper that a citation names."""
        return obj.publisher.name if obj.publisher else obj.container

    @admin.display(description="Held", ordering="holding")
    def holding_chip(self, obj: Document) -> SafeString:
        """What of it is held."""
        return chip(obj.holding, {"original": "original", "digest": "digest", "cited": "cited only"}[obj.holding])

    @admin.display(description="Assertions", ordering="assertion_count")
    def assertion_total(self, obj: Any) -> SafeString | str:
        """How many were found in it."""
        return list_link("assertion", obj.assertion_count, document=obj.pk) if obj.assertion_count else "–"

    @admin.display(description="Uncovered", ordering="open_count")
    def uncovered_total(self, obj: Any) -> SafeString | str:
        """How much in it waits for a claim."""
        return list_link("uncovered", obj.open_count, document=obj.pk, dismissed__exact=0) if obj.open_count else "–"


@admin.register(Authorship)
class AuthorshipAdmin(ImportableAdmin):
    """Who wrote which document."""

    list_display = ["author", "document_link", "position", "affiliation"]
    list_filter = [chosen("author"), chosen("document")]
    list_select_related = ["author", "document"]
    deferred_fields = ("document__text",)
    search_fields = ["author__name", "document__title"]
    autocomplete_fields = ["author", "document"]

    @admin.display(description="Document", ordering="document__title")
    def document_link(self, obj: Authorship) -> SafeString | str:
        """The document."""
        return row_link(obj.document)


@admin.register(ReceivedFile)
class ReceivedFileAdmin(FrozenAdmin, ImportableAdmin):
    """Files as received, from which the text of a document was taken. They come in with an import only."""

    list_display = ["sha256", "media_type", "size"]
    list_filter = ["media_type"]
    search_fields = ["sha256", "documents__name", "documents__title"]
    deferred_fields = ("data",)
    fields = ["sha256", "media_type", "size", "of"]
    readonly_fields = ["of"]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Who may add and change files as received may bring them in from another base."""
        return bool(request.user.has_perms(["claims.add_receivedfile", "claims.change_receivedfile"]))

    @admin.display(description="Documents")
    def of(self, obj: ReceivedFile) -> SafeString:
        """The documents whose text came in it."""
        rows = obj.documents.defer("text")
        return format_html_join(", ", "{}", ((row_link(row),) for row in rows))


def _has_file(obj: Document) -> bool:
    """Whether the file of a document is here: a text that a library read in a file may have come without it."""
    return obj.is_held and (obj.received_id is not None or not obj.read_with)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None
