"""Authors and publishers on the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from claims.admin.base import CuratedAdmin
from claims.admin.links import count_of, list_link
from claims.models import Author, Authorship, Publisher

RELIABILITY: tuple[str, Any] = ("Reliability", {"fields": ["reliability", "reliability_basis"], "description": (
    "The letter of the Admiralty code (NATO AJP-2.1): how far the source can be relied on, whatever it says. "
    "F until somebody has judged it."
)})  # fmt: skip


@admin.register(Author)
class AuthorAdmin(CuratedAdmin):
    """Persons, organisations and unnamed roles on whose word claims rest."""

    list_display = ["name", "kind", "distinction", "affiliation", "reliability", "documents", "assertion_list"]
    list_filter = ["kind", "reliability"]
    search_fields = ["name", "affiliation", "distinction"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "honorific", "affiliation", "distinction"]}),
        RELIABILITY,
        ("Note", {"fields": ["note"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Authors with the number of their documents."""
        rows: QuerySet[Any] = super().get_queryset(request).annotate(document_total=count_of(Authorship, "author"))
        return rows

    @admin.display(description="Wrote")
    def documents(self, obj: Any) -> SafeString | str:
        """How many documents bear the name."""
        return list_link("document", obj.document_total, author=obj.pk) if obj.document_total else "–"

    @admin.display(description="Says")
    def assertion_list(self, obj: Author) -> SafeString:
        """What rests on this author's word."""
        return list_link("assertion", "assertions", speaker=obj.pk)


@admin.register(Publisher)
class PublisherAdmin(CuratedAdmin):
    """Houses that publish documents."""

    list_display = ["name", "reliability", "document_list"]
    list_filter = ["reliability"]
    search_fields = ["name"]
    fieldsets = [(None, {"fields": ["name"]}), RELIABILITY, ("Note", {"fields": ["note"]})]

    @admin.display(description="Documents")
    def document_list(self, obj: Publisher) -> SafeString:
        """What the house published."""
        return list_link("document", "documents", publisher=obj.pk)
