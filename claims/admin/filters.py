"""Filters that never list a table that grows: they show what a link chose, and let it go."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest


class ChosenFilter(admin.SimpleListFilter):
    """The one related record that a link chose (`?document=<id>`); invisible while nothing is chosen."""

    path = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The chosen record by its name, or nothing."""
        if self.value() is None:
            return []
        chosen = self._chosen()
        field = model_admin.model._meta
        model: Any = None
        for name in self.path.split("__"):
            model = field.get_field(name).related_model
            field = model._meta
        row = model._default_manager.filter(pk=chosen).first() if chosen else None
        return [(str(self.value()), str(row) if row else "no such record")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the chosen record."""
        if not self.value():
            return queryset
        chosen = self._chosen()
        return queryset.filter(**{self.path: chosen}) if chosen else queryset.none()

    def _chosen(self) -> uuid.UUID | None:
        try:
            return uuid.UUID(str(self.value()))
        except ValueError:
            return None


def chosen(path: str, title: str = "") -> type[ChosenFilter]:
    """A ChosenFilter along the foreign keys of `path`, such as "document" or "note__document"."""
    name = path.split("__")[-1]
    attributes = {"path": path, "parameter_name": name, "title": title or name.replace("_", " ")}
    return type(f"Chosen{name.title()}", (ChosenFilter,), attributes)


class CurrentTextFilter(admin.SimpleListFilter):
    """What stands in current documents, unless that of superseded versions is asked for.

    A link to what stands in one document or one claim shows all of that, whichever version it is of.
    """

    title = "text"
    parameter_name = "text"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What may be asked for."""
        return [("superseded", "superseded"), ("all", "all")]

    def choices(self, changelist: Any) -> Any:
        """The same, with the current ones in the place of "all"."""
        for choice in super().choices(changelist):
            if choice["query_string"] == changelist.get_query_string(remove=[self.parameter_name]):
                choice["display"] = "current"
            yield choice

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that were asked for."""
        one_asked_for = self.value() is None and not {"document", "claim"}.isdisjoint(request.GET)
        if self.value() == "all" or one_asked_for:
            return queryset
        return queryset.filter(document__superseded_by__isnull=self.value() != "superseded")
