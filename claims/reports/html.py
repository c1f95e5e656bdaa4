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


def render_html(report: ClaimReport, *, desk_url: str = "") -> str:
    """The report as HTML: with `desk_url` a page of the desk that links back there, without it a file that stands
    alone.

    A page of the desk links to the style sheet, since its content security policy allows no style inside a page.
    """
    context = {"report": report, "style": "" if desk_url else style(), "style_path": STYLE, "desk_url": desk_url}
    return render_to_string("claims/reports/claim.html", context)
