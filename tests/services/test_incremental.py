"""Relating step by step: the outcome is that of one run over everything, whatever came when and where it was cut."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.derived.models import Comparable, Pair, Reading, UnsettledClaim, UnsettledQuestion
from claims.models import AnalysisRun, Assertion, Claim, Dependence, Document, Finding, Relation, Topic
from claims.models.choices import AssertionKind, Decision, RunKind, Status
from claims.services import comparison, curation, meeting
from claims.services.audit import audit
from claims.services.comparison import relate_all, waiting
from claims.services.ingest import import_text
from tests.builders import make_user
from tests.rules import changed_lexicon
from tests.services.texts import BOATS, BRIDGE, HARBOUR, UNRELATED

pytestmark = pytest.mark.django_db

TUNNEL = """# The Tunnel under the Sound

By Nora Vinje

Nordic Wire | 11 June 2019

Trade turnover between Norway and Denmark was $40 million in 2018, the statistics office said.

Norway and Denmark signed a ferry agreement in Oslo on 12 March 2018. Denmark bought 12 patrol boats from Norway in 2016.

The port handled 310 ferries in 2018. A tunnel would cost $3 billion, Mette Krog said.
"""
WIRE = """Norway and Denmark signed a ferry agreement in Oslo on 14 March 2018.

In 2018 the trade turnover of Norway with Denmark was about $40 million. Mette Krog, a shipping analyst in Aarhus, said
that a bridge would cost $2 billion.

Norway and Denmark have not signed a ferry agreement.
"""
TEXTS = {
    "harbour.txt": HARBOUR,
    "bridge.txt": BRIDGE,
    "boats.txt": BOATS,
    "cheese.txt": UNRELATED,
    "tunnel.txt": TUNNEL,
    "wire.txt": WIRE,
}
FIRST = {
    "harbour.txt": HARBOUR.replace("$40 million", "$44 million").replace("12 March", "13 March"),
    "tunnel.txt": TUNNEL.replace("310 ferries", "300 ferries"),
}
"""Earlier versions of some of the texts."""


def take_in(name: str, text: str) -> None:
    import_text(name, text.encode())


def outcome(*, without: str = "") -> dict[str, Counter[Any]]:
    """All that relating derives, by content: no key that depends on which claim came first.

    Assertions that a person rejected (and, with `without`, those of documents of that name) are left out: they stay
    where they were when that was decided.
    """
    current = Assertion.objects.filter(document__superseded_by__isnull=True).exclude(status=Status.REJECTED)
    members: dict[Any, set[Any]] = {}
    for key, claim in current.filter(claim__isnull=False).values_list("id", "claim"):
        members.setdefault(claim, set()).add(key)
    named = {claim: frozenset(keys) for claim, keys in members.items()}
    live = Claim.objects.filter(id__in=members)
    relations = [row for row in Relation.objects.all() if row.left_id in named and row.right_id in named]
    return {
        "claims": Counter(
            (named[c.id], c.topic.key if c.topic else "", c.document_count, c.origin_count, c.unknown_lineage_count)
            + (c.contradiction_count,)
            for c in live.select_related("topic")
        ),
        "relations": Counter(
            (_both(row, named), row.verdict, row.scope, row.explanation, row.rule, _ends(row)) for row in relations
        ),
        "findings": Counter(
            (
                frozenset({named[f.relation.left_id], named[f.relation.right_id]}) if f.relation else named[f.claim_id],
                f.position,
                f.rule,
                f.sentence,
                frozenset({f.left_value, f.right_value}),
                frozenset({f.left_assertion_id, f.right_assertion_id}),
            )
            for f in Finding.objects.select_related("relation")
            if (f.relation and f.relation in relations) or f.claim_id in named
        ),
        "dependences": Counter(
            (
                frozenset(
                    {
                        (d.left_document.sha256, d.left_start, d.left_end, d.left_assertion_id),
                        (d.right_document.sha256, d.right_start, d.right_end, d.right_assertion_id),
                    }
                ),
                *(d.kind, d.similarity, d.sentence, d.rule, d.work.title if d.work else "", d.speaker_id),
            )
            for d in Dependence.objects.select_related("left_document", "right_document", "work")
        ),
        "origins": Counter(
            (frozenset(o.assertions.values_list("id", flat=True)), o.lineage_known, o.sentence)
            for c in live
            for o in c.origins.all()
        ),
        "topics": Counter(Topic.objects.values_list("key", "title", "unit", "per")),
    }


def _both(row: Relation, named: dict[Any, frozenset[Any]]) -> frozenset[frozenset[Any]]:
    return frozenset({named[row.left_id], named[row.right_id]})


def _ends(row: Relation) -> frozenset[Any]:
    return frozenset({row.left_assertion_id, row.right_assertion_id})


def faults() -> list[str]:
    return [f"{item.check}: {item.record}: {item.sentence}" for item in audit() if item.severity != "info"]


def nothing_left() -> bool:
    return not waiting().anything and not UnsettledClaim.objects.exists() and not UnsettledQuestion.objects.exists()


def seeds() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(Path(settings.BASE_DIR / "seeds").glob("*.txt"))}


class TestTheOutcomeIsThatOfOneRun:
    def at_once(self, texts: dict[str, str]) -> dict[str, Counter[Any]]:
        """The outcome of one run over all of `texts`, in a base that is empty again afterwards."""
        with transaction.atomic():
            for name, text in sorted(texts.items()):
                take_in(name, text)
            relate_all()
            found = outcome()
            assert faults() == []
            transaction.set_rollback(True)
        return found

    @pytest.mark.parametrize("number", range(6))
    def test_in_any_order_and_any_parts(self, number: int) -> None:
        wanted = self.at_once(TEXTS)
        chance = random.Random(number)
        names = chance.sample(sorted(TEXTS), len(TEXTS))
        for name in names:
            if name in FIRST and chance.random() < 0.6:
                take_in(name, FIRST[name])
                if chance.random() < 0.6:
                    relate_all()
            take_in(name, TEXTS[name])
            if chance.random() < 0.6:
                relate_all()
        relate_all()
        assert nothing_left()
        assert outcome() == wanted
        assert faults() == []
        assert relate_all(everything=True).changed is False
        assert outcome() == wanted

    def test_the_digests_one_by_one(self) -> None:
        texts = seeds()
        wanted = self.at_once(texts)
        for name in reversed(sorted(texts)):
            take_in(name, texts[name])
            relate_all()
        assert outcome() == wanted
        assert relate_all(everything=True).changed is False
