"""Calls of works in the running text, and the unnumbered lists that they lead to."""

from __future__ import annotations

import pytest

from claims.analysis import extract, read
from claims.analysis.corpus.documents import CitationForm, ParsedDocument

REFERENCES = """

References

Berg, I. (2010a). Ice on the northern lakes. Lake Review, 12(3), 345-370.
Berg, I. (2010b). *Ice and money*. Shore Press.
Berg, I., & Falk, O. (2011). Eels in winter. Lake Review, 13(1), 5-9.
Falk, O. (2004). Salt. Oslo: Shore Press.
van der Meer, P., Ek, T., & Falk, O. (2015). Nets and schools. Lake Wards, 7, 12-19.
World Lake Organization. (2018). Lake atlas 2018. World Lake Organization.
Ministry of Ports. (2009). Annual report. Tarn: Ministry of Ports.
O'Dell, S. (n.d.). Letters. Shore Press.
"""
Called = list[tuple[str | frozenset[str], str]]


def document(sentence: str, references: str = REFERENCES) -> ParsedDocument:
    return read(
        f"A Title of Sorts\n\nThe lake is large and old, and many have written of it.\n\n{sentence}{references}"
    )


def called(parsed: ParsedDocument) -> Called:
    """The title that each call leads to, or the titles that it may mean, with its pages."""
    titles = {c.work: c.title for note in parsed.notes if not note.inline for c in note.citations}
    found: Called = []
    for citation in (c for note in parsed.notes if note.inline for c in note.citations):
        assert parsed.text[citation.start : citation.end] == citation.surface
        may_be = frozenset(titles[key] for key in citation.candidates)
        found.append((citation.title if citation.work else may_be, citation.pages))
    return found


@pytest.mark.parametrize(
    ("sentence", "works"),
    [
        ("Ice came late that year (Falk 2004: 45).", [("Salt", "45")]),
        ("Ice came late that year (Falk, 2004, p. 45).", [("Salt", "45")]),
        ("Ice came late that year (Berg & Falk, 2011, pp. 5-6).", [("Eels in winter", "5-6")]),
        ("As Falk (2004) says, the salt ran out.", [("Salt", "")]),
        ("Falk's (2004, 12) account is clear.", [("Salt", "12")]),
        ("Berg and Falk (2011: 6) found eels in the lake.", [("Eels in winter", "6")]),
        ("Ice came late (Berg 2010a; Falk 2004, 3).", [("Ice on the northern lakes", ""), ("Salt", "3")]),
        ("Ice came late (Berg 2010a, b).", [("Ice on the northern lakes", ""), ("Ice and money", "")]),
        ("Nets help (van der Meer et al. 2015).", [("Nets and schools", "")]),
        ("Van der Meer et al. (2015) found that nets help.", [("Nets and schools", "")]),
        ("The lake shrank by half (World Lake Organization 2018).", [("Lake atlas 2018", "")]),
        ("The lake shrank by half (WLO, 2018).", [("Lake atlas 2018", "")]),
        ("Tolls rose (see, e.g., Ministry of Ports 2009).", [("Annual report", "")]),
        ("The letters are kind (O'Dell n.d.).", [("Letters", "")]),
        ("Salt ran out (Falk 45).", [("Salt", "45")]),
        ("Salt ran out (Falk 2004: 45). It came back (ibid., 46).", [("Salt", "45"), ("Salt", "46")]),
    ],
)
def test_a_call_leads_to_the_list(sentence: str, works: Called) -> None:
    assert called(document(sentence)) == works


def test_a_call_that_fits_two_works_keeps_both() -> None:
    parsed = document("Ice came late (Berg 2010).")
    assert called(parsed) == [(frozenset({"Ice on the northern lakes", "Ice and money"}), "")]
    call = next(note for note in parsed.notes if note.inline)
    assert call.citations[0].form is CitationForm.UNRESOLVED


def test_a_call_that_the_list_leaves_out_stays_open() -> None:
    assert called(document("Nobody agrees (Quist et al. 2001).")) == [(frozenset(), "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The port opened in spring (May 2010).",
        "They met in Oslo (3 March 2004) and parted.",
        "The cup (Tarn 2004) was lost.",
        "The harbour (built 1904) is closed.",
        "The bill (2004) was passed.",
        "The board (founded in 2009, closed in 2011) had ten members.",
        "Falk, who died in 2004, never came back (aged 45).",
        "Sales (2,010 tonnes) rose.",
        "He won twice (2004, 2010).",
        "Berg (45) is a nurse.",
        "The ship (IMO 2010 class) sailed.",
        "It is cold (see below).",
    ],
)
def test_what_stands_in_brackets_is_no_call(sentence: str) -> None:
    assert called(document(sentence)) == []


def test_without_a_list_nothing_is_called() -> None:
    assert document("Salt ran out (Falk 2004: 45).", references="").notes == ()


def test_a_call_is_neither_a_date_nor_a_figure_and_belongs_to_the_assertion() -> None:
    parsed = document("The toll rose to $40 million in 1998 (Falk 2004: 45).")
    found = [a for a in extract(parsed) if a.quantities]
    assert [[q.surface for q in a.quantities] for a in found] == [["$40 million"]]
    assert [d.surface for d in found[0].dates] == ["1998"]
    assert [parsed.notes[place].text for place in found[0].cites] == ["Falk 2004: 45"]
    assert found[0].notes == ()


@pytest.mark.parametrize(
    ("listed", "titles"),
    [
        ("Bibliography\n\nBerg, Ida. *Ice*. Oslo: Shore, 2004.\n\n———. *Eels*. Oslo: Shore, 2009.", ["Ice", "Eels"]),
        ("## Works cited\n\n- Berg, Ida. *Ice*. Shore, 2004.\n- Falk, Olav. *Eels*. Shore, 2009.", ["Ice", "Eels"]),
        ("References\n\nBerg I. Ice. Lake. 2004;3:4-5.\nFalk O. Eels. Lake. 2009;7:1-9.", ["Ice", "Eels"]),
        ("# References\n\n## Books\n\nBerg, I. (2004). *Ice*. Shore.\n\n## Papers\n\nFalk, O. (2009). Eels. *Lake*, 7.",
         ["Ice", "Eels"]),
        ("References\n\nBerg, I. (2004). Ice on the lakes of the\n    north. Shore.\nFalk, O. (2009). Eels. Shore.",
         ["Ice on the lakes of the north", "Eels"]),
    ],
)  # fmt: skip
def test_the_entries_of_an_unnumbered_list_are_works(listed: str, titles: list[str]) -> None:
    parsed = document("It is deep.", f"\n\n{listed}\n")
    assert [c.title for note in parsed.notes for c in note.citations] == titles
    assert {note.number for note in parsed.notes} == {0}
    assert all(parsed.text[note.start : note.end].endswith(note.text) for note in parsed.notes)


def test_a_dash_in_a_list_stands_for_the_author_before() -> None:
    listed = "\n\nBibliography\n\nBerg, Ida. *Ice*. Oslo: Shore, 2004.\n\n———. *Eels*. Oslo: Shore, 2009.\n"
    assert [c.authors for n in document("It is deep.", listed).notes for c in n.citations] == [("Ida Berg",)] * 2
