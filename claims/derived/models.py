"""What relating keeps, so that a new document meets only what it can meet and an interrupted run goes on where it was.

Nothing here is a source of anything: every row follows from texts, code and what people did, and is made again by
`relate_claims --all`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from claims.models import Assertion, Document
from claims.models.choices import Scope, Verdict


class Reading(models.Model):
    """One document as it was compared: what of it others meet, and by which code.

    A document is to be read where it has no such row, where `code` is not that of now, or where another run has read it
    since (`read_by`). `entered` and `compared` count, over all documents, when its claims came to stand with those of
    others and when they were compared with them: what was compared after a document entered has met it. `body` is the
    text without what is no part of its body, code point for code point; `context` is what all its claims share.
    """

    document = models.OneToOneField(Document, on_delete=models.SET_NULL, null=True, related_name="reading")
    sha256 = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=1000, blank=True)
    code = models.CharField(max_length=64, db_index=True)
    read_by = models.UUIDField(null=True)
    entered = models.BigIntegerField(default=0, db_index=True)
    compared = models.BigIntegerField(null=True, db_index=True)
    body = models.TextField(blank=True)
    context = models.TextField(default="{}")

    def __str__(self) -> str:
        return self.title or self.sha256


class Comparable(models.Model):
    """One assertion of a compared document: `form` is the core's comparable claim as text, "" where it takes no part;
    it is read with the context of its reading.

    `settled` is False until the claims that it belongs to or met are grouped anew. A row outlives its assertion, so
    that what it met can be found and grouped anew.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="comparables")
    assertion = models.OneToOneField(Assertion, on_delete=models.SET_NULL, null=True, related_name="comparable")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    form = models.TextField(blank=True)
    is_reference = models.BooleanField(default=False)
    rejected = models.BooleanField(default=False)
    settled = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="comparable_unsettled", condition=Q(settled=False)),
            models.Index(fields=["id"], name="comparable_rejected", condition=Q(rejected=True)),
        ]

    def __str__(self) -> str:
        return f"{self.reading_id}:{self.start}-{self.end}"


class Entry(models.Model):
    """That an assertion stands in a block: those that share `key` may answer one question, `answer` is what it says."""

    key = models.BigIntegerField()
    answer = models.TextField(blank=True)
    comparable = models.ForeignKey(Comparable, on_delete=models.CASCADE, related_name="entries")

    class Meta:
        indexes = [models.Index(fields=["key", "comparable"], name="entry_by_key")]

    def __str__(self) -> str:
        return f"{self.key}: {self.answer}"


class Fingerprint(models.Model):
    """A mark of a run of words in a compared document: documents that share none share no passage."""

    value = models.BigIntegerField(db_index=True)
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="fingerprints")

    def __str__(self) -> str:
        return f"{self.value}: {self.reading_id}"


class Pair(models.Model):
    """What comparing two assertions gave, in the core's order of them.

    `joins` is the rule by which both make one claim, "" where they do not; `repeated` says that another pair tells the
    same error already.
    """

    left = models.ForeignKey(Comparable, on_delete=models.CASCADE, related_name="pairs_as_left")
    right = models.ForeignKey(Comparable, on_delete=models.CASCADE, related_name="pairs_as_right")
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    scope = models.CharField(max_length=20, choices=Scope.choices)
    rule = models.CharField(max_length=100)
    explanation = models.TextField()
    findings = models.TextField()
    joins = models.CharField(max_length=100, blank=True)
    repeated = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["left", "right"], name="compared_once")]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.explanation[:100]}"


class Answer(models.Model):
    """That an assertion answers the question `key`, and how it words it."""

    key = models.CharField(max_length=300, db_index=True)
    comparable = models.ForeignKey(Comparable, on_delete=models.CASCADE, related_name="answers")
    title = models.CharField(max_length=500)
    unit = models.CharField(max_length=60, blank=True)
    per = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.title


class UnsettledClaim(models.Model):
    """A claim whose relations, findings, origins and counts have to be derived again. It may be gone by now."""

    claim = models.UUIDField(primary_key=True)

    def __str__(self) -> str:
        return str(self.claim)


class UnsettledQuestion(models.Model):
    """A question whose answers have changed, so that its topic has to be chosen again."""

    key = models.CharField(max_length=300, primary_key=True)

    def __str__(self) -> str:
        return self.key
