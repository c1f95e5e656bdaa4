"""Which claim a person means: by key, by an assertion's key, or by words of the statement."""

from __future__ import annotations

import uuid

import pytest

from claims.queries.choosing import LISTED, ChoiceError
from claims.queries.choosing_claims import claim_named
from tests.builders import make_assertion, make_claim, make_document

pytestmark = pytest.mark.django_db


def test_a_claim_is_named_by_its_key_and_by_words() -> None:
    claim, _ = make_claim("The ferry carried 412 people."), make_claim("The bridge was never built.")
    assert claim_named(str(claim.id)) == (claim, None)
    assert claim_named(" ferry PEOPLE ") == (claim, None)


def test_an_assertion_names_its_claim_and_itself() -> None:
    claim = make_claim()
    assertion = make_assertion(make_document(), "worth $40 million", claim=claim)
    assert claim_named(str(assertion.id)) == (claim, assertion)


def test_the_exact_statement_wins_over_longer_ones() -> None:
    short, _ = make_claim("The ferry sank."), make_claim("The ferry sank. Nobody was hurt.")
    assert claim_named("The ferry sank.")[0] == short


def test_a_merged_claim_leads_to_the_one_that_stays() -> None:
    stays = make_claim("The ferry sank in 1998.")
    gone = make_claim("The ferry went down in 1998.", merged_into=stays)
    assert claim_named(str(gone.id)) == (stays, None)
    with pytest.raises(ChoiceError, match="No claim says"):
        claim_named("went down")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("zeppelin", "No claim says 'zeppelin'"),
        ("", "No claim says ''"),
        (str(uuid.UUID(int=7)), "No claim and no assertion has the key"),
    ],
)
def test_nothing_that_fits_is_said(words: str, message: str) -> None:
    make_claim()
    with pytest.raises(ChoiceError, match=message):
        claim_named(words)


def test_an_assertion_without_a_claim_says_what_to_do() -> None:
    assertion = make_assertion(make_document(), "worth $40 million")
    with pytest.raises(ChoiceError, match="relate_claims"):
        claim_named(str(assertion.id))


def test_several_candidates_are_listed_with_their_keys() -> None:
    claims = [make_claim(f"Ferry number {number} sank.") for number in range(LISTED + 2)]
    with pytest.raises(ChoiceError) as caught:
        claim_named("ferry")
    lines = str(caught.value).splitlines()
    assert lines[0] == "More than one claim is meant by 'ferry':"
    assert len(lines) == LISTED + 2
    assert lines[-1] == "  ... and more"
    assert str(claims[0].id) in str(caught.value)
