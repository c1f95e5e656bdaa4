"""The closed lists of the database. Those that the core defines mirror its enums; a test keeps them equal."""

from __future__ import annotations

from django.db import models


class Reliability(models.TextChoices):
    """Reliability of a source, NATO AJP-2.1 (the letter of an Admiralty code)."""

    A = "A", "A - completely reliable"
    B = "B", "B - usually reliable"
    C = "C", "C - fairly reliable"
    D = "D", "D - not usually reliable"
    E = "E", "E - unreliable"
    F = "F", "F - reliability cannot be judged"


class Credibility(models.TextChoices):
    """Credibility of what is said, NATO AJP-2.1 (the figure of an Admiralty code)."""

    CONFIRMED = "1", "1 - confirmed by other sources"
    PROBABLE = "2", "2 - probably true"
    POSSIBLE = "3", "3 - possibly true"
    DOUBTFUL = "4", "4 - doubtful"
    IMPROBABLE = "5", "5 - improbable"
    UNKNOWN = "6", "6 - truth cannot be judged"


class AuthorKind(models.TextChoices):
    PERSON = "person", "person"
    ORGANISATION = "organisation", "organisation"
    ROLE = "role", "unnamed role"


class EntityKind(models.TextChoices):
    PERSON = "person", "person"
    COUNTRY = "country", "country"
    PLACE = "place", "place"
    ORGANISATION = "organisation", "organisation"
    ALLIANCE = "alliance", "alliance"
    OBJECT = "object", "object"
    EVENT = "event", "event"
    OTHER = "other", "other"


class AliasKind(models.TextChoices):
    NAME = "name", "other name"
    ABBREVIATION = "abbreviation", "abbreviation"
    DEMONYM = "demonym", "demonym or adjective"
    METONYM = "metonym", "metonym (a capital for its government)"


class Holding(models.TextChoices):
    """What of a document is held here."""

    ORIGINAL = "original", "original text"
    DIGEST = "digest", "digest, original not held"
    CITED = "cited", "cited only, text not held"


class CitationForm(models.TextChoices):
    FULL = "full", "full"
    SHORT = "short", "short title"
    IBID = "ibid", "ibid."
    UNRESOLVED = "unresolved", "unresolved"


class AssertionKind(models.TextChoices):
    QUOTATION = "quotation", "quotation"
    FIGURE = "figure", "figure"
    DATED = "dated", "dated"
    STATEMENT = "statement", "statement"
    REFERENCE = "reference", "reference in a note"


class QuantityKind(models.TextChoices):
    MONEY = "money", "money"
    COUNT = "count", "count"
    DURATION = "duration", "duration"
    ORDINAL = "ordinal", "rank"
    PERCENT = "percent", "percent"
    POWER = "power", "power"
    OTHER = "other", "other"


class AttributionKind(models.TextChoices):
    DIRECT = "direct", "direct quotation"
    INDIRECT = "indirect", "indirect quotation"
    MIXED = "mixed", "mixed quotation"


class Modality(models.TextChoices):
    ASSERTED = "asserted", "asserted"
    PLANNED = "planned", "planned"
    TARGET = "target", "target"
    OFFERED = "offered", "offered"
    REPORTED = "reported", "reported"
    POSSIBLE = "possible", "possible"
    SPECULATED = "speculated", "speculated"
    DENIED = "denied", "denied"


class Polarity(models.TextChoices):
    POSITIVE = "positive", "affirmed"
    NEGATIVE = "negative", "negated"


class Status(models.TextChoices):
    """How far a person has come with a record that the machine proposed."""

    PROPOSED = "proposed", "proposed"
    ACCEPTED = "accepted", "accepted"
    REJECTED = "rejected", "rejected"
    DEFERRED = "deferred", "deferred"


class RelationStatus(models.TextChoices):
    """What a person made of a relation that the machine suggested."""

    SUGGESTED = "suggested", "suggested"
    CONFIRMED = "confirmed", "confirmed"
    REJECTED = "rejected", "rejected"
    OVERRIDDEN = "overridden", "verdict changed"
    DEFERRED = "deferred", "deferred"


BY_A_PERSON = (RelationStatus.CONFIRMED, RelationStatus.OVERRIDDEN)
"""Relations of which a person said that the verdict holds."""

BY_THE_MACHINE = (RelationStatus.SUGGESTED, RelationStatus.DEFERRED)
"""Relations of which only the machine says so, as yet."""


class Verdict(models.TextChoices):
    AGREES = "agrees", "agrees"
    REFINES = "refines", "refines"
    CONTRADICTS = "contradicts", "contradicts"
    TENSION = "tension", "tension"
    NOT_COMPARABLE = "not_comparable", "not comparable"


class Scope(models.TextChoices):
    CROSS = "cross", "between documents"
    INTERNAL = "internal", "within one document"


class DependenceKind(models.TextChoices):
    SHARED_WORDING = "shared_wording", "shared wording"
    SHARED_WORK = "shared_work", "shared cited work"
    SHARED_SPEAKER = "shared_speaker", "shared speaker"
    SAME_DOCUMENT = "same_document", "same document"
    SAME_AUTHOR = "same_author", "same author"
    SAME_PUBLISHER = "same_publisher", "same publisher"
    AGENCY_CREDIT = "agency_credit", "credit to one agency"
    CITES_DOCUMENT = "cites_document", "names the other as its source"


class SubjectKind(models.TextChoices):
    """What a judgement is on."""

    ASSERTION = "assertion", "assertion"
    CLAIM = "claim", "claim"
    RELATION = "relation", "relation"
    UNCOVERED = "uncovered", "uncovered item"
    IMPOSSIBLE = "impossible", "impossible value"


class Decision(models.TextChoices):
    """What a person decided."""

    ACCEPT = "accept", "accept"
    REJECT = "reject", "reject"
    DEFER = "defer", "defer"
    OVERRIDE = "override", "change the verdict"
    EDIT = "edit", "edit"
    MERGE = "merge", "merge"
    SPLIT = "split", "split"
    MOVE = "move", "move to another claim"
    DISMISS = "dismiss", "dismiss"
    REVERT = "revert", "take back"


class UncoveredKind(models.TextChoices):
    FIGURE = "figure", "figure"
    DATE = "date", "date"
    QUOTATION = "quotation", "quotation"
    NOTE_MARK = "note_mark", "note mark"
    SPEAKER = "speaker", "named speaker"


class RunKind(models.TextChoices):
    IMPORT = "import", "import"
    RELATE = "relate", "relate"
    REREAD = "reread", "reread"
