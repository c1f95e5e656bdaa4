"""What is said of a place of a text: what was read there, and what was tried and failed, each with its rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analysis import Explanation, explain, read
from claims.analysis.extraction.rule_words import words_of
from tests.work import grows_in_step

HEAD = "Ferries of the North\n\nBy Ada Lindqvist\n\n"
OPENING = "The crossing has been busy for a long time, and nobody in the region expects that to end.\n\n"


def at(marked: str, head: str = HEAD + OPENING) -> Explanation:
    """The explanation of the stretch in double brackets, in an article of which `marked` is the second paragraph."""
    before, rest = marked.split("[[")
    inside, after = rest.split("]]")
    text = head + before + inside + after + "\n"
    start = len(head) + len(before)
    return explain(read(text), start, start + len(inside))


def check_read(marked: str, rule: str, reading: str = "") -> None:
    """What stands in the brackets is read by `rule`, as `reading`."""
    found = {reason.rule: reason.reading for reason in at(marked).here if reason.taken}
    assert rule in found
    assert reading in found[rule]


def check_refused(marked: str, rule: str, detail: str = "") -> None:
    """What stands in the brackets was looked at and not taken, by `rule`."""
    refused = {reason.rule: reason.reading for reason in at(marked).here if not reason.taken}
    assert rule in refused
    assert detail in refused[rule]


@pytest.mark.parametrize(
    ("marked", "rule", "reading"),
    [
        ("Norway paid [[$40 million]] a year for the ships.", "money.sign", "40,000,000 USD per year (money)"),
        ("The port lost [[about 750 to 800 jobs]] in 2019.", "count.range", "about 750 to 800 job"),
        ("It is the [[largest]] and the fifth largest port.", "assertion.figure", "figure"),
        ("The ship sank on [[5 May 2014]] off Bergen.", "date.day", "2014-05-05"),
        ("The ship sank [[in June]] off Bergen.", "date.month_alone", "no day can be told"),
        ("The ship sank off [[Norway]] in 2014.", "entity.country", "Norway (country)"),
        ("[[Oslo]] agreed to the pact in 2014.", "entity.country_seat", "Norway"),
        ("The ship met [[Prime Minister Olav Dahl]] in 2014.", "person.titled", "Olav Dahl; prime minister"),
        ("The quay is safe, [[Olav Dahl]] said.", "attribution.fronted", "source “Olav Dahl”; cue “said”"),
        ("The quay is safe, [[Olav Dahl]] said.", "speaker.name", "Olav Dahl"),
        ("Olav Dahl said that [[the quay]] was safe.", "modality.reported", "reported"),
        ("Norway [[plans to]] buy the quay.", "modality.planned", "planned: “plans to”"),
        ("Norway has [[not]] bought the quay.", "polarity.negative", "negative: “not”"),
        ("Norway [[could]] buy the quay.", "assertion.statement", "about Norway"),
    ],
)
def test_what_was_read_tells_its_rule_and_reading(marked: str, rule: str, reading: str) -> None:
    check_read(marked, rule, reading)


@pytest.mark.parametrize(
    ("marked", "rule", "detail"),
    [
        ("Norway sold the [[F-16]] jets.", "never.joined_before", "part of “F-16”"),
        ("The [[4x4]] cars of Norway are new.", "never.joined_after", "part of “4x4”"),
        ("See page [[12]] of the report by Norway.", "never.designated", "after “page”"),
        ("The ferry of Norway leaves at [[9:30]] sharp.", "never.clock", ""),
        ("The two countries met, and [[one]] of them left Norway.", "never.pronoun", ""),
        ("[[The two countries]] met in Norway.", "never.pair", ""),
        ("Norway took [[seven]] of late.", "never.counts_nothing", ""),
        ("In Norway the [[second]] to speak was late.", "never.rank", ""),
    ],
)
def test_a_number_that_is_no_figure_tells_why(marked: str, rule: str, detail: str) -> None:
    check_refused(marked, rule, detail)


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Judges in Kenya cited section [[14]] of the act.", "never.designated"),
        ("Fans in Kenya can call [[0207 946 0958]] to book.", "never.telephone"),
        ("The Kenyan match ended [[3-1]] after a late goal.", "never.score"),
        ("Kenya's [[A380]] jets were parked for a year.", "never.joined_before"),
        ("The Kenyan report is at https://example.org/[[2019]]/x today.", "never.address"),
        ("Kenya sold [[half]] and kept the rest.", "never.share"),
        ("The ferry of Kenya ([[12]]) was late.", "never.bracketed"),
        ("Kenya lost the vote [[three days later]] in Lagos.", "undated.nothing_before"),
        ("Kenya counted [[1800 ballots]] in Lagos.", "undated.not_a_year"),
        ("Kenya pays on [[31/31/2019]] at noon.", "undated.refused_form"),
        ("The [[reported]] sale of the Kenyan dam was late.", "unsaid.noun"),
        ("Kenya [[hopes for rain]] this season.", "unsaid.attitude"),
        ("Kenya has its “[[big five]]” in the parks.", "unsaid.words_quoted"),
        ("[[Which suggests that Kenya lost]] is plain.", "unsaid.unknown_source"),
        ("Mr [[Moraa]] left Kenya.", "unnamed.short_name"),
        ("[[Read]] our guide to Kenya and its parks.", "no_assertion.instruction"),
        ("Oh, [[Kenya]]!", "no_assertion.fragment"),
    ],
)
def test_what_was_refused_in_other_fields_tells_why(marked: str, rule: str) -> None:
    check_refused(marked, rule)


@pytest.mark.parametrize("ago", ["last week", "yesterday", "two weeks ago"])
def test_a_year_of_writing_is_too_coarse_for_days(ago: str) -> None:
    found = at(f"Kenya lost the vote [[{ago}]] in Lagos.", f"Clinic Opens\n\nPublished: 2019\n\n{OPENING}")
    assert "undated.too_coarse" in {reason.rule for reason in found.here if not reason.taken}


INTERVIEW = (
    f"A Talk by the Quay\n\n{OPENING}We met Ana Riba in the old port, on a day without rain.\n\n"
    "Q: Will the dam of Peru hold?\n\nA: The dam of Peru is old.\n\n"
    "Q: And the quay of Peru?\n\nA: The quay of Peru is new.\n"
)


def test_the_question_of_an_interview_is_no_assertion_and_its_answer_is_on_a_name() -> None:
    parsed = read(INTERVIEW)
    asked, answered = (explain(parsed, INTERVIEW.index(words)) for words in ("dam of Peru hold", "quay of Peru is"))
    assert "no_assertion.asked" in {reason.rule for reason in asked.here}
    assert ("speaker.interview", "Ana Riba; by the words “A”") in {
        (reason.rule, reason.reading) for reason in answered.here
    }


@pytest.mark.parametrize(
    ("marked", "rule", "detail"),
    [
        ("The ship sank on [[31 February 2014]] off Norway.", "undated.no_such_day", ""),
        ("The ship sank [[two years ago]] off Norway.", "undated.no_writing", "date.ago"),
        ("The ship sank [[in June]] off Norway.", "undated.not_placed", ""),
        ("Norway counted [[1950 tanks]] in the hall.", "undated.not_a_year", ""),
        ("Norway thanked [[May]] Riley for the hall.", "undated.month_as_word", ""),
    ],
)
def test_what_is_no_date_or_has_no_day_tells_why(marked: str, rule: str, detail: str) -> None:
    check_refused(marked, rule, detail)


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("It was the [[claims]] of Norway in 2014.", "unsaid.noun"),
        ("Norway was late, and the mayor [[said]].", "unsaid.no_frame"),
        ("Norway has a so-called [[“quiet quay”]] in Bergen.", "unsaid.words_quoted"),
        ("It was long [[said that Norway was late]] with the quay.", "unsaid.no_source"),
        ("Norway [[wants peace]] in 2014.", "unsaid.attitude"),
    ],
)
def test_words_that_nobody_is_quoted_with_tell_why(marked: str, rule: str) -> None:
    check_refused(marked, rule)


@pytest.mark.parametrize(
    ("marked", "rule", "detail"),
    [
        ("The ferry to [[Grimsvik]] was late in 2014.", "unnamed.unknown", ""),
        (
            "Ana Lund and Bo Lund met Mr [[Lund]] in 2014.",
            "unnamed.short_name",
            "Ana Lund, Bo Lund",
        ),
    ],
)
def test_names_that_were_not_resolved_tell_why(marked: str, rule: str, detail: str) -> None:
    check_refused(marked, rule, detail)


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Will [[Norway]] buy the quay?", "no_assertion.question"),
        ("This paper [[examines]] the trade of Norway with Peru.", "no_assertion.outline"),
        ("Green quays are [[old]] and rotten.", "no_assertion.nothing_named"),
        ("A long evening in [[Norway]] with friends.", "no_assertion.no_predicate"),
    ],
)
def test_a_stretch_without_an_assertion_tells_why(marked: str, rule: str) -> None:
    check_refused(marked, rule)


NOTES = (
    HEAD
    + OPENING
    + "Norway sold the quay in 2014.<sup>1</sup> Peru sold another.<sup>2</sup> Chile waited.<sup>3</sup>\n\n"
    "## Notes\n\n"
    '<sup>1</sup> Inga Dahl, "Boats of the Skagerrak", Nordic Review, 2017, p. 12; Bo Lund, "Quays", '
    "Nordic Review, 2016.\n\n"
    "<sup>2</sup> Ibid., p. 14.\n\n"
    '<sup>3</sup> Bo Lund, "Quays", p. 3.\n'
)


def of_notes(quote: str) -> Explanation:
    start = NOTES.index(quote)
    return explain(read(NOTES), start, start + len(quote))


def test_a_citation_tells_its_parts_and_its_rule() -> None:
    (first, *_) = [reason for reason in of_notes("Inga Dahl").here if reason.what == "citation"]
    assert first.rule == "citation.article"
    assert (
        first.reading
        == "note 1; full; author Inga Dahl; title Boats of the Skagerrak; in Nordic Review; published 2017; pages 12"
    )


def test_an_ibid_that_may_mean_two_works_names_both() -> None:
    (refused,) = [reason for reason in of_notes("Ibid.").here if not reason.taken]
    assert refused.rule == "unresolved.several"
    assert refused.reading == "dahl|boatsoftheskagerrak; lund|quays"


def test_a_sentence_shows_the_works_of_the_notes_that_it_calls() -> None:
    nearby = of_notes("sold the quay").nearby
    assert [reason.reading[:6] for reason in nearby if reason.what == "citation"] == ["note 1", "note 1"]


def test_a_note_mark_is_one() -> None:
    assert [(r.what, r.reading) for r in of_notes("<sup>2</sup> Chile").structure][1:2] == [("note mark", "note 2")]


@pytest.mark.parametrize(
    ("quote", "what", "rule"),
    [
        ("Ferries of", "title", "title.first_line"),
        ("By Ada", "byline", "byline.by"),
        ("Notes", "heading", "heading.notes"),
        ("Ibid.", "note", "note.sup"),
    ],
)
def test_outside_the_body_the_block_says_why_there_is_no_sentence(quote: str, what: str, rule: str) -> None:
    structure = of_notes(quote).structure
    assert (structure[0].what, structure[0].rule) == (what, rule)
    assert structure[-1].rule == "no_assertion.not_body"
    assert not structure[-1].taken


def test_a_byline_names_the_author() -> None:
    assert ("author", "Ada Lindqvist") in {(r.what, r.reading) for r in of_notes("Ada Lindqvist").structure}


def test_white_space_stands_for_what_follows_it() -> None:
    text = HEAD + OPENING
    assert explain(read(text), len("Ferries of the North")).surface == "B"


@pytest.mark.parametrize(("start", "end"), [(-1, None), (10_000, None), (5, 5), (0, 10_000)])
def test_a_place_outside_the_text_is_refused(start: int, end: int | None) -> None:
    with pytest.raises(ValueError, match="there is nothing at"):
        explain(read(HEAD + OPENING), start, end)


def test_a_sentence_too_long_to_be_prose_says_that_nobody_is_quoted() -> None:
    text = HEAD + OPENING + "Norway " + "and then the quay was late " * 250 + "in 2014.\n"
    found = explain(read(text), text.index("Norway"))
    assert "unsaid.endless" in {reason.rule for reason in (*found.here, *found.nearby)}


PIECES = st.sampled_from(
    [
        "Norway",
        "said",
        "that",
        "“",
        "”",
        " ",
        " ",
        "\n\n",
        "12",
        "F-16",
        "May",
        "2014",
        "$",
        "?",
        ".",
        "one",
        "by",
        "Ibid.",
        "<sup>1</sup>",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(str.strip), st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_every_reason_stands_where_it_says_and_has_words(text: str, place: int) -> None:
    parsed = read(text)
    found = explain(parsed, min(place, len(text) - 1))
    for reason in (*found.structure, *found.here, *found.nearby):
        assert text[reason.start : reason.end] == reason.surface
        assert reason.words == words_of(reason.rule) != ""
    assert found == explain(parsed, min(place, len(text) - 1))


def test_work_grows_with_the_text_and_no_faster() -> None:
    line = "Norway paid $40 million in May 2014 for 12 F-16 jets, Olav Dahl said on page 3.\n\n"

    def explaining(size: int) -> Callable[[], object]:
        parsed = read(HEAD + line * size)
        return lambda: explain(parsed, len(HEAD) + 10)

    assert grows_in_step(explaining, 40, times=4)
