"""Notes and the works that they name: full citations in the major styles, Ibid., short titles, what stays open."""

from __future__ import annotations

from claims.analysis import read as read_document
from claims.analysis.corpus.documents import CitationForm, Note
from claims.analysis.extraction.explained_values import listed
from tests.recognised.rows import Area, Reading, leaves, not_yet, reads


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
        leaves("a note that explains", "The figure leaves out the toll, which the port did not publish."),
        leaves("a note that thanks", "I thank the port for its help."),
        leaves("words quoted in a note", 'He called it "a quay like no other", and meant it.'),
        not_yet(
            "two works without a semicolon",
            'Jane Lund, "Grain", Tarn Herald, 2012 and John Roe, "Quays", Coast Review, 2004.',
            "Jane Lund; Grain; Tarn Herald; 2012",
            "John Roe; Quays; Coast Review; 2004",
        ),
    ),
)

AREAS = (CITATIONS,)
