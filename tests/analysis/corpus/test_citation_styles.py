"""References in the forms of the style books, field by field: author, title, container, date, pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.corpus.citations import Cited, find_citations

Fields = tuple[tuple[str, ...], str, str, str | None, str]
Row = tuple[str, tuple[str, ...], str, str, str | None, str]
"""A reference and what is read in it: authors, title, container, date (EDTF), pages."""

PIECES = (
    "Berg", "Falk, O.", " ", ", ", ". ", "; ", ": ", "(", ")", "[", "]", '"', "“", "”", "'", "*", "_", "2010", "12(3)",
    "pp. 4-5", "ed. ", "In ", "Oslo: ", "http://a.example/b ", "www.", "doi:10.5555/x ", "Ibid. ", "op. cit. ", "n. 5 ",
    "supra ", "See ", "quoted in ", " v ", "Act 2010", "A/RES/1", "interview with ", "speech at ", "thesis ", "May 3 ",
    "–", "\n", "et al. ", "Idem, ", "[hereafter A]", "é", "\u00a0", "\\_", " to ", "and ", "review of ", "(@a)",
)  # fmt: skip


def fields(cited: Cited) -> Fields:
    return cited.authors, cited.title, cited.container, cited.published, cited.pages


def check_reads(
    reference: str, authors: tuple[str, ...], title: str, container: str, published: str | None, pages: str
) -> None:
    found = find_citations(reference)
    assert len(found) == 1, found
    assert reference[found[0].start : found[0].end] == found[0].surface
    assert fields(found[0]) == (authors, title, container, published, pages)


@pytest.mark.parametrize(
    "row",
    [
        ("Ida Berg, Olav Falk, and Tor Ek, “Ice on Lakes,” *Lake Review* 12, no. 3 (Autumn 2010): 345–50.",
         ("Ida Berg", "Olav Falk", "Tor Ek"), "Ice on Lakes", "Lake Review", "2010-23", "345-50"),
        ("Olav Falk, “Eel Years,” in *A History of Lakes*, ed. Tor Ek (Oslo: Shore Press, 1999), 112.",
         ("Olav Falk",), "Eel Years", "A History of Lakes", "1999", "112"),
        ("Ida Berg, “Fever” (PhD diss., University of Tarn, 2009), 141–42.",
         ("Ida Berg",), "Fever", "University of Tarn", "2009", "141-42"),
        ("Tor Ek, *Yearbook of Eels* 1999, vol. 2 (Bern, 2000), 66.", ("Tor Ek",), "Yearbook of Eels", "",
         "2000", "66"),
        ("Tor Ek, review of *Lakes*, by Ida Berg, *Lake Review* 5, no. 1 (2018): 101–3.",
         ("Tor Ek",), "review of Lakes", "Lake Review", "2018", "101-3"),
        ("Berg, Ida, and Olav Falk. “Ice on Lakes.” *Lake Review* 12, no. 3 (2010): 345–70.",
         ("Ida Berg", "Olav Falk"), "Ice on Lakes", "Lake Review", "2010", "345-70"),
        ("Falk, Olav. “Eel Years.” In *A History of Lakes*, edited by Tor Ek, 98–121. Oslo: Shore Press, 1999.",
         ("Olav Falk",), "Eel Years", "A History of Lakes", "1999", "98-121"),
        ("Berg, Ida. 2012. “Who Owns Ice?” *Rivers and Law* 8 (2): 12–29.",
         ("Ida Berg",), "Who Owns Ice?", "Rivers and Law", "2012", "12-29"),
    ],
)  # fmt: skip
def test_chicago_and_turabian(row: Row) -> None:
    check_reads(*row)


@pytest.mark.parametrize(
    "row",
    [
        ('Falk, Olav, and Tor Ek. "Eel Years." *Lake Review*, vol. 14, no. 2, Spring 2011, pp. 55-71.',
         ("Olav Falk", "Tor Ek"), "Eel Years", "Lake Review", "2011-21", "55-71"),
        ('"Ferry Strike Widens." *Tarn Herald*, 9 Mar. 2015, p. B4.', (), "Ferry Strike Widens", "Tarn Herald",
         "2015-03-09", "B4"),
        ('Ek, Tor. "The Eel." *Lake Stories*, edited by Ida Berg, Shore Press, 2011, pp. 12-30.',
         ("Tor Ek",), "The Eel", "Lake Stories", "2011", "12-30"),
        ('Ek, Tor. "Eel Money." *Lake Quarterly* 4.1 (2003): 11-19. Print.',
         ("Tor Ek",), "Eel Money", "Lake Quarterly", "2003", "11-19"),
        ("Berg, Ida. Personal interview. 14 June 2013.", ("Ida Berg",), "Interview with Ida Berg", "",
         "2013-06-14", ""),
    ],
)  # fmt: skip
def test_mla(row: Row) -> None:
    check_reads(*row)


@pytest.mark.parametrize(
    "row",
    [
        ("Berg, I. K., van der Meer, P., & O'Dell, S.-J. (2015). Nets: A trial. *Lake Wards*, *7*, 12–19.",
         ("I. K. Berg", "P. van der Meer", "S. J. O'Dell"), "Nets: A trial", "Lake Wards", "2015", "12-19"),
        ("Berg, I. (2012, May 3). Who owns ice? *Tarn Herald*, B4.",
         ("I. Berg",), "Who owns ice?", "Tarn Herald", "2012-05-03", "B4"),
        ("Ek, T. (1999). Eel years. In O. Falk & I. Berg (Eds.), *A history of lakes* (2nd ed., pp. 98–121). Shore.",
         ("T. Ek",), "Eel years", "A history of lakes", "1999", "98-121"),
        ("Berg, I. (2009). *Fever* [Doctoral dissertation, University of Tarn]. Tarn Archive.",
         ("I. Berg",), "Fever", "University of Tarn", "2009", ""),
        ("Ferry strike widens. (2015, March 9). *Tarn Herald*.", (), "Ferry strike widens", "Tarn Herald",
         "2015-03-09", ""),
        ("Lake Board. (2018). *Monthly ice 1979–2017* (Version 3) [Data set].", ("Lake Board",),
         "Monthly ice 1979–2017", "", "2018", ""),
        ("Berg, I. and Falk, O. (2010) 'Ice on the lake's edge', *Lake Review*, 12(3), pp. 345–370.",
         ("I. Berg", "O. Falk"), "Ice on the lake's edge", "Lake Review", "2010", "345-370"),
        ("Ek, T. (1999) 'Eel years', in Falk, O. (ed.) *A History of Lakes*. Oslo: Shore Press, pp. 98–121.",
         ("T. Ek",), "Eel years", "A History of Lakes", "1999", "98-121"),
        ("Berg, I. (2012) 'Who owns ice?', *Tarn Herald*, 3 May, p. 4.",
         ("I. Berg",), "Who owns ice?", "Tarn Herald", "2012-05-03", "4"),
        ("BERG, I. and FALK, O., 1998. Salt and fish. 2nd ed. Oslo: Shore.", ("I. Berg", "O. Falk"),
         "Salt and fish", "", "1998", ""),
        ("Ek, T 2015, *Lake law*, 3rd edn, Ward Books, London.", ("T. Ek",), "Lake law", "", "2015", ""),
    ],
)  # fmt: skip
def test_apa_and_harvard(row: Row) -> None:
    check_reads(*row)


@pytest.mark.parametrize(
    "row",
    [
        ("Berg I, van Dyk PL, O'Dell SJ. Nets in school: a trial. Lake Wards. 2015;7(2):12-19.",
         ("I. Berg", "P. L. van Dyk", "S. J. O'Dell"), "Nets in school: a trial", "Lake Wards", "2015", "12-19"),
        ("Berg I, Falk O, et al. Fever charts. J Lake Med. 2010 May 3;12(3):45-50.",
         ("I. Berg", "O. Falk"), "Fever charts", "J Lake Med", "2010-05-03", "45-50"),
        ("Berg IK. The salt diet. 3rd ed. Oslo: Shore; 2004. p. 30-4.", ("I. K. Berg",), "The salt diet", "", "2004",
         "30-4"),
        ("Ek T. Wounds at sea. In: Falk O, Berg I, editors. Ship medicine. 2nd ed. London: Ward; 1999. p. 98-121.",
         ("T. Ek",), "Wounds at sea", "Ship medicine", "1999", "98-121"),
        ("Berg, I.; Falk, O. Corrosion of Steel. J. Lake Chem. 2010, 12, 345–370.",
         ("I. Berg", "O. Falk"), "Corrosion of Steel", "J. Lake Chem", "2010", "345-370"),
        ('I. Berg and O. Falk, "Sonar in lakes," *IEEE Trans. Lakes*, vol. 12, no. 3, pp. 345–370, May 2010.',
         ("I. Berg", "O. Falk"), "Sonar in lakes", "IEEE Trans. Lakes", "2010-05", "345-370"),
        ('[4] T. Ek, "Eel cameras," Ph.D. dissertation, Dept. Elect. Eng., Univ. Tarn, Tarn, 2013.',
         ("T. Ek",), "Eel cameras", "Univ. Tarn", "2013", ""),
    ],
)  # fmt: skip
def test_vancouver_ieee_and_chemists(row: Row) -> None:
    check_reads(*row)


@pytest.mark.parametrize(
    "row",
    [
        ("Berg v Lake Trust [2010] UKSC 12, [45].", (), "Berg v Lake Trust", "UKSC", "2010", "45"),
        ("*Falk v Tarn Water Co* [1998] 2 AC 345, 350.", (), "Falk v Tarn Water Co", "AC", "1998", "350"),
        ("Ek v. Eel Mining Corp., 512 F.3d 88, 91–92 (2d Cir. 2008).", (), "Ek v. Eel Mining Corp", "F.3d", "2008",
         "91-92"),
        ("Ida Berg, 'The Duty to Dredge' (2010) 73 MLR 345, 350.", ("Ida Berg",), "The Duty to Dredge", "MLR", "2010",
         "350"),
        ("Ida Berg, *Dredging*, 87 Tarn L. Rev. 1023, 1030 n.30 (2004).", ("Ida Berg",), "Dredging", "Tarn L. Rev.",
         "2004", "1030"),
        ("Lakes Act 2012, s 4(2).", (), "Lakes Act 2012", "", "2012", ""),
        ("UN Lake Council, Resolution 2345 (2010), UN Doc. S/RES/2345, 3 May 2010, para. 4.",
         ("UN Lake Council",), "Resolution 2345 (2010)", "UN Doc. S/RES/2345", "2010-05-03", ""),
        ("UNGA Res 61/234 (20 December 2006) UN Doc A/RES/61/234.", ("UNGA",), "Res 61/234", "UN Doc A/RES/61/234",
         "2006-12-20", ""),
        ("Remarks by Minister Olav Falk at the opening of the lock, 4 April 2001.", ("Olav Falk",),
         "Remarks at the opening of the lock", "", "2001-04-04", ""),
        ("Ida Berg, speech at the Lake Forum, Tarn, 14 June 2013.", ("Ida Berg",), "speech at the Lake Forum", "",
         "2013-06-14", ""),
        ("Interview with a senior official, Tarn, 9 June 2012.", (), "Interview with a senior official", "",
         "2012-06-09", ""),
        ("The Courier, 12 August 1998, p. 3.", (), "", "The Courier", "1998-08-12", "3"),
        ('Editorial, "No more tolls," *Tarn Herald*, 4 May 2012.', (), "No more tolls", "Tarn Herald",
         "2012-05-04", ""),
        ("Ida Berg, Who owns ice?, *Tarn Herald*, 3 May 2012.", ("Ida Berg",), "Who owns ice?", "Tarn Herald",
         "2012-05-03", ""),
        ("Ida Berg, The Lakes of Tarn, Oslo: Shore Press, 2004, pp. 30-31.", ("Ida Berg",), "The Lakes of Tarn", "",
         "2004", "30-31"),
        ("Berg, Ida: The Lakes of Tarn. Oslo 2004, S. 30.", ("Ida Berg",), "The Lakes of Tarn", "", "2004", "30"),
        ("I. Berg and T. Ek, Debt in Small Towns, Discussion Paper 45, University of Tarn, 2013.",
         ("I. Berg", "T. Ek"), "Debt in Small Towns", "University of Tarn", "2013", ""),
    ],
)  # fmt: skip
def test_courts_offices_speakers_newspapers_and_lost_italics(row: Row) -> None:
    check_reads(*row)


@pytest.mark.parametrize(
    ("note", "url"),
    [
        ('Ida Berg, "Ice," *Lake* 4 (2003): 17, https://doi.org/10.5555/lake.2003.17.', "https://doi.org/10.5555/lake.2003.17"),
        ("Berg I. Ice. Lake. 2003;4:17. doi: 10.5555/lake.17", "https://doi.org/10.5555/lake.17"),
        ('"Ferry Strike." *Herald*, 9 Mar. 2015, herald.example/2015/strike.', "http://herald.example/2015/strike"),
        ("“Ice,” <https://lake.example/2017/what-\nice-costs>, 3 May 2012.", "https://lake.example/2017/what-ice-costs"),
        ("“Ice,” Lake Board, https://lake.example/reports/\nice-2014.html, 3 May 2012.",
         "https://lake.example/reports/ice-2014.html"),
        (r'"Ice", http://lake.example/ice\_2014.html, retrieved on 5 June 2014', "http://lake.example/ice_2014.html"),
        ("Ida Berg, *Ice* (Oslo: Shore, 2004), see https://lake.example/\nSee also the next note.", "https://lake.example/"),
    ],
)  # fmt: skip
def test_addresses_are_read_as_printed_and_broken(note: str, url: str) -> None:
    assert find_citations(note)[0].url == url


@pytest.mark.parametrize(
    ("note", "titles"),
    [
        ("Ida Berg, *Ice* (Oslo: Shore, 2004), 3, quoted in Tor Ek, *Eels* (Oslo: Shore, 2009), 5.", ["Ice", "Eels"]),
        ("Ida Berg, *Ice* (Oslo: Shore, 2004), 3. See also Tor Ek, *Eels* (Oslo: Shore, 2009), 5.", ["Ice", "Eels"]),
        ("See Berg, “Ice,” 5; cf. Ek, “Eels,” 7; and Falk, “Salt,” 9.", ["Ice", "Eels", "Salt"]),
        ("The toll is left out. See Ida Berg, *Ice* (Oslo: Shore, 2004), 3.", ["Ice"]),
        ("Berg, I.; Falk, O.; Ek, T. Steel. *J. Lake Chem.* **2010**, *12*, 345–370.", ["Steel"]),
        ("Berg I. The salt diet. Oslo: Shore; 2004.", ["The salt diet"]),
        ("Ida Berg, “Ice; a Tale,” *Lake*, 2004.", ["Ice; a Tale"]),
    ],
)
def test_a_note_is_parted_into_its_works(note: str, titles: list[str]) -> None:
    assert [cited.title for cited in find_citations(note)] == titles


@pytest.mark.parametrize(
    "note",
    [
        "The lake froze in 1963; the ferry did not run.",
        "All figures are in tonnes; see the appendix for methods.",
        "Ice is thicker in March (2 metres) than in May (none).",
        "This was denied by the board.",
        "A v-shaped valley runs to the lake.",
        "In 2010 the price rose, and in 2012 it fell again.",
        "He spoke at the harbour and left.",
        "Rates are for adults, e.g. those over 18.",
        "The author thanks the staff of the Lake Archive.",
        "Prices at 2010 levels.",
    ],
)
def test_prose_names_no_work(note: str) -> None:
    assert find_citations(note) == []


@pytest.mark.parametrize("piece", ["*", "_", '"', "(", "; Berg", "A. ", "http://a/", "note 5 ", "Ibid. ", "vol. 1 "])
def test_a_note_without_end_is_read_in_bounded_time(piece: str) -> None:
    assert len(find_citations(piece * 200_000)) < 5_000


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_whatever_stands_in_a_note_every_citation_stands_at_its_place(note: str) -> None:
    for cited in find_citations(note):
        assert note[cited.start : cited.end] == cited.surface
        assert cited.surface.strip()
    assert find_citations(note) == find_citations(note)


@pytest.mark.parametrize(
    "row",
    [
        ("Carrel, O. (1956/1998). *Salt and the king* (H. Vos, Trans.). Sluice.", ("O. Carrel",),
         "Salt and the king", "", "1956", ""),
        ("Tal M, de Smet L. Dosing: a study. BMJ Marsh. 2009;338:b1200.", ("M. Tal", "L. de Smet"), "Dosing: a study",
         "BMJ Marsh", "2009", "b1200"),
        ("Carrel v Marsh Authority (1961) 77 CLR 12, 19 (Dixon J).", (), "Carrel v Marsh Authority", "CLR",
         "1961", "19"),
        ("UN Health Assembly, Resolution 58.33, “Fever” (25 May 2005).", ("UN Health Assembly",), "Fever", "",
         "2005-05-25", ""),
        ("Henk Vos, *Pumps* (Ghent: Reed, 1970; repr., London: Sluice, 1988), 9.", ("Henk Vos",), "Pumps", "",
         "1970", "9"),
        ("H. Vos, 'Wind', in O. Carrel (ed.), Engineering (London, 1990), pp. 45-68, at p. 50.", ("H. Vos",), "Wind",
         "Engineering", "1990", "50"),
        ("Henk Vos to Mina Tal, 4 March 1979, box 12, Vos Papers.", ("Henk Vos",), "Letter to Mina Tal", "",
         "1979-03-04", ""),
        ("Henk Vos, Wind and Water, Journal of Pumps 2 (2015), pp. 20-31.", ("Henk Vos",), "Wind and Water",
         "Journal of Pumps", "2015", "20-31"),
        ("See the Marsh Board’s *Annual Review*, p. 12.", ("Marsh Board",), "Annual Review", "", None, "12"),
    ],
)  # fmt: skip
def test_reprints_letters_and_other_rarer_forms(row: Row) -> None:
    check_reads(*row)
