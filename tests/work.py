"""How much work a call is, counted in calls: unlike a time, it is the same on every machine and in every run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def calls_of(work: Callable[[], object]) -> int:
    """How many calls of functions, those of the interpreter's own included, `work` makes."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def grows_in_step(work: Callable[[int], Callable[[], object]], size: int, *, times: int = 2) -> bool:
    """Whether `work(size * times)` makes at most `times` the calls of `work(size)`, a tenth more allowed."""
    short, long = work(size), work(size * times)
    long()  # what is kept once made
    return calls_of(long) <= 1.1 * times * calls_of(short) + 50
