"""What the desk's templates need beside Django's own tags: addresses and chips."""

from __future__ import annotations

import uuid

from django import template
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.admin import links
from claims.admin.chips import chip as make_chip
from claims.models import Dependence
from claims.queries.desk import came_after as order_told
from claims.queries.desk import plural

register = template.Library()

FORMATS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
    "text/html": "HTML page",
}


@register.filter
def page_url(row: Model) -> str:
    """The address of the page of `row`."""
    return links.page_url(row)


@register.filter
def to_page(key: uuid.UUID, where: str) -> str:
    """The address of a page by key: `key|to_page:"document"`, `key|to_page:"document:read"`; "" where there is none."""
    model, _, page = where.partition(":")
    try:
        return reverse(f"admin:claims_{model}_{page or 'change'}", args=[key])
    except NoReverseMatch:
        return ""


@register.simple_tag
def chip(value: str, label: str = "") -> SafeString:
    """A word with a colour beside it."""
    return make_chip(value, label)


@register.simple_tag
def list_link(model: str, count: int, noun: str, **filters: object) -> SafeString:
    """A count with its noun, linked to the list behind it."""
    return format_html('<a href="{}">{}</a>', links.list_url(model, **filters), plural(count, noun))


@register.filter
def came_after(link: Dependence) -> str:
    """Which of the two documents of a link came later, where their days of publication prove it."""
    return order_told(link)


@register.filter
def percent(share: float) -> str:
    """A share as per cent."""
    return f"{share:.0%}"


@register.filter
def format_name(media_type: str) -> str:
    """A media type as people call it: "PDF"."""
    return FORMATS.get(media_type, media_type)


@register.filter
def words(name: str) -> str:
    """A stored name as words."""
    return str(name).replace("_", " ")


@register.filter
def errors_word(count: int) -> str:
    """A number of errors in words."""
    return plural(count, "error")
