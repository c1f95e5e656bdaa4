"""Who says what: source, cue and content; whose name stands behind a source; what is no speech."""

from __future__ import annotations

from claims.analysis import Assertion, extract
from claims.analysis import read as read_document
from claims.analysis.extraction.attribution import find_attributions
from claims.analysis.extraction.values import Pieces
from tests.recognised.rows import Area, Reading, leaves, not_yet, reads

_OPENING = "The harbour has been busy for a long time, and that is not going to change in the years to come.\n\n"


def read(text: str) -> list[Reading]:
    """Source, cue and content of every attribution in `text`, with bars between."""
    return [
        Reading(" | ".join(_words(text, pieces) for pieces in (one.source, one.cue, one.content)))
        for one in find_attributions(text)
    ]


def _words(text: str, pieces: Pieces) -> str:
    return " … ".join(text[start:end].strip(" ,.;:") for start, end in pieces) or "-"


def assertions(text: str) -> list[Assertion]:
    """The assertions of `text` as paragraphs of an article."""
    found = extract(read_document(f"Notes from the Harbour\n\n{_OPENING}{text}\n"))
    return [a for a in found if a.start > len(_OPENING)]


def read_speakers(text: str) -> list[Reading]:
    """On whose word each assertion stands that stands on anybody's, with the way it took where it was passed on."""
    return [Reading(" > ".join(a.chain)) for a in assertions(text) if a.speaker]


ATTRIBUTIONS = Area(
    "Who says what",
    "Source, cue and content of each attribution, with bars between; a dash stands for a part that is not named.",
    read,
    (
        reads("verb with that", "Ana Riba said that the dam was weak.", "Ana Riba | said | that the dam was weak"),
        reads("verb without that", "Analysts believe the bank will fail.", "Analysts | believe | the bank will fail"),
        reads("speaker after", "The road is open, Riba said.", "Riba | said | The road is open"),
        reads("verb before its speaker", "The road is open, said the mayor.", "the mayor | said | The road is open"),
        reads(
            "speaker in the middle",
            "Of the ferries, Riba said, only one was sold.",
            "Riba | said | Of the ferries … only one was sold",
        ),
        reads(
            "according to",
            "According to the ministry, the road is open.",
            "the ministry | According to | the road is open",
        ),
        reads(
            "according to, behind",
            "The road is open, according to the ministry.",
            "the ministry | according to | The road is open",
        ),
        reads("direct", "“We are late,” Riba said.", "Riba | said | “We are late,”"),
        reads(
            "direct, parted",
            "“We are late,” Riba said, “but we will come.”",
            "Riba | said | “We are late,” … “but we will come.”",
        ),
        reads("colon", "The mayor wrote: “We are late.”", "The mayor | wrote | “We are late.”"),
        reads("mixed", "Riba said that the plan was “a dream”.", "Riba | said | that the plan was “a dream”"),
        reads(
            "a quotation that goes on",
            "“We are late,” Riba said. “But we will certainly be there before the evening.”",
            "Riba | said | “We are late,” … “But we will certainly be there before the evening.”",
        ),
        reads("told someone", "He told reporters that he would stay.", "He | told | that he would stay"),
        reads("urged someone", "They promised to build a clinic.", "They | promised | to build a clinic"),
        reads("accused", "The union accused the firm of fraud.", "The union | accused | the firm of fraud"),
        reads(
            "passive",
            "It was said by the keepers that the bridge was safe.",
            "the keepers | was said | that the bridge was safe",
        ),
        reads(
            "quoted as saying",
            "The agency quoted Riba as saying that the dam was weak.",
            "The agency | quoted | that the dam was weak",
            "Riba | as saying | that the dam was weak",
        ),
        reads(
            "adjective", "Osei is confident that the vote will pass.", "Osei | is confident | that the vote will pass"
        ),
        reads(
            "of the view",
            "The board is of the view that rents are too high.",
            "The board | is of the view | that rents are too high",
        ),
        reads(
            "question", "The mayor asked whether the dam would hold.", "The mayor | asked | whether the dam would hold"
        ),
        reads(
            "apposition",
            "Ana Riba, a noted economist, argued that wages had fallen.",
            "Ana Riba, a noted economist | argued | that wages had fallen",
        ),
        reads(
            "two in one sentence",
            "Riba said that the dam was weak, and Osei said that it was strong.",
            "Riba | said | that the dam was weak",
            "Osei | said | that it was strong",
        ),
        reads("in someone's view", "In Riba's view, the dam is weak.", "Riba's | In … view | the dam is weak"),
        reads("survey", "A survey found that half would leave.", "A survey | found | that half would leave"),
        reads(
            "denial",
            "Two officials denied that the mine had flooded.",
            "Two officials | denied | that the mine had flooded",
        ),
        reads("question in quotation marks", "“Why so late?” Riba asked.", "Riba | asked | “Why so late?”"),
        leaves("no verb of saying", "The river rose by two metres, and the company makes paper."),
        leaves("an expression in quotation marks", "The so-called “miracle” ended in the spring."),
        leaves("nouns of saying", "The claims office opened at nine, and its questions lay on the table."),
        leaves("a state, a report", "A report lay on the desk of the state."),
        not_yet("a plan", "All went according to plan."),
        not_yet("as someone put it", "It was, as Riba put it, a mess.", "Riba | put it | It was … a mess"),
        not_yet("reportedly", "The dam reportedly failed in May.", "- | reportedly | The dam … failed in May"),
    ),
)

SPEAKERS = Area(
    "On whose word",
    "The name behind a source, where the text tells it; else the role, group or body in the text's own words.",
    read_speakers,
    (
        reads("short name", "Ana Riba opened the fair. Riba said that the dam was weak.", "Ana Riba"),
        reads("pronoun", "Ana Riba argued that the dam was weak. She said that it would fall.", "Ana Riba", "Ana Riba"),
        reads("age or country", "Juan Osei scored late. The goal was offside, the Croat claimed.", "Juan Osei"),
        reads("kin", "Ana Riba mends nets. “They are torn and old,” her son Will said.", "Will"),
        reads(
            "the letter they wrote",
            "The firm denied it in a letter. “We comply with the law here,” the letter reads.",
            "firm",
        ),
        reads(
            "office",
            "Ana Riba, Peru's trade minister, came. The Peruvian trade minister said that it was late.",
            "Ana Riba",
        ),
        reads(
            "unnamed role", "A former diplomat said that the pact with Chile was dead.", "a former diplomat (unnamed)"
        ),
        reads("group", "Experts in Lima say that prices will rise.", "experts in Lima"),
        reads("body", "Chile's central bank said that prices rose.", "Chile's central bank"),
        reads("nested", "The agency quoted Ana Riba as saying that the dam was weak.", "agency > Ana Riba"),
        reads(
            "body behind figures",
            "Prices rose in Peru, according to figures from the Ministry of Ports.",
            "Ministry of Ports",
        ),
        reads("the latter", "Juan Osei met Ana Riba in Lima. The latter said that Peru was late.", "Ana Riba"),
        reads(
            "spokesman",
            "A spokesman for the ministry said that Peru was late.",
            "a spokesman for the ministry (unnamed)",
        ),
        reads(
            "name and description",
            "“Peru is late,” said Ana Riba, a member of the council, who added that Lima was dark.",
            "Ana Riba",
        ),
        leaves("nobody", "Nobody in Peru has said that prices rose."),
        leaves("neither", "Neither Peru nor Chile said that prices rose."),
        leaves("things", "Several factors explain why prices rose in Peru."),
        leaves("attitude", "Peru wants peace with Chile."),
        leaves("pronoun that may mean two", "Juan Osei met Luis Costa in Peru. They parted. The dam, it was late."),
    ),
)

AREAS = (ATTRIBUTIONS, SPEAKERS)
