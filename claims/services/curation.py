"""What people decide: every decision appends a judgement, is in the history, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from claims.models import Assertion, Claim, Judgement, Relation, Uncovered


class CurationError(Exception):
    """The decision cannot be carried out. The message is one sentence for the person who decided."""


@dataclass(frozen=True, slots=True)
class CurationResult:
    """What a decision did: how many records changed, and the judgements that say so (none where nothing changed).

    `claim` is the claim that a split made.
    """

    changed: int
    judgements: tuple[Judgement, ...] = ()
    claim: Claim | None = None


def judge_assertion(assertion: Assertion, decision: str, *, user: User, reason: str = "") -> CurationResult:
    """Accept, reject or defer an assertion (Decision.ACCEPT, REJECT, DEFER). Rejecting and deferring need a reason."""
    raise NotImplementedError


def judge_claim(claim: Claim, decision: str, *, user: User, reason: str = "") -> CurationResult:
    """Accept, reject or defer a claim. Rejecting and deferring need a reason."""
    raise NotImplementedError


def edit_claim(claim: Claim, changes: Mapping[str, object], *, user: User, reason: str = "") -> CurationResult:
    """Set the fields in `changes` (statement, topic, modality, value, period, credibility, note ...) of a claim."""
    raise NotImplementedError


def judge_relation(
    relation: Relation, decision: str, *, user: User, reason: str = "", verdict: str | None = None
) -> CurationResult:
    """Accept (confirm), reject or defer a relation, or override its verdict with `verdict` (Decision.OVERRIDE)."""
    raise NotImplementedError


def merge_claims(target: Claim, sources: Iterable[Claim], *, user: User, reason: str = "") -> CurationResult:
    """Move all assertions and relations of `sources` to `target`; the sources stay as names that lead to it."""
    raise NotImplementedError


def split_claim(claim: Claim, assertions: Iterable[Assertion], *, user: User, reason: str = "") -> CurationResult:
    """Make a new claim (`result.claim`) of some of the assertions of `claim`."""
    raise NotImplementedError


def move_assertions(assertions: Iterable[Assertion], target: Claim, *, user: User, reason: str = "") -> CurationResult:
    """Move assertions of one claim to another."""
    raise NotImplementedError


def dismiss_uncovered(item: Uncovered, *, user: User, reason: str) -> CurationResult:
    """Say that an uncovered item needs no claim, and why."""
    raise NotImplementedError


def revert(judgement: Judgement, *, user: User, reason: str = "") -> CurationResult:
    """Take a decision back by a further judgement. Raises CurationError where something later stands on it."""
    raise NotImplementedError


def pending_revert(judgement: Judgement) -> bool:
    """True where `judgement` still stands and may be taken back."""
    raise NotImplementedError
