"""Topics on the desk: a question, and all values that were given in answer."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from claims.admin.base import CuratedAdmin
from claims.admin.links import count_of, list_link
from claims.models import Claim, Topic
from claims.queries.axis import axis
from claims.queries.desk import topic_rows


@admin.register(Topic)
class TopicAdmin(CuratedAdmin):
    """Questions that several claims answer, perhaps differently."""

    list_display = ["title", "unit", "per", "claim_list"]
    search_fields = ["title", "question"]
    fieldsets = [(None, {"fields": ["title", "question", "unit", "per", "note"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Topics with the number of their claims."""
        rows: QuerySet[Any] = super().get_queryset(request).annotate(claim_total=count_of(Claim, "topic"))
        return rows

    def page_context(self, request: HttpRequest, obj: Topic) -> dict[str, Any]:
        """All values of the topic, as a table and on an axis."""
        rows = topic_rows(obj)
        return {"topic_rows": rows, "axis": axis(rows)}

    @admin.display(description="Claims")
    def claim_list(self, obj: Any) -> SafeString:
        """How many claims answer it."""
        return list_link("claim", obj.claim_total, topic=obj.pk)
