"""Claims are grouped without chains, and groups are as independent as their links leave them."""

from __future__ import annotations

from claims.analysis.corpus.reader import read
from claims.analysis.relations.compare import compare
from claims.analysis.relations.grouping import group
from claims.analysis.relations.independence import (
    agency_credit,
    dependences,
    in_a_sentence,
    known_lineage,
    origins,
    other_mouths,
)
from claims.analysis.relations.relate import relate
from claims.analysis.relations.reuse import find_reuse
from claims.analysis.relations.topics import topics
from claims.analysis.relations.values import ComparableClaim, Dependence, DependenceKind, FrameKind, Reuse

from .making import amount, article, claim, claims_of, frame, relations_of

WORDS = ("lighthouse", "keeper", "warned", "sandbank", "fishermen")


def grouped(*claims: ComparableClaim) -> list[tuple[str, ...]]:
    return [g.members for g in group(claims, list(relate(claims)))]


def test_claims_in_like_words_are_one_group_and_others_stand_alone() -> None:
    alike = [claim(document, words=WORDS) for document in "abc"]
    other = claim("d", words=("bread", "flour"))
    assert grouped(*alike, other) == [("a:0-10", "b:0-10", "c:0-10"), ("d:0-10",)]
    assert grouped(other, *reversed(alike)) == grouped(*alike, other)


def test_likeness_does_not_chain() -> None:
    first = claim("a", words=("lighthouse", "keeper", "warned"))
    middle = claim("b", words=("lighthouse", "keeper", "warned", "storm", "harbour", "pilot"))
    last = claim("c", words=("storm", "harbour", "pilot"))
    assert compare(first, last).verdict == "not_comparable"
    assert all(not {"a:0-10", "c:0-10"} <= set(members) for members in grouped(first, middle, last))


def test_references_are_in_no_group() -> None:
    assert grouped(claim("a", words=WORDS), claim("a", 50, words=WORDS, is_reference=True)) == [("a:0-10",)]


def test_the_statement_is_told_as_fact_with_its_values() -> None:
    plain, rich = claim("a", words=WORDS), claim("b", words=WORDS, quantities=(amount(5),), about=("Norway",))
    (made,) = group([plain, rich], list(relate([plain, rich])))
    assert (made.key, made.statement, made.reason) == ("a:0-10", "b:0-10", "agreement.same_statement")


def kinds(links: list[Dependence]) -> set[str]:
    return {link.kind.value for link in links}


def test_links_are_typed() -> None:
    left = claim("a", speaker="Ida Moor", works=("w1",), authors=("Ann Rowe",), publisher="The Sound")
    right = claim("b", speaker="Ida Moor", works=("w1", "w2"), authors=("Ann Rowe", "Tom Reed"), publisher="The Sound")
    found = dependences([right, left], {}, [])
    assert kinds(found) == {"shared_speaker", "shared_work", "same_author", "same_publisher"}
    assert all(link.left.document == "a" for link in found)
    assert kinds(dependences([left, claim("a", 50)], {}, [])) == {"same_document"}


def test_unnamed_speakers_are_not_taken_for_one_person() -> None:
    left, right = claim("a", speaker="a former diplomat (unnamed)"), claim("b", speaker="a former diplomat (unnamed)")
    assert dependences([left, right], {}, []) == []


def test_shared_passages_link_what_they_touch_and_documents_that_copy() -> None:
    here = Reuse("a", 0, 8, "b", 0, 8, 1.0)
    assert kinds(dependences([claim("a"), claim("b")], {}, [here])) == {"shared_wording"}
    assert dependences([claim("a", 90), claim("b")], {}, [here]) == []
    elsewhere = Reuse("a", 20, 28, "b", 20, 28, 1.0)
    (link,) = dependences([claim("a", 90), claim("b", 90)], {}, [here, elsewhere])
    assert "2 passages elsewhere" in link.sentence


def test_one_agency_is_one_source() -> None:
    texts = {"a": "Flood\n\nKARTEN (Reuters) - The river rose.\n", "b": "Rain\n\nLUND (Reuters) - It rained.\n"}
    documents = {key: read(text, key) for key, text in texts.items()}
    assert agency_credit(documents["a"]) == "Reuters"
    assert kinds(dependences([claim("a"), claim("b")], documents, [])) == {"agency_credit"}


def test_origins_are_what_links_leave_apart() -> None:
    members = [claim("a", speaker="Ida Moor"), claim("b"), claim("c")]
    links = dependences(members, {}, [Reuse("a", 0, 8, "b", 0, 8, 1.0)])
    keys = [c.key for c in members]
    found, unknown = origins(keys, links, known_lineage(members), members)
    assert (found, unknown) == ([("a:0-10", "b:0-10"), ("c:0-10",)], 1)
    assert origins(reversed(keys), reversed(links), known_lineage(members), reversed(members)) == (found, unknown)
    assert in_a_sentence(members, found, unknown) == "3 documents, 2 origins, 1 of unknown lineage"
    assert in_a_sentence(members[:1], [("a:0-10",)], 0) == "1 document, 1 origin"


def test_the_same_words_in_other_mouths_are_told() -> None:
    left, right = claim("a", speaker="Ida Moor"), claim("b")
    links = dependences([left, right], {}, [Reuse("a", 0, 8, "b", 0, 8, 1.0)])
    (finding,) = other_mouths([left, right], links)
    assert finding.sentence == "The same words are credited to Ida Moor and to nobody but the document (b)."
    assert other_mouths([left, claim("b", speaker="Ida Moor")], links) == []


def test_a_copied_article_has_one_origin() -> None:
    passage = "the ferry was already listing badly when the second engine failed outside the harbour"
    texts = {"a": article(f"In Norway {passage}."), "b": article(f"In Norway {passage} at night.", day="4 May 2015")}
    found = claims_of(*texts.values())
    assert {r.rule for r in relations_of(*texts.values())} == {"agreement.shared_wording"}
    documents = {key: read(text, key) for key, text in texts.items()}
    links = dependences(found, documents, find_reuse(texts))
    assert DependenceKind.SHARED_WORDING in {link.kind for link in links}
    assert len(origins([c.key for c in found], links, [], found)[0]) == 1


def test_a_topic_is_a_question_with_two_answers() -> None:
    parties = frozenset({"Norway", "Kenya"})

    def trade(document: str, low: int, per: str) -> ComparableClaim:
        measure = frame(FrameKind.MEASURE, "trade_turnover", parties=parties, quantity=amount(low, per=per))
        return claim(document, frames=(measure,))

    claims = [trade("a", 700, "year"), trade("b", 900, ""), claim("c")]
    (topic,) = topics(claims, group(claims, []))
    assert topic.title == "Kenya-Norway trade turnover, per year"
    assert (topic.predicate, topic.unit, topic.per) == ("trade_turnover", "USD", "year")
    assert topic.claims == topic.groups == ("a:0-10", "b:0-10")
    assert topics(reversed(claims), group(claims, [])) == [topic]
