"""What a claim report says, as plain values: renderers know nothing of the database."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a report names it. `mark` says what is held, where that is not the original."""

    key: str
    title: str
    authors: str
    publisher: str
    published: str
    url: str
    mark: str
    sha256: str
    admiralty: str
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class CitedWork:
    """Where an assertion's note leads: the note (0 for a call in the text), the work, its pages, how the way ends."""

    note: int
    work: str
    pages: str
    ending: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One assertion in its paragraph: `before + quote + after` is the paragraph as received."""

    number: int
    source: Source
    before: str
    quote: str
    after: str
    place: str
    voice: str
    modality: str
    status: str
    chain: tuple[str, ...] = ()
    cited: tuple[CitedWork, ...] = ()
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that two documents share, or another link between them; `order` says which came later, or is ""."""

    kind: str
    sentence: str
    left_source: str
    left: str
    right_source: str
    right: str
    order: str = ""


@dataclass(frozen=True, slots=True)
class OriginLine:
    """One origin: the numbers of its assertions, and why they count as one."""

    number: int
    assertions: tuple[int, ...]
    known: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding in words."""

    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ImpossibleLine:
    """A value that cannot be, in the assertion `number`; `dismissed` is why a person lets it stand, or ""."""

    number: int
    sentence: str
    rule: str
    dismissed: str = ""


@dataclass(frozen=True, slots=True)
class OtherClaim:
    """A claim that agrees, contradicts or was found not comparable, and why. `gates` says in words what is different
    where it is not comparable, `support` on how much the claim rests."""

    claim: str
    statement: str
    value: str
    sources: tuple[str, ...]
    explanation: str
    reasons: tuple[Reason, ...]
    scope: str
    standing: str
    suggested: bool
    stale: bool
    support: str = ""
    gates: tuple[str, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """All other claims under one verdict; `split` says how many of them a person confirmed."""

    verdict: str
    heading: str
    split: str
    claims: tuple[OtherClaim, ...]


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What a person decided."""

    when: str
    who: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimReport:
    """Everything a reader needs to judge a claim: who says it, where, on whose word, and what stands against it."""

    key: str
    statement: str
    topic: str
    value: str
    period: str
    modality: str
    status: str
    admiralty: str
    admiralty_basis: str
    bottom_line: str
    evidence: tuple[Evidence, ...]
    origins: tuple[OriginLine, ...]
    passages: tuple[Passage, ...]
    grouping: tuple[Reason, ...]
    relations: tuple[RelationGroup, ...]
    impossible: tuple[ImpossibleLine, ...]
    decisions: tuple[DecisionLine, ...]
    sources: tuple[Source, ...]
    works: tuple[str, ...]
    decided_only: bool
    software: str
    printed: str = ""
    printed_by: str = ""
