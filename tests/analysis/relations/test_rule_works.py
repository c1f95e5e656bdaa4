"""A work may announce what comes soon after it."""

from __future__ import annotations

import pytest

from claims.analysis.relations.rule_works import citation_older_than_fact
from claims.analysis.relations.values import FrameKind, Verdict

from .making import frame, side


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2013-05-20", Verdict.TENSION), ("2013-12-20", Verdict.CONTRADICTS), ("2013-03-20", None)],
)
def test_a_work_may_announce_what_comes_soon(day: str, verdict: Verdict | None) -> None:
    work = frame(
        FrameKind.WORK_DATE, "published", object="rowe", modifier="printed", earliest="2013-04-20", latest="2013-04-20"
    )
    cited = frame(FrameKind.WORK_DATE, "published", object="rowe", modifier="cited", earliest=day, latest=day)
    found = citation_older_than_fact(side(cited), side(work, "a", 50))
    assert (found.verdict if found else None) is verdict
