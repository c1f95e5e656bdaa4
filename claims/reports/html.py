"""A claim report as one HTML page with a print style, for the desk or as a file that stands alone."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from claims.reports.values import ClaimReport

STYLE = "claims/report.css"


def style() -> str:
    """The style sheet of reports. Raises FileNotFoundError where it is not installed."""
    path = finders.find(STYLE)
    if not isinstance(path, str):
        raise FileNotFoundError(f"the style sheet {STYLE} is not among the static files")
    return Path(path).read_text(encoding="utf-8")


def render_html(report: ClaimReport, *, stand_alone: bool = True) -> str:
    """The report as HTML. `stand_alone` carries the style in the page; otherwise the page links to the desk's copy."""
    context = {"report": report, "style": style() if stand_alone else "", "style_path": STYLE}
    return render_to_string("claims/reports/claim.html", context)
