"""Pairs of short sentences in two documents: what contradicts, what agrees, and what only looks alike."""

from __future__ import annotations

import pytest

from claims.analysis.relations.values import Relation, Verdict

from .making import article, relations_of

AGAINST = {Verdict.CONTRADICTS, Verdict.TENSION}
FIRST_IN_TWENTY = (
    "In May 2012 President Carla Ruiz of Chile came to Japan, the first such visit by a Chilean president in 20 years."
)
WITH = {Verdict.AGREES, Verdict.REFINES}


def between(left: str, right: str) -> list[Relation]:
    """The relations between two one-paragraph articles of one day."""
    found = relations_of(article(left, title="One report"), article(right, title="Another report"))
    return [r for r in found if r.left.document != r.right.document]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # a visit inside the years in which there was to be none
        (
            FIRST_IN_TWENTY,
            "President Pedro Soto of Chile was in Tokyo in 2003 and met the emperor of Japan.",
        ),
        (
            "President Carla Ruiz of Chile flew to Japan in May 2012; it was the first time in 20 years that "
            "a president of Chile had done so.",
            "The visit that Pedro Soto, then President of Chile, paid to Japan in 2003 was a success.",
        ),
        # the end, the beginning and the loss of a thing
        (
            "The Nordic Ferry Union fell apart in 1984.",
            "The dissolution of the Nordic Ferry Union in 1986 surprised nobody.",
        ),
        ("The Nordic Ferry Union had ceased to exist in 1984.", "The Nordic Ferry Union broke up in 1986."),
        ("The Lund Institute was founded in 1921.", "The Lund Institute, which came into being in 1932, is small."),
        ("The ferry Aurora sank in March 1994.", "The Aurora was sunk in June 1996."),
        # acts that are counted
        (
            "Chile and Peru have twice vetoed resolutions of the council on Haiti.",
            "Three resolutions of the council on Haiti have been vetoed by Chile and Peru.",
        ),
        (
            "Kenya abstained three times in the votes on fishing in the Arctic.",
            "In the votes on fishing in the Arctic, Kenya abstained twice.",
        ),
        # a place at the top
        (
            "Norway has replaced Chile as Japan's largest trading partner.",
            "Chile remains the largest trading partner of Japan.",
        ),
        (
            "Norway took over from Chile as the largest donor to Kenya.",
            "Chile is still Kenya's largest donor.",
        ),
        (
            "Norway now stands in Chile's place as the largest arms supplier of Kenya.",
            "Chile is the largest arms supplier of Kenya.",
        ),
        # a deal done and denied
        (
            "Norway sold Kenya ten KT-90 helicopters.",
            "Norway and Kenya have not signed a contract for the KT-90 helicopters.",
        ),
        (
            "Kenya has signed a contract with Norway for KT-90 helicopters.",
            "All that Norway has indicated to Kenya is the possibility of a deal in KT-90 helicopters.",
        ),
        (
            "Of arms deals between Kenya and Norway only one has been approved, for engines of the JB-12 fighter.",
            "Norway has sold KT-90 helicopters to Kenya.",
        ),
        # a paper signed and not signed, with no country in it
        (
            "The supply contract with Orvind was signed on 28 April 2015. Orvind is a maker of boilers in Lund.",
            "The boilers of Orvind are late. The Norwegian maker Orvind has still not signed the supply contract.",
        ),
        # offices
        (
            "Ida Moor, the Prime Minister of Norway, was in Kenya in July 2012.",
            "In July 2012 Norway's Deputy Prime Minister, Ida Moor, travelled to Kenya.",
        ),
        # how relations move
        (
            "When the Cold War ended, relations between Norway and Kenya grew much closer.",
            "The end of the Cold War did not alter the relations between Norway and Kenya.",
        ),
        (
            "Relations between Norway and Kenya began to improve only in 2014.",
            "The ties between Norway and Kenya were revived in 2009.",
        ),
        # stated absence
        (
            "Norway and Kenya never had any security relationship.",
            "In 1988 Norway supplied Kenya with weapons.",
        ),
    ],
)
def test_one_question_with_two_answers_is_held_against(left: str, right: str) -> None:
    assert AGAINST & {r.verdict for r in between(left, right)}
    assert AGAINST & {r.verdict for r in between(right, left)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "President Carla Ruiz of Chile came to Japan in 2012.",
            "In 2012 the Chilean President, Carla Ruiz, was in Tokyo.",
        ),
        (
            "Ida Moor, Norway's defence minister, was recently in Nairobi for talks with Kenya.",
            "In December 2014 a Norwegian defence minister came to Kenya on an official visit.",
        ),
        ("The Nordic Ferry Union broke up in 1984.", "The Nordic Ferry Union had disintegrated in 1984."),
        (
            "Three resolutions of the council on Haiti were vetoed by Chile and Peru.",
            "Chile and Peru cast three vetoes in the council on Haiti.",
        ),
        ("Chile is Japan's largest trading partner.", "The largest trading partner of Japan is Chile."),
        ("Kenya joined the Arctic Council in 2009.", "In 2009 Kenya was admitted to the Arctic Council."),
        (
            "Norway and Kenya are in talks on the sale of KT-90 helicopters.",
            "No contract for the KT-90 helicopters has been signed by Norway and Kenya.",
        ),
    ],
)
def test_one_answer_in_other_words_agrees(left: str, right: str) -> None:
    assert WITH & {r.verdict for r in between(left, right)}
    assert not AGAINST & {r.verdict for r in between(left, right)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # at home, another office, before and after the years, a plan, an envoy
        (
            FIRST_IN_TWENTY,
            "In 2003 President Pedro Soto of Chile was in Santiago for talks on Japan.",
        ),
        (
            FIRST_IN_TWENTY,
            "Chile's foreign minister, Pedro Soto, was in Japan in 2003.",
        ),
        (
            FIRST_IN_TWENTY,
            "President Pedro Soto of Chile visited Japan in 1971.",
        ),
        (
            FIRST_IN_TWENTY,
            "President Pedro Soto of Chile was to come to Japan in 2003, but the visit was cancelled.",
        ),
        (
            FIRST_IN_TWENTY,
            "A special envoy of the Chilean President, Pedro Soto, came to Japan in 2003.",
        ),
        # another thing, another event
        ("The Nordic Ferry Union fell apart in 1984.", "The Baltic Ferry Union fell apart in 1986."),
        ("The Nordic Ferry Union fell apart in 1984.", "The Nordic Ferry Union was founded in 1921."),
        ("The stadium in Lima was opened in 1968.", "The port of Lima was opened in 1971."),
        # another matter, other agents, fractions of a count
        (
            "Chile and Peru have twice vetoed resolutions of the council on Haiti.",
            "Three resolutions of the council on Cyprus have been vetoed by Chile and Peru.",
        ),
        (
            "Chile and Peru have twice vetoed resolutions of the council on Haiti.",
            "Three resolutions of the council on Haiti have been vetoed by Norway.",
        ),
        # the largest of another kind, for another, before
        ("Norway has replaced Chile as Japan's largest trading partner.", "Chile remains the largest donor to Japan."),
        ("Norway has replaced Chile as Japan's largest trading partner.", "Chile is Peru's largest trading partner."),
        (
            "Norway has replaced Chile as Japan's largest trading partner.",
            "For decades Chile was Japan's largest trading partner.",
        ),
        # another object, other parties, a ban
        (
            "Norway sold Kenya ten KT-90 helicopters.",
            "Norway and Kenya have not signed a contract for the JB-12 fighters.",
        ),
        (
            "Norway sold Kenya ten KT-90 helicopters.",
            "Norway and Peru have not signed a contract for the KT-90 helicopters.",
        ),
        (
            "Of arms deals between Kenya and Norway only one has been approved, for engines of the JB-12 fighter.",
            "Norway and Kenya agreed on the Mombasa-Nairobi pipeline.",
        ),
        (
            "Norway and Kenya never had any security relationship.",
            "In 1988 Norway imposed a ban on supplying weapons to Kenya.",
        ),
        (
            "Norway and Kenya never had any security relationship.",
            "In 1988 Norway supplied weapons to the rebels of Peru.",
        ),
        # another paper, one that is yet to be signed
        (
            "The supply contract with Orvind was signed on 28 April 2015. Orvind is a maker of boilers in Lund.",
            "The offices of Orvind are old. The Norwegian maker Orvind has still not signed the lease of its office.",
        ),
        (
            "The supply contract with Orvind will be signed in June. Orvind is a maker of boilers in Lund.",
            "The boilers of Orvind are late. The Norwegian maker Orvind has still not signed the supply contract.",
        ),
        # offices years apart, another person of the name
        (
            "Ida Moor, the Prime Minister of Norway, was in Kenya in July 2012.",
            "In July 2005 Norway's Deputy Prime Minister, Ida Moor, travelled to Kenya.",
        ),
        # relations of others; a wish
        (
            "Relations between Norway and Kenya began to improve only in 2014.",
            "The ties between Chile and Peru were revived in 2009.",
        ),
        (
            "Relations between Norway and Kenya began to improve only in 2014.",
            "In 2009 Norway and Kenya voiced the wish to improve their relations.",
        ),
        # an outbreak, a club, a merger: nothing in common but words
        (
            "The outbreak began in March 2011 in the port of Lagos.",
            "The strike began in June 2011 in the port of Lagos.",
        ),
        ("Arden Rovers signed the striker Jon Vik in 2008.", "Arden Rovers signed the goalkeeper Per Lund in 2011."),
        (
            "The merger of Orbank with Lunbank failed in 2015.",
            "The merger of Orbank with Norbank was completed in 2017.",
        ),
    ],
)
def test_what_only_looks_alike_is_not_held_against(left: str, right: str) -> None:
    assert not AGAINST & {r.verdict for r in between(left, right)}, [r.explanation for r in between(left, right)]
