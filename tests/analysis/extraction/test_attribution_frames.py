"""Frames of saying beyond the plain ones, on short invented texts: `{source}`, `<cue>` and `[content]` are marked."""

from __future__ import annotations

import pytest

from claims.analysis.extraction.attribution import find_attributions
from tests.analysis.extraction.test_attribution import check_finds


@pytest.mark.parametrize(
    "text",
    [
        # where the subject stands
        "{Some lenders - among them two banks in Riga} - <warn> [that rates could rise again].",
        "{Ana Riba}, after the fire broke out in March, initially <said> [that the hall was empty].",
        "{Senator Ida Lund, Labour of Harstad,} <said> on Sunday [that the vote was a mistake].",
        "{A survey of sailors} <shows> [that half have never used the raft].",
        "{The N.H.A.} <has said> [it had no record of the visit].",
        "{Marta Oyelaran} on Tuesday <said> [the ferry would be sold].",
        "[The furnace is cold and the gates are shut], <said> {welder and union man Tomas Brandt}.",
        "[In the hills the wells are dry, and it is not yet June], <said> {Pita Tawhai, an agronomist}.",
        "{Mr Brandt} <says>, rain or shine, [the fair will open].",
        "[Farmers], {Tawhai} <notes>, [depend on a single well].",
        # questions
        "{} <Asked> [whether the race would go on], the steward shrugged.",
        "Riba <was asked> by {a reporter}, [“Why did nobody close the valve that night?”]",
        "When <asked> about [the broken crane], Riba said that it was old.",
        # one source after another
        "{Riba} <said> [that the ferry was late], and added that nobody was hurt.",
        "{Riba} <said> [she was sorry] and promised to pay.",
        "Riba said that he had sailed as a cook, and {} <added>: [“The soup was never cold on my ship.”]",
        "{Henrik Voss} <argues>, in a paper sent out in March, [that the ice will not return].",
        "{Researchers led by Aiko Mori} <report> [that the moss lives without light].",
        "{A leaked memo, seen by the Tide,} <says> [the cranes are old].",
        "{Both} <think> [that the dam will hold].",
        "{The chair} this past week <said> [that the hall was sold].",
        "The hall was shut because, <according to> {Riba}, [the roof had fallen in].",
        "{A poll in May} <put> [support for the tunnel at 5 per cent].",
        # other frames
        "The levy, [which] {the council} <said> [was unfair], has gone.",
        "{Ida Lund} <puts> [the loss at 40 tonnes a year].",
        "[Prices fell by a third], <per> {the Port Gazette}.",
        "{Osei} <expressed concern> [that the wall would not hold].",
        "But as {the daily} <noted>, [the mayor has friends in Lima].",
        "{Ana Riba}<:> [“The port will open in May, whatever they say.”]",
    ],
)
def test_finds(text: str) -> None:
    if "{}" not in text and "sailed as a cook" not in text and "When <asked>" not in text:
        check_finds(text)
        return
    plain = text.replace("{}", "").replace("  ", " ").strip()
    cues = [w.split(">")[0] for w in plain.split("<")[1:]]
    bare = plain.translate(str.maketrans("", "", "<>[]{}"))
    found = [one for one in find_attributions(bare) if [bare[a:b] for a, b in one.cue] == cues]
    assert found
    content = plain[plain.index("[") + 1 : plain.index("]")].translate(str.maketrans("", "", "<>{}"))
    assert content.strip(" .“”") in " ".join(bare[a:b] for a, b in found[0].content)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The most detailed plan of the port hangs in the hall.", "detailed"),
        ("It was a matter of academic debate for nine years.", "debate"),
        ("The clerk said that voters want a quay with trees.", "want"),
        ("The clerk said that the mayor would support the plan.", "support"),
        ("The crew found him asleep in the hold.", "found"),
        ("The clerk said that she knew that the hall was shut.", "knew"),
        ("Editor's note: The hall was shut on Monday.", ":"),
        ("Riba said in a statement that the dam was weak.", "statement"),
        ("They believed in her judgment and left.", "judgment"),
        ("The charge is $4 per head and day.", "per"),
        ("The firm put the crane at the gate.", "put"),
    ],
)
def test_no_cue(text: str, cue: str) -> None:
    cues = [text[a:b] for one in find_attributions(text) for a, b in one.cue]
    assert not any(cue in found.split() for found in cues), cues


@pytest.mark.parametrize(
    "text",
    [
        "In May, the board proposed a levy on all ships.",
        "With the roof still open to the sky, the club claimed the prize on Monday.",
        "Because nobody had a key, she offered a ladder.",
    ],
)
def test_what_stands_before_a_verb_with_its_own_object_is_no_content(text: str) -> None:
    assert "attribution.fronted" not in {one.rule for one in find_attributions(text)}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“The lift is stuck,” Riba said. “As ever.”", 2),
        ("The lock is broken, Riba said. “We climbed in at the back.”", 2),
        ("Riba said the lock was broken.\n\n“We climbed in at the back, and nobody on the quay said a word.”", 2),
        ("Riba agreed. “The old quay is gone, and nobody has asked us.”", 1),
        ("“The lift is stuck,” Riba said. Nobody laughed. The quay was closed on Monday.", 1),
    ],
)
def test_a_sentence_that_is_all_quotation_goes_on_with_the_speaker_before(text: str, pieces: int) -> None:
    (one,) = [one for one in find_attributions(text) if one.source]
    assert len(one.content) == pieces


def test_a_quotation_ends_the_sentence_before_the_next_speaker() -> None:
    text = "Riba said the probe was “still going on.” He said nobody had been charged."
    first, second = find_attributions(text)
    assert text[slice(*first.content[0])].endswith("“still going on.”")
    assert text[slice(*second.source[0])] == "He"


def test_a_title_and_its_author_are_nobodys_words() -> None:
    assert find_attributions("“A quiet year on the long quay at Harstad,” by Ana Riba, is out.") == []
