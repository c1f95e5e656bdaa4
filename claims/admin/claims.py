"""Claims on the desk: the proposition, every quote that makes it, and what stands with or against it."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.admin.base import FrozenAdmin
from claims.admin.chips import chip, tally_chips
from claims.admin.deciding import MOST_AT_ONCE, DecidedAdmin
from claims.admin.filters import chosen
from claims.admin.links import list_link, page_url, person, row_link
from claims.models import Assertion, Claim, Origin, Relation
from claims.models.choices import Status, SubjectKind
from claims.queries.arranging import arrangement_of
from claims.queries.desk import impossible_of, links_of, passages_of, plural, value_of, with_impossible
from claims.queries.standing import contradictions_of, standing_of, support, with_stale_decisions
from claims.reports.build import claim_report
from claims.reports.html import render_html
from claims.reports.markdown import render_markdown
from claims.reports.pair import VERDICTS
from claims.services.curation import EDITABLE, CurationError, edit_claim, judge_claim, merge_claims, split_claim
from claims.services.pairing import PairError, explain_claims

MOST_TO_MERGE = 50


class LifeFilter(admin.SimpleListFilter):
    """Claims of current documents, unless those left behind or merged away are asked for."""

    title = "life"
    parameter_name = "life"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What may be asked for."""
        return [("superseded", "only in superseded texts"), ("merged", "merged into another"), ("all", "all")]

    def choices(self, changelist: Any) -> Any:
        """The same, with the current ones in the place of "all"."""
        for choice in super().choices(changelist):
            if choice["query_string"] == changelist.get_query_string(remove=[self.parameter_name]):
                choice["display"] = "current"
            yield choice

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The claims that were asked for."""
        match self.value():
            case "all":
                return queryset
            case "merged":
                return queryset.filter(merged_into__isnull=False)
            case "superseded":
                return queryset.filter(pk__in=Claim.objects.left_behind().values("pk"))
            case _:
                return queryset.filter(pk__in=Claim.objects.current().values("pk"))


class StandingFilter(admin.SimpleListFilter):
    """Claims by what they rest on and what stands against them."""

    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What may be asked for."""
        return [
            ("confirmed", "contradicted, confirmed"),
            ("suggested", "contradicted, only suggested"),
            ("contradicted", "contradicted, either way"),
            ("stale", "with a stale decision"),
            ("single", "several documents, one origin"),
            ("several", "several origins"),
            ("unknown", "of unknown lineage"),
            ("impossible", "with an impossible value"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The claims that stand like that."""
        if self.value() == "impossible":
            return queryset.filter(pk__in=with_impossible().values("pk"))
        if self.value() == "stale":
            return queryset.filter(with_stale_decisions())
        conditions: dict[str, dict[str, int]] = {
            "confirmed": {"confirmed_contradiction_count__gt": 0},
            "suggested": {"contradiction_count__gt": 0, "confirmed_contradiction_count": 0},
            "contradicted": {"contradiction_count__gt": 0},
            "single": {"document_count__gt": 1, "origin_count__lte": 1},
            "several": {"origin_count__gt": 1},
            "unknown": {"unknown_lineage_count__gt": 0},
        }
        return queryset.filter(**conditions.get(self.value() or "", {}))


class DocumentFilter(chosen("assertions__document")):  # type: ignore[misc]
    """The claims that one document makes, each once."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The claims of the chosen document."""
        if not self.value():
            return queryset
        made = Assertion.objects.filter(document=self._chosen(), claim__isnull=False).order_by()
        return queryset.filter(pk__in=made.values("claim"))


@admin.register(Claim)
class ClaimAdmin(DecidedAdmin):
    """Propositions, each with all assertions that make it."""

    subject_kind = SubjectKind.CLAIM
    judge = staticmethod(judge_claim)
    change_form_template = "admin/claims/claim/change_form.html"
    list_display = ["statement_text", "value", "period", "modality", "rests_on", "against", "status_chip"]
    list_filter = [
        StandingFilter, "status", "modality", "value_kind", "credibility", LifeFilter, chosen("topic"), DocumentFilter,
    ]  # fmt: skip
    search_fields = ["statement", "measures", "topic__title"]
    autocomplete_fields = ["topic"]
    provenance_fields = ("status", "support_words", "merged_link")
    actions = [*DecidedAdmin.actions, "merge_selected", "compare_selected"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Statement, value, period, judgement of its credibility."""
        head = ["statement", "topic", ("modality", "polarity")]
        if obj is not None:
            head += ["status", "support_words"]
            head += ["merged_link"] if obj.merged_into_id else []
        return [
            ("Proposition", {"fields": head}),
            ("Value", {"fields": [("value_kind", "approximate"), ("low", "high"), ("unit", "per"), "measures"]}),
            ("Period", {"fields": ["period", ("earliest", "latest")]}),
            (
                "Credibility",
                {
                    "fields": ["credibility", "credibility_basis"],
                    "description": "The figure of the Admiralty code (NATO AJP-2.1), given apart from the "
                    "reliability of any source. 6 until somebody has judged it.",
                },
            ),
            ("Note", {"fields": ["note"]}),
        ]

    def get_urls(self) -> list[Any]:
        """The usual pages, one that splits a claim, its source report, and a page that compares two claims."""
        split = self.admin_site.admin_view(self.split_view)
        report = self.admin_site.admin_view(self.report_view)
        compared = self.admin_site.admin_view(self.compare_view)
        return [
            path("compare/", compared, name="claims_claim_compare"),
            path("<uuid:object_id>/split/", split, name="claims_claim_split"),
            path("<uuid:object_id>/report/", report, name="claims_claim_report"),
            *super().get_urls(),
        ]

    def waiting(self) -> QuerySet[Any]:
        """Current claims that nobody decided on."""
        return Claim.objects.current().filter(status=Status.PROPOSED)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, with room for a statement."""
        kwargs["widgets"] = {"statement": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}
        return super().get_form(request, obj, change=change, **kwargs)

    def page_context(self, request: HttpRequest, obj: Claim) -> dict[str, Any]:
        """The quotes in context and why they stand together, what the claim rests on and what is against it."""
        shown = passages_of(obj)
        may = self.has_change_permission(request, obj)
        total = obj.assertions.count()
        return {
            **super().page_context(request, obj),
            "passages": shown,
            "more_assertions": total - len(shown),
            "support": support(obj),
            "value": value_of(obj),
            "origins": obj.origins.all(),
            "standing": standing_of(obj),
            "arrangement": arrangement_of(obj),
            "may_arrange": may,
            "impossible": impossible_of(obj),
            "dependences": links_of(shown),
            "sources": self.sources(obj),
            "report_url": page_url(obj, "report"),
            "split_url": page_url(obj, "split") if total > 1 and may else "",
        }

    def sources(self, obj: Claim) -> list[tuple[str, str, str]]:
        """Who stands behind the claim, with the letter of the Admiralty code: (role, name, letter)."""
        rows = (
            Assertion.objects.filter(claim=obj).select_related("speaker", "document__publisher").defer("document__text")
        )
        found: dict[tuple[str, str, str], None] = {}
        for row in rows.prefetch_related("document__authorships__author").order_by("document__title")[:200]:
            if row.speaker:
                found["speaker", row.speaker.name, row.speaker.reliability] = None
            for authorship in row.document.authorships.all():
                found["author", authorship.author.name, authorship.author.reliability] = None
            if row.document.publisher:
                found["publisher", row.document.publisher.name, row.document.publisher.reliability] = None
        return list(found)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new claim is stored as it is; a change of one is a judgement."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        values = {name: value for name, value in form.cleaned_data.items() if name in EDITABLE}
        try:
            edit_claim(Claim.objects.get(pk=obj.pk), values, user=person(request))
        except CurationError as error:
            self.message_user(request, str(error), messages.ERROR)

    def report_view(self, request: HttpRequest, object_id: uuid.UUID) -> HttpResponse:
        """The source report as a page to read and print, or with `?format=md` as a Markdown file."""
        obj = self.get_object(request, str(object_id))
        if obj is None:
            raise Http404
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        printed = timezone.now().strftime("%Y-%m-%d %H:%M UTC")
        report = claim_report(obj, printed=printed, printed_by=request.user.get_username())
        if request.GET.get("format") == "md":
            file_name = f"claim-{obj.pk}.md"
            headers = {"Content-Disposition": f'attachment; filename="{file_name}"'}
            return HttpResponse(render_markdown(report), content_type="text/markdown; charset=utf-8", headers=headers)
        return HttpResponse(render_html(report, desk_url=page_url(obj)))

    def split_view(self, request: HttpRequest, object_id: uuid.UUID) -> HttpResponse:
        """Make a new claim of the assertions that were ticked, or of the one beside whose button there was a click."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        obj = self.get_object(request, str(object_id))
        if obj is None:
            raise Http404
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        chosen_keys = request.POST.getlist("only") or request.POST.getlist("assertion")
        rows = Assertion.objects.filter(claim=obj, pk__in=_keys(chosen_keys))
        try:
            result = split_claim(obj, rows, user=person(request), reason=request.POST.get("reason", ""))
        except CurationError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(page_url(obj))
        self.message_user(
            request, f"{plural(result.changed, 'assertion')} split off into this claim.", messages.SUCCESS
        )
        return HttpResponseRedirect(page_url(result.claim or obj))

    @admin.action(description="Merge into one claim", permissions=["change"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        """Choose the claim that stays, see what moves, merge."""
        rows = list(queryset.prefetch_related("assertions")[: MOST_TO_MERGE + 1])
        if not 2 <= len(rows) <= MOST_TO_MERGE:
            self.message_user(request, f"Select 2 to {MOST_TO_MERGE} claims to merge.", messages.ERROR)
            return None
        target = next((row for row in rows if str(row.pk) == request.POST.get("target")), None)
        if "apply" not in request.POST or target is None:
            context = {
                **self.admin_site.each_context(request),
                "title": f"Merge {len(rows)} claims into one",
                "rows": [_Candidate(row) for row in rows],
                "missing": "apply" in request.POST,
                "opts": self.opts,
                "checkbox_name": ACTION_CHECKBOX_NAME,
            }
            return TemplateResponse(request, "admin/claims/claim/merge.html", context)
        sources = [row for row in rows if row is not target]
        try:
            merge_claims(target, sources, user=person(request), reason=request.POST.get("reason", ""))
        except CurationError as error:
            self.message_user(request, str(error), messages.ERROR)
            return None
        self.message_user(request, f"{plural(len(sources), 'claim')} merged into this one.", messages.SUCCESS)
        return HttpResponseRedirect(page_url(target))

    @admin.action(description="Compare two claims", permissions=["view"])
    def compare_selected(self, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse | None:
        """Go to the page that says how the two compare."""
        keys = [str(key) for key in queryset.order_by("statement", "pk").values_list("pk", flat=True)[:3]]
        if len(keys) != 2:
            self.message_user(request, "Select two claims to compare.", messages.ERROR)
            return None
        query = urlencode({"left": keys[0], "right": keys[1]})
        return HttpResponseRedirect(f"{reverse('admin:claims_claim_compare')}?{query}")

    def compare_view(self, request: HttpRequest) -> HttpResponse:
        """How any two claims compare, related or not: `?left=` and `?right=` are their keys."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        left, right = (
            Claim.objects.filter(pk__in=_keys([request.GET.get(end, "")])).first() for end in ("left", "right")
        )
        if left is None or right is None:
            raise Http404
        try:
            pair, refused = explain_claims(left, right), ""
        except PairError as error:
            pair, refused = None, str(error)
        relation = Relation.objects.filter(pk=pair.stored.id).first() if pair and pair.stored else None
        context = {
            **self.admin_site.each_context(request),
            "title": "How two claims compare",
            "opts": self.opts,
            "left": left,
            "right": right,
            "pair": pair,
            "refused": refused,
            "relation": relation,
            "verdicts": VERDICTS,
        }
        return TemplateResponse(request, "admin/claims/claim/compare.html", context)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A claim that something rests on is rejected or merged, not deleted."""
        return bool(super().has_delete_permission(request, obj)) and (obj is None or not obj.assertions.exists())

    @admin.display(description="Claim", ordering="statement")
    def statement_text(self, obj: Claim) -> SafeString:
        """The proposition."""
        return format_html("<bdi>{}</bdi>", str(obj))

    @admin.display(description="Value", ordering="low")
    def value(self, obj: Claim) -> SafeString:
        """The typed value."""
        return format_html('<span class="n">{}</span>', value_of(obj) or "–")

    @admin.display(description="Rests on", ordering="origin_count")
    def rests_on(self, obj: Claim) -> str:
        """Documents and origins."""
        return support(obj) if obj.document_count else "–"

    @admin.display(description="Against", ordering="-contradiction_count")
    def against(self, obj: Claim) -> SafeString | str:
        """How many claims contradict it: what a person confirmed, and what the machine suggests."""
        return tally_chips(contradictions_of(obj)) or "–"

    @admin.display(description="Status", ordering="status")
    def status_chip(self, obj: Claim) -> SafeString:
        """How far a person has come with it."""
        return chip(obj.status, obj.get_status_display())

    @admin.display(description="Rests on")
    def support_words(self, obj: Claim) -> SafeString:
        """Documents and origins, with the list behind them."""
        return list_link("assertion", support(obj), claim=obj.pk)

    @admin.display(description="Merged into")
    def merged_link(self, obj: Claim) -> SafeString | str:
        """The claim that it leads to."""
        return row_link(obj.merged_into)


class _Candidate:
    """A claim on the page that merges."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.url = page_url(claim)
        self.value = value_of(claim)
        self.support = support(claim)
        self.assertions = list(claim.assertions.all())


@admin.register(Origin)
class OriginAdmin(FrozenAdmin):
    """Groups of assertions that count as one because they depend on each other."""

    list_display = ["claim", "number", "lineage_known", "sentence"]
    list_filter = ["lineage_known", chosen("claim")]
    list_select_related = ["claim"]
    search_fields = ["sentence", "claim__statement"]
    raw_id_fields = ["claim"]


def _keys(values: list[str]) -> list[uuid.UUID]:
    keys = []
    for value in values[:MOST_AT_ONCE]:
        try:
            keys.append(uuid.UUID(value))
        except ValueError:
            continue
    return keys
