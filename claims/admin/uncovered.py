"""Uncovered items on the desk: what was found in a document and is used by no claim."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.admin.chips import chip
from claims.admin.deciding import Button, JudgingAdmin, with_reason
from claims.admin.filters import CurrentTextFilter, chosen
from claims.admin.links import person, row_link
from claims.models import Uncovered
from claims.models.choices import Decision, SubjectKind
from claims.queries.desk import to_cover
from claims.queries.reading import around
from claims.services.curation import CurationError, CurationResult, dismiss_uncovered


@admin.register(Uncovered)
class UncoveredAdmin(JudgingAdmin):
    """Figures, dates, quotations, note marks and speakers that wait for a claim or a reason."""

    subject_kind = SubjectKind.UNCOVERED
    buttons = (Button(Decision.DISMISS, "Dismiss", "x", needs_reason=True, main=True),)
    list_display = ["surface_text", "kind", "document_link", "state"]
    list_filter = ["dismissed", "kind", CurrentTextFilter, chosen("document")]
    list_select_related = ["document"]
    deferred_fields = ("document__text",)
    search_fields = ["surface", "document__title"]
    fields = ["document", "kind", "surface", "start", "end", "dismissed", "reason"]
    readonly_fields = ("document", "kind", "surface", "start", "end", "dismissed", "reason")
    actions = ["dismiss_selected"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The machine finds them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """They are dismissed, not deleted."""
        return False

    def page_context(self, request: HttpRequest, obj: Uncovered) -> dict[str, Any]:
        """The item in its paragraph."""
        reader = reverse("admin:claims_document_read", args=[obj.document_id])
        at = f"{reader}?at={obj.start}#at-{obj.start}"
        found = {
            **super().page_context(request, obj),
            "around": around(obj),
            "reader_url": at,
            "nothing_to_save": True,
            "reason_hint": "Reason (needed)",
        }
        return {**found, "buttons": ()} if obj.dismissed else found

    def waiting(self) -> QuerySet[Any]:
        """Items that nobody dismissed."""
        return to_cover()

    def decide(self, request: HttpRequest, obj: Any, decision: str) -> CurationResult:
        """Dismiss the item. Raises CurationError."""
        if decision != Decision.DISMISS:
            raise CurationError("An uncovered item is dismissed, or used by an assertion.")
        return dismiss_uncovered(obj, user=person(request), reason=request.POST.get("reason", ""))

    @admin.action(description="Dismiss, with a reason", permissions=["change"])
    def dismiss_selected(self, request: HttpRequest, queryset: QuerySet[Uncovered]) -> HttpResponse | None:
        """Say why these need no claim."""
        reason = request.POST.get("reason", "")
        return with_reason(
            self,
            request,
            queryset,
            action="dismiss_selected",
            title="Dismiss {count} {noun}",
            button="Dismiss",
            required=True,
            act=lambda item: dismiss_uncovered(item, user=person(request), reason=reason),
        )

    @admin.display(description="Found", ordering="surface")
    def surface_text(self, obj: Uncovered) -> SafeString:
        """What the text says."""
        return format_html('<bdi class="serif">{}</bdi>', obj.surface[:160])

    @admin.display(description="In")
    def document_link(self, obj: Uncovered) -> SafeString | str:
        """The document it stands in."""
        return row_link(obj.document)

    @admin.display(description="State", ordering="dismissed")
    def state(self, obj: Uncovered) -> SafeString:
        """Open, or dismissed and why."""
        return chip("dismissed", f"dismissed: {obj.reason[:60]}") if obj.dismissed else chip("deferred", "open")
