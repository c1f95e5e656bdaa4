"""Claims as text and back: nothing is lost, and what a document's claims have in common is kept once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.analysis import analyse
from claims.analysis.relations.forms import claim_of, context_of, findings_form, findings_of, form_of
from claims.analysis.relations.values import ComparableClaim

TEXT = """# A Ferry for Norvik

By Ada Lindqvist

The Sound Gazette | 3 May 2019

Norway and Denmark have not yet signed the ferry agreement, Lars Holm, the harbour master, said on 12 March 2018.

Trade turnover between Norway and Denmark was between $40.5 million and $42 million in 2018.<sup>1</sup>

Denmark plans to buy 12 patrol boats from Norway by 2030; at least 3 sailors died when the "Havørn" sank in June 1999.

## Notes

<sup>1</sup> Inga Dahl, "Boats of the Skagerrak", Nordic Review, 2017, p. 12.
"""
OTHER = TEXT.replace("$40.5 million and $42 million", "$50 million and $52 million").replace("Ada", "Bo")


@pytest.fixture(scope="module")
def claims() -> list[ComparableClaim]:
    return analyse({"a": TEXT, "b": OTHER}).claims


def test_every_claim_comes_back_as_it_was(claims: list[ComparableClaim]) -> None:
    assert len(claims) > 6
    assert any(claim.frames for claim in claims)
    assert any(claim.shared for claim in claims)
    assert any(claim.is_reference for claim in claims)
    assert [claim_of(form_of(claim)) for claim in claims] == claims


def test_with_what_they_have_in_common_they_come_back_and_take_less_room(claims: list[ComparableClaim]) -> None:
    own = [claim for claim in claims if claim.document == "a"]
    context = context_of(own)
    forms = [form_of(claim, context) for claim in own]
    assert [claim_of(form, context) for form in forms] == own
    assert sum(map(len, forms)) + len(context) < sum(len(form_of(claim)) for claim in own)
    assert context_of([]) == "{}"


def test_what_a_later_document_changes_is_never_in_common(claims: list[ComparableClaim]) -> None:
    own = [replace(claim, shared=("a passage that all of them touch",)) for claim in claims if claim.document == "a"]
    context = context_of(own)
    changed = replace(own[0], shared=())
    assert claim_of(form_of(changed, context), context) == changed


def test_findings_come_back() -> None:
    relations = analyse({"a": TEXT, "b": OTHER}).relations
    assert any(len(relation.findings) > 1 for relation in relations) or relations
    assert [findings_of(findings_form(relation.findings)) for relation in relations] == [r.findings for r in relations]
