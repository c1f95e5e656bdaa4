"""The benchmark of relating: what it makes up is the same every time and shares what it says it does."""

from __future__ import annotations

import pytest

from benchmarks import relating
from benchmarks.made_texts import made_texts
from benchmarks.relating import exponent
from benchmarks.reuse_peers import containment, pairs_of
from claims.analysis import find_reuse

STEMS = ("lan", "mor", "tes", "wil")
WORDS = tuple(f"{a}{b}{c}" for a in STEMS for b in ("do", "ki", "ra") for c in ("n", "st", "ve", "x"))


@pytest.mark.parametrize(("points", "slope"), [([(10, 1), (100, 10)], 1), ([(1, 2), (10, 200), (100, 20_000)], 2)])
def test_the_exponent_of_growth(points: list[tuple[float, float]], slope: float) -> None:
    assert exponent(points) == pytest.approx(slope)


def test_made_up_texts_are_the_same_every_time_and_known_pairs_share_passages() -> None:
    base = made_texts(60, WORDS, seed=2)
    assert base == made_texts(60, WORDS, seed=2)
    assert base != made_texts(60, WORDS, seed=3)
    assert base.known
    assert base.known <= {(a, b) for a in base.texts for b in base.texts if a < b}
    assert all(3000 < len(text) < 8000 for text in base.texts.values())


def test_finders_give_pairs_with_what_ranks_them() -> None:
    said = "the ferry was already listing badly when the second engine failed outside the harbour"
    texts = {"a": f"He said that {said}.", "b": f"Yesterday {said}, she wrote.", "c": "Nothing of this stands here."}
    assert set(pairs_of(find_reuse(texts))) == set(containment(texts)) == {("a", "b")}


def test_a_measurement_that_gave_nothing_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relating, "measured", lambda *_: {"reason": "over 3 s"})
    options = relating.parser().parse_args(["--sizes", "10,20", "--workers", "1", "--texts", "5"])
    assert any("over 3 s" in line for line in relating.relating(options))
    assert any("over 3 s" in line for line in relating.adding(options))
    assert any("over 3 s" in line for line in relating.reusing(options))
