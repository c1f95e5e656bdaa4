"""The whole path from texts to relations, in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.analysis import Analysis, analyse
from tests.conftest import REPOSITORY

SEEDS = REPOSITORY / "seeds"
EXPECTED_CONTRADICTIONS = {
    "absence.against_presence",
    "counts.differ",
    "deal.done_and_denied",
    "event.dated_two_ways",
    "first_since.visit_inside_interval",
    "office.two_at_once",
    "rank.replaced_and_held",
    "work.older_than_fact",
}
"""What the five articles disagree in, whichever wording tells it."""
PASSAGE = "the ferry was already listing badly when the second engine failed outside the harbour"
EXPORTS = "Norway's exports to Kenya were"
TEXTS = {
    "first": f"Norway\n\nBy Ann Rowe\n\n3 May 2015\n\n{EXPORTS} $21 million in 2013. He saw that {PASSAGE}.\n",
    "second": f"Kenya\n\nBy Tom Reed\n\n9 May 2015\n\n{EXPORTS} $48 million in 2013. She saw that {PASSAGE}.\n",
}


def test_all_parts_of_an_analysis_fit_together() -> None:
    result = analyse(TEXTS)
    assert list(result.documents) == list(result.assertions) == ["first", "second"]
    assert len(result.reuse) == 1
    assert {r.verdict.value for r in result.relations} == {"contradicts", "agrees"}
    spans = {(key, a.start, a.end) for key, found in result.assertions.items() for a in found}
    for relation in result.relations:
        assert {(e.document, e.start, e.end) for e in (relation.left, relation.right)} <= spans
    members = [member for group in result.groups for member in group.members]
    assert sorted(members) == sorted(c.key for c in result.claims if not c.is_reference)


def test_the_order_of_texts_does_not_matter() -> None:
    assert analyse(TEXTS) == analyse(dict(reversed(TEXTS.items())))


def test_no_text_is_no_analysis() -> None:
    assert analyse({}) == Analysis({}, {}, [], [], [], [])


def analysis_of(folder: Path) -> Analysis:
    """The analysis of the five texts of a folder, under the keys D0 to D4."""
    return analyse({f"D{at}": path.read_bytes().decode() for at, path in enumerate(sorted(folder.glob("*.txt")))})


@pytest.fixture(scope="module")
def original_analysis(originals: Path) -> Analysis:
    return analysis_of(originals)


def test_the_digests_disagree_as_the_originals_do() -> None:
    found = analysis_of(SEEDS)
    rules = {r.rule for r in found.relations if r.verdict == "contradicts"}
    assert rules >= EXPECTED_CONTRADICTIONS
    assert {(r.left, r.right) for r in found.reuse} == {("D0", "D1")}


@pytest.mark.originals
def test_offsets_hold_in_the_originals(original_analysis: Analysis) -> None:
    for key, parsed in original_analysis.documents.items():
        for assertion in original_analysis.assertions[key]:
            assert parsed.text[assertion.start : assertion.end] == assertion.surface


@pytest.mark.originals
def test_the_originals_disagree_and_copy(original_analysis: Analysis) -> None:
    rules = {r.rule for r in original_analysis.relations if r.verdict == "contradicts"}
    assert rules >= EXPECTED_CONTRADICTIONS
    assert {(r.left, r.right) for r in original_analysis.reuse} == {("D0", "D1")}


@pytest.mark.originals
def test_no_group_of_the_originals_holds_a_contradiction(original_analysis: Analysis) -> None:
    home = {member: group.key for group in original_analysis.groups for member in group.members}
    for relation in original_analysis.relations:
        if relation.verdict in ("contradicts", "tension"):
            ends = [home.get(f"{e.document}:{e.start}-{e.end}", str(e)) for e in (relation.left, relation.right)]
            assert ends[0] != ends[1]
