"""Notes and the works that they name: full citations in the major styles, Ibid., short titles, what stays open."""

from __future__ import annotations

from claims.analysis import read as read_document
from claims.analysis.corpus.documents import CitationForm, Note
from claims.analysis.extraction.explained_values import listed
from tests.recognised.rows import Area, Reading, leaves, reads


def notes_of(text: str) -> tuple[Note, ...]:
    """The notes of an article of which each line of `text` is one."""
    lines = text.split("\n")
    body = " ".join(f"The port grew again in the year after.<sup>{n}</sup>" for n, _ in enumerate(lines, start=1))
    notes = "\n\n".join(f"<sup>{n}</sup> {line}" for n, line in enumerate(lines, start=1))
    return read_document(f"Notes from the Harbour\n\n{body}\n\n## Notes\n\n{notes}\n").notes


def read(text: str) -> list[Reading]:
    """The works of the last note of `text`."""
    found = []
    for c in notes_of(text)[-1].citations:
        parts = ("; ".join(c.authors), c.title, c.container, c.published or "", c.pages and f"p. {c.pages}",
                 c.url or "", c.accessed and f"accessed {c.accessed}")  # fmt: skip
        open_end = f"unresolved: {' or '.join(c.candidates) or 'no candidate'}"
        led = open_end if c.form is CitationForm.UNRESOLVED else "" if c.form is CitationForm.FULL else str(c.form)
        found.append(Reading(listed([led, *(part or "" for part in parts)] if led != open_end else [led])))
    return found


_LUND = 'Jane Lund, "Grain and War", Tarn Herald, October 4, 2012.'
_TWO = 'Jane Lund, "Grain and War", Tarn Herald, October 4, 2012; John Roe, "Quays", Coast Review, 2004.'

_STYLES = (
    reads(
        "article (Vancouver)",
        "Lund J, Roe KL, et al. Salt and sleep: a trial. J Port Med. 2010;12(3):45-50.",
        "J. Lund; K. L. Roe; Salt and sleep: a trial; J Port Med; 2010; p. 45-50",
    ),
    reads(
        "book (Vancouver)",
        "Lund J. The salt diet. 3rd ed. Oslo: Lake House; 2004. p. 30-4.",
        "J. Lund; The salt diet; 2004; p. 30-4",
    ),
    reads(
        "article (IEEE)",
        '[3] J. Lund and K. Roe, "Sonar in ports," *IEEE Trans. Coast*, vol. 12, no. 3, pp. 45–50, May 2010.',
        "J. Lund; K. Roe; Sonar in ports; IEEE Trans. Coast; 2010-05; p. 45-50",
    ),
    reads(
        "article (Harvard)",
        "Lund, J. and Roe, K. (2010) 'Ice and trade', *Coast Review*, 12(3), pp. 345–370.",
        "J. Lund; K. Roe; Ice and trade; Coast Review; 2010; p. 345-370",
    ),
    reads(
        "chapter (APA)",
        "Lund, J. (1999). Herring years. In K. Roe (Ed.), *Northern ports* (2nd ed., pp. 98–121). Lake House.",
        "J. Lund; Herring years; Northern ports; 1999; p. 98-121",
    ),
    reads(
        "thesis",
        'Jane Lund, "Fever in Ports" (PhD diss., University of Tarn, 2009), 14.',
        "Jane Lund; Fever in Ports; University of Tarn; 2009; p. 14",
    ),
    reads(
        "data set",
        "Ice Office. (2018). *Monthly ice 1979–2017* (Version 3) [Data set]. https://ice.example/d",
        "Ice Office; Monthly ice 1979–2017; 2018; https://ice.example/d",
    ),
    reads(
        "legal case (neutral)", "Lund v Port of Tarn [2010] UKSC 12, [45].", "Lund v Port of Tarn; UKSC; 2010; p. 45"
    ),
    reads("statute", "Ports Act 2012, s 4(2).", "Ports Act 2012; 2012"),
    reads(
        "document of the United Nations",
        "UN Security Council, Resolution 2345 (2010), UN Doc. S/RES/2345, 3 May 2010.",
        "UN Security Council; Resolution 2345 (2010); UN Doc. S/RES/2345; 2010-05-03",
    ),
    reads(
        "speech",
        "Jane Lund, speech at the River Forum, Tarn, 14 June 2013.",
        "Jane Lund; speech at the River Forum; 2013-06-14",
    ),
    reads(
        "DOI",
        "Lund J. Salt. Lake. 2010;12:45-50. doi:10.5555/lake.45",
        "J. Lund; Salt; Lake; 2010; p. 45-50; https://doi.org/10.5555/lake.45",
    ),
    reads(
        "work quoted in another",
        "John Roe, *Grain* (Oslo: Lake House, 1999), 3, quoted in Jane Lund, *Ports* (Oslo: Lake House, 2004), 5.",
        "John Roe; Grain; 1999; p. 3",
        "Jane Lund; Ports; 2004; p. 5",
    ),
    reads("book without italics", "Jane Lund, Ports, Oslo: Lake House, 2004, p. 3.", "Jane Lund; Ports; 2004; p. 3"),
)
_BACK = (
    reads("author and page", f"{_LUND}\nLund, 5.", "short; Jane Lund; Grain and War; Tarn Herald; 2012-10-04; p. 5"),
    reads(
        "supra note",
        f"{_LUND}\nLund, supra note 1, at 5.",
        "short; Jane Lund; Grain and War; Tarn Herald; 2012-10-04; p. 5",
    ),
    reads(
        "author with two works stays open",
        f'Jane Lund, "Quays", Coast, 2004.\n{_LUND}\nLund, op. cit., p. 5.',
        "unresolved: lund|quays or lund|grainandwar",
    ),
    reads(
        "idem names the author", f"{_LUND}\nIdem, *Salt* (Oslo: Lake House, 2014), 3.", "Jane Lund; Salt; 2014; p. 3"
    ),
)

CITATIONS = Area(
    "Notes and cited works",
    "Author, title, container, date, pages and address of each work. A back-reference leads to a work only where one "
    "alone can be meant. Each line of an example is a note; the last one is read.",
    read,
    (
        reads("article in a newspaper", _LUND, "Jane Lund; Grain and War; Tarn Herald; 2012-10-04"),
        reads(
            "article with a page",
            'Jane Lund, "A Short Quay", Coast Review, May 2009, p. 12.',
            "Jane Lund; A Short Quay; Coast Review; 2009-05; p. 12",
        ),
        reads(
            "book (Chicago)",
            "Jane Lund, *The Quays of Tarn* (Oslo: Lake House, 2004), 12.",
            "Jane Lund; The Quays of Tarn; 2004; p. 12",
        ),
        reads("book (MLA)", "Lund, Jane. *The Quays of Tarn*. Lake House, 2004.", "Jane Lund; The Quays of Tarn; 2004"),
        reads(
            "article (APA)",
            "Lund, J., & Roe, K. (2008). Quays of the north. *Coast Review*, 19(1), 83-90.",
            "J. Lund; K. Roe; Quays of the north; Coast Review; 2008; p. 83-90",
        ),
        reads(
            "chapter",
            'Jane Lund, "A Quay," in *Ports*, ed. John Roe (Oslo: Lake House, 2004), 5.',
            "Jane Lund; A Quay; Ports; 2004; p. 5",
        ),
        reads(
            "report of a house",
            "World Bank, *Ports of the World* (Washington, DC: World Bank, 2012), 5.",
            "World Bank; Ports of the World; 2012; p. 5",
        ),
        reads(
            "no author",
            '"Grain Prices Fall", Ministry of Ports, May 2012',
            "Grain Prices Fall; Ministry of Ports; 2012-05",
        ),
        reads(
            "interview",
            "Author's interview with Jane Lund, Oslo, 3 May 2019.",
            "Jane Lund; Interview with Jane Lund; 2019-05-03",
        ),
        reads("issue of a paper", "*Tarn Herald*, 3 May 2019.", "Tarn Herald; 2019-05-03"),
        reads(
            "address and day of access",
            '"Quays", <http://a.example/b_c> (accessed May 4, 2013).',
            "Quays; http://a.example/b_c; accessed 2013-05-04",
        ),
        reads("court case", "Lund v. Port of Tarn, 410 U.S. 113 (1973).", "Lund v. Port of Tarn; U.S.; 1973"),
        reads("address alone", "https://a.example/b", "https://a.example/b"),
        reads(
            "several works",
            _TWO,
            "Jane Lund; Grain and War; Tarn Herald; 2012-10-04",
            "John Roe; Quays; Coast Review; 2004",
        ),
        reads(
            "Ibid. with its own page",
            f"{_LUND}\nIbid., p. 4.",
            "ibid; Jane Lund; Grain and War; Tarn Herald; 2012-10-04; p. 4",
        ),
        reads(
            "Ibid. of an Ibid.",
            f"{_LUND}\nIbid., p. 4.\nIbid.",
            "ibid; Jane Lund; Grain and War; Tarn Herald; 2012-10-04",
        ),
        reads(
            "short title",
            f'{_LUND}\nLund, "Grain and War", p. 5.',
            "short; Jane Lund; Grain and War; Tarn Herald; 2012-10-04; p. 5",
        ),
        reads(
            "op. cit.",
            f"{_LUND}\nLund, op. cit., p. 5.",
            "short; Jane Lund; Grain and War; Tarn Herald; 2012-10-04; p. 5",
        ),
        reads(
            "number of another note",
            f"{_LUND}\nSee n. 1 above.",
            "short; Jane Lund; Grain and War; Tarn Herald; 2012-10-04",
        ),
        reads("Ibid. after two works stays open", f"{_TWO}\nIbid.", "unresolved: lund|grainandwar or roe|quays"),
        reads("Ibid. without a note before stays open", "Ibid., p. 4.", "unresolved: no candidate"),
        *_STYLES,
        *_BACK,
        leaves("a note that explains", "The figure leaves out the toll, which the port did not publish."),
        leaves("a note that thanks", "I thank the port for its help."),
        leaves("words quoted in a note", 'He called it "a quay like no other", and meant it.'),
        reads(
            "two works without a semicolon",
            'Jane Lund, "Grain", Tarn Herald, 2012 and John Roe, "Quays", Coast Review, 2004.',
            "Jane Lund; Grain; Tarn Herald; 2012",
            "John Roe; Quays; Coast Review; 2004",
        ),
    ),
)

_LIST = (
    "Lund, J. (2010a). Ice. Coast Review, 12(3), 34-37.\nLund, J. (2010b). Salt. Lake House.\n"
    "Roe, K., & Poe, A. (2004). Grain. Lake House.\nWorld Port Council. (2018). Atlas. World Port Council."
)


def called(text: str) -> list[Reading]:
    """The works that the brackets in `text` call, in a document with a list of four references."""
    parsed = read_document(f"Notes from the Harbour\n\nThe port is old.\n\n{text}\n\nReferences\n\n{_LIST}\n")
    found = []
    for c in (c for note in parsed.notes if note.inline for c in note.citations):
        led = c.title if c.work else f"unresolved: {' or '.join(c.candidates) or 'no candidate'}"
        found.append(Reading(listed([led, c.pages and f"p. {c.pages}"])))
    return found


CALLS = Area(
    "Works called in the text",
    "A list of references without numbers, and what stands in brackets for a work of it. The list here has Lund 2010a, "
    "Lund 2010b, Roe and Poe 2004, World Port Council 2018.",
    called,
    (
        reads("author and year", "Tolls rose (Roe and Poe 2004).", "Grain"),
        reads("with a page", "Tolls rose (Roe & Poe, 2004, p. 45).", "Grain; p. 45"),
        reads("with a colon and page", "Tolls rose (Roe and Poe 2004: 45).", "Grain; p. 45"),
        reads("year after the name", "As Roe and Poe (2004) show, tolls rose.", "Grain"),
        reads("several works", "Tolls rose (see Lund 2010a; Roe and Poe 2004).", "Ice", "Grain"),
        reads("several years", "Tolls rose (Lund 2010a, b).", "Ice", "Salt"),
        reads("initials of a house", "Tolls rose (WPC 2018).", "Atlas"),
        reads("author and page (MLA)", "Tolls rose (Roe and Poe 45).", "Grain; p. 45"),
        reads(
            "ibid. with its own page", "Tolls rose (Roe and Poe 2004). They fell (ibid., 46).", "Grain", "Grain; p. 46"
        ),
        reads("two works of one year stay open", "Tolls rose (Lund 2010).", "unresolved: lund|ice or lund|salt"),
        reads("a work that the list leaves out", "Tolls rose (Quist et al. 2001).", "unresolved: no candidate"),
        leaves("month and year", "The port opened (May 2010)."),
        leaves("year of an event", "The cup (Tarn 2004) was lost."),
        leaves("age", "Lund (45) is a nurse."),
    ),
)

AREAS = (CITATIONS, CALLS)
