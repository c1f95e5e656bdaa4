"""Figures whose measure no table names: whether two texts answer one question, and whether their figures meet."""

from __future__ import annotations

import pytest

from claims.analysis.relations.values import Verdict

from .making import article, relations_of

# Two reports on one matter: the same ferry, the same harbour.
FERRY = ("The ferry Alba Norda ran between Corvara and Tolmin.", "The sea off Corvara was rough that night.")
DAY = "3 May 2015"


def verdicts(left: str, right: str, *, days: tuple[str, str] = (DAY, DAY)) -> list[tuple[str, str]]:
    """The verdicts with their rules that two reports get for the sentences that are added to them."""
    told = (
        article(*FERRY, text, title="The ferry Alba Norda", day=day)
        for text, day in zip((left, right), days, strict=True)
    )
    found = relations_of(*told)
    return [(str(r.verdict), r.rule) for r in found if r.rule.startswith(("values", "gate"))]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The hull was 74 metres long.", "The ship was 74 m long."),
        ("She had a crew of 22.", "The crew numbered 22."),
        ("The ship sank 11 nautical miles from the coast.", "The ferry sank 20 kilometres from the coast."),
        ("The ship was certified for 260 passengers.", "The ferry was licensed to carry 260 passengers."),
        ("The first helicopter arrived after 90 minutes.", "The helicopter took an hour and a half to come."),
        ("The ferry carried 38 vehicles.", "Of the 38 vehicles on deck two were buses."),
        ("Six in ten islanders voted for a new ferry.", "For a new ferry voted 61 per cent of the islanders."),
        ("Each family was paid 30,000 crowns.", "The owner paid 30,000 crowns to each family."),
    ],
)
def test_one_figure_in_other_words_agrees(left: str, right: str) -> None:
    assert {verdict for verdict, _ in verdicts(left, right)} & {Verdict.AGREES, Verdict.REFINES}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The hull was 74 metres long.", "The ship was 91 m long."),
        ("The ship sank within 25 minutes.", "The ferry went down in ten minutes."),
        ("The ship was certified for 260 passengers.", "The ferry was licensed to carry 360 passengers."),
        ("Gusts reached 80 kilometres an hour.", "Gusts of 110 km/h were measured."),
        ("Waves were four metres high.", "Wave height was 2.5 metres."),
        ("The ferry had 318 people on board.", "The ferry left with 371 persons on board."),
        ("Rain fell for 53 hours.", "The rain that hid the coast lasted only 30 hours."),
        ("The inquiry made 54 recommendations.", "The inquiry made 45 recommendations."),
    ],
)
def test_two_answers_to_one_question_stand_against_each_other(left: str, right: str) -> None:
    found = verdicts(left, right)
    assert {verdict for verdict, _ in found} & {Verdict.CONTRADICTS, Verdict.TENSION}
    assert {verdict for verdict, _ in found} <= {Verdict.CONTRADICTS, Verdict.TENSION}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The hull was 74 metres long.", "The mast was 31 metres high."),  # another measure
        ("The ship was certified for 260 passengers.", "Coastguards rescued 241 passengers."),
        ("The ferry carried 38 vehicles.", "The ferry carried 12 buses."),  # other things
        ("The Alba Norda was 74 metres long.", "The Mira Sund was 61 metres long."),  # another object
        ("The ferry carries 900 vehicles a day.", "The ferry carries 240 vehicles an hour."),  # another rate
        ("The ship was 74 metres long.", "In 1988 the ship was lengthened by 9 metres."),  # a change
        ("The fare is 14 euros.", "In 2003 the fare was 9 euros."),  # another year
        ("The quay is 400 metres long.", "A second quay is 300 metres long."),  # another of the kind
        ("The quay will be 400 metres long.", "The city hopes for a quay of 500 metres."),  # wishes
        ("The ferry carried 38 vehicles.", "The ferry carried 39 vehicles on average."),  # an average
        ("The ship sank within 25 minutes.", "The ship sank 25 years ago."),  # no duration
        ("Rescuers found 41 bodies.", "Rescuers found 12 life vests."),
        ("The ferry had 318 people on board.", "Of the people on board, 40 were children."),  # a part
        ("The ferry had 318 people on board.", "Elsewhere a ferry had 90 people on board."),  # elsewhere
        ("The inquiry took 14 months.", "The voyage took 14 hours."),
        ("The ship cost 30 million euros.", "The owner paid a fine of 2 million euros."),
        ("The ship cost 30 million euros.", "The ship was insured for 18 million euros."),
        ("The yard lost seven orders.", "The yard has 22 orders."),
        ("The fire burned 4,700 hectares.", "No fire was larger since 1985, when 9,000 hectares burned."),  # earlier
        ("The owner had debts of 8 million euros.", "The owner had net debts of 6 million euros."),  # net and gross
        ("The owner ordered four KA-12 rescue boats.", "The owner ordered sixteen RB-70 rescue boats."),
    ],
)
def test_look_alikes_stay_apart(left: str, right: str) -> None:
    assert {verdict for verdict, _ in verdicts(left, right)} <= {Verdict.NOT_COMPARABLE}


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        ("Storms have killed 41 people.", "Storms have killed 67 people.", ("3 May 2015", "20 June 2015")),
        (
            "Fires have killed 12 people.",
            "Fires have killed 19 people.",
            ("3 May 2015", "2 July 2015"),
        ),
    ],
)
def test_a_count_that_grows_is_superseded(left: str, right: str, days: tuple[str, str]) -> None:
    assert not {Verdict.CONTRADICTS, Verdict.TENSION} & {verdict for verdict, _ in verdicts(left, right, days=days)}


def test_estimates_of_two_houses_are_a_spread() -> None:
    found = verdicts(
        "Corby Bank puts the loss of the owner at 190 million euros.",
        "Fennick Research estimates the loss of the owner at 230 million euros.",
    )
    assert found == [(Verdict.TENSION, "values.spread")]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "The new ferry cost $92 million (78 million euros).",
            "The new ferry cost 78 million euros.",
            [Verdict.AGREES],
        ),
        (
            "The new ferry cost 160 million euros.",
            "The new ferry cost $92 million (78 million euros).",
            [Verdict.CONTRADICTS],
        ),
        (
            "The new ferry cost 78 million euros.",
            "The cost of the ferry came to $60 million.",
            [Verdict.NOT_COMPARABLE],
        ),
    ],
)
def test_two_currencies_meet_only_through_a_rate_that_a_text_gives(
    left: str, right: str, expected: list[Verdict]
) -> None:
    assert [verdict for verdict, _ in verdicts(left, right)] == expected


def test_documents_of_two_matters_are_not_compared() -> None:
    one = article("The ferry Alba Norda sank off Corvara.", "The ship was 74 metres long.", title="Alba Norda")
    other = article("The ferry Mira Sund sank off Tolmin.", "The ship was 91 metres long.", title="Mira Sund")
    assert relations_of(one, other) == []
