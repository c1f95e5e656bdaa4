"""All areas, in the order of the page."""

from __future__ import annotations

from tests.recognised import dates, figures, formats, layout, names, propositions, sayings, works
from tests.recognised.rows import Area

AREAS: tuple[Area, ...] = (
    *figures.AREAS, *dates.AREAS, *sayings.AREAS, *works.AREAS, *propositions.AREAS, *names.AREAS, *layout.AREAS,
    *formats.AREAS,
)  # fmt: skip
