"""Topics as rows: of the questions that a claim answers the one that most claims share, where at least two do."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from claims.analysis.relations.topics import title_of
from claims.derived.models import Answer, UnsettledQuestion
from claims.models import Claim, Topic
from claims.models.base import content_id
from claims.services.recording import batches, create_recorded, delete_recorded, update_recorded

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


@dataclass(slots=True)
class Questions:
    """Questions with all that decides on their topics: the claims that answer each, and how they word it."""

    answers: dict[str, set[uuid.UUID]] = field(default_factory=lambda: defaultdict(set))
    titles: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    rates: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    units: dict[str, str] = field(default_factory=dict)


def settle_topics(most: int, reason: str) -> tuple[int, Counter[str]]:
    """Choose anew the topics of the next `most` questions whose answers changed, and of those bound up with them.

    Returns how many questions were settled (0 where all are), and how many rows were made, changed and deleted.
    """
    waiting = UnsettledQuestion.objects.order_by("key").values_list("key", flat=True)
    keys = set(waiting[:most])
    if not keys:
        return 0, Counter()
    asked = _bound_up(keys)
    settled = 0
    counts = _store_topics(asked, keys, reason)
    for part in batches(sorted(keys | asked.answers.keys())):
        settled += UnsettledQuestion.objects.filter(key__in=part).delete()[0]
    return settled, counts


def _bound_up(keys: Collection[str]) -> Questions:
    """All questions to which a way leads from `keys` over claims that answer two of them, with their answers."""
    asked = Questions()
    claims: set[uuid.UUID] = set()
    known: set[str] = set()
    frontier = set(keys)
    while frontier:
        known |= frontier
        fresh: set[uuid.UUID] = set()
        for part in batches(sorted(frontier)):
            rows = _live_answers().filter(key__in=part).order_by("key", "id")
            for key, claim, title, unit, per in rows.values_list(*_SAID):
                fresh.add(claim)
                asked.answers[key].add(claim)
                asked.titles[key].append(title)
                asked.rates[key].add(per)
                asked.units[key] = min(unit, asked.units.get(key, unit))
        frontier = set()
        for members in batches(sorted(fresh - claims)):
            rows = _live_answers().filter(comparable__assertion__claim__in=members)
            frontier |= set(rows.order_by().values_list("key", flat=True).distinct())
        frontier -= known
        claims |= fresh
    return asked


_SAID = ("key", "comparable__assertion__claim", "title", "unit", "per")


def _live_answers() -> QuerySet[Answer]:
    """What assertions in claims answer."""
    return Answer.objects.filter(comparable__assertion__claim__isnull=False)


def _store_topics(asked: Questions, keys: Collection[str], reason: str) -> Counter[str]:
    """Give the claims their topics; topics that no claim has any more go."""
    chosen = chosen_topics(asked.answers)
    every = sorted({*keys, *asked.answers})
    topics: dict[str | None, Topic] = {}
    for names in batches(every):
        topics |= {row.key: row for row in Topic.objects.filter(key__in=names)}
    claims: dict[uuid.UUID, Claim] = {}
    for part in batches(sorted({claim for members in asked.answers.values() for claim in members})):
        claims |= {row.id: row for row in Claim.objects.filter(id__in=part, version=1, merged_into__isnull=True)}
    for ids in batches(sorted(row.id for row in topics.values())):
        claims |= {row.id: row for row in Claim.objects.filter(topic__in=ids, version=1, merged_into__isnull=True)}
    needed = {chosen[claim] for claim in claims if claim in chosen}
    made = [_topic(asked, key) for key in sorted(key for key in needed if key not in topics)]
    create_recorded(Topic, made, reason=reason)
    topics |= {row.key: row for row in made}
    changed = []
    for claim in claims.values():
        topic = topics[chosen[claim.id]].id if claim.id in chosen else None
        if claim.topic_id != topic:
            claim.topic_id = topic
            changed.append(claim)
    update_recorded(Claim, changed, ["topic"], reason=reason, edited=False)
    renamed = [row for row in topics.values() if row.version == 1 and row.key in needed and _rename(asked, row)]
    update_recorded(Topic, renamed, ["title", "unit", "per"], reason=reason, edited=False)
    return Counter(
        topics_made=len(made),
        topics_changed=len(renamed),
        topics_set=len(changed),
        topics_deleted=_delete_unanswered([row.id for row in topics.values()], reason),
    )


def _topic(asked: Questions, key: str) -> Topic:
    title, per = title_of(asked.titles[key], asked.rates[key])
    return Topic(
        id=content_id("topic", key), key=key, title=title[:500], unit=asked.units.get(key, "")[:60], per=per[:60]
    )


def _rename(asked: Questions, row: Topic) -> bool:
    """Let the topic `row` be called as its answers word it now; True where that is new."""
    fresh = _topic(asked, row.key or "")
    before = row.title, row.unit, row.per
    row.title, row.unit, row.per = fresh.title, fresh.unit, fresh.per
    return before != (row.title, row.unit, row.per)


def _delete_unanswered(topics: Collection[uuid.UUID], reason: str) -> int:
    """Delete those of the machine's topics that no claim has and that no person touched; returns how many."""
    number = 0
    for part in batches(sorted(topics)):
        gone = list(Topic.objects.filter(id__in=part, key__isnull=False, version=1, claims__isnull=True))
        delete_recorded(gone, reason=reason)
        number += len(gone)
    return number
