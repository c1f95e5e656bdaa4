"""A claim report as Markdown. Text from documents is escaped, so that it prints as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.queries.wording import listed
from claims.reports.values import ClaimReport, Evidence, OtherClaim, RelationGroup

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def escape(text: str) -> str:
    """`text` on one line with every mark that Markdown or HTML would read made plain, and direction marks left out."""
    return _SPECIAL.sub(r"\\\1", " ".join(_BIDI.sub("", text).split()))


def escape_inner(text: str) -> str:
    """As `escape`, with one space at an edge where the text has white space there."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[1:] and text[-1:].isspace() else ""
    return f"{left}{escape(text)}{right}"


def render_markdown(report: ClaimReport) -> str:
    """The report as Markdown (CommonMark), ending with one line break."""
    lines = [
        *_head(report),
        *_evidence(report),
        *_impossible(report),
        *_independence(report),
        *_relations(report),
        *_decisions(report),
        *_bibliography(report),
        *_integrity(report),
    ]
    return "\n".join(lines).strip() + "\n"


def _head(report: ClaimReport) -> Iterator[str]:
    yield f"# {escape(report.statement)}"
    yield ""
    yield f"**{escape(report.bottom_line)}**"
    yield ""
    facts = (
        ("Topic", report.topic),
        ("Value", report.value),
        ("Period", report.period),
        ("Modality", report.modality),
        ("Status", report.status),
        ("Admiralty code", report.admiralty),
        ("Basis of the code", report.admiralty_basis),
        ("Claim", report.key),
    )
    for name, value in facts:
        if value:
            yield f"- {name}: {escape(value)}"
    yield ""


def _evidence(report: ClaimReport) -> Iterator[str]:
    yield "## Who says it"
    yield ""
    for item in report.evidence:
        yield from _one_evidence(item)


def _one_evidence(item: Evidence) -> Iterator[str]:
    yield f"### {item.number}. {escape(item.source.title)}"
    yield ""
    before, after = escape_inner(item.before), escape_inner(item.after)
    yield f"> {before}**{escape(item.quote)}**{after}".rstrip()
    yield ""
    facts = (
        ("Place", item.place),
        ("Written by", item.source.authors),
        ("On the word of", item.voice),
        ("Chain", " → ".join(item.chain) if len(item.chain) > 1 else ""),
        ("Modality", item.modality),
        ("Status", item.status),
        ("Origin", str(item.origin) if item.origin else ""),
        ("Source", item.source.mark),
    )
    for name, value in facts:
        if value:
            yield f"- {name}: {escape(value)}"
    for work in item.cited:
        pages = f", {work.pages}" if work.pages else ""
        where = f"Note {work.note}" if work.note else "In the text"
        yield f"- {where}: {escape(work.work + pages)} ({escape(work.ending)})"
    yield ""


def _impossible(report: ClaimReport) -> Iterator[str]:
    if not report.impossible:
        return
    yield "## What cannot be"
    yield ""
    for line in report.impossible:
        where = f"{line.number}: " if line.number else ""
        dismissed = f" (dismissed: {line.dismissed})" if line.dismissed else ""
        yield f"- {where}{escape(line.sentence)} (`{line.rule}`){escape(dismissed)}"
    yield ""


def _independence(report: ClaimReport) -> Iterator[str]:
    yield "## Independence"
    yield ""
    for origin in report.origins:
        numbers = ", ".join(str(number) for number in origin.assertions)
        lineage = "" if origin.known else " (lineage unknown)"
        yield f"- Origin {origin.number}{lineage}: {numbers}. {escape(origin.sentence)}".rstrip()
    yield ""
    for passage in report.passages:
        yield f"- {escape(passage.kind)}: {escape(f'{passage.sentence} {passage.order}'.strip())}"
        for source, words in ((passage.left_source, passage.left), (passage.right_source, passage.right)):
            if words:
                yield f"  - {escape(source)}: “{escape(words)}”"
    if report.passages:
        yield ""
    for reason in report.grouping:
        yield f"- Grouped here because: {escape(reason.sentence)} (`{reason.rule}`)"
    if report.grouping:
        yield ""


def _relations(report: ClaimReport) -> Iterator[str]:
    for group in report.relations:
        yield from _one_group(group)


def _one_group(group: RelationGroup) -> Iterator[str]:
    yield f"## {group.heading}{f': {group.split}' * bool(group.split)}"
    yield ""
    for other in group.claims:
        yield from _one_relation(other)
    yield ""


def _one_relation(other: OtherClaim) -> Iterator[str]:
    value = f" ({escape(other.value)})" if other.value else ""
    yield f"- **{escape(other.statement)}**{value}"
    yield f"  - {escape(other.explanation)}"
    for reason in other.reasons:
        if reason.sentence != other.explanation:
            yield f"  - {escape(reason.sentence)} (`{reason.rule}`)"
    if other.gates:
        yield f"  - Not comparable: {escape(listed(other.gates))}"
    yield f"  - In: {escape('; '.join(other.sources))} ({other.support})"
    stale = "; what it rests on has changed since" if other.stale else ""
    yield f"  - {escape(other.standing + stale)}, {escape(other.scope)}"


def _decisions(report: ClaimReport) -> Iterator[str]:
    if not report.decisions:
        return
    yield "## Decisions"
    yield ""
    for line in report.decisions:
        reason = f": {line.reason}" if line.reason else ""
        yield f"- {escape(f'{line.when}, {line.who}: {line.what}{reason}')}"
    yield ""


def _bibliography(report: ClaimReport) -> Iterator[str]:
    yield "## Sources"
    yield ""
    for source in report.sources:
        parts = (source.authors, source.title, source.publisher, source.published, source.url, source.mark)
        admiralty = f" Reliability {source.admiralty}." if source.admiralty else ""
        yield f"- {escape('. '.join(part.rstrip('.') for part in parts if part))}.{admiralty}"
    for work in report.works:
        yield f"- {escape(work)}"
    yield ""


def _integrity(report: ClaimReport) -> Iterator[str]:
    yield "---"
    yield ""
    for source in report.sources:
        if source.sha256:
            yield f"- SHA-256 of the text of “{escape(source.title)}”: `{source.sha256}`"
    by = f" by {report.printed_by}" if report.printed_by else ""
    printed = f", printed {report.printed}{by}" if report.printed else ""
    left_out = "; machine suggestions that nobody decided are left out" if report.decided_only else ""
    yield f"- {escape(report.software + printed + left_out)}"
