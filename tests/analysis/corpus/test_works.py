"""Which notes name one work; what Ibid. and short titles stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.analysis.corpus.citations import find_citations
from claims.analysis.corpus.documents import Citation, CitationForm, Note
from claims.analysis.corpus.works import resolve, work_key
from tests.work import grows_in_step

QUAYS = 'Jane Lund, "The Quays of Tarn: A History," *Coast Review*, May 3, 2012.'
GRAIN = "John Roe, *Grain and War* (Oslo: Lake House, 2004), 30."


def cite(*notes: str) -> list[Citation | None]:
    """The only citation of each note, or None."""
    made = [Note(i, 0, len(text), text) for i, text in enumerate(notes, start=1)]
    return [n.citations[0] if n.citations else None for n in resolve(made, [find_citations(text) for text in notes])]


def works(*notes: str) -> list[str]:
    return [c.work if c else "-" for c in cite(*notes)]


@pytest.mark.parametrize(
    "again",
    [
        "Ibid., 5.",
        'Jane Lund, "The Quays of Tarn," 12.',
        'Lund, "Quays of Tarn".',
        'Jane Lund, "The Quays  of Tarn : a History", 3.',
        'Jane Lund, "The Quais of Tarn: A History".',
        'Jane Lund, "The Quays of Tarn: A History," *Coast Review*, May 9, 2011.',
        "Lund, op. cit., 4.",
        "Lund, n. 1 above, 4.",
        "Lund, The Quays of Tarn, 7",
    ],
)
def test_a_work_named_again_is_the_same_work(again: str) -> None:
    first, second = works(QUAYS, again)
    assert first == second != ""


@pytest.mark.parametrize(
    "other",
    [
        'Ann Poe, "The Quays of Tarn: A History," *Coast Review*, May 3, 2012.',
        'Jane Lund, "The Tolls of Tarn: A History," *Coast Review*, May 3, 2012.',
        'Jane Lund, "The Quays of Tarn in War," *Coast Review*, May 3, 2012.',
        GRAIN,
    ],
)
def test_another_work_is_another_work(other: str) -> None:
    first, second = works(QUAYS, other)
    assert first != second


def test_a_date_of_its_own_is_kept() -> None:
    again = cite(QUAYS, QUAYS.replace("May 3, 2012", "May 9, 2011"))[1]
    assert again is not None
    assert again.published == "2011-05-09"


def test_unsigned_pieces_of_one_title_are_told_apart_by_date() -> None:
    one = '"Port News", *Tarn Herald*, {}.'
    first, second, third = works(one.format("May 3, 2012"), one.format("May 6, 2012"), one.format("May 3, 2012"))
    assert first == third != second


def test_a_yearly_report_is_another_work_every_year() -> None:
    first, second = works(
        "Ports Institute, *State of Ports* (Oslo, 2011).", "Ports Institute, *State of Ports* (Oslo, 2012)."
    )
    assert first != second


def test_a_chain_of_ibid_leads_to_the_note_that_names_the_work() -> None:
    found = cite(GRAIN, QUAYS, "Ibid.", "Ibid., 4.", 'Lund, "The Quays of Tarn".', "Ibid.")
    assert [(c.form, c.antecedent) for c in found if c] == [
        (CitationForm.FULL, None),
        (CitationForm.FULL, None),
        (CitationForm.IBID, 2),
        (CitationForm.IBID, 2),
        (CitationForm.SHORT, 2),
        (CitationForm.IBID, 5),
    ]


def test_ibid_after_several_works_stays_open_with_its_candidates() -> None:
    found = cite(f"{QUAYS[:-1]}; {GRAIN}", "Ibid.")[1]
    assert found is not None
    assert (found.form, found.work, len(found.candidates)) == (CitationForm.UNRESOLVED, "", 2)


@pytest.mark.parametrize("between", ["The port kept no books in those years.", "§ 12 a bb."])
def test_a_note_that_names_no_work_still_stands_before_ibid(between: str) -> None:
    found = cite(QUAYS, between, "Ibid.")[2]
    assert found is not None
    assert (found.form, found.work) == (CitationForm.UNRESOLVED, "")


def test_a_short_form_that_fits_two_works_stays_open() -> None:
    found = cite(QUAYS, 'Jane Lund, "Tolls," *Coast*, 2011.', "Lund, op. cit., 5.")[2]
    assert found is not None
    assert (found.form, len(found.candidates)) == (CitationForm.UNRESOLVED, 2)


def test_one_address_is_one_work() -> None:
    first, second = works(
        '"On Quays", <http://a.example/quays>', '"About Quays and Tolls", <https://www.a.example/quays/>'
    )
    assert first == second


def test_keys_do_not_hang_on_spacing_case_or_accents() -> None:
    assert work_key(("Jane Lünd",), "The Tarn- Oslo Line") == work_key(("J. LUND",), "Tarn-Oslo line")
    assert work_key((), "Port News", "Herald", "2012-05-03") != work_key((), "Port News", "Herald", "2012-05-06")
    assert work_key((), "", "", None, "https://www.a.example/b/") == work_key((), "", "", None, "http://a.example/b")
    assert work_key((), "") == ""


@pytest.mark.parametrize(
    "again",
    [
        "Lund, 45.",
        "Lund 2012, 45.",
        "Lund (2012), 45.",
        "Lund (n 1) 45.",
        "Lund, supra note 1, at 45.",
        "Lund, *Quays of Tarn*, op. cit., 45.",
        "Id. at 45.",
        "ibid 45",
        "*Ibid.*, p. 45",
        "See Lund, loc. cit., 45.",
        "Cf. Lund, “The Quays of Tarn,” 45.",
    ],
)
def test_a_back_reference_has_a_page_of_its_own(again: str) -> None:
    first, second = cite(QUAYS, again)
    assert first is not None
    assert second is not None
    assert (second.work, second.pages) == (first.work, "45")


def test_idem_and_a_dash_stand_for_the_author_and_name_another_work() -> None:
    found = cite(GRAIN, "Idem, *Tolls of Tarn* (Oslo: Lake House, 2006), 5.", "———. *Salt*. Oslo: Lake House, 2009.")
    assert [c.authors for c in found if c] == [("John Roe",)] * 3
    assert len({c.work for c in found if c}) == 3


def test_a_name_that_a_note_gives_its_work_leads_to_it() -> None:
    full = "Board of Ports, *Report on the State of the Quays* (Oslo, 2004) [hereinafter Quay Report]."
    first, second = works(full, "Board of Ports, *Quay Report*, 12.")
    assert first == second != ""


@pytest.mark.parametrize("short", ["Lund, 45.", "Lund, op. cit., 45.", "Lund, *The Quays*, 45."])
def test_what_fits_two_works_of_an_author_keeps_both(short: str) -> None:
    other = 'Jane Lund, "The Quays of Oslo," *Coast*, 2011.'
    found = cite(QUAYS, other, short)[2]
    assert found is not None
    assert (found.form, found.work, found.pages, len(found.candidates)) == (CitationForm.UNRESOLVED, "", "45", 2)


def test_the_year_tells_two_works_of_an_author_apart() -> None:
    first, _, third = works(QUAYS, 'Jane Lund, "The Quays of Oslo," *Coast*, 2011.', "Lund 2012, 45.")
    assert first == third != ""


@pytest.mark.parametrize("prose", ["Oslo, 45.", "The lake froze, 1963.", "Tarn 2004."])
def test_a_name_that_wrote_nothing_is_no_citation(prose: str) -> None:
    assert cite(QUAYS, prose)[1] is None


def test_a_note_number_used_twice_means_the_later_note() -> None:
    made = [Note(n, 0, len(text), text) for n, text in ((1, QUAYS), (1, GRAIN), (2, "Above, n. 1, 5."))]
    resolved = resolve(made, [find_citations(note.text) for note in made])
    assert resolved[2].citations[0].work == resolved[1].citations[0].work


def test_thousands_of_notes_are_work_in_proportion() -> None:
    def resolving(count: int) -> Callable[[], object]:
        texts = [f'Jane Lund, "The Quays of Tarn {n}," *Coast Review*, May 3, 2012, {n}.' for n in range(count)]
        texts += ["Ibid., 5."] * count
        made = [Note(i, 0, len(text), text) for i, text in enumerate(texts, start=1)]
        return lambda: resolve(made, [find_citations(text) for text in texts])

    assert grows_in_step(resolving, 200, times=4)
