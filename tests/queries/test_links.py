"""What links the assertions of a claim is shown with it, and which came first where the days prove it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Dependence, Document
from claims.models.choices import DependenceKind
from claims.queries.desk import came_after, links_of, passages_of, topic_rows
from claims.reports.build import claim_report
from claims.reports.html import render_html
from claims.reports.markdown import render_markdown
from tests import builders

pytestmark = pytest.mark.django_db

WORDS = "The ferry ran aground off Maren island with 214 people on board."


def dated(title: str, day: str) -> Document:
    whole = date.fromisoformat(day) if len(day) == 10 else None
    text = f"{title}\n\n{WORDS}\n"
    return builders.make_document(
        text, name=f"{title}.txt", title=title, published=day, published_earliest=whole, published_latest=whole
    )


def linked(left: Document, right: Document, **fields: object) -> Dependence:
    low, high = sorted((left, right), key=lambda d: d.id)
    start = {"left_start": low.text.index(WORDS), "right_start": high.text.index(WORDS)}
    ends = {"left_end": start["left_start"] + 20, "right_end": start["right_start"] + 20}
    return builders.make_dependence(low, high, **{**start, **ends, **fields})


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("2018-10-12", "2018-10-13", "“Late” (2018-10-13) has it after “Early” (2018-10-12)."),
        ("2018-10-12", "2018-10-12", ""),
        ("2018-10-12", "", ""),
    ],
)
def test_the_later_document_is_told_where_the_days_prove_it(first: str, second: str, told: str) -> None:
    early, late = dated("Early", first), dated("Late", second)
    assert came_after(linked(early, late)) == told
    assert came_after(linked(late, early, kind=DependenceKind.CITES_DOCUMENT)) == told
    assert came_after(linked(late, early, kind=DependenceKind.SAME_AUTHOR)) == ""


def test_a_claim_shows_what_links_its_assertions_and_no_more(client: Client) -> None:
    early, late = dated("Early", "2018-10-12"), dated("Late", "2018-10-13")
    topic = builders.make_topic()
    claim = builders.make_claim(WORDS, topic=topic, document_count=2, origin_count=1, unknown_lineage_count=1)
    for document in (early, late):
        builders.make_assertion(document, WORDS, claim=claim)
    link = linked(early, late)
    linked(early, late, left_start=0, left_end=3, right_start=0, right_end=3)
    assert links_of(passages_of(claim)) == [link]
    order = "“Late” (2018-10-13) has it after “Early” (2018-10-12)."
    report = claim_report(claim)
    assert order in render_markdown(report)
    assert order in render_html(report)
    client.force_login(builders.make_superuser())
    page = client.get(reverse("admin:claims_claim_change", args=[claim.pk])).content.decode()
    assert "What links its assertions" in page
    assert order in page
    (row,) = topic_rows(topic)
    assert row.support == "2 documents, 1 origin, 1 of unknown lineage"
    page = client.get(reverse("admin:claims_topic_change", args=[topic.pk])).content.decode()
    assert row.support in page
