"""Judgements on the desk: what people decided, to look at and to take back."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString

from claims.admin.base import FrozenAdmin
from claims.admin.chips import chip
from claims.admin.deciding import revert_url, take_back
from claims.admin.links import page_url
from claims.models import Assertion, Claim, ImpossibleValue, Judgement, Relation, Uncovered
from claims.models.choices import SubjectKind
from claims.services.curation import pending_revert

SUBJECTS: dict[str, Any] = {
    SubjectKind.ASSERTION: Assertion,
    SubjectKind.CLAIM: Claim,
    SubjectKind.RELATION: Relation,
    SubjectKind.UNCOVERED: Uncovered,
    SubjectKind.IMPOSSIBLE: ImpossibleValue,
}


@admin.register(Judgement)
class JudgementAdmin(FrozenAdmin):
    """Decisions, newest first. A decision is taken back by a further one, never changed."""

    list_display = ["decided_at", "decision_chip", "subject_kind", "username", "reason", "taken_back", "stale"]
    list_filter = ["decision", "subject_kind", "stale"]
    search_fields = ["reason", "username"]
    date_hierarchy = "decided_at"
    list_select_related = ["reverted_by"]
    raw_id_fields = ["user", "reverts"]
    fields = [
        "decision", "subject_kind", "subject_link", "reason", "username", "decided_at", "details", "stale", "reverts",
    ]  # fmt: skip
    readonly_fields = ["subject_link"]
    change_form_template = "admin/claims/judgement/change_form.html"

    def get_urls(self) -> list[Any]:
        """The usual pages, and one that takes a judgement back."""
        view = self.admin_site.admin_view(self.revert_view)
        return [path("<uuid:object_id>/revert/", view, name="claims_judgement_revert"), *super().get_urls()]

    def page_context(self, request: HttpRequest, obj: Judgement) -> dict[str, Any]:
        """Whether it may be taken back here."""
        may = self._may_change_subject(request, obj) and pending_revert(obj)
        return {"revert_url": revert_url(obj) if may else ""}

    def revert_view(self, request: HttpRequest, object_id: uuid.UUID) -> HttpResponse:
        """Take the judgement back, and go where the person came from."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        judgement = Judgement.objects.filter(pk=object_id).first()
        if judgement is None:
            raise Http404
        if not self._may_change_subject(request, judgement):
            raise PermissionDenied
        take_back(request, judgement)
        back = request.POST.get("back", "")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
            back = page_url(judgement)
        return HttpResponseRedirect(back)

    def _may_change_subject(self, request: HttpRequest, judgement: Judgement) -> bool:
        model = SUBJECTS[judgement.subject_kind]
        return bool(self.admin_site.get_model_admin(model).has_change_permission(request))

    @admin.display(description="Decision", ordering="decision")
    def decision_chip(self, obj: Judgement) -> SafeString:
        """What was decided."""
        tones = {"accept": "accepted", "reject": "rejected", "defer": "deferred"}
        return chip(tones.get(obj.decision, "decided"), obj.get_decision_display())

    @admin.display(description="Taken back", boolean=True)
    def taken_back(self, obj: Judgement) -> bool:
        """Whether a later judgement takes it back."""
        return hasattr(obj, "reverted_by")

    @admin.display(description="On")
    def subject_link(self, obj: Judgement) -> SafeString | str:
        """The record that was decided on, if it is still there."""
        row = SUBJECTS[obj.subject_kind]._default_manager.filter(pk=obj.subject_id).first()
        if row is None:
            return f"{obj.get_subject_kind_display()} {obj.subject_id}, no longer here"
        return format_html('<a href="{}"><bdi>{}</bdi></a>', page_url(row), str(row))
