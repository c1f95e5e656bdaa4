"""A small base for the desk's tests: two documents that disagree about the trade of one year."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import (
    Alias,
    Assertion,
    Attribution,
    Claim,
    DateMention,
    Document,
    Entity,
    ImpossibleValue,
    Judgement,
    Relation,
    Topic,
    Uncovered,
)
from claims.models.choices import AliasKind, AttributionKind, Decision, EntityKind
from claims.services.curation import judge_assertion
from tests import builders

MARKUP = '<script>alert("ferry")</script>'


@dataclass(frozen=True, slots=True)
class Base:
    """The rows that tests name."""

    user: User
    topic: Topic
    left: Claim
    right: Claim
    first: Assertion
    second: Assertion
    document: Document
    digest: Document
    work: Document
    relation: Relation
    uncovered: Uncovered
    impossible: ImpossibleValue
    judgement: Judgement


@pytest.fixture
def base(db: None) -> Base:
    """At least one row in every table, with markup in the second text."""
    user = builders.make_superuser()
    run = builders.make_run(errors=[{"file": "broken.txt", "reason": "The file is empty."}])
    holm, publisher = builders.make_author("Per Holm"), builders.make_publisher()
    file = builders.make_received_file()
    document = builders.make_document(
        authors=(builders.make_author(),),
        publisher=publisher,
        run=run,
        received=file,
        media_type=file.media_type,
        file_sha256=file.sha256,
        read_with="pypdfium2 5.10.1",
    )
    other_text = (
        f"Sound Trade {MARKUP}\n\nTrade across the Sound {MARKUP} was worth $50 million in 2019. It rained.\n\n"
        "Notes\n\n1. Harbours of the North, 2012.\n2. Ibid.\n"
    )
    digest = builders.make_document(other_text, name="sound.txt", holding="digest", title="Sound Trade")
    topic = builders.make_topic()
    left = builders.make_claim(
        topic=topic,
        low=40_000_000,
        high=40_000_000,
        unit="USD",
        contradiction_count=1,
        document_count=1,
        origin_count=1,
    )
    right = builders.make_claim(
        "Trade across the Sound was worth $50 million in 2019.",
        topic=topic,
        low=50_000_000,
        high=50_000_000,
        unit="USD",
    )
    first = builders.make_assertion(document, claim=left, speaker=holm, origin=builders.make_origin(left))
    second = builders.make_assertion(
        digest, f"Trade across the Sound {MARKUP} was worth $50 million in 2019.", claim=right
    )
    Attribution.objects.create(
        assertion=first, speaker=holm, source="the harbour master", cue="said", kind=AttributionKind.INDIRECT
    )
    builders.make_quantity(first)
    builders.make_quantity(second, "$50 million", low=50_000_000, high=50_000_000)
    at = document.text.index("2019")
    DateMention.objects.create(assertion=first, start=at, end=at + 4, surface="2019", edtf="2019")
    work = builders.make_cited_work()
    note = builders.make_note(digest, "1. Harbours of the North, 2012.")
    builders.make_citation(note, work, start=note.start + 3)
    second_note = builders.make_note(digest, "2. Ibid.", number=2)
    builders.make_citation(second_note, start=second_note.start + 3)
    second.notes.add(note)
    relation = builders.make_relation(left, right)
    builders.make_finding(relation)
    builders.make_finding(claim=left)
    builders.make_dependence(document, digest)
    entity = Entity.objects.create(name="Norvik", kind=EntityKind.PLACE)
    Alias.objects.create(entity=entity, name="Norvig", kind=AliasKind.NAME)
    result = judge_assertion(first, Decision.ACCEPT, user=user)
    return Base(
        user=user,
        topic=topic,
        left=left,
        right=right,
        first=first,
        second=second,
        document=document,
        digest=digest,
        work=work,
        relation=relation,
        uncovered=builders.make_uncovered(document),
        impossible=builders.make_impossible(document, first.quote[:12], assertion=first),
        judgement=result.judgements[0],
    )


@pytest.fixture
def desk(base: Base, client: Client) -> Client:
    """A client of somebody who may do everything."""
    client.force_login(base.user)
    return client
