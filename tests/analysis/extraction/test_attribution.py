"""Who says what, on short invented texts: `{source}`, `<cue>` and `[content]` are marked in them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.analysis.extraction.attribution import find_attributions
from claims.analysis.extraction.values import AttributionKind

_MARKS = re.compile(r"[{}<>\[\]]")


def marked(text: str) -> tuple[str, dict[str, list[str]]]:
    """The text without the marks, and what was marked."""
    found = {
        "source": re.findall(r"\{([^{}]*)\}", text),
        "cue": re.findall(r"<([^<>]*)>", text),
        "content": re.findall(r"\[([^\[\]]*)\]", text),
    }
    return _MARKS.sub("", text), {role: [_MARKS.sub("", s) for s in pieces] for role, pieces in found.items()}


def bare(words: str) -> str:
    return words.strip(" ,.;:")


def check_finds(text: str, kind: AttributionKind | None = None) -> None:
    plain, wanted = marked(text)
    found = find_attributions(plain)
    got = [
        {
            "source": [bare(plain[a:b]) for a, b in one.source],
            "cue": [bare(plain[a:b]) for a, b in one.cue],
            "content": [bare(plain[a:b]) for a, b in one.content],
        }
        for one in found
    ]
    assert {role: [bare(w) for w in pieces] for role, pieces in wanted.items()} in got, got
    if kind is not None:
        assert kind in {one.kind for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "{Ana Riba} <said> [that the harbour would close].",
        "[Of the ferries], {he} <said>, [only one has been sold].",
        "[The ferry], {Ana Riba} <told> The Courier, [is still in the harbour].",
        "[The tunnel], <according to> {the ministry}, [will open in May; its gates are built].",
        "[The price], <in> {Riba's} <words>, [is a scandal].",
        "{Riba}, meanwhile, <doubts> [that the dam will hold].",
        "{The mayor}, according to the same notice, <said> [that the dam was weak].",
        "{Scholars of all sorts}, in Peru and even in Chile, <believe> [that the dam will hold].",
        "{The envoy, Peru's first since 1994}, <said> [that the talks were late].",
        "{The union}, for its part, <claims> [that the dam was weak].",
        "{Media} speculation, however, <had it> [that the ferry had sunk].",
        "It is also <the belief> of {both mayors} [that the dam will hold].".replace("<the belief>", "the <belief>"),
        "{Experts} <hold> [that the dam is weak].",
        "{His} <offers were> [a loan and two ferries].",
        "<According to> {Treasury figures seen by The Courier}, [the dam was late].",
        "{The mayor} <warned> [that the dam was weak].",
        "{Analysts} <believe> [the bank will fail].",
        "{Experts in Riga} <say> [that the price will rise].",
        "{Two officials} <denied> [that the tunnel had flooded].",
        "<According to> {the ministry}, [the road is open].",
        "[The road is open], <according to> {the ministry}.",
        "[The road is open], {Riba} <said> on Friday.",
        "[The road is open], <said> {the mayor of Porto}.",
        "{He} <told> reporters [that he would not resign].",
        "It <was said> by {the authorities} [that the bridge was safe].",
        "<As stated> by {Riba}, [the dam is weak].".replace("<As stated> by", "<As stated by>"),
        "{The committee} <is of the view> [that prices are too high].".replace("<is of the view>", "<is of the view>"),
        "{Ana Riba, a noted economist,} <argued> [that wages had fallen].",
        "{They} <promised> [to build a hospital].",
        "{The union} <accused> [the firm of fraud].",
        "{Osei} <is confident> [that the vote will pass].",
    ],
)
def test_indirect_speech(text: str) -> None:
    check_finds(text)


@pytest.mark.parametrize(
    "text",
    [
        "[“We are late,”] {Riba} <said>.",
        "[“We are late,”] <said> {Riba}.",
        '["We are late. We will hurry."] {Riba} <said>.',
        "[``We are late,''] {Riba} <said>.",
        "{Riba} <told> The Courier, [“We are late.”]",
        "{The mayor} <wrote>: [“We are late.”]",
        "[“We are late,”] {Riba} <said>, [“but we will come.”]",
    ],
)
def test_direct_speech(text: str) -> None:
    check_finds(text, AttributionKind.DIRECT)


def test_words_in_quotation_marks_inside_a_reported_clause_make_it_mixed() -> None:
    (one,) = find_attributions("Riba said that the plan was “a dream”.")
    assert one.kind is AttributionKind.MIXED


def test_scare_quotes_are_no_attribution() -> None:
    assert find_attributions("The so-called “miracle” ended in the spring.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The claims office opened at nine.",
        "Its questions were on the table.",
        "The river rose by two metres.",
        "A report lay on the desk.",
        "The company makes paper and glass.",
        "Its strength is according to plan.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert find_attributions(text) == []


def test_a_source_that_quotes_another_gives_two_attributions() -> None:
    text = "The agency quoted Riba as saying that the dam was weak."
    said = {(text[slice(*a.source[0])], text[slice(*a.cue[0])]) for a in find_attributions(text)}
    assert ("Riba", "as saying") in said
    assert ("The agency", "quoted") in said


def test_what_two_people_say_is_kept_apart() -> None:
    text = "Riba said that the dam was weak, and Osei said that it was strong."
    contents = [text[slice(*a.content[0])] for a in find_attributions(text)]
    assert contents == ["that the dam was weak", "that it was strong"]


def test_a_quotation_that_goes_on_after_its_speaker_joins_the_content() -> None:
    text = "“We are late,” Riba said. “But we will certainly be there before the evening.”"
    (one,) = find_attributions(text)
    assert [text[a:b] for a, b in one.content] == [
        "“We are late,”",
        "“But we will certainly be there before the evening.”",
    ]


def test_a_quotation_over_two_paragraphs_stays_with_its_speaker() -> None:
    text = "Riba said: “The dam was always weak.\n\n“It was never going to hold for long.”"
    (one,) = find_attributions(text)
    assert len(one.content) == 2


def test_the_apposition_without_a_second_comma_belongs_to_the_source() -> None:
    text = "Ana Riba, an analyst at the Harbour Institute told The Courier that trade would grow."
    (one,) = find_attributions(text)
    assert text[slice(*one.source[0])].startswith("Ana Riba, an analyst")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("aA .,\n\"'“”‘’();:-1$said that "), max_size=200))
def test_every_piece_lies_in_the_text_and_is_not_empty(text: str) -> None:
    for one in find_attributions(text):
        for a, b in (*one.source, *one.cue, *one.content):
            assert 0 <= a < b <= len(text)
            assert text[a:b] == text[a:b].strip()


def test_a_long_line_without_sentence_ends_is_read_in_bounded_steps() -> None:
    assert find_attributions("the minister said that he wants and " * 400)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("They decided to join, as a front line state, the talks in Lima.", "state"),
        ("The pact that both mayors have concluded is the first of its kind.", "concluded"),
        ("Earlier, Lima had decided to lift the ban, and with that came a sale.", "decided"),
    ],
)
def test_a_verb_of_saying_that_reports_nothing(text: str, cue: str) -> None:
    assert cue not in " ".join(text[a:b] for one in find_attributions(text) for a, b in one.cue)


def test_an_abbreviation_may_end_a_sentence() -> None:
    text = "Peru buys less from the U.S. In this state of things, he said, the pact was late."
    contents = [text[a:b] for one in find_attributions(text) for a, b in one.content]
    assert contents
    assert not any("buys less" in words for words in contents)


def test_a_sentence_crammed_with_verbs_of_saying_says_nothing() -> None:
    assert find_attributions("He said that " * 60) == []


def test_a_relative_clause_is_no_that_clause() -> None:
    found = find_attributions("The fleet answered each step that Peru took with a blockade.")
    assert all(one.rule == "attribution.object" for one in found)
