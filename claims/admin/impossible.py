"""Values that cannot be on the desk: the sentence that says why, the place in the text, and a way to dismiss one."""

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
from claims.models import ImpossibleValue
from claims.models.choices import Decision, SubjectKind
from claims.queries.reading import around
from claims.services.curation import CurationError, CurationResult, dismiss_impossible


class WaitsFilter(admin.SimpleListFilter):
    """What waits for a person: open values in current texts, in assertions that nobody rejected."""

    title = "waits"
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Only these may be asked for apart."""
        return [("yes", "for a decision")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that wait, or all."""
        return (
            queryset.filter(pk__in=ImpossibleValue.objects.open().values("pk")) if self.value() == "yes" else queryset
        )


@admin.register(ImpossibleValue)
class ImpossibleValueAdmin(JudgingAdmin):
    """A death before a birth, an event after the day of writing: what no second document is needed for."""

    subject_kind = SubjectKind.IMPOSSIBLE
    buttons = (Button(Decision.DISMISS, "Dismiss", "x", needs_reason=True, main=True),)
    list_display = ["sentence_text", "rule", "document_link", "state"]
    list_filter = [
        WaitsFilter, "dismissed", "rule", CurrentTextFilter,
        chosen("document"), chosen("assertion"), chosen("assertion__claim"),
    ]  # fmt: skip
    list_select_related = ["document"]
    deferred_fields = ("document__text",)
    search_fields = ["sentence", "surface", "document__title"]
    readonly_fields = (
        "document", "assertion", "rule", "sentence", "left_value", "right_value", "surface", "start", "end",
        "dismissed", "reason",
    )  # fmt: skip
    fields = readonly_fields
    actions = ["dismiss_selected"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The machine finds them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """They are dismissed, not deleted."""
        return False

    def page_context(self, request: HttpRequest, obj: ImpossibleValue) -> dict[str, Any]:
        """The values in their paragraph, with the assertion and the claim in which they stand."""
        reader = reverse("admin:claims_document_read", args=[obj.document_id])
        found = {
            **super().page_context(request, obj),
            "around": around(obj),
            "reader_url": f"{reader}?at={obj.start}#at-{obj.start}",
            "claim": obj.assertion.claim if obj.assertion else None,
            "nothing_to_save": True,
            "reason_hint": "Reason (needed)",
        }
        return {**found, "buttons": ()} if obj.dismissed else found

    def waiting(self) -> QuerySet[Any]:
        """Values in current documents that nobody dismissed."""
        return ImpossibleValue.objects.open()

    def decide(self, request: HttpRequest, obj: Any, decision: str) -> CurationResult:
        """Dismiss the value. Raises CurationError."""
        if decision != Decision.DISMISS:
            raise CurationError("An impossible value is dismissed, with a reason.")
        return dismiss_impossible(obj, user=person(request), reason=request.POST.get("reason", ""))

    @admin.action(description="Dismiss, with a reason", permissions=["change"])
    def dismiss_selected(self, request: HttpRequest, queryset: QuerySet[ImpossibleValue]) -> HttpResponse | None:
        """Say why these need no more looking at."""
        reason = request.POST.get("reason", "")
        return with_reason(
            self,
            request,
            queryset,
            action="dismiss_selected",
            title="Dismiss {count} {noun}",
            button="Dismiss",
            required=True,
            act=lambda value: dismiss_impossible(value, user=person(request), reason=reason),
        )

    @admin.display(description="Cannot be", ordering="sentence")
    def sentence_text(self, obj: ImpossibleValue) -> SafeString:
        """Why it cannot be."""
        return format_html("<bdi>{}</bdi>", obj.sentence)

    @admin.display(description="In")
    def document_link(self, obj: ImpossibleValue) -> SafeString | str:
        """The document it stands in."""
        return row_link(obj.document)

    @admin.display(description="State", ordering="dismissed")
    def state(self, obj: ImpossibleValue) -> SafeString:
        """Open, or dismissed and why."""
        return chip("dismissed", f"dismissed: {obj.reason[:60]}") if obj.dismissed else chip("deferred", "open")
