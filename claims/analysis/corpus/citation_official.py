"""Court decisions, statutes, documents of the United Nations, interviews and speeches."""

from __future__ import annotations

import re
from functools import cache

from claims.analysis.corpus.citation_authors import read_authors
from claims.analysis.corpus.citation_locators import pages_in
from claims.analysis.corpus.citation_tail import EMPHASISED, read_tail
from claims.analysis.corpus.citation_values import blanked, clean
from claims.analysis.corpus.names import is_role, read_person
from claims.analysis.corpus.written import find_date
from claims.analysis.lexicon import load

Fields = dict[str, object]

_PARTY = (
    r"[A-Z(][\w.&'’()/-]*(?:,?\s(?!\(\d{4}\))(?:\([^()]{2,60}\)|[A-Z(&][\w.&'’()/-]*"
    r"|of|the|and|for|on|in|de|von|ex\sparte)){0,9}"
)
# "Lund v Harbour Trust [2010] UKSC 12", "Case C-123/04 Lake v Commission [2006] ECR I-1234", "In re Lund, 410 U.S. 113"
_CASE = re.compile(
    rf"\W{{0,4}}(?:(?:[Jj]oined\s)?[Cc]ases?\s[A-Z]?-?\d{{1,4}}/\d{{2,4}}(?:\sP)?,?\s)?[*_]{{0,3}}"
    rf"(?P<title>{_PARTY}(?:,\s(?:Inc|Ltd|LLC|Co|Corp)\b\.?)?[*_]{{0,3}}\s[*_]{{0,3}}(?:v|vs)\b\.?[*_]{{0,3}}\s[*_]{{0,3}}{_PARTY}(?:,\s(?:Inc|Ltd|LLC|Co|Corp)\b\.?)?|(?:In\sre|Ex\sparte)\s{_PARTY})[*_]{{0,3}}",
)
# "(Dixon J)" behind the page
_JUDGE = re.compile(r"\s*\([A-Z][^()\d]{1,40}\)\s*\.?\s*$")
# "[2010] UKSC 12", "[1998] 2 AC 345"
_NEUTRAL = re.compile(
    r"[\[(](?:1[5-9]|20)\d\d[\])]\s+(?:\d{1,3}\s+)?(?P<court>[A-Z][A-Za-z.]{1,12}(?:\s(?:Civ|Crim|Admin|Fam|Ch|QB|KB|Cr\sApp\sR|LR)\b)?)\s+(?P<first>[\w-]{1,9})"
)
_VOLUME_REPORTER = re.compile(
    r"(?:^|[\s,])\d{1,4}\s+(?P<name>[A-Z][A-Za-z.&' ]{0,30}?(?:\s?\d[a-z]{1,2})?)\s+\d{1,5}(?=[\s,.(]|$)"
)
# "Ports Act 2012, s 4(2)", "Water (Tolls) Act 1998", "Directive 2008/12/EC"
_WORD = r"(?:[A-Z][\w'’-]*|\([A-Z][\w ,&'-]{2,40}\)|of|and|the|on|for)"
_STATUTE = re.compile(
    rf"\W{{0,3}}(?P<title>(?:the\s)?{_WORD}(?:\s{_WORD}){{0,10}}"
    r"\s(?:Act|Code|Ordinance|Order|Rules|Regulations|Bill),?\s(?P<year>(?:1[5-9]|20)\d\d))(?=\s*(?:[,.(]|$))"
)
# "UN Doc. S/RES/2345", "A/65/123", "UN Doc A/RES/61/234", "S/PV.5123", "E/CN.4/2005/12"
_CODE = re.compile(
    r"(?P<label>\bUN\s?Docs?\.?\s?)?(?<![\w/])(?P<code>(?:A|S|E|ST|CRC|CAT|CCPR|CEDAW|CERD|FCCC|TD|UNEP|DP|HRI|T)(?:/[A-Z0-9][\w.-]{0,14}){1,5}(?:/(?:Add|Rev|Corr)\.\d{1,2})?)"
)
_RESOLUTION = re.compile(
    r"\b(?:res(?:olution)?|decision|report|letter|statement|note|verbatim|provisional|summary|convention|charter|declaration)\b",
    re.I,
)
INTERVIEW_WITH = re.compile(
    r"\W{0,4}(?:(?:author'?s?'?|personal|private|telephone|phone|e-?mail|skype|video|online|in-person|field)\s+){0,3}(?P<kind>interview|conversation|communication|correspondence|e-?mail|letter)s?(?:\s+(?:of|with|by|from)\s+|[,:]\s+(?=[A-Z]))(?P<who>[^,;\"(\[]{3,80}?)(?=\s+(?:to|by|with)\s|\s*[,;\"(\[.]|\s*$)",
    re.I,
)
# "Rosa Imber, interview by author", "Imber, Rosa. Personal interview.", "Ann Poe, personal communication"
_SPOKEN_BY = re.compile(
    r"(?P<who>[^\"()\[\]\d]{3,90}?)[,.(]\s*\(?(?P<kind>(?:(?:author'?s?|personal|private|telephone|phone|e-?mail|skype|video|in-person)\s+){0,2}"
    r"(?:interview(?:ed)?|conversation|communication|correspondence|e-?mail|letter)"
    r"(?:\s+(?:by|with|to|in\s+discussion\s+with)\s+(?:the\s+)?(?:author|[A-Z][\w. ]{2,40}))?)\b",
    re.I,
)
# "Pavel Hruska to Amira Nassar, 4 March 1979, box 12"
_LETTER = re.compile(r"(?P<who>[A-Z][^,;:\"()\d]{3,60}) to (?P<whom>[A-Z][^,;:\"()\d]{3,60}), (?P<rest>.*)", re.DOTALL)
_SAID_BY = re.compile(
    r"\W{0,3}(?P<title>(?P<kind>[A-Za-z]+(?:\s[a-z]+){0,2})\s+(?:by|of)\s+(?P<who>(?:the\s+)?[A-Z][^,;\"(]{3,80}?)(?P<event>\s+(?:at|to|before|on|in)\s+(?:the\s+)?[^,;\"(]{3,120})?)(?=[,;.(]|$)"
)
_SAID = re.compile(
    r"(?P<who>[^\",;()]{3,80}),\s*\(?(?P<title>(?P<kind>[a-zA-Z]+(?:\s[a-z]+){0,2})\s+(?:(?:delivered|given|made)\s+)?(?:at|to|before|on|in)\s+[^,;\"()]{3,120})"
)


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load('citation_words')['speech_words'])})\b", re.I)


def read_case(line: str) -> Fields | None:
    """A decision of a court: "Roe v Tarn Water Co [1998] 2 AC 345, 350"."""
    if " v" not in line and " re " not in line and "parte " not in line:
        return None
    match = _CASE.match(line)
    if match is None:
        return None
    after = line[match.end() :]
    neutral = _NEUTRAL.search(after)
    reporter = None if neutral else _VOLUME_REPORTER.search(after)
    date = find_date(after)
    if date is None and reporter is None:
        return (
            None
            if after.strip(" .,*_")
            else {"title": clean(match["title"].replace("_", " ")), "rule": "citation.case"}
        )
    rest = after if date is None else blanked(after, date.start, date.end)
    if neutral:
        rest = rest[neutral.end() :]
        container = neutral["court"]
    else:
        container = " ".join(reporter["name"].split()) if reporter else ""
    return {
        "title": clean(match["title"].replace("_", " ")), "container": container,
        "published": date.edtf if date else None, "pages": pages_in(_JUDGE.sub("", rest)),
        "full": True, "rule": "citation.case",
    }  # fmt: skip


def read_statute(line: str) -> Fields | None:
    """A statute by its short title and year: "Ports Act 2012, s 4(2)"."""
    match = _STATUTE.match(line)
    if match is None or len(line[match.end() :].split()) > 12:
        return None
    return {"title": clean(match["title"]), "published": match["year"], "full": True, "rule": "citation.statute"}


def read_official(line: str) -> Fields | None:
    """A document of the United Nations, known by its code: "Resolution 2345 (2010), UN Doc. S/RES/2345, 3 May 2010"."""
    if "/" not in line or (match := _CODE.search(line)) is None:
        return None
    before = line[: match.start()]
    if match["label"] is None and not (EMPHASISED.search(before) or '"' in before or _RESOLUTION.search(before)):
        return None
    code = clean(f"{match['label'] or ''}{match['code']}")
    date = find_date(line, match.end()) or find_date(line, year_alone=False) or find_date(before)
    rest = line[match.end() :]
    authors, title = _body_and_title(before)
    if date is not None and date.start > match.end():
        rest = blanked(line, date.start, date.end)[match.end() :]
    return {
        "authors": authors, "title": title or code, "container": code if title else "",
        "published": date.edtf if date else None, "pages": pages_in(rest), "full": True, "rule": "citation.official",
    }  # fmt: skip


def _body_and_title(before: str) -> tuple[tuple[str, ...], str]:
    """The body that speaks and the title, from what stands before the code of a document."""
    quoted = re.search(r'"(?P<title>[^"]{3,300})"', before) or EMPHASISED.search(before)
    if quoted:
        return read_authors(before[: quoted.start()]), clean(quoted["title"])
    day = find_date(before, year_alone=False)
    plain = before if day is None or before[day.end :].strip(" ,().") else before[: day.start]
    parts = [part.strip(" ,(") for part in re.split(r",\s", plain) if part.strip(" ,(.")]
    if len(parts) > 1:
        return read_authors(parts[0]), ", ".join(parts[1:]).rstrip(" ,(")
    if not parts:
        return (), ""
    glued = re.match(r"(?P<who>[A-Z]{3,8}(?:\s[A-Z]{2,6})?)\s(?P<title>\S.*)", parts[0])
    return (
        ((glued["who"],), clean(glued["title"]) if glued["title"].count("(") == 0 else glued["title"].strip(" ,"))
        if glued
        else ((), parts[0])
    )


def read_spoken(line: str) -> Fields | None:
    """An interview, a letter, a speech: who spoke, when."""
    lower = line.lower()
    if any(
        word in lower for word in ("interview", "conversation", "communication", "correspondence", "mail", "letter")
    ):
        if (match := INTERVIEW_WITH.match(line)) is not None and (who := match["who"].strip(" .*_")):
            return _interview(line, match.end(), _person(who), who, match["kind"])
        if (match := _SPOKEN_BY.match(line)) is not None and (people := read_authors(match["who"])):
            return _interview(line, match.end(), people, people[0], match["kind"].lower())
    if " to " in line and (match := _LETTER.match(line.strip())) is not None:
        who, whom, day = _person(match["who"]), _person(match["whom"]), find_date(match["rest"], year_alone=False)
        if who and whom and day is not None and len(day.edtf) == 10:
            return {"authors": who, "title": f"Letter to {whom[0]}", "published": day.edtf, "full": True,
                    "rule": "citation.interview"}  # fmt: skip
    if _speech().search(line) is None:
        return None
    if (
        (match := _SAID.match(line)) is not None
        and _speech().match(match["kind"])
        and (people := _person(match["who"]) or read_authors(match["who"]))
    ):
        return _speech_fields(line, match.end(), people, match["title"])
    if (match := _SAID_BY.match(line)) is not None and _speech().match(match["kind"]):
        title = f"{match['kind']}{match['event'] or ''}" if match["event"] else match["title"]
        return _speech_fields(line, match.end(), _person(match["who"]), title)
    return None


def _person(who: str) -> tuple[str, ...]:
    """The person that `who` names, without office; nobody where it names a mere role ("a senior official")."""
    words = who.split()
    if not words or words[0].lower() in ("a", "an", "the", "one", "several", "two", "three"):
        return ()
    for at in range(max(1, len(words) - 1)):
        name = " ".join(words[at:])
        if not any(is_role(word) or word.lower() in load("citation_words")["offices"] for word in words[at:]):
            person = read_person(name, 0, len(name))
            if person is not None:
                return (person.name,)
    return ()


def _interview(line: str, end: int, people: tuple[str, ...], who: str, kind: str) -> Fields:
    date = find_date(line, end)
    named = "Interview" if "interview" in kind.lower() else kind.capitalize()
    joined = "from" if kind.lower().endswith(("mail", "letter")) else "with"
    container = next((clean(m["title"]) for m in EMPHASISED.finditer(line, end)), "")
    return {
        "authors": people, "title": f"{named} {joined} {who}", "container": container,
        "published": date.edtf if date else None, "full": True, "rule": "citation.interview",
    }  # fmt: skip


def _speech_fields(line: str, end: int, people: tuple[str, ...], title: str) -> Fields:
    tail = read_tail(line[end:], marked=True)
    return {
        "authors": people, "title": clean(title), "published": tail.published, "pages": tail.pages, "full": True,
        "rule": "citation.speech",
    }  # fmt: skip
