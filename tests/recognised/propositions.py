"""How firmly something is put forward, what counts as an assertion, and what does not."""

from __future__ import annotations

from claims.analysis.extraction.explained_values import quoted
from claims.analysis.extraction.values import Polarity
from tests.recognised.rows import Area, Reading, leaves, not_yet, reads
from tests.recognised.sayings import assertions


def read_modality(text: str) -> list[Reading]:
    """Modality of each assertion, and whether it is negated."""
    negated = {Polarity.NEGATIVE: ", negated", Polarity.POSITIVE: ""}
    return [Reading(f"{a.modality}{negated[a.polarity]}") for a in assertions(text)]


def read_assertions(text: str) -> list[Reading]:
    """Each assertion with why it is one."""
    return [Reading(f"{a.kind} {quoted(a.surface)}") for a in assertions(text)]


MODALITY = Area(
    "Modality and polarity",
    "How firmly, and in which sense, the document or its speaker puts something forward; after FactBank.",
    read_modality,
    (
        reads("fact", "Peru opened the bridge in spring.", "asserted"),
        reads("on a speaker's word", "Ana Riba said that Peru had opened the bridge.", "reported"),
        reads("hearsay", "The treaty of Peru has been described as a triumph.", "reported"),
        reads("possible", "The fleet of Peru may sail north.", "possible"),
        reads("likely", "The fleet of Peru is likely to sail north.", "possible"),
        reads("planned", "The visit to Peru is scheduled for the spring.", "planned"),
        reads("will", "The port of Peru will be built in spring.", "planned"),
        reads("target", "Peru is aiming at a turnover of five million tonnes.", "target"),
        reads("offered", "Chile offered Peru a loan of ten ships.", "offered"),
        reads("not yet", "The two sides have not yet signed the treaty of Lima.", "denied, negated"),
        reads("rumour", "Peru allegedly sold the ships.", "speculated"),
        reads("negated", "Peru did not sign the treaty.", "asserted, negated"),
        reads("no", "Peru signed no treaty.", "asserted, negated"),
        reads("failed to", "Peru failed to pay the lender.", "asserted, negated"),
        reads("not only", "Peru not only signed the treaty but kept it.", "asserted"),
        reads("a month", "In May 2001 Peru opened the bridge.", "asserted"),
        reads("negated below", "Peru met a lender who never smiled.", "asserted"),
        reads("condition", "If Peru paid, the lender would leave Chile.", "possible"),
        reads("denial by the source itself", "Peru denied that it had sold the ships.", "denied, negated"),
        reads("a denial denied", "Peru did not deny that it had sold the ships.", "asserted"),
        reads("no longer", "Peru no longer sells ships.", "asserted, negated"),
        reads("a negation of its opposite", "Peru never failed to pay the lender.", "asserted"),
        reads("what is foreseen", "Trade between Peru and Chile will grow.", "possible"),
        reads("an aside", "The fleet of Peru, which may be sold, sails north.", "asserted"),
        reads("not alarmed but calm", "The mood in Peru was calm, not festive.", "asserted"),
    ),
)

ASSERTIONS = Area(
    "What is an assertion",
    "The smallest stretch that stands as a proposition, with the strongest reason why it is one.",
    read_assertions,
    (
        reads(
            "what somebody says", "The quay is rotten, Ana Riba said.", "quotation “The quay is rotten, Ana Riba said.”"
        ),
        reads("figure", "The quay cost $40 million.", "figure “The quay cost $40 million.”"),
        reads("date", "The quay was built in 1954.", "dated “The quay was built in 1954.”"),
        reads(
            "something named, and a verb", "Peru and Chile signed a pact.", "statement “Peru and Chile signed a pact.”"
        ),
        reads(
            "two propositions",
            "Peru sold ten trams to Chile in 1994; Chile paid $40 million for them.",
            "figure “Peru sold ten trams to Chile in 1994”",
            "figure “Chile paid $40 million for them.”",
        ),
        leaves("question", "Will Peru buy the quay?"),
        leaves("what the text itself will do", "This paper examines the trade of Peru with Chile."),
        leaves("instruction", "See the tables of Peru and Chile."),
        leaves("nothing named", "Old harbours rot quickly."),
        leaves("no verb", "A long evening in Peru with friends."),
        leaves("fragment", "Not Peru."),
        not_yet(
            "a plural verb that the grammar does not know",
            "Peru and Chile share a border.",
            "statement “Peru and Chile share a border.”",
        ),
    ),
)

AREAS = (MODALITY, ASSERTIONS)
