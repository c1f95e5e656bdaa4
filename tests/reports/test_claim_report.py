"""A source report says who says it, where, on whose word, and what stands against it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim
from claims.models.choices import Decision, Holding, RelationStatus, Verdict
from claims.reports.build import claim_report
from claims.reports.html import render_html
from claims.reports.markdown import render_markdown
from claims.services.curation import judge_relation
from claims.services.origins import refresh_claims
from tests import builders

pytestmark = pytest.mark.django_db

HOSTILE = "A port <script>alert(1)</script> with **bold** =1+2 was worth $40 million in 2019.\n"


def two_claims() -> tuple[Claim, Claim]:
    """A claim that one digest makes, and one of another document that contradicts it."""
    digest = builders.make_document(holding=Holding.DIGEST)
    other = builders.make_document("The Sound in Figures\n\nTrade across the Sound came to $55 million in 2019.\n")
    low = builders.make_claim("Trade across the Sound was worth $40 million in 2019.")
    high = builders.make_claim("Trade across the Sound came to $55 million in 2019.")
    builders.make_assertion(digest, "Trade across the Sound was worth $40 million in 2019.", claim=low)
    builders.make_assertion(other, "Trade across the Sound came to $55 million in 2019.", claim=high)
    refresh_claims([low.id, high.id])
    low.refresh_from_db()
    builders.make_relation(
        low, high, verdict=Verdict.CONTRADICTS, explanation="40 million and 55 million USD lie 15 million apart."
    )
    return low, high


def test_it_names_quote_place_source_and_contradiction() -> None:
    claim, _ = two_claims()
    page = render_markdown(claim_report(claim))
    assert "**Trade across the Sound was worth \\$40 million in 2019.**" in page
    assert "**1 document, 1 origin" in page
    assert "quoted from a digest, original not held" in page
    assert "characters 38 to 91" in page
    assert "## What contradicts it" in page
    assert "40 million and 55 million USD lie 15 million apart." in page
    assert "In: The Sound in Figures" in page
    assert "suggested by the machine, not judged yet" in page


def test_the_other_side_has_its_own_report_of_the_same_relation() -> None:
    _, claim = two_claims()
    report = claim_report(claim)
    assert [group.verdict for group in report.relations] == ["contradicts"]
    assert report.relations[0].claims[0].sources == ("The Ferry Question",)


def test_suggestions_can_be_left_out_and_rejected_relations_always_are() -> None:
    claim, _ = two_claims()
    assert claim_report(claim, decided_only=True).relations == ()
    judge_relation(
        claim.relations_as_left.first() or claim.relations_as_right.get(),
        Decision.ACCEPT,
        user=builders.make_user(),
    )
    decided = claim_report(claim, decided_only=True)
    assert decided.relations[0].claims[0].standing == str(RelationStatus.CONFIRMED.label)
    assert len(decided.decisions) == 1
    relation = claim.relations_as_left.first() or claim.relations_as_right.get()
    judge_relation(relation, Decision.REJECT, user=builders.make_user("bo"), reason="different years")
    assert claim_report(claim).relations == ()


def test_text_of_documents_prints_as_text() -> None:
    document = builders.make_document(HOSTILE, title="A <b>bold</b> title")
    claim = builders.make_claim("A port <script>alert(1)</script> was worth $40 million.")
    builders.make_assertion(document, "with **bold** =1+2 was worth $40 million in 2019.", claim=claim)
    report = claim_report(claim)
    page = render_html(report)
    assert "<script" not in page
    assert "A &lt;b&gt;bold&lt;/b&gt; title" in page
    assert "<script" not in render_markdown(report).replace("\\<", "")


def test_the_same_data_print_the_same_report() -> None:
    claim, _ = two_claims()
    for render in (render_html, render_markdown):
        assert render(claim_report(claim)) == render(claim_report(Claim.objects.get(pk=claim.pk)))


def queries_for(claim: Claim) -> int:
    """How many queries a report of `claim` takes."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        claim_report(Claim.objects.select_related("topic").get(pk=claim.pk))
    return len(queries)


def test_queries_do_not_grow_with_assertions_and_relations() -> None:
    claim, _ = two_claims()
    before = queries_for(claim)
    for number in range(6):
        document = builders.make_document(
            f"Paper {number} says: Trade across the Sound was worth $40 million in 2019.\n"
        )
        builders.make_assertion(document, "Trade across the Sound was worth $40 million in 2019.", claim=claim)
        third = builders.make_claim(f"Trade came to ${60 + number} million.")
        builders.make_assertion(document, f"Paper {number} says", claim=third)
        builders.make_relation(claim, third, verdict=Verdict.CONTRADICTS)
    assert queries_for(claim) == before


def test_the_command_prints_one_report(capsys: pytest.CaptureFixture[str]) -> None:
    claim, _ = two_claims()
    call_command("claim_report", str(claim.id), "--undated")
    assert capsys.readouterr().out.startswith("# Trade across the Sound was worth")


def test_the_command_writes_a_file_per_claim(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_claims()
    call_command("claim_report", "--all", "--format", "html", "-o", str(tmp_path / "out"))
    assert len(list((tmp_path / "out").glob("*.html"))) == 2
    assert "2 reports in" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "which claim"),
        (["nonsense"], "is no key of a claim"),
        (["8d2f6c0e-5b1a-5c39-9f6b-7b1d3f5a9e44"], "no claim with the key"),
        (["--search", "zeppelin"], "no claim matches"),
        (["--search", "Sound"], "2 claims match"),
    ],
)
def test_the_command_says_what_is_wrong(arguments: list[str], sentence: str) -> None:
    two_claims()
    with pytest.raises(CommandError, match=sentence):
        call_command("claim_report", *arguments)


def test_the_desk_shows_the_report_to_those_who_may_see_claims(client: Client) -> None:
    claim, _ = two_claims()
    url = reverse("admin:claims_claim_report", args=[claim.id])
    client.force_login(builders.make_user(permissions=("view_claim",)))
    page = client.get(url)
    assert page.status_code == 200
    assert "<style" not in page.content.decode()
    assert client.get(url, {"format": "md"})["Content-Disposition"].endswith('.md"')
    client.force_login(builders.make_user("bo", permissions=("view_topic",)))
    assert client.get(url).status_code == 403
