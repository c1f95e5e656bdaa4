"""Values that cannot be as rows: found on import, renewed on reading anew, and dismissed for good."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.models import Assertion, Claim, Document, ImpossibleValue, Judgement
from claims.models.choices import Decision, Status
from claims.queries.desk import impossible_of, with_impossible
from claims.reports.build import claim_report
from claims.reports.html import render_html
from claims.reports.markdown import render_markdown
from claims.services import curation
from claims.services.audit import audit
from claims.services.comparison import relate_all
from claims.services.ingest import import_text
from claims.services.rereading import reread
from claims.services.reverting import revert
from tests.builders import make_user
from tests.rules import changed_lexicon
from tests.services.texts import file_bytes

pytestmark = pytest.mark.django_db

FERRY = """# The Ferry

By Ada Lindqvist

The Sound Gazette | 3 May 2019

The harbour master said that 45 of the 30 crew survived the storm.

The new quay will be ready by 2012.
"""


def believes_no_promise(tables: dict[str, Any]) -> None:
    """Rules that do not know that "will" looks ahead: the gone-by target is not found."""
    tables["target"]["ahead"].remove("will")


@pytest.fixture
def user() -> User:
    return make_user("inga")


@pytest.fixture
def ferry() -> Document:
    result = import_text("ferry.txt", file_bytes(FERRY))
    relate_all()
    assert result.document_id is not None
    return Document.objects.get(id=result.document_id)


def crew() -> ImpossibleValue:
    return ImpossibleValue.objects.get(rule="impossible.part_over_whole")


def quay() -> ImpossibleValue:
    return ImpossibleValue.objects.get(rule="impossible.target_gone_by")


def faults() -> list[str]:
    return [f"{item.check}: {item.sentence}" for item in audit() if item.severity != "info"]


def test_an_import_stores_them_with_their_assertion(ferry: Document) -> None:
    row = crew()
    assert ferry.text[row.start : row.end] == row.surface == "45 of the 30 crew"
    assert [ferry.text[start:end] for start, end in row.places] == ["45", "30 crew"]
    assert row.assertion is not None
    assert row.surface in row.assertion.quote
    assert ImpossibleValue.objects.open().count() == 2
    assert faults() == []


def test_the_claim_has_them_until_they_are_dismissed(ferry: Document, user: User) -> None:
    claim = Claim.objects.get(assertions__impossible_values=crew())
    assert claim in with_impossible()
    assert list(impossible_of(claim)) == [crew()]
    curation.dismiss_impossible(crew(), user=user, reason="The words are those of the source.")
    assert claim not in with_impossible()
    assert list(impossible_of(claim)) == [crew()]
    revert(Judgement.objects.get(decision=Decision.DISMISS), user=user)
    assert claim in with_impossible()


def test_dismissing_needs_a_reason(ferry: Document, user: User) -> None:
    with pytest.raises(curation.CurationError):
        curation.dismiss_impossible(crew(), user=user, reason=" ")
    assert not crew().dismissed


def test_a_rejected_assertion_takes_them_along(ferry: Document, user: User) -> None:
    assertion = Assertion.objects.get(impossible_values=crew())
    curation.judge_assertion(assertion, Decision.REJECT, user=user, reason="Misread.")
    assert list(ImpossibleValue.objects.open()) == [quay()]
    assert not with_impossible().filter(assertions=assertion).exists()
    assert Status(Assertion.objects.get(id=assertion.id).status) is Status.REJECTED


def test_reading_anew_by_the_same_rules_changes_nothing(ferry: Document, user: User) -> None:
    curation.dismiss_impossible(crew(), user=user, reason="So the source.")
    before = list(ImpossibleValue.objects.order_by("id").values())
    result = reread(force=True)
    assert list(ImpossibleValue.objects.order_by("id").values()) == before
    assert not any("impossible" in name for name, number in result.counts.items() if number)


def test_what_the_rules_no_longer_find_goes_and_what_they_find_again_comes(ferry: Document) -> None:
    key = quay().id
    with changed_lexicon("relation_impossible", believes_no_promise):
        assert reread().counts["impossible_removed"] == 1
    assert list(ImpossibleValue.objects.all()) == [crew()]
    assert reread().counts["impossible_new"] == 1
    assert quay().id == key


def test_a_dismissed_one_never_comes_back_open(ferry: Document, user: User) -> None:
    curation.dismiss_impossible(quay(), user=user, reason="A report of 2011, printed again.")
    with changed_lexicon("relation_impossible", believes_no_promise):
        reread()
        assert (quay().dismissed, Judgement.objects.get().stale) == (True, True)
    reread()
    assert (quay().dismissed, quay().reason) == (True, "A report of 2011, printed again.")
    assert not Judgement.objects.get().stale
    relate_all()
    assert quay() not in ImpossibleValue.objects.open()
    assert faults() == []


def test_a_decision_on_other_values_is_stale_and_keeps_them(ferry: Document, user: User) -> None:
    ImpossibleValue.objects.filter(id=crew().id).update(right_value="20 crew", sentence="45 are more than 20.")
    curation.dismiss_impossible(crew(), user=user, reason="Known.")
    reread(force=True)
    reread(force=True)
    assert (crew().right_value, crew().sentence, crew().dismissed) == ("20 crew", "45 are more than 20.", True)
    assert Judgement.objects.get().stale


def test_the_report_tells_them_with_the_reason_of_a_dismissal(ferry: Document, user: User) -> None:
    claim = Claim.objects.get(assertions__impossible_values=crew())
    curation.dismiss_impossible(crew(), user=user, reason="So the source.")
    report = claim_report(claim)
    assert [(line.number, line.dismissed) for line in report.impossible] == [(1, "So the source.")]
    for page in (render_markdown(report), render_html(report)):
        assert "What cannot be" in page
        assert "is larger than the whole of which it is told" in page
        assert "So the source." in page
