"""A place of a stored document: what is said of it, and what the database holds there."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.utils import timezone

from claims.models import Document, Judgement
from claims.models.choices import Decision, RunKind, Status, SubjectKind
from claims.services.explaining import PlaceError, explain_place, place_of
from claims.services.runs import start_run
from tests.builders import make_assertion, make_cited_work, make_claim, make_document, make_run, make_uncovered

pytestmark = pytest.mark.django_db

QUOTE = "Trade across the Sound was worth $40 million in 2019."


def judge(kind: str, key: uuid.UUID, decision: str, **fields: Any) -> None:
    defaults: dict[str, Any] = {"username": "ada", "decided_at": timezone.now()}
    Judgement.objects.create(subject_kind=kind, subject_id=key, decision=decision, **defaults | fields)


def test_the_place_is_explained_and_shown_in_its_text() -> None:
    found = explain_place(make_document(), quote="$40 million")
    assert found.explanation.surface == "$40 million"
    assert found.before.endswith("the Sound was worth ")
    assert found.after.startswith(" in 2019. The port")
    assert "money.sign" in {reason.rule for reason in found.explanation.here}
    assert not found.assertions
    assert not found.uncovered


def test_stored_assertions_come_with_claim_run_and_what_people_decided() -> None:
    document = make_document(run=start_run(RunKind.IMPORT))
    claim = make_claim(status=Status.ACCEPTED)
    assertion = make_assertion(document, QUOTE, claim=claim)
    judge(SubjectKind.ASSERTION, assertion.id, Decision.ACCEPT, reason="Checked against the report.")
    judge(SubjectKind.CLAIM, claim.id, Decision.EDIT, stale=True)
    (row,) = explain_place(document, quote="$40 million").assertions
    assert (row.quote, row.claim, row.claim_status, row.rule) == (QUOTE, str(claim), "accepted", "assertion.statement")
    today = f"{timezone.now():%Y-%m-%d}"
    assert row.decisions == (
        f"accept (assertion) by ada, {today}: Checked against the report.",
        f"edit (claim) by ada, {today} (stale: what it rested on has changed)",
    )
    assert row.run is not None
    assert row.run.current


def test_a_run_with_another_vocabulary_is_not_current() -> None:
    document = make_document()
    make_assertion(document, QUOTE, run=make_run())
    (row,) = explain_place(document, quote="$40 million").assertions
    assert row.run is not None
    assert not row.run.current


def test_assertions_elsewhere_are_left_out() -> None:
    document = make_document()
    make_assertion(document, QUOTE)
    assert explain_place(document, quote="12 ferries").assertions == ()


def test_uncovered_items_are_shown_with_the_reason_of_their_dismissal() -> None:
    document = make_document()
    make_uncovered(document, dismissed=True, reason="A figure of the timetable.")
    (item,) = explain_place(document, offset=document.text.index("12 ferries")).uncovered
    assert (item.surface, item.dismissed, item.reason) == ("12 ferries", True, "A figure of the timetable.")


@pytest.mark.parametrize("offset", [-1, 10_000, None])
def test_an_offset_outside_the_text_is_refused(offset: int | None) -> None:
    with pytest.raises(PlaceError, match="OFFSET is from 0 to"):
        explain_place(make_document(), offset=offset)


def test_a_work_known_from_citations_has_no_places() -> None:
    with pytest.raises(PlaceError, match="no text is held"):
        explain_place(make_cited_work(), offset=0)


@pytest.mark.parametrize(
    ("text", "quote", "start"),
    [
        ("The quay of Norvik", "quay", 4),
        ("It cost US\\$ 3bn in all", "US$ 3bn", 8),
        ("It cost “three\nboats” in all", '"three boats"', 8),
        ("The *old* quay", "old quay", 5),
    ],
)
def test_words_are_found_whatever_marks_the_text_has(text: str, quote: str, start: int) -> None:
    assert place_of(text, quote)[0] == start


def test_words_at_several_places_are_listed() -> None:
    with pytest.raises(PlaceError) as caught:
        place_of("One quay. " * 12, "quay")
    lines = str(caught.value).splitlines()
    assert lines[0] == "The words 'quay' stand at 12 places; give one as OFFSET:"
    assert lines[1] == "  4  …One quay. One quay. One quay. One quay…"
    assert lines[-1] == "  ... and more"


@pytest.mark.parametrize("quote", ["ship", "  ", "***"])
def test_words_that_do_not_stand_there_are_refused(quote: str) -> None:
    with pytest.raises(PlaceError, match="do not stand in the text"):
        place_of("One quay.", quote)


def test_a_superseded_version_says_so() -> None:
    old = make_document("Ports of Peru\n\nThe quay is new.\n")
    make_document("Ports of Peru\n\nThe quay is old.\n", supersedes=old)
    assert explain_place(Document.objects.get(id=old.id), offset=0).superseded
