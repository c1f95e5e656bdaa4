"""Words with a colour beside them: never the colour alone."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

TONES = {
    "agrees": "agree", "refines": "agree", "accepted": "agree", "confirmed": "agree", "original": "agree",
    "contradicts": "contradict", "rejected": "contradict", "denied": "contradict",
    "tension": "tension", "deferred": "tension", "overridden": "tension", "digest": "tension", "stale": "tension",
    "unresolved": "tension",
}  # fmt: skip
"""Stored values and the tone they are shown in; every other value is quiet."""


def tone(value: str) -> str:
    """The tone of a stored value."""
    return TONES.get(value, "quiet")


def chip(value: str, label: str = "") -> SafeString:
    """`label` (or the value itself) as a chip in the tone of `value`; nothing for an empty value."""
    if not value:
        return SafeString("")
    return format_html('<span class="chip chip-{}">{}</span>', tone(value), label or value.replace("_", " "))


def number(value: int) -> SafeString:
    """A count, set in tabular figures."""
    return format_html('<span class="n">{}</span>', value)
