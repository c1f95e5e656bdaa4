"""The values that extraction finds in a text. Each says where it stands, what it is, and which rule found it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class QuantityKind(StrEnum):
    """What sort of figure a quantity is."""

    MONEY = "money"
    COUNT = "count"
    DURATION = "duration"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    POWER = "power"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed and as an interval `low..high` (equal for an exact figure; None for an open end).

    `unit` is an ISO 4217 code for money, the singular English name for the rest ("year", "megawatt", "helicopter"),
    "rank" for an ordinal. `per` is the unit of a rate ("year") or "". `approximate` is True for "about", "nearly".
    `measures` is the noun phrase that the figure measures, in the document's words, or "".
    """

    start: int
    end: int
    surface: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    kind: QuantityKind
    per: str = ""
    approximate: bool = False
    measures: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, partial date or period as printed, with its first and last day (ISO) where they can be told, and EDTF.

    `earliest` and `latest` are None for a date that cannot be placed ("in June" with no year known, "recently").
    """

    start: int
    end: int
    surface: str
    earliest: str | None
    latest: str | None
    edtf: str | None
    rule: str = ""


class AttributionKind(StrEnum):
    """How the words of the source are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: pieces of text for the source, the cue ("said", "according to") and the content."""

    source: Pieces
    cue: Pieces
    content: Pieces
    kind: AttributionKind
    rule: str = ""


class Modality(StrEnum):
    """How firmly, and in which sense, the document or its speaker puts the proposition forward."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    TARGET = "target"
    OFFERED = "offered"
    REPORTED = "reported"
    POSSIBLE = "possible"
    SPECULATED = "speculated"
    DENIED = "denied"


class Polarity(StrEnum):
    """Whether the proposition is affirmed or negated."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class EntityKind(StrEnum):
    """What sort of thing an entity is."""

    PERSON = "person"
    COUNTRY = "country"
    PLACE = "place"
    ORGANISATION = "organisation"
    ALLIANCE = "alliance"
    OBJECT = "object"
    EVENT = "event"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A named thing; its `name` is canonical: "Russia" for "Moscow" where it acts, "Soviet Union" for "USSR"."""

    start: int
    end: int
    surface: str
    name: str
    kind: EntityKind
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person with the office given there: surface "Norwegian Prime Minister, Per Dahl" has name "Per Dahl",
    office "prime minister", of "Norway". `former` is True for "former" and for a period that has ended, "then" is not
    former. An unnamed holder of an office ("the Norwegian Foreign Minister") has name "". `description` is what the
    text adds about the person in apposition ("a specialist on coastal shipping at the Port Institute"), or "".
    `period` is when the office was held (EDTF, "1990/1994") where the text says so right beside it, or ""."""

    start: int
    end: int
    surface: str
    name: str
    office: str = ""
    of: str = ""
    former: bool = False
    rule: str = ""
    description: str = ""
    period: str = ""


class AssertionKind(StrEnum):
    """Why the stretch was taken as an assertion, strongest reason first."""

    QUOTATION = "quotation"
    FIGURE = "figure"
    DATED = "dated"
    STATEMENT = "statement"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Assertion:
    """One observation: this document says this, at `[start, end)`, on this speaker's word, in this modality.

    `about` are canonical names of the entities it is about. `speaker` is the name (or the role, "a former Indian
    diplomat") of the source on whose word it stands, None for the document's own voice; `speaker_affiliation` what
    the text says of them; `chain` the speakers from the document outwards where one quotes another
    ("NTB quoted Dahl": ("NTB", "Per Dahl"), the speaker is the last). `notes` are numbers of the notes cited, `cites`
    the places (indices) in the document's `notes` of all that it cites, calls such as "(Lund 2010)" too.
    A REFERENCE is a work cited in a note: it is no claim of the body, but an end for relations (which compare the
    date that its citation gives); it has no values of its own.
    """

    start: int
    end: int
    surface: str
    kind: AssertionKind
    about: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    entities: tuple[EntityMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    attribution: Attribution | None = None
    speaker: str | None = None
    speaker_affiliation: str = ""
    chain: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()
    sentence: tuple[int, int] | None = None
    paragraph: int = 0
    section: str = ""
    rule: str = ""
    cites: tuple[int, ...] = ()
