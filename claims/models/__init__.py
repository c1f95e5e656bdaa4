"""The rows of Whence, one noun a file."""

from claims.models.assertions import Assertion, Attribution, DateMention, Quantity
from claims.models.authors import Author, Publisher
from claims.models.claims import Claim, Origin, Topic
from claims.models.documents import Authorship, Document
from claims.models.entities import Alias, Entity
from claims.models.files import ReceivedFile
from claims.models.impossible import ImpossibleValue
from claims.models.judgements import Judgement
from claims.models.notes import Citation, Note
from claims.models.relations import Dependence, Finding, Relation
from claims.models.runs import AnalysisRun
from claims.models.uncovered import Uncovered

__all__ = [
    "Alias",
    "AnalysisRun",
    "Assertion",
    "Attribution",
    "Author",
    "Authorship",
    "Citation",
    "Claim",
    "DateMention",
    "Dependence",
    "Document",
    "Entity",
    "Finding",
    "ImpossibleValue",
    "Judgement",
    "Note",
    "Origin",
    "Publisher",
    "Quantity",
    "ReceivedFile",
    "Relation",
    "Topic",
    "Uncovered",
]
