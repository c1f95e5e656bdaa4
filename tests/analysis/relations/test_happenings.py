"""What happened to a thing, when, where and by whom: any field, told by verbs and by nouns."""

from __future__ import annotations

import pytest

from claims.analysis.relations.values import FrameKind, Verdict

from .making import article, frames_of, relations_of

DAM = ("The Corva dam stands above Tolmin.", "In Tolmin people live by the Corva dam.")
RULES = ("happening.",)


def dated(*sentences: str) -> list[tuple[str, str, str | None]]:
    """What happened, to what name or class, and the first day of the period."""
    found = [f for f in frames_of(*sentences, kind=FrameKind.HAPPENING) if f.predicate.startswith("happening ")]
    return [
        (f.predicate.removeprefix("happening "), " ".join(sorted(w for w in f.topic if w[0] in "#=")), f.earliest)
        for f in found
    ]


@pytest.mark.parametrize(
    ("sentence", "happening", "thing", "earliest"),
    [
        ("The Corva dam was completed in 1974.", "completion", "#corva =dam", "1974-01-01"),
        ("The builder Lind Works completed the Corva dam in 1974.", "completion", "#corva =dam", "1974-01-01"),
        ("The completion of the Corva dam in 1974 was a feast.", "completion", "#corva =dam", "1974-01-01"),
        ("Lind Pumps, founded in 1958, built it.", "founding", "#lind #pumps", "1958-01-01"),
        ("Founded in 1958, Lind Pumps makes pumps.", "founding", "#lind #pumps", "1958-01-01"),
        ("The ferry Aurora sank on 4 May 2011.", "sinking", "#aurora =ship", "2011-05-04"),
        ("The ferry Aurora, which was bought in 2009, is old.", "sale", "#aurora =ship", "2009-01-01"),
        ("Work on the Corva dam began in May 2011.", "beginning", "=work", "2011-05-01"),
        ("The trial enrolled its first patient on 4 May 2011.", "enrolment", "=volunteer", "2011-05-04"),
        ("Estrel joined the Customs Union in 2004.", "joining", "#estrel", "2004-01-01"),
        ("The union, which Estrel joined in 2004, grows.", "joining", "#estrel", "2004-01-01"),
        ("The last inspection took place in May 2011.", "inspection", "", "2011-05-01"),
        ("Since 1987, when Lind Mill was opened, it grew.", "opening", "#lind =plant", "1987-01-01"),
        ("The Calda earthquake of 1996 was strong.", "event", "#calda =earthquake", "1996-01-01"),
        ("Anna Lind (1904-1979) was a doctor.", "birth", "#anna #lind", "1904-01-01"),
    ],
)
def test_what_happened_has_a_thing_and_a_date(sentence: str, happening: str, thing: str, earliest: str) -> None:
    assert (happening, thing, earliest) in dated(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The dam had been admired before 1974.",
        "An inspector found cracks in May 2011.",
        "In 2011 he was seen five months after the sinking.",
        "A dam was opened by the mayor.",
        "The Corva dam was never completed in 1974.",
        "The Corva dam was completed, and in 1974 the mayor was ill.",
    ],
)
def test_what_does_not_date_a_happening_is_left(sentence: str) -> None:
    told = dated("The town is old.", "People live there.", sentence)
    assert [row for row in told if row[0] in ("completion", "opening", "founding", "sinking")] == []


def test_a_pronoun_and_a_class_noun_take_up_the_thing() -> None:
    found = dated("The ferry Aurora is old.", "It was built in 1983.", "The vessel was sold in 2009.")
    assert ("building", "#aurora =ship", "1983-01-01") in found
    assert ("sale", "#aurora =ship", "2009-01-01") in found


def test_three_years_later_is_counted() -> None:
    found = dated("Estrel left the bloc in 1999 and joined the Customs Union three years later.")
    assert ("joining", "#estrel", "2002-01-01") in found


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The Corva dam was completed in 1974.", "The dam was finished in 1976.", Verdict.CONTRADICTS),
        ("The Corva dam was completed in 1974.", "The completion of the dam was in May 1974.", Verdict.REFINES),
        ("The Corva dam was completed in 1974.", "The Corva dam was finished in 1974.", Verdict.AGREES),
        ("The Corva dam was sold in 1974.", "The Corva dam was bought in 1976.", Verdict.TENSION),
        ("The Corva dam was sold in 1974.", "The Corva dam was sold in 1996.", Verdict.NOT_COMPARABLE),
        (
            "The Corva dam was inspected in May 2004.",
            "The Corva dam was inspected in May 2008.",
            Verdict.NOT_COMPARABLE,
        ),
        (
            "The Corva dam was last inspected in May 2004.",
            "The Corva dam was last inspected in 2008.",
            Verdict.CONTRADICTS,
        ),
        ("The Corva dam will open in May 2016.", "The Corva dam was opened in May 2014.", Verdict.NOT_COMPARABLE),
        ("The Corva dam was completed in 1974.", "The Lind dam was finished in 1976.", None),
        ("The Corva dam was completed in 1974.", "A second dam was finished in 1976.", None),
        ("The Corva dam was completed in 1974.", "Work on the dam began in 1969.", None),
        ("The Corva dam was opened in 1974.", "The Corva bridge was opened in 1976.", None),
        (
            "The Corva dam was not inspected since 2010.",
            "The Corva dam was inspected in May 2012.",
            Verdict.CONTRADICTS,
        ),
        ("The Corva dam was not inspected since 2010.", "The Corva dam was inspected in May 2008.", None),
        ("The Corva dam was designed by Ada Holm.", "The Corva dam was designed by Per Dahl.", Verdict.TENSION),
        ("The Corva dam was designed by Ada Holm.", "The dam was designed by the engineer Holm.", Verdict.AGREES),
        ("The Corva dam was opened in Lagar in 1974.", "The Corva dam was opened in Narvo in 1974.", Verdict.TENSION),
        ("Ada Holm was born in 1950.", "Ada Holm (1952-2004) drew the dam.", Verdict.CONTRADICTS),
        ("Ada Holm, 63, drew the dam.", "Ada Holm was born in 1961.", Verdict.CONTRADICTS),
        ("Ada Holm, 63, drew the dam.", "Ada Holm was born in 1951.", None),
    ],
)
def test_two_tellings_of_one_happening(left: str, right: str, verdict: Verdict | None) -> None:
    found = relations_of(article(*DAM, left, title="Corva"), article(*DAM, right, title="Corva"))
    told = {f.rule for r in found for f in r.findings if f.rule.startswith(RULES)}
    own = [r.verdict for r in found if any(f.rule.startswith((*RULES, "gate.")) for f in r.findings)]
    assert own[:1] == [verdict] if verdict else told == set()


def test_documents_on_other_matters_have_other_dams() -> None:
    left = article(*DAM, "The dam was completed in 1974.", title="Corva")
    other = ("The weir stands above Lagar.", "In Lagar people live by the weir of Sava.")
    right = article(*other, "The dam was completed in 1976.", title="Sava")
    assert [r for r in relations_of(left, right) if r.rule.startswith(RULES)] == []


def test_a_flood_of_another_year_is_another_flood() -> None:
    left = article(*DAM, "The flood began on 4 May 2011.", title="Corva")
    right = article(*DAM, "The flood began on 9 May 2014.", title="Corva")
    assert {r.verdict for r in relations_of(left, right) if "flood" in r.explanation} <= {Verdict.NOT_COMPARABLE}
