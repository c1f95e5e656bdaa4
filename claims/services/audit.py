"""The invariants of the stored data, one small check each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much it matters: an error breaks an invariant, a warning asks for a look, an info is a fact worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class AuditItem:
    """One thing that a check found. `record` is the row, as "assertion 6f1c...", or "" for the database as a whole."""

    severity: Severity
    check: str
    record: str
    sentence: str


def audit() -> list[AuditItem]:
    """All that is wrong or worth knowing in the stored data, errors first; empty where all is well."""
    raise NotImplementedError
