"""Analysis runs on the desk: with which code and vocabulary the machine made its rows."""

from __future__ import annotations

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.admin.base import FrozenAdmin
from claims.models import AnalysisRun


@admin.register(AnalysisRun)
class AnalysisRunAdmin(FrozenAdmin):
    """Passes of the machine, newest first."""

    list_display = ["started_at", "kind", "code_version", "lexicon", "took", "error_count"]
    list_filter = ["kind"]
    search_fields = ["code_version", "lexicon_digest"]
    date_hierarchy = "started_at"
    fields = ["kind", "started_at", "finished_at", "code_version", "lexicon_digest", "count_list", "error_list"]
    readonly_fields = ["count_list", "error_list"]

    @admin.display(description="Vocabulary")
    def lexicon(self, obj: AnalysisRun) -> SafeString:
        """The first characters of the vocabulary's digest."""
        return format_html("<code>{}</code>", obj.lexicon_digest[:12])

    @admin.display(description="Took")
    def took(self, obj: AnalysisRun) -> str:
        """Seconds from start to end."""
        return f"{(obj.finished_at - obj.started_at).total_seconds():.1f} s" if obj.finished_at else "not finished"

    @admin.display(description="Errors")
    def error_count(self, obj: AnalysisRun) -> SafeString:
        """How many files could not be read."""
        return format_html('<span class="n">{}</span>', len(obj.errors or []))

    @admin.display(description="Counts")
    def count_list(self, obj: AnalysisRun) -> SafeString:
        """What was made, by name."""
        rows = ((str(name).replace("_", " "), count) for name, count in sorted((obj.counts or {}).items()))
        body = format_html_join("", '<tr><th scope="row">{}</th><td class="n">{}</td></tr>', rows)
        return format_html('<table class="counts">{}</table>', body)

    @admin.display(description="Errors")
    def error_list(self, obj: AnalysisRun) -> SafeString | str:
        """Files that could not be read, with the reason."""
        if not obj.errors:
            return "none"
        return format_html(
            "<ul>{}</ul>", format_html_join("", "<li><bdi>{}</bdi></li>", ((_error(e),) for e in obj.errors))
        )


def _error(entry: object) -> str:
    if isinstance(entry, dict):
        return ": ".join(str(value) for value in entry.values())
    if isinstance(entry, list | tuple):
        return ": ".join(map(str, entry))
    return str(entry)
