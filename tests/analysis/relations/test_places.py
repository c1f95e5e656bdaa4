"""One thing is in one place."""

from __future__ import annotations

import pytest

from claims.analysis.relations.values import FrameKind, Verdict

from .making import article, frames_of, relations_of

OPENING = ("The harbour of Corvara is being rebuilt.", "Builders came to Corvara, and the harbour was closed.")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The repair yard will be built in Tolmin.", ["tolmin"]),
        ("The repair yard, once meant for Corvara, is located in San Sava.", ["san sava"]),
        ("The repair yard will be built in Chile.", []),
        ("The repair yard will be built in time.", []),
        ("The repair yard was seen in Tolmin.", []),
    ],
)
def test_a_thing_is_put_in_a_named_place(sentence: str, place: list[str]) -> None:
    found = frames_of(sentence, kind=FrameKind.STATEMENT)
    assert [f.object for f in found if f.predicate.startswith("place")] == place


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The repair yard will be built in Tolmin.", "The repair yard will be built in Sava.", Verdict.CONTRADICTS),
        ("The repair yard will be built in Tolmin.", "The repair yard was built in Sava.", Verdict.TENSION),
        ("The repair yard will be built in Tolmin.", "The repair yard will be built in Tolmin.", Verdict.AGREES),
        ("The repair yard will be built in Tolmin.", "A second repair yard will be built in Sava.", None),
        ("The repair yard will be built in Tolmin.", "The museum will be built in Sava.", None),
        ("The fair was held in Tolmin in 2011.", "The fair was held in Sava in 2012.", Verdict.NOT_COMPARABLE),
    ],
)
def test_one_thing_is_in_one_place(left: str, right: str, verdict: Verdict | None) -> None:
    found = relations_of(article(*OPENING, left, title="Corvara"), article(*OPENING, right, title="Corvara"))
    told = [f.rule for r in found for f in r.findings if f.rule in ("place.two", "place.same", "gate.period")]
    verdicts = [r.verdict for r in found if any(f.rule in told for f in r.findings)]
    assert verdicts == ([verdict] if verdict else [])
