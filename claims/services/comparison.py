"""Relations, groups, topics and origins over all current documents, stored so that people's decisions always win."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Progress = Callable[[int, int, str], None]
"""Called with (done, total, step)."""


@dataclass(frozen=True, slots=True)
class RelateResult:
    """What relating changed: `counts` by name ("claims_made", "relations_made", "relations_stale" ...), zeros included.

    `run_id` is None in a dry run and where nothing changed.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    documents: int = 0
    run_id: uuid.UUID | None = None
    dry_run: bool = False

    @property
    def changed(self) -> bool:
        """True where at least one row was made, changed or deleted."""
        return any(self.counts.values())


def relate_all(*, progress: Progress | None = None, dry_run: bool = False) -> RelateResult:
    """Relate all claims of all current held documents and store what changed."""
    raise NotImplementedError
