"""Topics as rows: of the questions that a claim answers the one that most claims share, where at least two do."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Mapping

from claims.models import Claim, Topic
from claims.models.base import content_id
from claims.services.reading import Comparison
from claims.services.recording import create_recorded, delete_recorded, update_recorded

KEY_LENGTH = 300
FEWEST = 2
"""Claims that a topic needs: a question that one claim alone answers compares nothing."""


def chosen_topics(answers: Mapping[str, Collection[uuid.UUID]]) -> dict[uuid.UUID, str]:
    """The topic of each claim, from the claims that answer each topic.

    A claim gets the topic with most answers; a topic that is left with fewer than FEWEST is given up, and its claims go
    to the next that they answer. Which comes first in `answers` makes no difference.
    """
    open_topics = {key: set(claims) for key, claims in answers.items()}
    while True:
        found = _largest(open_topics)
        sizes = Counter(found.values())
        needless = [key for key in open_topics if sizes[key] < FEWEST]
        if not needless:
            return found
        # the smallest goes first: what it gives up may make up the number of another
        del open_topics[min(needless, key=lambda key: (sizes[key], len(open_topics[key]), key))]


def _largest(answers: Mapping[str, Collection[uuid.UUID]]) -> dict[uuid.UUID, str]:
    ordered = sorted(answers, key=lambda key: (len(answers[key]), key))
    return {claim: key for key in ordered for claim in answers[key]}


def store_topics(
    comparison: Comparison, placed: Mapping[uuid.UUID, uuid.UUID], reason: str
) -> tuple[dict[uuid.UUID, uuid.UUID], int]:
    """Store topics that are new; returns the topic of each claim that answers one, and the number made."""
    by_key = comparison.assertions_of()
    named = {topic.key[:KEY_LENGTH]: topic for topic in comparison.topics}
    answers = {
        key: {placed[by_key[member]] for member in topic.claims if by_key[member] in placed}
        for key, topic in named.items()
    }
    topic_of = chosen_topics(answers)
    stored = {key: topic for topic, key in Topic.objects.values_list("id", "key") if key}
    made = [
        Topic(
            id=content_id("topic", named[key].key),
            key=key,
            title=named[key].title[:500],
            unit=named[key].unit[:60],
            per=named[key].per[:60],
        )
        for key in sorted(set(topic_of.values()) - stored.keys())
    ]
    create_recorded(Topic, made, reason=reason)
    stored |= {topic.key: topic.id for topic in made if topic.key}
    return {claim: stored[key] for claim, key in topic_of.items()}, len(made)


def set_topics(topic_of: Mapping[uuid.UUID, uuid.UUID], made: Collection[uuid.UUID], reason: str) -> int:
    """Give claims that no person touched the topic that they answer; returns how many changed."""
    changed = []
    for claim in Claim.objects.filter(version=1, merged_into__isnull=True):
        if claim.id not in made and claim.topic_id != topic_of.get(claim.id):
            claim.topic_id = topic_of.get(claim.id)
            changed.append(claim)
    update_recorded(Claim, changed, ["topic"], reason=reason, edited=False)
    return len(changed)


def delete_topics(reason: str) -> int:
    """Delete the machine's topics that nothing answers any more and that no person touched; returns how many."""
    gone = list(Topic.objects.filter(key__isnull=False, version=1, claims__isnull=True))
    delete_recorded(gone, reason=reason)
    return len(gone)
