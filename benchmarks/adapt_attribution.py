"""The core's attributions in the form that scorers of quotation corpora take."""

from __future__ import annotations

from claims.analysis.extraction.attribution import find_attributions


def attributions(text: str) -> list[dict[str, list[tuple[int, int]]]]:
    """Source, cue and content of every attribution in `text`, each a list of `(start, end)` pieces."""
    return [{"source": list(a.source), "cue": list(a.cue), "content": list(a.content)} for a in find_attributions(text)]
