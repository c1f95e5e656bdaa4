"""Decisions on the desk: buttons on a record's page, actions on a list, and taking back. The services do the work."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from claims.admin.base import CuratedAdmin, DeskAdmin
from claims.admin.links import page_url, person
from claims.models import Judgement
from claims.models.choices import Decision
from claims.services.curation import CurationError, CurationResult, pending_revert, revert

MOST_AT_ONCE = 500
"""Records that one action decides on: each is a judgement of its own."""

JUDGEMENTS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Button:
    """A decision that a page offers: its words, its key on the keyboard, whether it needs a reason, which verdict."""

    decision: str
    label: str
    key: str
    needs_reason: bool = False
    main: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement on a record, and whether it may be taken back."""

    judgement: Judgement
    may_revert: bool


class JudgingAdmin(DeskAdmin):
    """Records with a bar of decisions on their page."""

    subject_kind = ""
    judge: Callable[..., CurationResult]
    buttons: tuple[Button, ...] = ()

    def get_urls(self) -> list[Any]:
        """The usual pages, and one that takes a decision."""
        view = self.admin_site.admin_view(self.judge_view)
        name = f"claims_{self.opts.model_name}_judge"
        return [path("<uuid:object_id>/judge/", view, name=name), *super().get_urls()]

    def waiting(self) -> QuerySet[Any]:
        """What waits for a decision."""
        rows: QuerySet[Any] = self.model._default_manager.filter(status="proposed")
        return rows

    def next_waiting(self, obj: Any) -> Any:
        """The next record that waits, after `obj` by key and then from the start; None where none does."""
        rows = self.waiting().exclude(pk=obj.pk).order_by("pk")
        return rows.filter(pk__gt=obj.pk).first() or rows.first()

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """The buttons, the decisions so far, and what comes next."""
        following = self.next_waiting(obj)
        return {
            **super().page_context(request, obj),
            "buttons": self.buttons if self.has_change_permission(request, obj) else (),
            "judge_url": page_url(obj, "judge"),
            "judgements": self.judgements(request, obj),
            "next_url": page_url(following) if following else "",
        }

    def judgements(self, request: HttpRequest, obj: Any) -> list[Standing]:
        """The last decisions on `obj`, newest first; only the newest that stands may be taken back here."""
        rows = Judgement.objects.filter(subject_kind=self.subject_kind, subject_id=obj.pk).order_by("-decided_at")
        may = self.has_change_permission(request, obj)
        found: list[Standing] = []
        for row in rows[:JUDGEMENTS_SHOWN]:
            offered = any(standing.may_revert for standing in found)
            found.append(Standing(row, may and not offered and pending_revert(row)))
        return found

    def judge_view(self, request: HttpRequest, object_id: uuid.UUID) -> HttpResponse:
        """Take the decision that was posted, and show the record again."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        obj = self.get_object(request, str(object_id))
        if obj is None:
            raise Http404
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        decision = request.POST.get("decision", "")
        try:
            result = self.decide(request, obj, decision)
        except CurationError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            word = Decision(decision).label.capitalize()
            text = f"{word}: done." if result.changed else "Nothing changed: that is how it stands already."
            self.message_user(request, text, messages.SUCCESS if result.changed else messages.INFO)
        return HttpResponseRedirect(page_url(obj))

    def decide(self, request: HttpRequest, obj: Any, decision: str) -> CurationResult:
        """Hand the decision to the service. Raises CurationError."""
        return type(self).judge(obj, decision, user=person(request), reason=request.POST.get("reason", ""))


class DecidedAdmin(JudgingAdmin, CuratedAdmin):
    """Records that the machine proposes and people decide on."""

    buttons = (
        Button(Decision.ACCEPT, "Accept", "a", main=True),
        Button(Decision.REJECT, "Reject", "r", needs_reason=True),
        Button(Decision.DEFER, "Defer", "d", needs_reason=True),
    )
    actions = ["accept_selected", "reject_selected", "defer_selected"]
    change_form_template = "admin/claims/decided_form.html"

    @admin.action(description="Accept", permissions=["change"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Accept what is selected."""
        return self.decide_selected(request, queryset, Decision.ACCEPT)

    @admin.action(description="Reject, with a reason", permissions=["change"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Reject what is selected."""
        return self.decide_selected(request, queryset, Decision.REJECT)

    @admin.action(description="Defer, with a reason", permissions=["change"])
    def defer_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Defer what is selected."""
        return self.decide_selected(request, queryset, Decision.DEFER)

    def decide_selected(self, request: HttpRequest, queryset: QuerySet[Any], decision: Decision) -> HttpResponse | None:
        """Ask for the reason, then decide on each record; refusals are shown one by one."""
        return with_reason(
            self,
            request,
            queryset,
            action=f"{decision.value}_selected",
            title=f"{decision.label.capitalize()} {{count}} {{noun}}",
            button=decision.label.capitalize(),
            required=decision != Decision.ACCEPT,
            act=lambda obj: self.decide(request, obj, decision.value),
        )


def with_reason(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    queryset: QuerySet[Any],
    *,
    action: str,
    title: str,
    button: str,
    required: bool,
    act: Callable[[Any], CurationResult],
) -> HttpResponse | None:
    """The page that asks for a reason, or, once that is posted, `act` on every record of `queryset`."""
    rows = list(queryset[: MOST_AT_ONCE + 1])
    if len(rows) > MOST_AT_ONCE:
        text = f"That is more than {MOST_AT_ONCE} at once. Filter the list, or select fewer."
        model_admin.message_user(request, text, messages.ERROR)
        return None
    missing = "apply" in request.POST and required and not request.POST.get("reason", "").strip()
    if "apply" not in request.POST or missing:
        noun = model_admin.opts.verbose_name if len(rows) == 1 else model_admin.opts.verbose_name_plural
        context = {
            **model_admin.admin_site.each_context(request),
            "title": title.format(count=len(rows), noun=noun),
            "rows": [(row, page_url(row)) for row in rows],
            "opts": model_admin.opts,
            "action": action,
            "button": button,
            "required": required,
            "missing": missing,
            "checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/claims/decide_selected.html", context)
    carry_out(model_admin, request, rows, act)
    return None


def carry_out(
    model_admin: admin.ModelAdmin, request: HttpRequest, rows: Sequence[Any], act: Callable[[Any], CurationResult]
) -> None:
    """Act on each row and say what came of it."""
    changed = unchanged = 0
    for row in rows:
        try:
            result = act(row)
        except CurationError as error:
            model_admin.message_user(request, f"{row}: {error}", messages.ERROR)
            continue
        changed += bool(result.changed)
        unchanged += not result.changed
    if changed:
        model_admin.message_user(request, f"Done for {changed}.", messages.SUCCESS)
    if unchanged:
        model_admin.message_user(request, f"{unchanged} stood like that already.", messages.INFO)


def take_back(request: HttpRequest, judgement: Judgement) -> None:
    """Revert `judgement` and say what came of it."""
    try:
        revert(judgement, user=person(request), reason=request.POST.get("reason", ""))
    except CurationError as error:
        messages.error(request, str(error))
    except ValidationError as error:
        messages.error(request, "; ".join(error.messages))
    else:
        messages.success(request, f"Taken back: {judgement}.")


def revert_url(judgement: Judgement) -> str:
    """Where the taking back of `judgement` is posted to."""
    return reverse("admin:claims_judgement_revert", args=[judgement.pk])
