"""What lists and pages need of each other: addresses, counts, and who asks."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, IntegerField, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString


def count_of(related: type[Model], key: str, **filters: object) -> Coalesce:
    """How many rows of `related` point at a row by `key`: counted for the rows of a page, not for the table."""
    rows = related._default_manager.filter(**{key: OuterRef("pk")}, **filters).order_by()
    counts = rows.values(key).annotate(how_many=Count("pk")).values("how_many")
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)


def person(request: HttpRequest) -> User:
    """Who asks. Raises PermissionDenied where nobody is logged in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def page_url(row: Model, page: str = "change") -> str:
    """The address of a page of `row`; "" where the desk has no such page."""
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])
    except NoReverseMatch:
        return ""


def list_url(model_name: str, **filters: object) -> str:
    """The address of the list of `model_name` (in lower case), filtered."""
    url = reverse(f"admin:claims_{model_name}_changelist")
    return f"{url}?{urlencode({key: str(value) for key, value in filters.items()})}" if filters else url


def list_link(model_name: str, label: object, **filters: object) -> SafeString:
    """A link to a filtered list."""
    return format_html('<a href="{}">{}</a>', list_url(model_name, **filters), label)


def row_link(row: Model | None, label: object = "") -> SafeString | str:
    """A link to the page of `row`; a dash where there is none."""
    if row is None:
        return "–"
    return format_html('<a href="{}"><bdi>{}</bdi></a>', page_url(row), label or str(row))
