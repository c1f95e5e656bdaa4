"""The builders make rows that the database takes."""

from __future__ import annotations

import pytest

from claims.models import Assertion, Relation
from tests import builders

pytestmark = pytest.mark.django_db


def test_an_assertion_stands_where_its_quote_stands() -> None:
    document = builders.make_document()
    assertion = builders.make_assertion(document, claim=builders.make_claim())
    stored = Assertion.objects.get(id=assertion.id)
    assert document.text[stored.start : stored.end] == stored.quote


def test_a_relation_is_in_canonical_order() -> None:
    one, two = builders.make_claim("One."), builders.make_claim("Two.")
    builders.make_relation(one, two)
    builders.make_relation(builders.make_claim("Three."), one)
    for relation in Relation.objects.all():
        assert relation.left_id < relation.right_id


def test_every_builder_makes_a_row() -> None:
    document = builders.make_document(authors=(builders.make_author(),), publisher=builders.make_publisher())
    other = builders.make_document("Other\n\n1. Holm, Harbours.\n")
    claim = builders.make_claim(topic=builders.make_topic())
    relation = builders.make_relation(claim, builders.make_claim("Other."))
    builders.make_quantity(builders.make_assertion(document, claim=claim))
    builders.make_finding(relation)
    builders.make_finding(claim=claim)
    builders.make_dependence(document, other)
    builders.make_origin(claim)
    note = builders.make_note(other, "1. Holm, Harbours.")
    builders.make_citation(note, builders.make_cited_work())
    builders.make_uncovered(document)
    builders.make_run()
    assert builders.make_user(permissions=("view_claim",)).has_perm("claims.view_claim")
