"""What holds of everything that is found in any text, however odd: places, sameness, and work in step with length.

No time is measured here, as it is not the same twice: the work is counted in calls, and `python -m benchmarks.fuzzing`
measures processor time on worst texts.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.invariants import FINDERS, faults
from benchmarks.worst_texts import FRAMES, JOINS, MARKS, PIECES, Recipe, lexicon_words, mutated
from claims.analysis import find_reuse
from tests.work import calls_of

ROOT = Path(__file__).parents[2]
SENTENCES = (
    "The port of Narvik opened in May 2019, Anna Holm said. ",
    "“We have 16 tugs”, the harbour master told NTB, “and 2.5 million tonnes a year.” ",
    "Norway and Sweden have not yet signed a contract for four NH-90 helicopters. ",
    "According to the Port Institute (PI), trade rose by 5% to US\\$ 1bn.<sup>1</sup> ",
    "1. Anna Holm, “Ports of the North”, *The Courier*, 3 May 2019, http://a.example/b.\n",
    "Ibid., p. 3.\n",
)
FIGURES = st.from_regex(r"[$€£]?[0-9]{1,6}([.,:/-][0-9]{1,4}){0,3}(%|st|th|k|bn| million| km)?", fullmatch=True)
PARTS = st.one_of(
    st.sampled_from(PIECES),
    st.sampled_from(MARKS),
    st.sampled_from(lexicon_words()),
    st.sampled_from(SENTENCES),
    FIGURES,
    st.text(max_size=6),
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A text of words of the lexicon, figures, marks, tags, notes and anything else, in some frame."""
    head, tail = draw(st.sampled_from(FRAMES))
    text = head + draw(st.sampled_from(JOINS)).join(draw(st.lists(PARTS, max_size=40))) + tail
    return text.replace("\n", draw(st.sampled_from(("\n", "\r\n", "\n\n"))))


@pytest.mark.parametrize("finder", FINDERS)
@settings(max_examples=60, deadline=None)
@given(text=documents())
def test_what_is_found_stands_where_it_says(finder: str, text: str) -> None:
    assert faults(finder, text) == []


@pytest.mark.parametrize("finder", FINDERS)
@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=400))
def test_what_is_found_in_any_characters_stands_where_it_says(finder: str, text: str) -> None:
    assert faults(finder, text) == []


@pytest.mark.parametrize("finder", FINDERS)
@settings(max_examples=25, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_what_is_found_in_a_sample_gone_wrong_stands_where_it_says(finder: str, chance: random.Random) -> None:
    text = chance.choice(_samples())
    at = chance.randrange(len(text))
    assert faults(finder, mutated(text[at : at + 1500], chance)) == []


@settings(max_examples=40, deadline=None)
@given(first=documents(), second=documents())
def test_texts_read_before_change_nothing(first: str, second: str) -> None:
    alone = FINDERS["extract"](second)
    FINDERS["extract"](first)
    assert FINDERS["extract"](second) == alone


@settings(max_examples=40, deadline=None)
@given(first=documents(), second=documents())
def test_what_two_texts_share_stands_in_both(first: str, second: str) -> None:
    for reuse in find_reuse({"a": first, "b": second}):
        texts = {"a": first, "b": second}
        assert 0 <= reuse.left_start < reuse.left_end <= len(texts[reuse.left])
        assert 0 <= reuse.right_start < reuse.right_end <= len(texts[reuse.right])


def _samples() -> list[str]:
    return [path.read_text() for path in sorted((ROOT / "seeds").glob("*.txt"))]


def _digest() -> str:
    """What is found in some texts, in short."""
    chance = random.Random(7)
    texts = [*_samples(), *(mutated(text, chance) for text in _samples())]
    found = repr([[find(text) for find in FINDERS.values()] for text in texts])
    return hashlib.sha256(found.encode()).hexdigest()


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_order_of_sets_has_no_say(seed: str) -> None:
    command = [sys.executable, "-c", "from tests.analysis.test_properties import _digest; print(_digest())"]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=True)
    assert run.stdout.strip() == _digest()


def _calls(finder: str, text: str) -> int:
    return calls_of(lambda: FINDERS[finder](text))


WORST = [
    Recipe("", "word ", ""),
    Recipe("", "Word ", ""),
    Recipe("", "Anna Holm said ", ""),
    Recipe("", "Anna Holm, ", ""),
    Recipe("", "said that ", ""),
    Recipe("", "“port” ", ""),
    Recipe("", "“", ""),
    Recipe("", "'", ""),
    Recipe("", "1 ", ""),
    Recipe("", "12,000 ", ""),
    Recipe("", "one hundred ", ""),
    Recipe("", "$5 to ", ""),
    Recipe("", "3 May 2019 ", ""),
    Recipe("", "May ", ""),
    Recipe("", "between 1990 and ", ""),
    Recipe("", "Norway and ", ""),
    Recipe("", "Norwegian prime minister ", ""),
    Recipe("", "of the Port Institute (PI) ", ""),
    Recipe("", "not yet ", ""),
    Recipe("", "and it is ", ""),
    Recipe("", "; it is ", ""),
    Recipe("", "U.S. ", ""),
    Recipe("", "… ", ""),
    Recipe("", "(", ""),
    Recipe("", "<b>", ""),
    Recipe("", "The port grew. ", ""),
    Recipe("", "The port grew.\n\n", ""),
    Recipe("", "- item\n", ""),
    Recipe("", "# Port\n\n", ""),
    Recipe("The port grew.<sup>1</sup>\n\nNotes\n\n", "1. Anna Holm, “Ports”, 2011, p. 3.\n", ""),
    Recipe("The port grew.<sup>1</sup>\n\nNotes\n\n1. Holm.\n", "2. Ibid.\n", ""),
    Recipe("A Port\n\nBy ", "Anna Holm, ", "\n\nThe port grew."),
]


@pytest.mark.parametrize("recipe", WORST, ids=lambda recipe: repr(recipe.pump))
@pytest.mark.parametrize("finder", FINDERS)
def test_a_text_twice_as_long_makes_no_more_than_twice_the_work(finder: str, recipe: Recipe) -> None:
    short, long = recipe.of_length(3000), recipe.of_length(6000)
    FINDERS[finder](long)  # what is kept once made
    assert _calls(finder, long) <= 2.2 * _calls(finder, short) + 50


def test_the_count_of_calls_shows_work_that_grows_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FINDERS, "slow", lambda text: [text[:n].strip() for n in range(len(text) ** 2 // 100)])
    assert _calls("slow", "word " * 120) > 2.2 * _calls("slow", "word " * 60) + 50
