"""Relations, groups, topics and origins, kept up with the documents step by step so that nothing is done twice.

A run goes through five steps, each in batches of which each is one transaction: documents that came or changed are read
and their claims stand with those of others; they are compared with what they can meet; what that touched is placed in
claims; these claims are settled (relations, findings, links, origins, counts); the topics of what they answer are
chosen. What is left of a step is stored with it, so that a run may end anywhere and another one goes on from there, or
may run beside it: each takes what the other has not done. The outcome is that of one run over all documents at once,
whatever the order in which they came, and what people decided stays.
"""

from __future__ import annotations

import logging
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from django.db import transaction

from claims.analysis.corpus.raw import ReadError
from claims.derived.models import Comparable, Reading, UnsettledClaim, UnsettledQuestion
from claims.models import AnalysisRun, Document
from claims.models.choices import RunKind
from claims.services.claiming import place_assertions, release_references
from claims.services.dependences import drop_needless_links
from claims.services.meeting import Meeting, ReadText
from claims.services.pending import again, find_changed, left_behind, uncompared, unread
from claims.services.reading import analysed
from claims.services.recording import exclusive
from claims.services.runs import finish_run, start_run
from claims.services.settling import settle_claims
from claims.services.titles import Titles
from claims.services.topics import settle_topics

Progress = Callable[[int, int, str], None]
"""Called with (done, total, step)."""

LOG = logging.getLogger(__name__)
DOCUMENTS = 10
ASSERTIONS = 500
CLAIMS = 200
QUESTIONS = 500
"""So many are done in one transaction."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a run has to do: `documents` to read, `uncompared` of those that were read; and what it would settle."""

    documents: int = 0
    uncompared: int = 0
    assertions: int = 0
    claims: int = 0
    questions: int = 0
    interrupted: bool = False
    """True where the last run did not come to its end."""

    @property
    def anything(self) -> bool:
        """True where there is something to do."""
        return any((self.documents, self.uncompared, self.assertions, self.claims, self.questions))


@dataclass(frozen=True, slots=True)
class RelateResult:
    """What relating changed: `counts` by name ("claims_made", "relations_made", "relations_stale" ...), zeros included.

    `documents` is the number of current documents, `related` of those that were compared now. `failed` are documents
    that the core could not read, with the reason. `run_id` is None in a dry run and where nothing changed.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    documents: int = 0
    related: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    run_id: uuid.UUID | None = None
    dry_run: bool = False

    @property
    def changed(self) -> bool:
        """True where at least one row was made, changed or deleted."""
        return any(self.counts.values())


def waiting() -> Waiting:
    """What a run that starts now has to do."""
    last = AnalysisRun.objects.filter(kind=RunKind.RELATE).order_by("-started_at").first()
    return Waiting(
        documents=unread().count(),
        uncompared=uncompared().count(),
        assertions=Comparable.objects.filter(settled=False).count(),
        claims=UnsettledClaim.objects.count(),
        questions=UnsettledQuestion.objects.count(),
        interrupted=last is not None and last.finished_at is None,
    )


def relate_all(*, progress: Progress | None = None, dry_run: bool = False, everything: bool = False) -> RelateResult:
    """Relate what came or changed since the last run, and store what follows from it.

    With `everything` all documents are read and compared again. A second run changes nothing, and leaves no run and no
    history. A dry run does it all and takes it back.
    """
    relating = _Relating(progress)
    with ExitStack() as stack:
        if dry_run:
            stack.enter_context(exclusive())
        relating.all(everything=everything)
        run = relating.finish()
        if dry_run:
            transaction.set_rollback(True)
    documents = Document.objects.current().held().count()
    run_id = run.id if run and not dry_run else None
    return RelateResult(
        dict(relating.counts), documents, relating.related, tuple(relating.failed.values()), run_id, dry_run
    )


class _Relating:
    """One run: it is stored with its first batch, and its counts with each."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress = progress
        self.run: AnalysisRun | None = None
        self.counts: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
        self.related = 0
        self.failed: dict[uuid.UUID, tuple[str, str]] = {}

    def all(self, *, everything: bool) -> None:
        """Go through all steps."""
        with exclusive():
            if everything:
                again()
            find_changed()
        self._retire()
        while self._read() or uncompared().exists():
            self._compare()
        self._place()
        self._settle()
        self._choose_topics()

    def finish(self) -> AnalysisRun | None:
        """Store that the run ended, and forget it where nothing came of it."""
        if self.run is None:
            return None
        if not any(self.counts.values()) and not self.failed:
            self.run.delete()
            return None
        finish_run(self.run, self._told(), [{"file": name, "reason": why} for name, why in self.failed.values()])
        return self.run

    def _told(self) -> dict[str, int]:
        return {"documents_related": self.related, **self.counts}

    @contextmanager
    def _batch(self) -> Iterator[AnalysisRun]:
        """One transaction, with the run that it belongs to."""
        with exclusive():
            run = self.run or start_run(RunKind.RELATE)
            yield run
            run.counts = self._told()
            run.save(update_fields=["counts"])
        self.run = run

    def _tell(self, done: int, total: int, step: str) -> None:
        if self.progress:
            self.progress(min(done, total), total, step)

    # ---- the steps ---------------------------------------------------------------------------------------------------

    def _retire(self) -> None:
        """Take away what was compared of documents that are superseded or gone."""
        meeting = Meeting()
        while left_behind().exists():
            with self._batch() as run:
                for reading in left_behind().defer("body")[:DOCUMENTS]:
                    self._take_away(meeting, reading, run)

    def _take_away(self, meeting: Meeting, reading: Reading, run: AnalysisRun) -> None:
        document = reading.document_id
        self.counts.update(meeting.retire(reading))
        if document:
            self.counts.update(release_references(document, f"relate run {run.id}"))
            self.counts["dependences_deleted"] += drop_needless_links([document])

    def _read(self) -> bool:
        """Read documents and let their claims stand with those of others; True where there were any."""
        keys = [key for key in unread().values_list("id", flat=True) if key not in self.failed]
        meeting = Meeting()
        for at in range(0, len(keys), DOCUMENTS):
            part = keys[at : at + DOCUMENTS]
            texts = [text for key in part if (text := self._text(key))]
            with self._batch() as run:
                # what was true when the texts were read may not be any more
                rows = {row.id: row for row in unread().filter(id__in=part).defer("text")}
                for text in texts:
                    if text.id in rows:
                        meeting.enter(rows[text.id], text)
                for reading in Reading.objects.filter(document__in=self.failed.keys() & rows.keys()):
                    self._take_away(meeting, reading, run)
            self._tell(at + len(part), len(keys), "documents read")
        return bool(keys)

    def _text(self, key: uuid.UUID) -> ReadText | None:
        """A document as the core reads it, None (and noted) where it cannot."""
        row = Document.objects.filter(id=key).values_list("text", "name").first()
        if row is None:
            return None
        try:
            return ReadText(key, *analysed(*row))
        except (ReadError, ArithmeticError, LookupError, RecursionError, ValueError) as error:
            # it takes no part until the core can read it; the log keeps where the fault arose
            LOG.exception("the core failed on %s", row[1])
            self.failed[key] = row[1], f"{type(error).__name__}: {error}"
            return None

    def _compare(self) -> None:
        """Compare the documents that were read."""
        keys = list(uncompared().values_list("id", flat=True))
        meeting = Meeting()
        for at in range(0, len(keys), DOCUMENTS):
            part = keys[at : at + DOCUMENTS]
            with self._batch() as run:
                for reading in uncompared().filter(id__in=part):
                    self.counts.update(meeting.compare(reading, run))
                    self.related += 1
            self._tell(at + len(part), len(keys), "documents compared")

    def _place(self) -> None:
        """Put assertions into claims."""
        total, done = Comparable.objects.filter(settled=False).count(), 0
        while Comparable.objects.filter(settled=False).exists():
            with self._batch() as run:
                number, counts = place_assertions(ASSERTIONS, f"relate run {run.id}")
                self.counts.update(counts)
            done += number
            self._tell(done, max(total, done), "assertions placed")

    def _settle(self) -> None:
        """Derive what follows for the claims in which something changed."""
        total, done, titles = UnsettledClaim.objects.count(), 0, Titles()
        while UnsettledClaim.objects.exists():
            with self._batch() as run:
                number, counts = settle_claims(CLAIMS, titles, run)
                self.counts.update(counts)
            done += number
            self._tell(done, max(total, done), "claims settled")

    def _choose_topics(self) -> None:
        """Choose the topics of claims whose questions are answered otherwise."""
        total, done = UnsettledQuestion.objects.count(), 0
        while UnsettledQuestion.objects.exists():
            with self._batch() as run:
                number, counts = settle_topics(QUESTIONS, f"relate run {run.id}")
                self.counts.update(counts)
            done += number
            self._tell(done, max(total, done), "topics chosen")


COUNTED = (
    *("claims_made", "claims_renewed", "claims_deleted", "assertions_placed", "topics_made", "topics_changed"),
    *("topics_set", "topics_deleted", "relations_made", "relations_changed", "relations_deleted", "relations_stale"),
    *("findings_written", "dependences_made", "dependences_deleted", "origins_changed", "claims_recounted"),
)
"""What a run counts."""
