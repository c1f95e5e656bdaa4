"""What a note names, in the forms of several style books."""

from __future__ import annotations

import pytest

from claims.analysis.corpus.citations import Cited, find_citations


def only(text: str) -> Cited:
    found = find_citations(text)
    assert len(found) == 1, found
    assert text[found[0].start : found[0].end] == found[0].surface
    return found[0]


@pytest.mark.parametrize(
    ("note", "authors", "title", "container", "published", "pages"),
    [
        ('Jane Lund, "On Quays," *Coast Review*, vol. 6, no. 2 (April 2007): 127.',
         ("Jane Lund",), "On Quays", "Coast Review", "2007-04", "127"),
        ("Jane Lund and John Roe, *The Quays of Tarn* (Oslo: Lake House, 2004), 30-31.",
         ("Jane Lund", "John Roe"), "The Quays of Tarn", "", "2004", "30-31"),
        ("See Jane Lund, “Grain and War”, *Tarn Herald* (Tarn), October 4, 2012.",
         ("Jane Lund",), "Grain and War", "Tarn Herald", "2012-10-04", ""),
        ('"Grain Prices Fall", Ministry of Ports, May 2012',
         (), "Grain Prices Fall", "Ministry of Ports", "2012-05", ""),
        ("Lund, J., & Roe, K. (2008). Quays of the north. *Coast Review*, 19(1), 83-90.",
         ("J. Lund", "K. Roe"), "Quays of the north", "Coast Review", "2008", "83-90"),
        ("Lund, Jane. *The Quays of Tarn*. Lake House, 2004.",
         ("Jane Lund",), "The Quays of Tarn", "", "2004", ""),
        ("Lund, Jane. The Quays of Tarn. Lake House, 2004.",
         ("Jane Lund",), "The Quays of Tarn", "", "2004", ""),
        ("Jane Lund, The Quays of Tarn (Oslo: Lake House, 2004), 12",
         ("Jane Lund",), "The Quays of Tarn", "", "2004", "12"),
        ('Jane Lund, "A Quay," in *Ports*, ed. John Roe (Oslo: Lake House, 2004), 5.',
         ("Jane Lund",), "A Quay", "Ports", "2004", "5"),
        ("Author's interview with Jane Lund, Oslo, 3 May 2019.",
         ("Jane Lund",), "Interview with Jane Lund", "", "2019-05-03", ""),
        ("World Bank, *Ports of the World* (Washington, DC: World Bank, 2012), 5.",
         ("World Bank",), "Ports of the World", "", "2012", "5"),
        ("*Tarn Herald*, 3 May 2019.", (), "", "Tarn Herald", "2019-05-03", ""),
    ],
)  # fmt: skip
def test_a_full_citation_is_read(
    note: str, authors: tuple[str, ...], title: str, container: str, published: str | None, pages: str
) -> None:
    cited = only(note)
    assert (cited.authors, cited.title, cited.container, cited.published, cited.pages) == (
        authors, title, container, published, pages,
    )  # fmt: skip
    assert cited.full


@pytest.mark.parametrize(
    ("note", "url", "accessed"),
    [
        ('"Quays", <http://a.example/b_c> (accessed May 4, 2013).', "http://a.example/b_c", "2013-05-04"),
        (r'"Quays", [http://a.example/b\_c](http://a.example/b_c)', "http://a.example/b_c", None),
        ('"Quays". Retrieved 4 May 2013, from https://a.example/b.', "https://a.example/b", "2013-05-04"),
        ("https://a.example/b", "https://a.example/b", None),
    ],
)
def test_addresses_and_the_day_of_access_are_read(note: str, url: str, accessed: str | None) -> None:
    cited = only(note)
    assert (cited.url, cited.accessed, cited.published) == (url, accessed, None)


@pytest.mark.parametrize(
    ("note", "back", "pages"),
    [("*Ibid.*, 307.", "ibid", "307"), ("ibid", "ibid", ""),
     ("Id. at 12.", "ibid", "12"), ("Ibid., pp. 12–13", "ibid", "12-13"),
     ("Lund, *op. cit.*, 5.", "earlier", "5"), ("Lund, loc. cit.", "earlier", ""),
     ("Lund, n. 5 above, p. 12.", "note", "12"),
     ("Lund, supra note 5, at 12", "note", "12")],
)  # fmt: skip
def test_a_back_reference_is_known_as_one(note: str, back: str, pages: str) -> None:
    cited = only(note)
    assert (cited.back, cited.pages, cited.full) == (back, pages, False)


def test_a_note_may_name_several_works() -> None:
    found = find_citations(
        'Jane Lund, "Quays; a History," *Coast*, 2004; John Roe, *Grain* (Oslo: House, 1999), 3; Ibid., 5.'
    )
    assert [c.title for c in found] == ["Quays; a History", "Grain", ""]


@pytest.mark.parametrize(
    "note",
    [
        "The figure leaves out the toll, which the port did not publish.",
        'He called it "a quay like no other", and meant it.',
        "I thank the port for its help.",
    ],
)
def test_a_note_that_explains_names_no_work(note: str) -> None:
    assert find_citations(note) == []
