"""What the desk's templates need beside Django's own tags: addresses and chips."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django import template
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.admin import links
from claims.admin.chips import chip as make_chip
from claims.admin.chips import tally_chips
from claims.models import Claim, Dependence
from claims.queries import standing
from claims.queries.arranging import Joined
from claims.queries.desk import came_after as order_told
from claims.queries.desk import plural
from claims.queries.standing import Tally, contradictions_of

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
def tally(counts: Tally | Claim, *, noun: bool = True) -> SafeString:
    """How many relations of a kind a person confirmed and how many the machine suggests; of a claim, contradictions."""
    return tally_chips(contradictions_of(counts) if isinstance(counts, Claim) else counts, noun=noun)


@register.filter
def support(claim: Claim) -> str:
    """On how many documents and origins a claim rests."""
    return standing.support(claim)


@register.filter
def of_key(found: Mapping[uuid.UUID, Joined], key: uuid.UUID) -> Joined | None:
    """Why the assertion of a key stands in its claim; None where nothing is told of it."""
    return found.get(key)


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
