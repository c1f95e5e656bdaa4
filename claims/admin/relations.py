"""Relations on the desk: both passages side by side, the reasons in sentences, and the decision."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.admin.base import FrozenAdmin, LockingForm
from claims.admin.chips import chip
from claims.admin.deciding import Button, DecidedAdmin
from claims.admin.filters import chosen
from claims.admin.links import person, row_link
from claims.models import Assertion, Dependence, Finding, Relation
from claims.models.choices import Decision, Scope, SubjectKind, Verdict
from claims.queries.desk import by_verdict, dependences_between, to_judge
from claims.queries.evidence import BRIEF, Passage, passage, passages
from claims.queries.standing import gates_of
from claims.services.curation import CurationResult, judge_relation


class RelationForm(LockingForm):
    """A relation that a person adds: stored once a pair, the smaller key on the left."""

    def clean(self) -> dict[str, Any] | None:
        """Put the pair in its order."""
        cleaned = super().clean()
        left, right = self.cleaned_data.get("left"), self.cleaned_data.get("right")
        if self.instance._state.adding and left is not None and right is not None:
            if left.pk == right.pk:
                raise ValidationError({"right": "A claim is not related to itself."})
            if left.pk > right.pk:
                self.cleaned_data["left"], self.cleaned_data["right"] = right, left
            if Relation.objects.filter(left=self.cleaned_data["left"], right=self.cleaned_data["right"]).exists():
                raise ValidationError("These two claims are related already; judge that relation.")
        return cleaned


class WaitingFilter(admin.SimpleListFilter):
    """The queue: what nobody decided on and says something."""

    title = "waiting"
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What may be asked for."""
        return [("yes", "for a decision")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The relations of the queue."""
        return queryset.filter(pk__in=to_judge().values("pk")) if self.value() == "yes" else queryset


@admin.register(Relation)
class RelationAdmin(DecidedAdmin):
    """Pairs of claims with a verdict."""

    subject_kind = SubjectKind.RELATION
    form = RelationForm
    change_form_template = "admin/claims/relation/change_form.html"
    buttons = (
        Button(Decision.ACCEPT, "Confirm", "c", main=True),
        Button(Decision.REJECT, "Reject", "r", needs_reason=True),
        Button(Decision.DEFER, "Defer", "d", needs_reason=True),
    )
    list_display = ["verdict_chip", "explanation_text", "scope", "rule", "status_chip"]
    list_display_links = ["explanation_text"]
    list_filter = [
        WaitingFilter, "verdict", "status", "scope", "stale", chosen("left", "claim on the left"),
        chosen("right", "claim on the right"),
    ]  # fmt: skip
    search_fields = ["explanation", "left__statement", "right__statement", "rule"]
    autocomplete_fields = ["left", "right"]
    raw_id_fields = ["left_assertion", "right_assertion"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """A form for a new relation; a stored one is judged, not edited."""
        if obj is None:
            return [(None, {"fields": ["left", "right", "verdict", "scope", "explanation"]})]
        rows = ["left_link", "right_link", "verdict", "suggested_verdict", "status", "scope", "rule", "stale", "run"]
        return [("Record", {"fields": rows, "classes": ["collapse"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """All of a stored relation."""
        return () if obj is None else tuple(self.get_fieldsets(request, obj)[0][1]["fields"])

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """Contradictions first."""
        return [by_verdict(), "pk"]

    def waiting(self) -> QuerySet[Any]:
        """Relations that nobody decided on and that say something."""
        return to_judge()

    def next_waiting(self, obj: Relation) -> Any:
        """The next one of the same verdict, then any."""
        rows = to_judge().filter(verdict=obj.verdict).exclude(pk=obj.pk).order_by("pk")
        return rows.filter(pk__gt=obj.pk).first() or rows.first() or super().next_waiting(obj)

    def page_context(self, request: HttpRequest, obj: Relation) -> dict[str, Any]:
        """Both passages, the findings, and what makes the two documents dependent."""
        sides = [
            _side(obj.left_id, obj.left_assertion_id),
            _side(obj.right_id, obj.right_assertion_id),
        ]
        documents = [side.document_id for side in sides if side]
        shared = len(documents) == 2 and documents[0] != documents[1]
        return {
            **super().page_context(request, obj),
            "claims": [obj.left, obj.right],
            "sides": list(zip([obj.left, obj.right], sides, strict=True)),
            "internal": obj.scope == Scope.INTERNAL,
            "findings": obj.findings.all(),
            "dependences": dependences_between(documents[0], documents[1])[:10] if shared else [],
            "documents_differ": shared,
            "gates": list(gates_of(obj)) if obj.verdict == Verdict.NOT_COMPARABLE else [],
            "verdicts": [(value, label) for value, label in Verdict.choices if value != obj.verdict],
            "nothing_to_save": True,
        }

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A relation that a person adds is no suggestion of the machine: it is confirmed by whoever adds it."""
        super().save_model(request, obj, form, change)
        if not change:
            judge_relation(obj, Decision.ACCEPT, user=person(request), reason="Added by hand.")

    def decide(self, request: HttpRequest, obj: Any, decision: str) -> CurationResult:
        """Confirm, reject, defer, or change the verdict. Raises CurationError."""
        verdict = request.POST.get("verdict") or None
        return judge_relation(
            obj,
            decision,
            user=person(request),
            reason=request.POST.get("reason", ""),
            verdict=verdict if decision == Decision.OVERRIDE else None,
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What the machine suggests is rejected, not deleted."""
        return bool(super().has_delete_permission(request, obj)) and (obj is None or not obj.rule)

    @admin.display(description="Verdict", ordering="verdict")
    def verdict_chip(self, obj: Relation) -> SafeString:
        """The verdict that holds."""
        return chip(obj.verdict, obj.get_verdict_display())

    @admin.display(description="Why")
    def explanation_text(self, obj: Relation) -> SafeString:
        """The reason, in a sentence."""
        return format_html("<bdi>{}</bdi>", obj.explanation[:300])

    @admin.display(description="Status", ordering="status")
    def status_chip(self, obj: Relation) -> SafeString:
        """What a person made of it."""
        stale = chip("stale", "stale") if obj.stale else ""
        return format_html("{} {}", chip(obj.status, obj.get_status_display()), stale)

    @admin.display(description="Left claim")
    def left_link(self, obj: Relation) -> SafeString | str:
        """One claim."""
        return row_link(obj.left)

    @admin.display(description="Right claim")
    def right_link(self, obj: Relation) -> SafeString | str:
        """The other."""
        return row_link(obj.right)


@admin.register(Finding)
class FindingAdmin(FrozenAdmin):
    """Reasons: of a verdict, or of two assertions standing in one claim."""

    list_display = ["rule", "sentence", "left_value", "right_value", "subject"]
    list_display_links = ["sentence"]
    list_filter = [chosen("relation"), chosen("claim")]
    list_select_related = ["relation", "claim"]
    search_fields = ["rule", "sentence"]
    raw_id_fields = ["relation", "claim", "left_assertion", "right_assertion"]

    @admin.display(description="For")
    def subject(self, obj: Finding) -> SafeString | str:
        """The relation or the claim that it speaks for."""
        return row_link(obj.relation or obj.claim)


@admin.register(Dependence)
class DependenceAdmin(FrozenAdmin):
    """Evidence that documents are not independent of each other."""

    list_display = ["kind", "sentence", "left_document", "right_document", "similarity_text"]
    list_display_links = ["sentence"]
    list_filter = ["kind", chosen("left_document"), chosen("right_document")]
    list_select_related = ["left_document", "right_document"]
    deferred_fields = ("left_document__text", "right_document__text")
    search_fields = ["sentence", "left_document__title", "right_document__title"]
    raw_id_fields = ["left_document", "right_document", "left_assertion", "right_assertion", "work", "speaker"]

    def page_context(self, request: HttpRequest, obj: Dependence) -> dict[str, Any]:
        """The shared passages."""
        return {"dependences": dependences_between(obj.left_document_id, obj.right_document_id).filter(pk=obj.pk)}

    @admin.display(description="Alike", ordering="similarity")
    def similarity_text(self, obj: Dependence) -> str:
        """Share of equal words."""
        return "–" if obj.similarity is None else f"{obj.similarity:.0%}"


def _side(claim_id: uuid.UUID, assertion_id: uuid.UUID | None) -> Passage | None:
    """The passage that the relation rests on; where none is named, the first of the claim."""
    if assertion_id is not None:
        return passage(assertion_id, reach=BRIEF)
    first = passages(Assertion.objects.filter(claim=claim_id).order_by("document", "start")[:1], reach=BRIEF)
    return first[0] if first else None
