"""Notes and the works they cite on the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from claims.admin.base import ImportableAdmin, RowsInline
from claims.admin.chips import chip
from claims.admin.filters import chosen
from claims.admin.links import row_link
from claims.models import Citation, Document, Note


def with_candidates(citations: QuerySet[Citation]) -> QuerySet[Citation]:
    """`citations` with the works that they may mean, without texts, in one query more."""
    return citations.prefetch_related(Prefetch("candidates", Document.objects.only("id", "title", "name")))


def works_of(citation: Citation) -> SafeString | str:
    """A link to the work that a citation resolves to, else to those that it may mean."""
    if citation.work:
        return row_link(citation.work)
    may_be = format_html_join(", ", "{}", ((row_link(work),) for work in citation.candidates.all()))
    return format_html("unresolved: {}", may_be) if may_be else "unresolved"


class CitationInline(RowsInline):
    """The works that a note names."""

    model = Citation
    fields = ["surface_text", "form_chip", "work_link", "published", "pages"]
    readonly_fields = ("surface_text", "form_chip", "work_link", "published", "pages")

    @admin.display(description="As printed")
    def surface_text(self, obj: Citation) -> SafeString:
        """The citation in the note's words."""
        return format_html('<bdi class="serif">{}</bdi>', obj.surface)

    @admin.display(description="Form")
    def form_chip(self, obj: Citation) -> SafeString:
        """Full, short, ibid. or unresolved."""
        return chip(obj.form, obj.get_form_display())

    @admin.display(description="Work")
    def work_link(self, obj: Citation) -> SafeString | str:
        """The work it resolves to, or those that it may mean."""
        return works_of(obj)

    def get_queryset(self, request: Any) -> Any:
        """Citations with their works and candidates, without texts."""
        return with_candidates(super().get_queryset(request).select_related("work").defer("work__text"))


@admin.register(Note)
class NoteAdmin(ImportableAdmin):
    """Numbered notes as the documents print them."""

    list_display = ["__str__", "shortened", "document"]
    list_filter = [chosen("document")]
    list_select_related = ["document"]
    deferred_fields = ("document__text",)
    search_fields = ["text", "document__title"]
    autocomplete_fields = ["document"]
    inlines = [CitationInline]

    def get_readonly_fields(self, request: Any, obj: Any = None) -> list[str]:
        """A stored note stays as the document prints it."""
        return ["document", "number", "start", "end", "text"] if obj else []

    @admin.display(description="Text")
    def shortened(self, obj: Note) -> SafeString:
        """The first words."""
        return format_html('<bdi class="serif">{}</bdi>', Truncator(obj.text).chars(160))


@admin.register(Citation)
class CitationAdmin(ImportableAdmin):
    """Citations: resolved to a work, or left open with their candidates."""

    list_display = ["shortened", "form_chip", "work_link", "note", "document_link"]
    list_filter = ["form", chosen("work"), chosen("note__document", "document")]
    list_select_related = ["work", "note__document"]
    deferred_fields = ("work__text", "note__document__text")
    search_fields = ["surface", "work__title"]
    autocomplete_fields = ["note", "work", "candidates"]

    def get_readonly_fields(self, request: Any, obj: Any = None) -> list[str]:
        """What is printed stays; what it resolves to may be corrected."""
        return ["note", "start", "end", "surface", "rule"] if obj else []

    @admin.display(description="As printed", ordering="surface")
    def shortened(self, obj: Citation) -> SafeString:
        """The first words."""
        return format_html('<bdi class="serif">{}</bdi>', Truncator(obj.surface).chars(120))

    @admin.display(description="Form", ordering="form")
    def form_chip(self, obj: Citation) -> SafeString:
        """Full, short, ibid. or unresolved."""
        return chip(obj.form, obj.get_form_display())

    def get_queryset(self, request: Any) -> Any:
        """Citations with their candidates."""
        return with_candidates(super().get_queryset(request))

    @admin.display(description="Work")
    def work_link(self, obj: Citation) -> SafeString | str:
        """The work it resolves to, or those that it may mean."""
        return works_of(obj)

    @admin.display(description="In")
    def document_link(self, obj: Citation) -> SafeString | str:
        """The document whose note cites it."""
        return row_link(obj.note.document)
