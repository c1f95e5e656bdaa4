"""Relating step by step: the outcome is that of one run over everything, whatever came when and where it was cut."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.analysis.relations.compare import compare
from claims.analysis.relations.values import ComparableClaim
from claims.analysis.relations.values import Relation as Found
from claims.derived.models import Reading, UnsettledClaim, UnsettledQuestion
from claims.models import AnalysisRun, Assertion, Author, Claim, Dependence, Document, Finding, Relation, Topic
from claims.models.choices import Decision, RunKind, Status
from claims.services import comparison, curation, meeting, pending
from claims.services.audit import audit
from claims.services.comparison import relate_all, waiting
from claims.services.ingest import import_text
from claims.services.rereading import reread
from tests.builders import make_user
from tests.rules import changed_lexicon
from tests.services.texts import BOATS, BRIDGE, HARBOUR, UNRELATED

pytestmark = pytest.mark.django_db

TUNNEL = """# The Tunnel under the Sound

By Nora Vinje

Nordic Wire | 11 June 2019

Trade turnover between Norway and Denmark was $40 million in 2018, the statistics office said.

Norway and Denmark signed a ferry agreement in Oslo on 12 March 2018.

Denmark bought 12 patrol boats from Norway in 2016.

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


def outcome() -> dict[str, Counter[Any]]:
    """All that relating derives, by content: no key that depends on which claim came first.

    Assertions that a person rejected are left out: they stay where they were when that was decided.
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
            (
                *(named[c.id], c.topic.key if c.topic else "", c.document_count, c.origin_count),
                *(c.unknown_lineage_count, c.contradiction_count),
            )
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

    @pytest.mark.parametrize("number", range(4))
    def test_in_any_order_and_any_parts(self, number: int) -> None:
        wanted = self.at_once(TEXTS)
        chance = random.Random(number)
        # the work that another text cites comes first: its row has another key where it was known from the citation
        names = ["boats.txt", *chance.sample(sorted(TEXTS.keys() - {"boats.txt"}), len(TEXTS) - 1)]
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
        for name in sorted(texts, reverse=True):
            take_in(name, texts[name])
            relate_all()
        assert outcome() == wanted
        assert relate_all(everything=True).changed is False


class TestWhatChangesInBetween:
    @pytest.fixture
    def base(self) -> None:
        for name in ("harbour.txt", "bridge.txt", "tunnel.txt"):
            take_in(name, TEXTS[name])
        relate_all()

    def anew(self) -> dict[str, Counter[Any]]:
        """The outcome where all that relating made is forgotten, but not what people decided on assertions."""
        with transaction.atomic():
            for model in (Dependence, Finding, Relation):
                model._default_manager.all().delete()
            Assertion.objects.update(claim=None, origin=None)
            for kind in (Claim, Topic, Reading, UnsettledClaim, UnsettledQuestion):
                kind._default_manager.all().delete()
            relate_all()
            found = outcome()
            transaction.set_rollback(True)
        return found

    @pytest.mark.usefixtures("base")
    def test_an_assertion_is_rejected_and_taken_back(self) -> None:
        user, before = make_user("inga"), outcome()
        figure = Assertion.objects.get(quote__contains="$40 million", document__name="tunnel.txt")
        decided = curation.judge_assertion(figure, Decision.REJECT, user=user, reason="A misprint.")
        assert relate_all().changed
        assert outcome() == self.anew() != before
        assert nothing_left()
        curation.revert(decided.judgements[0], user=user)
        relate_all()
        assert outcome() == before
        assert faults() == []

    @pytest.mark.usefixtures("base")
    def test_rules_change_and_change_back(self) -> None:
        before = outcome()
        with changed_lexicon("cues", lambda tables: tables["groups"]["say"]["verbs"].remove("say")):
            assert waiting().documents == 3
            reread()
            assert nothing_left()
            assert outcome() == self.anew() != before
        reread()
        assert outcome() == before

    @pytest.mark.usefixtures("base")
    def test_other_code_compares_everything_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        before = outcome()
        monkeypatch.setattr(pending, "code_version", lambda: "0.0.0+another")
        assert waiting().documents == 3
        result = relate_all()
        assert (result.related, result.changed) == (3, False)
        assert outcome() == before

    @pytest.mark.usefixtures("base")
    def test_an_assertion_that_goes_is_missed_where_it_held_others_together(self) -> None:
        row = Assertion.objects.get(quote__contains="ferry agreement", document__name="bridge.txt")
        row.history.all().delete()
        row.delete()
        relate_all()
        assert outcome() == self.anew()
        assert faults() == []

    @pytest.mark.usefixtures("base")
    def test_a_title_that_a_person_mends_is_in_all_sentences(self) -> None:
        document = Document.objects.get(name="bridge.txt")
        echo = "Lars Holm said that Norway and Denmark signed a ferry agreement in Oslo on 12 March 2018."
        take_in("echo.txt", f"# An Echo\n\n{echo}\n")
        relate_all()
        assert Finding.objects.filter(sentence__contains="“A Bridge at Last”").exists()
        document.title = "A Bridge, at Last"
        document.save()
        relate_all()
        assert Finding.objects.filter(sentence__contains="“A Bridge, at Last”").exists()
        assert not Finding.objects.filter(sentence__contains="“A Bridge at Last”").exists()
        assert outcome() == self.anew()

    @pytest.mark.usefixtures("base")
    def test_an_author_who_is_renamed_is_renamed_in_the_links(self) -> None:
        take_in("second.txt", TUNNEL.replace("The Tunnel under", "More on the Tunnel under").replace("310", "312"))
        relate_all()
        author = Author.objects.get(name="Nora Vinje")
        author.name = "Nora Vinje-Dahl"
        author.save()
        relate_all()
        assert Dependence.objects.filter(sentence__contains="Nora Vinje-Dahl").exists()
        assert not Dependence.objects.filter(sentence__endswith="Nora Vinje.").exists()
        assert outcome() == self.anew()

    @pytest.mark.usefixtures("base")
    def test_a_base_without_derived_rows_is_related_without_a_change(self) -> None:
        """As it comes out of a dump, which does not hold them."""
        before, runs = outcome(), AnalysisRun.objects.count()
        for model in (Reading, UnsettledClaim, UnsettledQuestion):
            model._default_manager.all().delete()
        result = relate_all()
        assert (result.related, result.changed, result.run_id) == (3, False, None)
        assert (outcome(), AnalysisRun.objects.count()) == (before, runs)


class TestDecisionsAreLookedAtAgain:
    @pytest.fixture
    def user(self) -> User:
        take_in("harbour.txt", HARBOUR)
        take_in("bridge.txt", BRIDGE)
        relate_all()
        return make_user("inga")

    def test_what_a_person_moved_makes_a_decision_stale(self, user: User) -> None:
        relation = Relation.objects.filter(verdict="contradicts").first()
        assert relation is not None
        curation.judge_relation(relation, Decision.ACCEPT, user=user)
        assert relate_all().changed is False
        other = Assertion.objects.get(quote__contains="$2 billion")
        third = Claim.objects.exclude(id__in=[relation.left_id, relation.right_id, other.claim_id]).first()
        assert third is not None
        assert other.claim is not None
        curation.merge_claims(relation.left, [other.claim], user=user, reason="One matter.")
        relate_all()
        relation.refresh_from_db()
        assert relation.stale

    def test_what_is_taken_back_is_the_machines_again(self, user: User) -> None:
        before = outcome()
        relation = Relation.objects.filter(verdict="contradicts").first()
        assert relation is not None
        judged = curation.judge_relation(relation, Decision.REJECT, user=user, reason="A misprint.")
        assert relate_all().changed is False
        take_in("bridge.txt", BRIDGE.replace("$55 million", "$40 million"))
        relate_all()
        relation.refresh_from_db()
        assert relation.stale
        curation.revert(judged.judgements[0], user=user)
        relate_all()
        assert not Relation.objects.filter(id=relation.id).exists()
        take_in("bridge.txt", BRIDGE.replace("a bridge would cost", "one bridge would cost"))
        relate_all()
        assert sum(before["relations"].values()) == sum(outcome()["relations"].values())


class TestInterrupted:
    @pytest.mark.parametrize(
        ("step", "after"),
        [
            *(("place_assertions", 0), ("place_assertions", 3), ("settle_claims", 0), ("settle_claims", 3)),
            *(("settle_topics", 0), ("settle_topics", 1)),
        ],
    )
    def test_at_any_step_the_next_run_does_the_rest(
        self, step: str, after: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, text in TEXTS.items():
            take_in(name, text)
        for name in ("DOCUMENTS", "ASSERTIONS", "CLAIMS", "QUESTIONS"):
            monkeypatch.setattr(comparison, name, 2)
        with transaction.atomic():
            relate_all()
            wanted = outcome()
            transaction.set_rollback(True)
        with monkeypatch.context() as patch:
            patch.setattr(comparison, step, stopping(getattr(comparison, step), after))
            with pytest.raises(KeyboardInterrupt):
                relate_all()
        assert waiting().anything
        assert waiting().interrupted
        relate_all()
        assert nothing_left()
        assert AnalysisRun.objects.filter(kind=RunKind.RELATE, finished_at__isnull=True).count() == 1
        assert outcome() == wanted


def stopping(work: Callable[..., object], after: int) -> Callable[..., object]:
    """`work` that is interrupted, as by a key, when it is called after `after` times."""
    calls = iter(range(after))

    def interrupted(*arguments: object) -> object:
        for _ in calls:
            return work(*arguments)
        raise KeyboardInterrupt

    return interrupted


def report(number: int) -> str:
    """A text of its own field that has nothing in common with the others."""
    river, town = f"Abc{number}dal", f"Xyz{number}by"
    return (
        f"# The {river} at {town}\n\nBy Ola{number} Dahl{number}\n\n"
        f"The {river}{number} weir near {town} was finished in {1700 + number}. It holds {number * 17 + 3} barges.\n"
    )


class TestCost:
    def work(self, text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
        """How many queries and comparisons it takes to relate `text` to what is there."""
        calls: Counter[str] = Counter()

        def counted(left: ComparableClaim, right: ComparableClaim) -> Found:
            calls["compare"] += 1
            return compare(left, right)

        with transaction.atomic(), monkeypatch.context() as patch:
            take_in("new.txt", text)
            patch.setattr(meeting, "compare", counted)
            with CaptureQueriesContext(connection) as queries:
                relate_all()
            transaction.set_rollback(True)
        return len(queries), calls["compare"]

    def test_an_unrelated_document_costs_the_same_in_a_base_of_any_size(self, monkeypatch: pytest.MonkeyPatch) -> None:
        costs = []
        for size in (3, 12):
            for number in range(size):
                take_in(f"{number}.txt", report(number))
            relate_all()
            costs.append(self.work(UNRELATED, monkeypatch))
        assert costs[0] == costs[1]

    def test_a_related_one_is_compared_with_what_it_can_meet(self, monkeypatch: pytest.MonkeyPatch) -> None:
        take_in("harbour.txt", HARBOUR)
        relate_all()
        before = self.work(BRIDGE, monkeypatch)
        for number in range(10):
            take_in(f"{number}.txt", report(number))
        relate_all()
        assert before[1] >= 3
        assert self.work(BRIDGE, monkeypatch) == before

    def test_nothing_new_costs_next_to_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name, text in TEXTS.items():
            take_in(name, text)
        relate_all()
        with CaptureQueriesContext(connection) as queries:
            relate_all()
        assert len(queries) < 25
