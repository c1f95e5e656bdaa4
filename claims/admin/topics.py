"""Topics on the desk: a question, and all values that were given in answer."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from claims.admin.base import CuratedAdmin
from claims.admin.chips import tally_chips
from claims.admin.links import count_of, list_link
from claims.models import Claim, Topic
from claims.queries.axis import axis
from claims.queries.desk import topic_rows
from claims.queries.standing import contradictions_of_topics


class TopicList(ChangeList):
    """The list of topics: the contradictions of those on one page are counted at once."""

    def get_results(self, request: HttpRequest) -> None:
        """The topics of the page, each with its `tally`."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        found = contradictions_of_topics([row.pk for row in self.result_list])
        for row in self.result_list:
            row.tally = found.get(row.pk)


@admin.register(Topic)
class TopicAdmin(CuratedAdmin):
    """Questions that several claims answer, perhaps differently."""

    list_display = ["title", "unit", "per", "claim_list", "against"]
    search_fields = ["title", "question"]
    fieldsets = [(None, {"fields": ["title", "question", "unit", "per", "note"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Topics with the number of their claims."""
        rows: QuerySet[Any] = super().get_queryset(request).annotate(claim_total=count_of(Claim, "topic"))
        return rows

    def page_context(self, request: HttpRequest, obj: Topic) -> dict[str, Any]:
        """All values of the topic, as a table and on an axis."""
        rows = topic_rows(obj)
        return {"topic_rows": rows, "axis": axis(rows), "tally": contradictions_of_topics([obj.pk]).get(obj.pk)}

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """A list that counts the contradictions of the topics that it shows."""
        return TopicList

    @admin.display(description="Claims")
    def claim_list(self, obj: Any) -> SafeString:
        """How many claims answer it."""
        return list_link("claim", obj.claim_total, topic=obj.pk)

    @admin.display(description="Contradictions")
    def against(self, obj: Any) -> SafeString | str:
        """What people confirmed and what the machine suggests."""
        tally = getattr(obj, "tally", None)
        return (tally and tally_chips(tally, noun=False)) or "–"
