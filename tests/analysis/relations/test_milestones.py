"""One milestone has one date: openings, beginnings and approvals of what documents are about."""

from __future__ import annotations

import pytest

from claims.analysis.lexicon import load
from claims.analysis.relations.values import FrameKind, Verdict

from .making import article, frames_of, relations_of

PORT = ("The harbour of Corvara is being rebuilt.", "Builders came to Corvara, and the harbour was closed.")


def dated(sentence: str) -> list[tuple[str, str | None, str | None]]:
    """Name and period of the milestones of a sentence."""
    found = frames_of(sentence, kind=FrameKind.EVENT)
    return [
        (f.predicate.removeprefix("milestone "), f.earliest, f.latest)
        for f in found
        if f.predicate.startswith("milestone")
    ]


@pytest.mark.parametrize(
    ("sentence", "name", "earliest", "latest"),
    [
        ("The tunnel was opened in May 2011.", "opening", "2011-05-01", "2011-05-31"),
        ("The tunnel will not open before May 2019.", "opening", "2019-05-01", None),
        ("Full commercial operation was reached in June 2019.", "opening", "2019-06-01", "2019-06-30"),
        ("The first cases were reported on 3 March 2013.", "beginning of the outbreak", "2013-03-03", "2013-03-03"),
        ("The government approved the merger in July 2012.", "approval", "2012-07-01", "2012-07-31"),
        ("Chile and Peru opened consulates in 1907.", "consulate", "1907-01-01", "1907-12-31"),
        ("Construction of the mill began in May 2011.", "beginning of construction", "2011-05-01", "2011-05-31"),
        ("The merger was completed in May 2011.", "completion of the merger", "2011-05-01", "2011-05-31"),
        ("The merger was cleared in May 2011.", "approval", "2011-05-01", "2011-05-31"),
        ("Diplomatic relations were established in 1911.", "diplomatic relations", "1911-01-01", "1911-12-31"),
    ],
)
def test_a_milestone_has_a_date(sentence: str, name: str, earliest: str, latest: str | None) -> None:
    assert (name, earliest, latest) in dated(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It was opened in May 2011.",
        "The tunnel was dug in May 2011.",
        "The tunnel is open; the road was closed in May 2011.",
        "The tunnel was opened by the mayor.",
        "The bridge, a landmark of the old town and of all its postcards, was admired long before it opened in 1911.",
    ],
)
def test_what_dates_no_milestone_is_left(sentence: str) -> None:
    assert dated(sentence) == []


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The tunnel was opened in May 2011.", "The tunnel was opened in June 2012.", Verdict.CONTRADICTS),
        ("The tunnel was opened in May 2011.", "The tunnel was opened on 4 May 2011.", Verdict.REFINES),
        ("The tunnel was opened in May 2011.", "A second tunnel was opened in June 2012.", None),
        ("The tunnel was opened in May 2011.", "The museum was opened in June 2012.", None),
        ("The tunnel will open in May 2019.", "The tunnel will not open before July 2020.", Verdict.TENSION),
    ],
)
def test_two_dates_of_one_milestone(left: str, right: str, verdict: Verdict | None) -> None:
    found = relations_of(article(*PORT, left, title="Corvara"), article(*PORT, right, title="Corvara"))
    told = [r.verdict for r in found if r.rule.startswith("milestone")]
    assert told == ([verdict] if verdict else [])


def test_documents_on_other_matters_are_left_alone() -> None:
    other = ("The ferry of Tolmin is old.", "Smiths came to Tolmin, and the ferry was mended.")
    left = article(*PORT, "The tunnel was opened in May 2011.", title="Corvara")
    right = article(*other, "The tunnel was opened in June 2012.", title="Tolmin")
    assert [r for r in relations_of(left, right) if r.rule.startswith("milestone")] == []


def test_the_lexicon_of_milestones_names_each_subject_once() -> None:
    for row in load("relation_milestones")["milestone"]:
        assert len(set(row["subjects"])) == len(row["subjects"])
        assert len(set(row["verbs"])) == len(row["verbs"])
        assert row["title"]
