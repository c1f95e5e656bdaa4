"""Assertions on the desk: the quote in its paragraph first, then what the machine read in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from claims.admin.base import FrozenAdmin, LockingForm, RowsInline
from claims.admin.chips import chip
from claims.admin.deciding import MOST_AT_ONCE, DecidedAdmin
from claims.admin.filters import CurrentTextFilter, chosen
from claims.admin.links import page_url, person, row_link
from claims.exchange.quotes import context, place
from claims.models import Assertion, Attribution, Claim, DateMention, Document, Quantity
from claims.models.choices import SubjectKind
from claims.queries.desk import plural, to_review
from claims.queries.evidence import passage
from claims.services.curation import CurationError, judge_assertion, move_assertions


class AssertionForm(LockingForm):
    """A new assertion names a quote, which must stand in the document's text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("start", "end"):
            if name in self.fields:
                self.fields[name].required = False
                self.fields[name].help_text = "Leave empty where the quote stands once in the text."

    def clean(self) -> dict[str, Any] | None:
        """Find the quote in the text."""
        cleaned = super().clean()
        document, quote = self.cleaned_data.get("document"), self.cleaned_data.get("quote")
        if self.instance._state.adding and isinstance(document, Document) and quote:
            start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
            try:
                start, end = place(document.text, quote, start, end)
            except ValueError as error:
                raise ValidationError({"quote": f"{str(error)[0].upper()}{str(error)[1:]}."}) from error
            self.cleaned_data["start"], self.cleaned_data["end"] = start, end
            self.instance.prefix, self.instance.suffix = context(document.text, start, end)
        return cleaned


class MoveForm(forms.Form):
    """Where assertions are to go, and why."""

    target = forms.ModelChoiceField(
        Claim.objects.live(),
        label="To the claim",
        widget=AutocompleteSelect(Assertion._meta.get_field("claim"), admin.site),
    )
    reason = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))


class QuantityInline(RowsInline):
    """Figures in an assertion."""

    model = Quantity
    fields = ["surface", "kind", "low", "high", "unit", "per", "approximate", "measures", "rule"]
    readonly_fields = ("surface", "kind", "low", "high", "unit", "per", "approximate", "measures", "rule")


class DateInline(RowsInline):
    """Dates in an assertion."""

    model = DateMention
    fields = ["surface", "earliest", "latest", "edtf", "rule"]
    readonly_fields = ("surface", "earliest", "latest", "edtf", "rule")


class AttributionInline(RowsInline):
    """The way the saying took."""

    model = Attribution
    fields = ["position", "speaker", "source", "cue", "kind", "rule"]
    readonly_fields = ("position", "speaker", "source", "cue", "kind", "rule")


@admin.register(Assertion)
class AssertionAdmin(DecidedAdmin):
    """What documents say, where, on whose word."""

    subject_kind = SubjectKind.ASSERTION
    judge = staticmethod(judge_assertion)
    form = AssertionForm
    list_display = ["quote_text", "document_link", "speaker", "kind", "modality", "status_chip"]
    list_filter = [
        "status", "kind", "modality", "polarity", "unfound", CurrentTextFilter,
        chosen("document"), chosen("speaker"), chosen("claim"), chosen("entities", "entity"),
    ]  # fmt: skip
    list_select_related = ["document", "speaker"]
    deferred_fields = ("document__text",)
    search_fields = ["quote", "speaker__name", "document__title"]
    autocomplete_fields = ["document", "claim", "speaker", "entities", "notes"]
    provenance_fields = (
        "document",
        "claim",
        "quote",
        "start",
        "end",
        "kind",
        "section",
        "paragraph",
        "page",
        "rule",
        "status",
    )
    inlines = [QuantityInline, DateInline, AttributionInline]
    actions = [*DecidedAdmin.actions, "move_selected"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """On a new assertion the quote; on a stored one what may be corrected, and behind it where it came from."""
        reading = ["modality", "polarity", "speaker", "entities", "notes"]
        if obj is None:
            return [
                ("Quote", {"fields": ["document", "quote", ("start", "end"), "kind", "section"]}),
                ("Reading", {"fields": ["claim", *reading]}),
            ]
        origin = ["document", "quote", ("start", "end"), ("section", "paragraph", "page"), "rule"]
        return [
            ("Reading", {"fields": [("kind", "status"), "claim", *reading]}),
            ("Provenance", {"fields": origin, "classes": ["collapse"]}),
        ]

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """What the machine read, once there is something."""
        return list(super().get_inlines(request, obj)) if obj else []

    def waiting(self) -> QuerySet[Any]:
        """Assertions of current documents that nobody decided on."""
        return to_review()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What the machine found is rejected, not deleted."""
        return bool(super().has_delete_permission(request, obj)) and (obj is None or not obj.rule)

    def page_context(self, request: HttpRequest, obj: Assertion) -> dict[str, Any]:
        """The quote in its paragraph, and what cannot be in it."""
        impossible = obj.impossible_values.order_by("dismissed", "start")
        return {**super().page_context(request, obj), "passage": passage(obj.pk), "impossible": impossible}

    @admin.action(description="Move to another claim", permissions=["change"])
    def move_selected(self, request: HttpRequest, queryset: QuerySet[Assertion]) -> HttpResponse | None:
        """Choose the claim, then move."""
        rows = list(queryset[: MOST_AT_ONCE + 1])
        if len(rows) > MOST_AT_ONCE:
            self.message_user(request, f"That is more than {MOST_AT_ONCE} at once. Select fewer.", messages.ERROR)
            return None
        form = MoveForm(request.POST if "apply" in request.POST else None)
        if not form.is_valid():
            context = {
                **self.admin_site.each_context(request),
                "title": f"Move {plural(len(rows), 'assertion')} to another claim",
                "rows": [(row, page_url(row)) for row in rows],
                "form": form,
                "opts": self.opts,
                "checkbox_name": ACTION_CHECKBOX_NAME,
            }
            return TemplateResponse(request, "admin/claims/move.html", context)
        target = form.cleaned_data["target"]
        try:
            result = move_assertions(rows, target, user=person(request), reason=form.cleaned_data["reason"])
        except CurationError as error:
            self.message_user(request, str(error), messages.ERROR)
            return None
        self.message_user(request, f"{plural(result.changed, 'assertion')} moved to “{target}”.", messages.SUCCESS)
        return None

    @admin.display(description="Quote", ordering="quote")
    def quote_text(self, obj: Assertion) -> SafeString:
        """The first words of the quote."""
        return format_html('<bdi class="serif">{}</bdi>', Truncator(obj.quote).chars(180))

    @admin.display(description="Document", ordering="document__title")
    def document_link(self, obj: Assertion) -> SafeString | str:
        """The document that says it."""
        return row_link(obj.document)

    @admin.display(description="Status", ordering="status")
    def status_chip(self, obj: Assertion) -> SafeString:
        """How far a person has come with it, and whether the rules still find it."""
        unfound = chip("stale", "no longer found") if obj.unfound else ""
        return format_html("{} {}", chip(obj.status, obj.get_status_display()), unfound)


class PartAdmin(FrozenAdmin):
    """Values inside assertions: shown with the assertion they stand in."""

    list_select_related = ["assertion"]
    raw_id_fields = ["assertion"]

    @admin.display(description="Assertion")
    def assertion_link(self, obj: Any) -> SafeString | str:
        """The assertion it stands in."""
        return row_link(obj.assertion, Truncator(obj.assertion.quote).chars(120))


@admin.register(Quantity)
class QuantityAdmin(PartAdmin):
    """Figures, as printed and as intervals."""

    list_display = ["surface", "kind", "low", "high", "unit", "per", "measures", "assertion_link"]
    list_filter = ["kind", "approximate", chosen("assertion")]
    search_fields = ["surface", "unit", "measures"]


@admin.register(DateMention)
class DateMentionAdmin(PartAdmin):
    """Dates, as printed and as intervals of days."""

    list_display = ["surface", "edtf", "earliest", "latest", "assertion_link"]
    list_filter = [chosen("assertion")]
    search_fields = ["surface", "edtf"]


@admin.register(Attribution)
class AttributionAdmin(PartAdmin):
    """Hops of sayings: who said it to whom, in which words."""

    list_display = ["source", "cue", "kind", "position", "speaker", "assertion_link"]
    list_filter = ["kind", chosen("speaker"), chosen("assertion")]
    list_select_related = ["assertion", "speaker"]
    search_fields = ["source", "cue", "speaker__name"]
    raw_id_fields = ["assertion", "speaker"]
