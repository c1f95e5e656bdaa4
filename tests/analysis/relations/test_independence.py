"""Links of every kind are found where the text has them, direction where dates tell, origins whatever the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.corpus.documents import ParsedDocument
from claims.analysis.corpus.reader import read
from claims.analysis.relations.credits import credits_of, houses_in, names_house, sources_named
from claims.analysis.relations.independence import dependences, known_lineage, origins, other_mouths
from claims.analysis.relations.values import ComparableClaim, Dependence, DependenceKind, End, Reuse
from tests.work import calls_of

from .making import claim

BODY = "The ferry ran aground off Maren island with 214 people on board. Lifeboats took them off."


def credited(opening: str = "", ending: str = "") -> tuple[str, ...]:
    return credits_of(ParsedDocument(f"Ferry runs aground\n\n{opening}{BODY}{ending}\n", ""))


def dated(text: str, day: str | None, **fields: str) -> ParsedDocument:
    return ParsedDocument(text, "", published=day, **fields)  # type: ignore[arg-type]


def kinds(links: Sequence[Dependence]) -> list[str]:
    return sorted({link.kind.value for link in links})


@pytest.mark.parametrize(
    ("opening", "ending", "name"),
    [
        ("KARTEN, 12 Oct 2018 (Nordwire) - ", "", "Nordwire"),
        ("KARTEN, Norland (NPT) \u2014 ", "", "NPT"),
        ("Karten (Port News Service) - ", "", "Port News Service"),
        ("(NPT) KARTEN, 2 April 2017 - ", "", "NPT"),
        ("", "\n\n- Nordwire", "Nordwire"),
        ("", "\n\n(Nordwire)", "Nordwire"),
        ("", "\n\n/NPT/", "NPT"),
        ("", " (NPT)", "NPT"),
        ("", " \u2014 AP", "AP"),
        ("", "\n\nWith material from Nordwire", "Nordwire"),
        ("", "\n\nWith additional reporting by Nordwire.", "Nordwire"),
        ("", "\n\nThis article first appeared in the Alder Tribune.", "Alder Tribune"),
        ("", "\n\nRepublished with permission from Harbour Times", "Harbour Times"),
        ("", "\n\n\u00a9 2018 Nordwire", "Nordwire"),
        ("", "\n\nSource: Nordwire", "Nordwire"),
        ("The coast guard told Reuters that it was safe. ", "", "Reuters"),
    ],
)
def test_a_credit_is_read_where_it_is_printed_as_one(opening: str, ending: str, name: str) -> None:
    assert credited(opening, ending) == (name,)


@pytest.mark.parametrize(
    ("opening", "ending"),
    [
        ("", ""),
        ("KARTEN (Norway) - ", ""),
        ("KARTEN (UPDATED) - ", ""),
        ("The Port Authority (PA) said it was looking into it. ", ""),
        ("", " So said the Institute of Sea Rescue (ISR)."),
        ("", "\n\n- END"),
        ("", "\n\nIt was the third grounding (see page 4)"),
        ("", "\n\n- the harbour was closed for two days"),
        ("Mayor Bloomberg said that the ferry was old. ", ""),
        ("The reporter asked the crew. ", "\n\nThe source: a leak in the hull."),
    ],
)
def test_what_is_no_credit_is_left_alone(opening: str, ending: str) -> None:
    assert credited(opening, ending) == ()


def test_spellings_of_one_agency_are_one() -> None:
    documents = {
        "a": dated(f"T\n\nKARTEN (AP) - {BODY}", None),
        "b": dated(f"T\n\n{BODY}\n\n- The Associated Press", None),
    }
    assert kinds(dependences([claim("a"), claim("b")], documents, [])) == ["agency_credit"]
    documents["b"] = dated(f"T\n\n{BODY}\n\n- Nordwire", None)
    assert dependences([claim("a"), claim("b")], documents, []) == []


def test_the_byline_of_an_agency_is_a_credit() -> None:
    documents = {"a": dated(f"T\n\nKARTEN (Nordwire) - {BODY}", None), "b": dated(f"T\n\nNordwire\n\n{BODY}", None)}
    links = dependences([claim("a"), claim("b", authors=("Nordwire",))], documents, [])
    assert "agency_credit" in kinds(links)


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("the Alder Tribune", "Alder Tribune"),
        ("The Tribune", "The Alder Tribune"),
        ("Radio Alder", "Radio Alder News"),
        ("Brekka Mining", "Brekka Mining ASA"),
        ("Associated Press", "AP"),
    ],
)
def test_forms_of_a_house_are_one(name: str, house: str) -> None:
    assert names_house(name, house)


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("the Tribune", "The Alder Post"),
        ("Alder", "Alder Tribune"),
        ("tribune", "Alder Tribune"),
        ("", "AP"),
        ("AFP", "AP"),
    ],
)
def test_other_houses_are_others(name: str, house: str) -> None:
    assert not names_house(name, house)


def test_an_affiliation_names_a_house() -> None:
    assert houses_in("chief executive of Brekka Mining") == ("Brekka Mining",)
    assert houses_in("harbour master") == ()


def test_a_report_that_quotes_another_document_rests_on_it() -> None:
    source = claim("a", publisher="The Alder Tribune")
    quoting = claim("b", speaker="Alder Tribune")
    (link,) = dependences([quoting, source], {}, [])
    assert (link.kind, link.left.document, link.right.document) == (DependenceKind.CITES_DOCUMENT, "a", "b")
    assert link.sentence == "b names Alder Tribune as its source, where a is from."
    assert kinds(dependences([claim("b", speaker="Grete Holm"), source], {}, [])) == []
    of_the_house = claim("b", speaker="Marit Hauge", affiliation="editor at the Alder Tribune")
    assert kinds(dependences([of_the_house, source], {}, [])) == ["cites_document"]


def test_the_house_is_read_from_under_the_title_too() -> None:
    documents = {
        "a": dated(f"Alder Air to cut jobs\n\nBy Nils Rud\nThe Alder Tribune\n7 January 2020\n\n{BODY}", "2020-01-07"),
        "b": dated(f"Job cuts\n\nMetro Morning | 8 January 2020\n\n{BODY}", "2020-01-08"),
    }
    (link,) = dependences([claim("a"), claim("b", speaker="the Alder Tribune".removeprefix("the "))], documents, [])
    assert link.sentence.endswith("as its source, where a is from; b (8 January 2020) has it after a (7 January 2020).")
    assert dependences([claim("a"), claim("b", speaker="Alder Air")], documents, []) == []


def test_what_may_be_two_houses_or_ones_own_is_no_source() -> None:
    two = [claim("a", publisher="The Alder Tribune"), claim("c", publisher="The Lund Tribune")]
    assert dependences([*two, claim("b", speaker="The Tribune")], {}, []) == []
    own = [
        claim("a", publisher="The Alder Tribune"),
        claim("b", speaker="Alder Tribune", publisher="The Alder Tribune"),
    ]
    assert kinds(dependences(own, {}, [])) == ["same_publisher"]


def test_a_document_that_cites_another_of_the_group_rests_on_it() -> None:
    (link,) = dependences([claim("a"), claim("b", works=("a",))], {}, [])
    assert (link.kind.value, link.sentence) == ("cites_document", "b cites a.")
    assert dependences([claim("a", works=("a",)), claim("b", works=("c",))], {}, []) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Elin Sorby", "Elin Sorby", True),
        ("Elin Sorby", "Sorby", True),
        ("E. Sorby", "Elin Sorby", True),
        ("Elin Sorby", "Ida Sorby", False),
        ("E. Sorby", "Ida Sorby", False),
        ("the harbour master", "the harbour master", False),
    ],
)
def test_one_speaker_by_the_forms_of_the_name(one: str, other: str, same: bool) -> None:
    links = dependences([claim("a", speaker=one), claim("b", speaker=other)], {}, [])
    assert kinds(links) == (["shared_speaker"] if same else [])


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("2018-10-12", "2018-10-13", "; b (13 October 2018) has it after a (12 October 2018)."),
        ("2018-10-13", "2018-10-12", "; a (13 October 2018) has it after b (12 October 2018)."),
        ("2018-10-12", "2018-10-12", "."),
        ("2018-10", "2018-10-13", "."),
        (None, "2018-10-13", "."),
    ],
)
def test_direction_is_told_only_where_dates_prove_it(left: str | None, right: str, told: str) -> None:
    documents = {"a": dated(BODY, left), "b": dated(BODY, right)}
    (link,) = dependences([claim("a"), claim("b")], documents, [Reuse("a", 0, 8, "b", 0, 8, 1.0)])
    assert link.sentence == f"The documents share a passage (100% alike){told}"


def test_an_agency_is_a_known_lineage_and_a_house_is_none() -> None:
    documents = {"a": read(f"Ferry\n\nKARTEN (NPT) - {BODY}\n", "a"), "b": read(f"Ferry\n\n{BODY}\n", "b")}
    members = [claim("a"), claim("b", publisher="The Alder Tribune")]
    assert known_lineage(members, documents) == ["a:0-10"]


def test_who_names_the_house_of_the_other_document_credits_the_same_mouth() -> None:
    passage = Reuse("a", 0, 8, "b", 0, 8, 1.0)
    source, quoting = claim("a", publisher="River Institute"), claim("b", speaker="River Institute")
    assert other_mouths([source, quoting], dependences([source, quoting], {}, [passage])) == []
    other = claim("b", speaker="Ida Moor")
    assert len(other_mouths([source, other], dependences([source, other], {}, [passage]))) == 1
    short = claim("a", speaker="Moor")
    assert other_mouths([short, other], dependences([short, other], {}, [passage])) == []


# ---- what holds of any group ----------------------------------------------------------------------

NAMES = (None, "Ida Moor", "Moor", "Per Berg", "The Sound", "a former diplomat")
TEXTS = (BODY, f"T\n\nKARTEN (NPT) - {BODY}", f"T\n\n{BODY}\n\n- NPT", f"T\n\nThe Sound\n3 May 2018\n\n{BODY}")


Group = tuple[list[ComparableClaim], dict[str, ParsedDocument], list[Reuse]]


@st.composite
def groups(draw: st.DrawFn) -> Group:
    """Claims of a few documents with speakers, works, writers and houses from short lists, and passages they share."""
    keys = "abcdefg"[: draw(st.integers(1, 7))]
    documents = {
        key: dated(draw(st.sampled_from(TEXTS)), draw(st.sampled_from((None, "2018", "2019-05-03")))) for key in keys
    }
    members = []
    for key in keys:
        authors, publisher = (
            draw(st.sampled_from(((), ("Ann Rowe",), ("Tom Reed",)))),
            draw(st.sampled_from(("", "The Sound"))),
        )
        for start in draw(st.sets(st.sampled_from((0, 20, 40)), min_size=1)):
            speaker, works = draw(st.sampled_from(NAMES)), draw(st.sampled_from(((), ("w1",), ("w2",), ("a",))))
            members.append(claim(key, start, speaker=speaker, works=works, authors=authors, publisher=publisher))
    pairs = st.tuples(st.sampled_from(keys), st.integers(0, 40), st.sampled_from(keys), st.integers(0, 40))
    apart = [pair for pair in draw(st.lists(pairs, max_size=4)) if pair[0] != pair[2]]
    shared = [Reuse(a, i, i + 8, b, j, j + 8, 1.0) for a, i, b, j in apart]
    return members, documents, shared


def found(members: Sequence[ComparableClaim], links: Sequence[Dependence]) -> list[tuple[str, ...]]:
    return origins([m.key for m in members], links, known_lineage(members), members)[0]


@given(groups(), st.randoms(use_true_random=False))
def test_origins_are_the_same_in_every_order(group: Group, random: Random) -> None:
    members, documents, shared = group
    links = dependences(members, documents, shared)
    before = origins([m.key for m in members], links, known_lineage(members), members)
    mixed, passages = random.sample(members, len(members)), random.sample(shared, len(shared))
    keys = random.sample(sorted(documents), len(documents))
    again = dependences(mixed, {key: documents[key] for key in keys}, passages)
    assert again == links
    shuffled = random.sample(again, len(again))
    assert origins([m.key for m in mixed], shuffled, known_lineage(mixed), mixed) == before


@given(groups())
def test_every_member_is_in_one_origin(
    group: Group,
) -> None:
    members, documents, shared = group
    groups_found = found(members, dependences(members, documents, shared))
    assert sorted(key for keys in groups_found for key in keys) == sorted(m.key for m in members)
    assert 1 <= len(groups_found) <= len(members)
    assert len(groups_found) <= len({m.document for m in members})


@given(groups())
def test_an_unrelated_document_changes_no_origin(
    group: Group,
) -> None:
    members, documents, shared = group
    before = found(members, dependences(members, documents, shared))
    stranger = claim("z", speaker="Olga Brandt", authors=("Olga Brandt",), publisher="Harbour Times", works=("w9",))
    with_it = dependences([*members, stranger], {**documents, "z": dated("Bread\n\nFlour is dear.", "2019")}, shared)
    assert found([*members, stranger], with_it) == sorted([*before, (stranger.key,)])


@given(groups(), st.data())
def test_a_further_link_only_joins(group: Group, data: st.DataObject) -> None:
    members, documents, shared = group
    links = dependences(members, documents, shared)
    kept = data.draw(st.lists(st.sampled_from(links), unique=True)) if links else []
    coarse = {frozenset(keys) for keys in found(members, links)}
    fine = found(members, kept)
    assert all(any(set(keys) <= whole for whole in coarse) for keys in fine)


def test_ten_thousand_assertions_of_one_claim_take_work_in_step_with_their_number() -> None:
    def work(number: int) -> int:
        members = [claim(f"d{i:05}", speaker="Ida Moor", publisher="The Sound", works=("w1",)) for i in range(number)]
        documents = {m.document: dated(BODY, "2018") for m in members}
        links: list[Dependence] = []
        calls = calls_of(lambda: links.extend(dependences(members, documents, [])))
        return calls + calls_of(lambda: origins([m.key for m in members], links, [], members))

    assert work(1200) < 5 * work(400)


def test_of_many_assertions_in_one_place_none_is_left_apart() -> None:
    members = [replace(claim("a", 20 * i), speaker=None) for i in range(100)]
    links = dependences(members, {}, [])
    assert len(links) < 2 * len(members)
    assert len(found(members, links)) == 1
    loose = [Dependence(DependenceKind.SAME_AUTHOR, End("a", 0, 5), End("q", 0, 5), "", "")]
    assert len(found(members, loose)) == 100


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("as the Herald had it yesterday", ("Herald",)),
        ("the Lund Post reported on Monday", ("Lund Post",)),
        ("the engineer told the newspaper Lund Post", ("Lund Post",)),
        ("a study by the Institute of Labour Medicine has found", ("Institute of Labour Medicine",)),
        ("the minister told reporters", ()),
        ("the Herald is printed in Karten", ()),
        ("he read the report twice", ()),
    ],
)
def test_a_source_is_named_where_something_is_had_from_it(words: str, names: tuple[str, ...]) -> None:
    assert sources_named(words) == names


def test_what_a_claim_says_that_it_has_from_another_document_is_a_link() -> None:
    herald = claim("a", publisher="Rovers Herald")
    blog = claim("b", surface="So Dahl goes for 4 million crowns, as the Herald had it yesterday.")
    assert kinds(dependences([herald, blog], {}, [])) == ["cites_document"]
    wire = {"a": dated(f"T\n\n(ANP) GRINPORT, 8 November 2014 - {BODY}", None)}
    told = claim("b", surface="She drifted for hours, the harbour office told ANP.")
    assert kinds(dependences([claim("a"), told], wire, [])) == ["cites_document"]
    assert kinds(dependences([claim("a"), claim("b", surface="The ANP is a lake.")], wire, [])) == []


def test_a_byline_credits_the_house_behind_the_writer() -> None:
    documents = {
        "a": dated(f"Seven dead\n\nBy Morten Lie, Interpress\n\n{BODY}", None),
        "b": dated(f"Flood\n\nSouthern Standard\nInterpress\n\n{BODY}", None),
        "c": dated(f"Rain\n\nBy Ida Moor, Hill Observer\n\n{BODY}", None),
    }
    (link,) = dependences([claim("a"), claim("b"), claim("c")], documents, [])
    assert (link.sentence, link.left.document, link.right.document) == ("Both documents credit Interpress.", "a", "b")


@pytest.mark.parametrize(
    "affiliation", ["Health Minister", "Minister of Health", "Minister for Health", "spokesman of the Health Ministry"]
)
def test_a_minister_speaks_for_the_ministry(affiliation: str) -> None:
    ministry = claim("a", publisher="Ministry of Health")
    minister = claim("b", speaker="Ragna Dybdal", affiliation=affiliation)
    assert kinds(dependences([ministry, minister], {}, [])) == ["cites_document"]
    assert dependences([claim("a", publisher="Ministry of Trade"), minister], {}, []) == []


@given(groups(), st.data())
def test_links_of_two_documents_are_the_same_in_every_company(group: Group, data: st.DataObject) -> None:
    members, documents, shared = group
    chosen = data.draw(st.sets(st.sampled_from(sorted(documents)), min_size=1))
    part = [m for m in members if m.document in chosen]
    of_documents = (DependenceKind.SAME_AUTHOR, DependenceKind.SAME_PUBLISHER, DependenceKind.AGENCY_CREDIT)
    alone = [d for d in dependences(part, documents, shared) if d.kind in of_documents]
    among = [d for d in dependences(members, documents, shared) if d.kind in of_documents]
    assert alone == [d for d in among if {d.left.document, d.right.document} <= chosen]
