"""The desk: Whence's admin site, its start page and its side bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse

from claims.admin.links import list_url
from claims.models import Document, ImpossibleValue
from claims.queries import desk
from claims.queries.standing import contradictions, stale_decisions
from claims.services.runs import read_by_older_rules

GROUPS = {
    "Review": ["Relation", "Claim", "Assertion", "ImpossibleValue", "Uncovered"],
    "Base": ["Topic", "Document", "Author", "Publisher", "Entity"],
    "Record": ["Judgement", "AnalysisRun"],
    "Evidence": [
        "Note", "Citation", "Finding", "Dependence", "Origin", "Attribution", "Quantity", "DateMention", "Authorship",
        "Alias", "ReceivedFile",
    ],
    "People": ["User", "Group"],
}  # fmt: skip
"""The side bar: what waits first, then the base, then the records behind them."""

WAITING: dict[str, tuple[str, str, dict[str, str]]] = {
    "Relation": ("relations", "relation", {"waits": "yes"}),
    "Claim": ("claims", "claim", {"status__exact": "proposed"}),
    "Assertion": ("assertions", "assertion", {"status__exact": "proposed"}),
    "ImpossibleValue": ("impossible", "impossiblevalue", {"waits": "yes"}),
    "Uncovered": ("uncovered", "uncovered", {"dismissed__exact": "0"}),
}
"""Models with a queue: the name of its count, and the list behind it."""


class DeskSite(admin.AdminSite):
    """The admin under Whence's name."""

    site_header = "Whence"
    site_title = "Whence"
    index_title = "Start"
    site_url = None
    empty_value_display = "–"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The models in the groups of an analyst's work; for one application as Django has it."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        models = {model["object_name"]: model for app in apps for model in app["models"]}
        queues = desk.waiting() if models.keys() & WAITING.keys() else None
        groups = []
        for name, members in GROUPS.items():
            shown = [dict(models.pop(member)) for member in members if member in models]
            for model in shown:
                if queues is not None and model["object_name"] in WAITING:
                    model.update(_queue(queues, *WAITING[model["object_name"]]))
            if shown:
                groups.append(_group(name, shown))
        if models:
            groups.append(_group("Other", list(models.values())))
        return groups

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The start page: what waits, what disagrees, what came in."""
        return super().index(request, {**self.start_context(request), **(extra_context or {})})

    def start_context(self, request: HttpRequest) -> dict[str, Any]:
        """What the person may see of the start page."""
        may = {name: self._may_view(request, name) for name in SHOWN}
        return {
            "tiles": [tile() for name, tile in TILES.items() if may[name]],
            "older": read_by_older_rules().count() if may["document"] else 0,
            "older_url": list_url("document", rules="older"),
            "stale": stale_decisions().count() if may["relation"] else 0,
            "stale_url": list_url("relation", stale__exact="1"),
            "contradictions": desk.newest_contradictions() if may["relation"] else None,
            "contradictions_tally": contradictions() if may["relation"] else None,
            "may_see_claims": may["claim"],
            "contradictions_url": list_url("relation", verdict__exact="contradicts"),
            "topics": desk.disputed_topics() if may["topic"] and may["claim"] else None,
            "uncovered_documents": desk.uncovered_documents() if may["document"] and may["uncovered"] else None,
            "imports": desk.last_imports() if may["analysisrun"] else None,
        }

    def _may_view(self, request: HttpRequest, model_name: str) -> bool:
        model = apps.get_model("claims", model_name)
        return bool(self.get_model_admin(model).has_view_permission(request))


@cache
def the_desk() -> DeskSite:
    """The one desk. Loading it loads the modules that register with it, which ask for it again: all get this one."""
    return DeskSite()


SHOWN = ("relation", "assertion", "claim", "document", "topic", "impossiblevalue", "uncovered", "analysisrun")


def _tile(count: int, label: str, url: str) -> dict[str, Any]:
    return {"count": count, "label": label, "url": url}


TILES: dict[str, Callable[[], dict[str, Any]]] = {
    "relation": lambda: _tile(desk.to_judge().count(), "relations to judge", list_url("relation", waits="yes")),
    "assertion": lambda: _tile(
        desk.to_review().count(), "assertions to review", list_url("assertion", status__exact="proposed")
    ),
    "claim": lambda: _tile(
        desk.single_origin().count(),
        "claims that several documents make on a single origin",
        list_url("claim", standing="single"),
    ),
    "impossiblevalue": lambda: _tile(
        ImpossibleValue.objects.open().count(), "values that cannot be", list_url("impossiblevalue", waits="yes")
    ),
    "document": lambda: _tile(
        Document.objects.cited_only().count(), "cited works not held", list_url("document", holding__exact="cited")
    ),
}


def _queue(queues: desk.Waiting, name: str, model: str, filters: dict[str, str]) -> dict[str, Any]:
    count = getattr(queues, name)
    return {"waiting": count, "waiting_capped": count == desk.QUEUE_CAP, "waiting_url": list_url(model, **filters)}


def _group(name: str, models: list[Any]) -> dict[str, Any]:
    return {"name": name, "app_label": name.lower(), "app_url": "", "has_module_perms": True, "models": models}
