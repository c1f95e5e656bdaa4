"""The pages of the desk, for tests that look at all of them."""

from __future__ import annotations

from contextlib import suppress
from html.parser import HTMLParser
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.urls import NoReverseMatch, reverse

MODELS = sorted(
    (model for model in admin.site._registry if model._meta.app_label == "claims"), key=lambda m: m.__name__
)


def url(model: type[Model] | Model, page: str, *keys: object) -> str:
    """The address of a page of a model, or of a row."""
    if isinstance(model, Model):
        keys = (model.pk, *keys)
    return reverse(f"admin:claims_{model._meta.model_name}_{page}", args=keys)


def pages_of(model: type[Model], user: Any, request: Any) -> list[str]:
    """Every page of a model that has to answer 200 to somebody who may do everything."""
    desk = admin.site.get_model_admin(model)
    row = model._default_manager.first()
    assert row is not None, f"the test base has no {model.__name__}"
    found = [url(model, "changelist"), url(model, "changelist") + "?q=trade", url(row, "change"), url(row, "history")]
    found.append(url(model, "export"))
    with suppress(NoReverseMatch):
        found.append(url(model, "import"))
    if desk.has_add_permission(request):
        found.append(url(model, "add"))
    if desk.has_delete_permission(request, row):
        found.append(url(row, "delete"))
    if history := getattr(row, "history", None):
        found.append(url(row, "simple_history", history.first().pk))
    return found


class InlineFinder(HTMLParser):
    """What of a page a strict content security policy would stop."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note inline style, inline handlers, scripts and styles without a source, and addresses elsewhere."""
        given = dict(attrs)
        self.found += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.found.append(tag)
        for name in ("src", "href", "action"):
            value = given.get(name) or ""
            if value.startswith("javascript:") or (tag != "a" and value.startswith(("http:", "https:", "//"))):
                self.found.append(f"{tag} {value}")


def inline_parts(response: Any) -> list[str]:
    """What a strict content security policy would stop in a page."""
    finder = InlineFinder()
    finder.feed(response.content.decode())
    return finder.found
