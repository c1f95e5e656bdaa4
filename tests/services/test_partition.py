"""Which assertions make one claim."""

from __future__ import annotations

from uuid import UUID

import pytest

from claims.services.partition import assign, founded_by

A, B, C = (UUID(int=n) for n in (1, 2, 3))
ARRANGED, OTHER = UUID(int=100), UUID(int=101)

Home = dict[UUID, UUID | None]


@pytest.mark.parametrize(
    ("groups", "home", "pinned", "hints", "expected"),
    [
        pytest.param(
            [[B, A]], {}, set(), {}, {A: founded_by(A), B: founded_by(A)}, id="a new group is named by its least"
        ),
        pytest.param(
            [[A, B, C]],
            {B: founded_by(B)},
            set(),
            {},
            dict.fromkeys((A, B, C), founded_by(B)),
            id="a group joins the claim that one of it has",
        ),
        pytest.param(
            [[A], [B]],
            {A: founded_by(A), B: founded_by(A)},
            set(),
            {},
            {A: founded_by(A), B: founded_by(B)},
            id="a claim that falls apart stays with its founder",
        ),
        pytest.param(
            [[A, B]],
            {A: founded_by(A), B: founded_by(B)},
            set(),
            {},
            dict.fromkeys((A, B), min(founded_by(A), founded_by(B), key=str)),
            id="claims that grow together become one",
        ),
        pytest.param(
            [[A], [B]],
            {A: ARRANGED, B: ARRANGED},
            {ARRANGED},
            {},
            {A: ARRANGED, B: ARRANGED},
            id="a merge by hand stays",
        ),
        pytest.param(
            [[A, B]],
            {A: ARRANGED, B: OTHER},
            {ARRANGED, OTHER},
            {},
            {A: ARRANGED, B: OTHER},
            id="a split by hand stays",
        ),
        pytest.param(
            [[A, B]],
            {A: founded_by(A), B: ARRANGED},
            {ARRANGED},
            {},
            {A: ARRANGED, B: ARRANGED},
            id="what is new joins what people arranged",
        ),
        pytest.param([[A]], {}, {ARRANGED}, {A: ARRANGED}, {A: ARRANGED}, id="a new version goes on with a decision"),
    ],
)
def test_assertions_find_their_claim(
    groups: list[list[UUID]], home: Home, pinned: set[UUID], hints: dict[UUID, UUID], expected: dict[UUID, UUID]
) -> None:
    assert assign(groups, home, pinned, hints) == expected
    assert assign(list(reversed(groups)), home, pinned, hints) == expected


def test_a_name_in_use_is_not_given_twice() -> None:
    placed = assign([[A], [B]], {A: founded_by(B)}, {founded_by(B)}, {})
    assert placed[A] == founded_by(B)
    assert placed[B] != founded_by(B)


def test_a_second_time_changes_nothing() -> None:
    groups = [[A, C], [B]]
    placed = assign(groups, {}, set(), {})
    assert assign(groups, {**placed}, set(), {}) == placed
