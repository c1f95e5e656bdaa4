"""Words with a colour beside them: never the colour alone."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.queries.standing import Tally
from claims.queries.wording import counted

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


def tally_chips(tally: Tally, *, noun: bool = True) -> SafeString:
    """What a person confirmed and what the machine only suggests as two chips; nothing where there is neither."""
    parts = []
    if tally.confirmed:
        label = (
            f"{counted(tally.confirmed, tally.noun, tally.plural)} confirmed"
            if noun
            else f"{tally.confirmed} confirmed"
        )
        parts.append(chip(tally.verdict, label))
    if tally.suggested:
        words = counted(tally.suggested, tally.noun, tally.plural) if noun and not tally.confirmed else tally.suggested
        label = f"{words} suggested"
        parts.append(format_html('<span class="chip chip-{} chip-open">{}</span>', tone(tally.verdict), label))
    if tally.stale:
        parts.append(chip("stale", f"{tally.stale} stale"))
    return format_html_join(" ", "{}", ((part,) for part in parts))


def number(value: int) -> SafeString:
    """A count, set in tabular figures."""
    return format_html('<span class="n">{}</span>', value)
