"""Documents read anew by other rules: the machine's rows follow, and what people decided stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.extraction.values import Assertion as FoundAssertion
from claims.models import AnalysisRun, Assertion, Author, Citation, Claim, Document, Judgement, Relation, Uncovered
from claims.models.choices import AssertionKind, Decision, Modality, RelationStatus, RunKind, Status
from claims.services import curation, reading, rereading
from claims.services.audit import audit
from claims.services.comparison import relate_all
from claims.services.ingest import import_text
from claims.services.rereading import Outcome, RereadResult, named, reread
from claims.services.runs import read_by_older_rules
from tests.builders import make_user
from tests.rules import changed_lexicon
from tests.services.texts import BRIDGE, HARBOUR, file_bytes

pytestmark = pytest.mark.django_db

Analysed = tuple[ParsedDocument, tuple[FoundAssertion, ...]]

SIGNED = "Norway and Denmark signed a ferry agreement"
BOATS = "12 patrol boats"


def plans_signatures(tables: dict[str, Any]) -> None:
    """Rules by which whatever was signed is only planned: another reading of the same assertions."""
    tables["planned"]["strong"].append("signed a")


def hears_nobody_say(tables: dict[str, Any]) -> None:
    """Rules that do not know the verb "say": sayings become figures and plain statements."""
    tables["groups"]["say"]["verbs"].remove("say")


def counts_no_patrols(tables: dict[str, Any]) -> None:
    """Rules by which no number counts patrol boats."""
    tables["stops"]["words"].append("patrol")


@pytest.fixture
def user() -> User:
    return make_user("inga")


@pytest.fixture
def base() -> None:
    """Two documents, read and related."""
    import_text("harbour.txt", file_bytes(HARBOUR))
    import_text("bridge.txt", file_bytes(BRIDGE))
    relate_all()


@pytest.fixture
def signatures_planned() -> Iterator[None]:
    with changed_lexicon("modality", plans_signatures):
        yield


@pytest.fixture
def nobody_says() -> Iterator[None]:
    with changed_lexicon("cues", hears_nobody_say):
        yield


def assertion(words: str, name: str = "harbour.txt") -> Assertion:
    return Assertion.objects.get(quote__contains=words, document__name=name)


def claim_of(words: str, name: str = "harbour.txt") -> Claim:
    claim = assertion(words, name).claim
    assert claim is not None
    return claim


def relation_between(left: Claim, right: Claim) -> Relation:
    low, high = sorted((left.id, right.id))
    return Relation.objects.get(left=low, right=high)


def faults() -> list[str]:
    return [f"{item.check}: {item.record}: {item.sentence}" for item in audit() if item.severity != "info"]


def infos() -> set[str]:
    return {item.check for item in audit() if item.severity == "info"}


def state() -> dict[str, list[dict[str, Any]]]:
    """All rows but runs, by model."""
    models: list[type[Model]] = [Document, Assertion, Claim, Relation, Author, Citation, Uncovered, Judgement]
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def outcomes(result: RereadResult) -> list[Outcome]:
    return [document.outcome for document in result.documents]


@pytest.mark.usefixtures("base")
class TestUnchangedRules:
    def test_what_these_rules_read_already_is_left_out(self) -> None:
        before, runs = state(), AnalysisRun.objects.count()
        result = reread()
        assert outcomes(result) == [Outcome.CURRENT, Outcome.CURRENT]
        assert (result.run_id, result.related, state()) == (None, None, before)
        assert AnalysisRun.objects.count() == runs
        assert not read_by_older_rules().exists()

    def test_forced_it_reads_and_finds_the_same(self) -> None:
        before, history = state(), Assertion.history.count() + Document.history.count() + Claim.history.count()
        result = reread(force=True)
        assert outcomes(result) == [Outcome.SAME, Outcome.SAME]
        assert (result.counts, result.run_id, state()) == ({}, None, before)
        assert Assertion.history.count() + Document.history.count() + Claim.history.count() == history

    def test_other_rules_that_read_the_same_are_noted(self) -> None:
        with changed_lexicon("modality", lambda tables: tables["planned"]["strong"].append("on the never-never")):
            assert read_by_older_rules().count() == 2
            result = reread()
            assert outcomes(result) == [Outcome.SAME, Outcome.SAME]
            assert not read_by_older_rules().exists()
            run = AnalysisRun.objects.get(kind=RunKind.REREAD)
        assert result.run_id == run.id
        assert run.counts["documents_same"] == 2
        assert set(Document.objects.held().values_list("run", flat=True)) == {run.id}
        assert set(Assertion.objects.values_list("run__kind", flat=True)) == {RunKind.IMPORT}

    def test_superseded_versions_stay_as_they_were_read(self) -> None:
        import_text("harbour.txt", file_bytes(HARBOUR.replace("$40 million", "$41 million")))
        assert len(reread().documents) == 2
        assert named(["harbour.txt"])[0][0].text.count("$41 million") == 1


@pytest.mark.usefixtures("base", "signatures_planned")
class TestAnotherReading:
    def test_the_machines_rows_follow_with_their_claims(self) -> None:
        claim = claim_of(SIGNED)
        assert "documents read by older rules" in infos()
        result = reread()
        assert outcomes(result) == [Outcome.CHANGED, Outcome.CHANGED]
        row = assertion(SIGNED)
        assert (row.modality, row.version, row.run_id) == (Modality.PLANNED, 1, result.run_id)
        entry = row.history.first()
        assert entry.history_change_reason == f"reread run {result.run_id}"
        assert row.history.count() >= 2
        claim.refresh_from_db()
        assert (claim.modality, claim.version) == (Modality.PLANNED, 1)
        assert faults() == []
        assert outcomes(reread()) == [Outcome.CURRENT, Outcome.CURRENT]

    def test_a_dry_run_tells_the_same_and_leaves_all(self) -> None:
        before, runs = state(), AnalysisRun.objects.count()
        dry = reread(dry_run=True)
        assert (state(), AnalysisRun.objects.count(), dry.run_id) == (before, runs, None)
        real = reread()
        assert (dry.counts, outcomes(dry)) == (real.counts, outcomes(real))
        assert dry.related is not None
        assert real.related is not None
        assert dry.related.counts == real.related.counts

    def test_notes_stay_with_what_cites_them(self) -> None:
        cited = set(assertion(BOATS).notes.values_list("number", flat=True))
        Assertion.objects.filter(quote__contains=BOATS).update(modality=Modality.DENIED)
        reread()
        assert assertion(BOATS).modality == Modality.ASSERTED
        assert set(assertion(BOATS).notes.values_list("number", flat=True)) == cited == {1}

    def test_only_what_is_named_is_read(self) -> None:
        documents, unknown = named(["harbour.txt", "tunnel.txt", "harbour.txt"])
        assert ([row.name for row in documents], unknown) == (["harbour.txt"], ["tunnel.txt"])
        assert named([str(documents[0].id)]) == (documents, [])
        reread(documents)
        assert assertion(SIGNED).modality == Modality.PLANNED
        assert assertion(SIGNED, "bridge.txt").modality == Modality.ASSERTED
        assert read_by_older_rules().get().name == "bridge.txt"

    def test_an_accepted_assertion_stays_and_its_decision_turns_stale(self, user: User) -> None:
        row = assertion(SIGNED)
        curation.judge_assertion(row, Decision.ACCEPT, user=user)
        before = Assertion.objects.filter(id=row.id).values().get()
        result = reread()
        assert Assertion.objects.filter(id=row.id).values().get() == before
        assert Judgement.objects.get().stale
        assert result.counts["decisions_stale"] == 1
        assert "stale decisions" in infos()
        row.refresh_from_db()
        again = curation.judge_assertion(row, Decision.ACCEPT, user=user)
        assert (again.changed, [judgement.stale for judgement in again.judgements]) == (1, [False])
        assert not reread(force=True).counts
        assert curation.judge_assertion(row, Decision.ACCEPT, user=user).changed == 0

    def test_a_decision_is_fresh_again_with_the_old_rules(self, user: User) -> None:
        curation.judge_assertion(assertion(SIGNED), Decision.ACCEPT, user=user)
        reread()
        assert Judgement.objects.get().stale
        with changed_lexicon("modality", lambda tables: tables["planned"]["strong"].remove("signed a")):
            reread()
            assert not Judgement.objects.get().stale
            assert assertion(SIGNED, "bridge.txt").modality == Modality.ASSERTED
        assert faults() == []

    def test_a_claim_that_a_person_edited_stays_and_its_decision_turns_stale(self, user: User) -> None:
        claim = claim_of(SIGNED)
        curation.edit_claim(claim, {"statement": "The ferry agreement was signed."}, user=user)
        before = Claim.objects.filter(id=claim.id).values().get()
        reread()
        assert Claim.objects.filter(id=claim.id).values().get() == before
        assert assertion(SIGNED).modality == Modality.PLANNED
        assert assertion(SIGNED).claim == claim
        assert Judgement.objects.get().stale

    def test_who_corrected_the_reading_knows_that_the_machine_reads_otherwise(self, user: User) -> None:
        row = assertion(SIGNED)
        row.modality = Modality.TARGET
        row.save()
        kind = ContentType.objects.get_for_model(Assertion)
        LogEntry.objects.create(user=user, content_type=kind, object_id=str(row.id), action_flag=CHANGE)
        curation.judge_assertion(row, Decision.ACCEPT, user=user)
        reread()
        assert assertion(SIGNED).modality == Modality.TARGET
        assert not Judgement.objects.get().stale

    def test_merged_claims_stay_merged_and_come_apart_again(self, user: User) -> None:
        target, source = claim_of(SIGNED), claim_of("$40 million")
        merged = curation.merge_claims(target, [source], user=user).judgements[0]
        reread()
        assert claim_of("$40 million") == target
        assert Claim.objects.get(id=source.id).merged_into == target
        assert faults() == []
        curation.revert(merged, user=user)
        assert claim_of("$40 million") == source
        assert faults() == []

    def test_split_claims_stay_split(self, user: User) -> None:
        claim = claim_of(SIGNED)
        assert claim == claim_of(SIGNED, "bridge.txt")
        result = curation.split_claim(claim, [assertion(SIGNED, "bridge.txt")], user=user)
        reread()
        assert claim_of(SIGNED) == claim
        assert claim_of(SIGNED, "bridge.txt") == result.claim
        assert faults() == []
        curation.revert(result.judgements[0], user=user)
        assert claim_of(SIGNED, "bridge.txt") == claim


@pytest.mark.usefixtures("base", "nobody_says")
class TestWhatIsFoundNoMore:
    def test_the_machines_rows_go_and_the_history_keeps_them(self) -> None:
        row = assertion("We need a bridge")
        claim = claim_of("We need a bridge")
        result = reread()
        assert not Assertion.objects.filter(kind=AssertionKind.QUOTATION).exists()
        last = Assertion.history.filter(id=row.id).first()
        assert (last.history_type, last.history_change_reason) == ("-", f"reread run {result.run_id}")
        assert not Claim.objects.filter(id=claim.id).exists()
        assert assertion("We need a bridge").claim_id is not None
        assert result.counts["assertions_removed"] == result.counts["assertions_new"] == 3
        assert faults() == []

    def test_a_speaker_whom_nobody_names_any_more_goes_too(self) -> None:
        assert Author.objects.filter(name="Lars Holm").exists()
        reread()
        assert not Author.objects.filter(name="Lars Holm").exists()
        assert set(Author.objects.values_list("name", flat=True)) >= {"Ada Lindqvist", "Bo Winther", "Inga Dahl"}

    def test_a_speaker_whom_a_person_touched_stays(self) -> None:
        holm = Author.objects.get(name="Lars Holm")
        holm.reliability = "B"
        holm.save()
        reread()
        assert Author.objects.filter(id=holm.id).exists()

    def test_an_accepted_saying_stays_alone_in_its_place(self, user: User) -> None:
        row = assertion("We need a bridge")
        curation.judge_assertion(row, Decision.ACCEPT, user=user)
        row = assertion("We need a bridge")
        reread()
        assert assertion("We need a bridge") == row
        assert (row.status, Author.objects.filter(name="Lars Holm").count()) == (Status.ACCEPTED, 1)
        assert Judgement.objects.get().stale
        assert faults() == []
        assert not reread(force=True).counts

    def test_a_confirmed_relation_stays_whole(self, user: User) -> None:
        relation = relation_between(claim_of("$40 million"), claim_of("$55 million", "bridge.txt"))
        curation.judge_relation(relation, Decision.ACCEPT, user=user)
        before, findings = Relation.objects.filter(id=relation.id).values().get(), relation.findings.count()
        reread()
        assert Relation.objects.filter(id=relation.id).values().get() == before
        assert relation.findings.count() == findings > 0


@pytest.mark.usefixtures("base")
class TestKept:
    """Assertions that vanish although a person decided on them, or on the claim they are in."""

    def reread_without(self, words: str) -> RereadResult:
        """Read anew by rules that do not find the assertion with `words` at all."""
        original = reading.analysed

        def blind(text: str, name: str) -> Analysed:
            parsed, assertions = original(text, name)
            return parsed, tuple(a for a in assertions if words not in a.surface)

        with pytest.MonkeyPatch.context() as patch, changed_lexicon("counted", counts_no_patrols):
            patch.setattr(rereading, "analysed", blind)
            return reread()

    def test_an_accepted_assertion_is_kept_and_says_so(self, user: User) -> None:
        row = assertion(BOATS)
        curation.judge_assertion(row, Decision.ACCEPT, user=user)
        result = self.reread_without(BOATS)
        row = assertion(BOATS)
        assert (row.status, row.unfound) == (Status.ACCEPTED, True)
        assert row.quantities.count() == 1
        assert Judgement.objects.get().stale
        assert not Assertion.objects.filter(quote__contains=BOATS, document__name="bridge.txt").exists()
        assert (result.counts["assertions_kept"], result.counts["assertions_removed"]) == (1, 1)
        assert "kept assertions" in infos()
        assert faults() == []

    def test_it_is_found_again_when_the_rules_find_it(self, user: User) -> None:
        curation.judge_assertion(assertion(BOATS), Decision.ACCEPT, user=user)
        self.reread_without(BOATS)
        result = reread()
        assert result.counts["assertions_found_again"] == 1
        assert not assertion(BOATS).unfound
        assert not Judgement.objects.get().stale
        assert faults() == []

    def test_a_decided_relation_keeps_what_it_rests_on(self, user: User) -> None:
        relation = relation_between(claim_of(BOATS), claim_of(BOATS, "bridge.txt"))
        curation.judge_relation(relation, Decision.ACCEPT, user=user)
        ends = relation.left_assertion_id, relation.right_assertion_id
        findings = set(relation.findings.values_list("id", flat=True))
        self.reread_without(BOATS)
        relation.refresh_from_db()
        assert (relation.left_assertion_id, relation.right_assertion_id) == ends
        assert (relation.status, relation.stale) == (RelationStatus.CONFIRMED, True)
        assert set(relation.findings.values_list("id", flat=True)) == findings
        assert Assertion.objects.filter(unfound=True).count() == 2
        assert faults() == []

    def test_a_suggested_relation_goes_with_its_ground(self) -> None:
        relation = relation_between(claim_of(BOATS), claim_of(BOATS, "bridge.txt"))
        self.reread_without(BOATS)
        assert not Relation.objects.filter(id=relation.id).exists()
        assert Relation.history.filter(id=relation.id).first().history_type == "-"
        assert not Claim.objects.filter(statement__contains=BOATS).exists()
        assert faults() == []

    def test_merged_claims_of_what_is_gone_come_apart_again(self, user: User) -> None:
        target, source = claim_of(SIGNED), claim_of(BOATS)
        merged = curation.merge_claims(target, [source], user=user).judgements[0]
        self.reread_without(BOATS)
        assert (claim_of(BOATS), assertion(BOATS).unfound) == (target, True)
        curation.revert(merged, user=user)
        assert claim_of(BOATS) == source
        assert faults() == []

    def test_another_cut_of_the_passage_joins_the_claim_that_a_person_arranged(
        self, user: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        claim = claim_of(BOATS)
        curation.judge_claim(claim, Decision.ACCEPT, user=user)
        original, start = reading.analysed, HARBOUR.index("bought 12 patrol boats")

        def cut(text: str, name: str) -> Analysed:
            parsed, assertions = original(text, name)
            return parsed, tuple(
                replace(a, start=start, surface=text[start : a.end])
                if name == "harbour.txt" and BOATS in a.surface
                else a
                for a in assertions
            )

        with changed_lexicon("modality", lambda tables: tables["planned"]["strong"].append("on the never-never")):
            monkeypatch.setattr(rereading, "analysed", cut)
            monkeypatch.setattr(reading, "analysed", cut)
            reread()
        rows = Assertion.objects.filter(quote__contains=BOATS, document__name="harbour.txt").order_by("start")
        assert [(row.unfound, row.claim) for row in rows] == [(True, claim), (False, claim)]
        assert Judgement.objects.get().stale
        assert faults() == []


@pytest.mark.usefixtures("base")
class TestTheRest:
    def test_uncovered_items_are_those_of_the_present_reading(self, monkeypatch: pytest.MonkeyPatch) -> None:
        original = reading.analysed

        def without_boats(text: str, name: str) -> Analysed:
            parsed, assertions = original(text, name)
            return parsed, tuple(a for a in assertions if BOATS not in a.surface)

        with changed_lexicon("modality", plans_signatures):
            monkeypatch.setattr(rereading, "analysed", without_boats)
            reread()
        assert Uncovered.objects.filter(surface=BOATS).count() == 2
        monkeypatch.setattr(rereading, "analysed", original)
        reread()
        assert not Uncovered.objects.filter(surface=BOATS).exists()
        assert faults() == []

    def test_a_dismissed_item_that_is_covered_now_stays_dismissed(self, user: User) -> None:
        document = Document.objects.get(name="harbour.txt")
        start = HARBOUR.index("300 ferries")
        item = Uncovered.objects.create(
            document=document, kind="figure", start=start, end=start + 11, surface="300 ferries"
        )
        loose = Uncovered.objects.create(document=document, kind="date", start=0, end=2, surface=HARBOUR[:2])
        curation.dismiss_uncovered(item, user=user, reason="No claim.")
        with changed_lexicon("modality", plans_signatures):
            result = reread()
        item.refresh_from_db()
        assert (item.dismissed, item.reason) == (True, "No claim.")
        assert Judgement.objects.get().stale
        assert not Uncovered.objects.filter(id=loose.id).exists()
        assert result.counts["uncovered_removed"] == 1
        assert faults() == []

    def test_a_title_that_a_person_corrected_stays(self) -> None:
        document = Document.objects.get(name="harbour.txt")
        document.title = "Harbours of the Far North"
        document.version += 1
        document.save()
        with changed_lexicon("modality", plans_signatures):
            reread()
        document.refresh_from_db()
        assert document.title == "Harbours of the Far North"
        assert document.run is not None
        assert document.run.kind == RunKind.REREAD

    def test_a_title_that_the_machine_got_wrong_is_mended(self) -> None:
        Document.objects.filter(name="harbour.txt").update(title="Wrong", published="1999")
        with changed_lexicon("modality", plans_signatures):
            reread()
        document = Document.objects.get(name="harbour.txt")
        assert (document.title, document.published, document.version) == ("Harbours of the North", "2019-05-03", 1)

    def test_an_author_whom_a_person_renamed_is_not_made_anew(self) -> None:
        holm = Author.objects.get(name="Lars Holm")
        holm.name = "Lars Peder Holm"
        holm.version += 1
        holm.save()
        with changed_lexicon("modality", plans_signatures):
            reread()
        assert not Author.objects.filter(name="Lars Holm").exists()
        assert assertion("We need a bridge").speaker == holm

    def test_a_citation_that_a_person_corrected_stays(self, user: User) -> None:
        citation = Citation.objects.get()
        bridge = Document.objects.get(name="bridge.txt")
        Citation.objects.filter(id=citation.id).update(work=bridge)
        kind = ContentType.objects.get_for_model(Citation)
        LogEntry.objects.create(user=user, content_type=kind, object_id=str(citation.id), action_flag=CHANGE)
        with changed_lexicon("modality", plans_signatures):
            reread()
        assert Citation.objects.get().work == bridge

    def test_a_citation_that_the_machine_got_wrong_is_mended(self) -> None:
        work = Citation.objects.get().work
        Citation.objects.update(work=Document.objects.get(name="bridge.txt"), pages="99")
        with changed_lexicon("modality", plans_signatures):
            result = reread()
        assert (Citation.objects.get().work, Citation.objects.get().pages) == (work, "12")
        assert result.counts["citations_changed"] == 1

    def test_an_assertion_that_a_person_made_stays(self) -> None:
        document = Document.objects.get(name="harbour.txt")
        start = HARBOUR.index("a ferry agreement")
        made = Assertion.objects.create(
            document=document, start=start, end=start + 17, quote="a ferry agreement",
            prefix=HARBOUR[start - 32 : start], suffix=HARBOUR[start + 17 : start + 49],
        )  # fmt: skip
        with changed_lexicon("modality", plans_signatures):
            reread()
        made.refresh_from_db()
        assert not made.unfound
        assert faults() == []

    def test_a_document_that_cannot_be_read_stays_and_the_others_go_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        original = reading.analysed

        def broken(text: str, name: str) -> Analysed:
            if name == "bridge.txt":
                raise LookupError("no such table")
            return original(text, name)

        monkeypatch.setattr(rereading, "analysed", broken)
        with changed_lexicon("modality", plans_signatures):
            result = reread()
        assert outcomes(result) == [Outcome.FAILED, Outcome.CHANGED]
        assert result.failed[0].message == "LookupError: no such table"
        run = AnalysisRun.objects.get(kind=RunKind.REREAD)
        assert (run.id, run.errors) == (result.run_id, [{"file": "bridge.txt", "reason": "LookupError: no such table"}])
        assert assertion(SIGNED, "bridge.txt").modality == Modality.ASSERTED

    def test_claims_that_were_never_related_are_left_to_relating(self) -> None:
        AnalysisRun.objects.filter(kind=RunKind.RELATE).update(kind=RunKind.IMPORT)
        with changed_lexicon("modality", plans_signatures):
            assert reread().related is None

    def test_after_an_interruption_before_relating_the_next_pass_relates(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted() -> None:
            raise KeyboardInterrupt

        with changed_lexicon("cues", hears_nobody_say):
            with monkeypatch.context() as patch:
                patch.setattr(rereading, "relate_all", interrupted)
                with pytest.raises(KeyboardInterrupt):
                    reread()
            assert [fault for fault in faults() if "run relate_claims" not in fault] == []
            result = reread()
            assert outcomes(result) == [Outcome.CURRENT, Outcome.CURRENT]
            assert result.related is not None
            assert faults() == []
            assert reread().related is None
