"""Entities and their names on the desk."""

from __future__ import annotations

from django.contrib import admin
from django.utils.safestring import SafeString

from claims.admin.base import CuratedAdmin, ImportableAdmin
from claims.admin.filters import chosen
from claims.admin.links import list_link
from claims.models import Alias, Entity


class AliasInline(admin.TabularInline):
    """The other names of an entity."""

    model = Alias
    extra = 1


@admin.register(Entity)
class EntityAdmin(CuratedAdmin):
    """Named things: countries, places, organisations, objects, events."""

    list_display = ["name", "kind", "assertion_list"]
    list_filter = ["kind"]
    search_fields = ["name", "aliases__name"]
    fields = ["name", "kind", "note"]
    inlines = [AliasInline]

    @admin.display(description="Named in")
    def assertion_list(self, obj: Entity) -> SafeString:
        """The assertions that name it."""
        return list_link("assertion", "assertions", entities=obj.pk)


@admin.register(Alias)
class AliasAdmin(ImportableAdmin):
    """Other names of entities."""

    list_display = ["name", "kind", "entity"]
    list_filter = ["kind", chosen("entity")]
    list_select_related = ["entity"]
    search_fields = ["name", "entity__name"]
    autocomplete_fields = ["entity"]
