"""Which of the questions that a claim answers becomes its topic."""

from __future__ import annotations

import uuid

import pytest

from claims.services.topics import chosen_topics

CLAIMS = {name: uuid.uuid5(uuid.NAMESPACE_OID, name) for name in "abcde"}


@pytest.mark.parametrize(
    ("answers", "topics"),
    [
        ({"trade": "ab"}, {"a": "trade", "b": "trade"}),
        ({"trade": "a"}, {}),
        ({"trade": "abc", "visits": "cd"}, {"a": "trade", "b": "trade", "c": "trade"}),
        ({"trade": "abc", "visits": "cde"}, {"a": "trade", "b": "trade", "d": "visits", "e": "visits", "c": "visits"}),
        ({"trade": "ab", "visits": "cde"}, {"a": "trade", "b": "trade", "c": "visits", "d": "visits", "e": "visits"}),
        ({"largest": "abc", "one": "c", "two": "cd", "three": "d"}, {"a": "largest", "b": "largest", "c": "largest"}),
        ({}, {}),
    ],
)
def test_a_claim_gets_the_topic_most_share(answers: dict[str, str], topics: dict[str, str]) -> None:
    wanted = {CLAIMS[claim]: topic for claim, topic in topics.items()}
    for order in (answers, dict(reversed(answers.items()))):
        assert chosen_topics({key: {CLAIMS[name] for name in names} for key, names in order.items()}) == wanted
