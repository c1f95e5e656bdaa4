"""The values of a topic on one axis: a small drawing as plain figures, which a template turns into SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.queries.desk import TopicRow

LABEL, WIDTH, ROW, TOP = 300, 1_000, 30, 14
"""Units of the drawing: room for names, whole width, height of a row, room above the first."""

_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A value: a point where `left == right`, else an interval. `open` values are planned, targeted, possible ..."""

    y: int
    left: float
    right: float
    name: str
    label: str
    tone: str
    open: bool

    @property
    def label_x(self) -> float:
        """Where the words beside the value begin."""
        return self.right + 14


@dataclass(frozen=True, slots=True)
class Axis:
    """The drawing."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    unit: str
    width: int
    height: int
    bottom: int


def axis(rows: Sequence[TopicRow]) -> Axis | None:
    """The rows of one unit on an axis; None where fewer than two values of one unit are there."""
    units = [row.claim.unit for row in rows if row.claim.low is not None or row.claim.high is not None]
    if not units:
        return None
    unit = max(sorted(set(units)), key=units.count)
    shown = [
        row for row in rows if row.claim.unit == unit and (row.claim.low is not None or row.claim.high is not None)
    ]
    if len(shown) < 2:
        return None
    ends = [(_end(row.claim.low, row.claim.high), _end(row.claim.high, row.claim.low)) for row in shown]
    ticks, low, high = _grid(min(left for left, _ in ends), max(right for _, right in ends))
    scale = (WIDTH - LABEL - 190) / (high - low)
    divisor, word = _magnitude(min((abs(end) for pair in ends for end in pair if end), default=0.0))
    bars = tuple(
        _bar(row, LABEL + (a - low) * scale, LABEL + (b - low) * scale, i)
        for i, (row, (a, b)) in enumerate(zip(shown, ends, strict=True))
    )
    bottom = TOP + ROW * len(bars)
    lines = tuple(Tick(round(LABEL + (t - low) * scale, 1), f"{t / divisor:,.6g}") for t in ticks)
    return Axis(lines, bars, f"{word} {unit}".strip(), WIDTH, bottom + 30, bottom)


def _bar(row: TopicRow, left: float, right: float, index: int) -> Bar:
    name = row.documents[0] if row.documents else row.claim.statement
    firm = row.claim.modality in {"asserted", "reported", "denied"}
    label = ", ".join(word for word in (row.claim.period, "" if firm else row.claim.get_modality_display()) if word)
    return Bar(
        y=TOP + ROW * index + ROW // 2,
        left=round(left, 1),
        right=round(right, 1),
        name=name if len(name) <= 42 else name[:41] + "…",
        label=label,
        tone="contradict" if row.contradicted else "accent",
        open=not firm,
    )


def _end(value: Decimal | None, other: Decimal | None) -> float:
    return float(value if value is not None else other or 0)


def _magnitude(smallest: float) -> tuple[float, str]:
    """By what the figures of the axis are divided, and the word for it, so that the smallest is still one or more."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if smallest >= size:
            return size, word
    return 1.0, ""


def _grid(low: float, high: float) -> tuple[list[float], float, float]:
    """Round figures for the grid, and the ends of the axis: both multiples of one step, at most six lines."""
    spread = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(spread / 5))
    step = next(s * power for s in _STEPS if s * power * 5 >= spread)
    first, last = math.floor(low / step) * step, math.ceil(high / step) * step
    if first == last:
        last = first + step
    count = round((last - first) / step)
    return [first + i * step for i in range(count + 1)], first, last
