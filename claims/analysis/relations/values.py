"""The values that comparing works on and returns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.analysis.extraction.values import DateMention, EntityMention, Modality, PersonMention, Polarity, Quantity
from claims.analysis.relations.figures import Figure


class Verdict(StrEnum):
    """The conclusion on a pair of claims."""

    AGREES = "agrees"
    REFINES = "refines"
    CONTRADICTS = "contradicts"
    TENSION = "tension"
    NOT_COMPARABLE = "not_comparable"


class Scope(StrEnum):
    """Whether the two ends stand in two documents or in one."""

    CROSS = "cross"
    INTERNAL = "internal"


class FrameKind(StrEnum):
    """The sort of question that a frame answers."""

    __hash__ = (
        str.__hash__
    )  # an enum's own takes longer than all else in a look-up, and kinds are looked up all the time

    MEASURE = "measure"
    FIGURE = "figure"
    EVENT = "event"
    COUNT = "count"
    DEAL = "deal"
    OFFICE = "office"
    RANK = "rank"
    FIRST_SINCE = "first_since"
    ABSENCE = "absence"
    MEMBERSHIP = "membership"
    WORK_DATE = "work_date"
    STATEMENT = "statement"
    TREND = "trend"
    CAUSE = "cause"
    DISCLOSURE = "disclosure"
    INSTRUMENT = "instrument"
    HAPPENING = "happening"
    ROLE = "role"
    ORDER = "order"
    ACT = "act"
    STANCE = "stance"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what takes part in an act: the head of the phrase (canonical), its content words, which of them are names.

    `amount` is "all", "none", "fewer" ("not all"), "one" ("a"), "only", "some", "part", "definite" or "" (a name, or
    no article), `apart` adjectives that set it apart from what is meant without them ("lower", "other").
    """

    head: str = ""
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    amount: str = ""
    apart: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Act:
    """One predication: `rows` are the acts of the lexicon that its verb tells, each with False for the opposite.

    `agent` does it, `theme` is what it is done to (or what happens); `around` are the words of the phrases that hang on
    it. `verb` is the verb or noun that tells it. `open` is True where a later change is left open ("has not yet"),
    `ever` for "never". `extent` is "part", "whole" or "". `state` is True for what is, not what happens, `assumed`
    where a pronoun was given what the sentence before was about.
    """

    rows: tuple[tuple[str, bool], ...]
    verb: str
    agent: Party | None = None
    theme: Party | None = None
    around: frozenset[str] = frozenset()
    extent: str = ""
    open: bool = False
    ever: bool = False
    state: bool = False
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What a claim says in comparable form: the question (all fields up to `modifier`) and its place in the text.

    `predicate` is a canonical name from the lexicon ("visit", "trade_turnover", "veto", "dissolution", "sale").
    `agent`, `patient` are canonical parties in their direction ("Russia" sells to "Pakistan"); `parties` is the
    unordered set where there is no direction. `object` is what it is about, canonical ("Mi-35", "Iran-Pakistan gas
    pipeline"). `office` is the office of the agent ("prime minister"). `stage` is how far a deal is ("considered" ...
    "delivered"). `earliest`, `latest` bound the period (ISO days, None unknown). `person` is the name of the agent
    where it is a person, `topic` holds content words that narrow the question, `negated` is True for "not yet signed".
    `inherited` is True where parties, object or period come from the sentences before or from what the document is
    about as a whole. `modality` is that of the frame where it differs from the claim's. `called` is what the
    text itself calls the object or, where there is none, the office: for people, it takes no part in comparing. `act`
    is what a verb tells. `names` are the names (folded) that belong to the matter of a stance or to the effect of a
    cause, `matter` are the words of that effect.
    `figure` is what the words around a figure tell of it; a frame of kind FIGURE has nothing else to be compared by.
    """

    kind: FrameKind
    predicate: str
    start: int
    end: int
    agent: str = ""
    patient: str = ""
    parties: frozenset[str] = frozenset()
    object: str = ""
    office: str = ""
    stage: str = ""
    modifier: str = ""
    earliest: str | None = None
    latest: str | None = None
    quantity: Quantity | None = None
    rule: str = ""
    person: str = ""
    topic: frozenset[str] = frozenset()
    negated: bool = False
    inherited: bool = False
    modality: Modality | None = None
    called: str = ""
    act: Act | None = None
    names: frozenset[str] = frozenset()
    matter: frozenset[str] = frozenset()
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class ComparableClaim:
    """A claim as one document makes it, with all that comparing needs; no reference to the text or the database.

    `written` is the period in which the document was written (ISO days), None where unknown. `works` are the keys of
    the works cited for it (or, for a reference, the work itself with `work_published`). `lineage` names the groups of
    dependent documents it belongs to. `words` are its content words in canonical spelling and order. `shared` names the
    passages of reuse that it touches, `authors` and `publisher` are the document's, `affiliation` is the speaker's.
    `focus_names` and `focus_common` are the names and other words to which its document comes back, `focus_words` all
    its content words. `figures` are the
    frames of all figures of its document, among which a figure finds the one that answers its question best.
    """

    key: str
    document: str
    start: int
    end: int
    surface: str
    frames: tuple[Frame, ...] = ()
    about: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    entities: tuple[EntityMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    speaker: str | None = None
    notes: tuple[int, ...] = ()
    works: tuple[str, ...] = ()
    is_reference: bool = False
    written_earliest: str | None = None
    written_latest: str | None = None
    lineage: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str = ""
    affiliation: str = ""
    focus_names: tuple[str, ...] = ()
    focus_common: tuple[str, ...] = ()
    focus_words: frozenset[str] = frozenset()
    figures: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """One side of a relation: a place in a document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason: the rule, a sentence an analyst can read, and the two values that met, in words."""

    rule: str
    sentence: str
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """What was concluded on a pair of claims, and why. `left` comes before `right` in canonical order
    (document, start, end), whatever order the claims came in. `rule` is that of the deciding finding."""

    left: End
    right: End
    verdict: Verdict
    scope: Scope
    findings: tuple[Finding, ...]
    explanation: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage that two texts share. `left`, `right` are keys of texts; offsets are code points; `similarity` 0..1."""

    left: str
    left_start: int
    left_end: int
    right: str
    right_start: int
    right_end: int
    similarity: float
    rule: str = "reuse.shared_run"


@dataclass(frozen=True, slots=True)
class ImpossibleValue:
    """A value of one document that cannot be, or values that cannot both be: a death before a birth.

    `[start, end)` holds all `places`, each of which is a value; `sentence` says why, with both. `assertion` is the
    place of the assertion in which they stand, None where they stand in none.
    """

    start: int
    end: int
    surface: str
    places: tuple[tuple[int, int], ...]
    rule: str
    sentence: str
    left: str
    right: str
    assertion: tuple[int, int] | None = None


class DependenceKind(StrEnum):
    """Why two assertions may not be independent."""

    SHARED_WORDING = "shared_wording"
    SHARED_WORK = "shared_work"
    SHARED_SPEAKER = "shared_speaker"
    SAME_DOCUMENT = "same_document"
    SAME_AUTHOR = "same_author"
    SAME_PUBLISHER = "same_publisher"
    AGENCY_CREDIT = "agency_credit"
    CITES_DOCUMENT = "cites_document"


@dataclass(frozen=True, slots=True)
class Dependence:
    """A located, typed link between two assertions (or their documents), with a sentence that says it."""

    kind: DependenceKind
    left: End
    right: End
    sentence: str
    rule: str
