"""Who wrote a work, as the styles write it: "Jane Lund", "Lund, Jane", "Lund, J.", "Lund JK", a house, nobody."""

from __future__ import annotations

import re
from functools import cache

from claims.analysis.corpus.names import names_organisation, read_person
from claims.analysis.lexicon import load

_PARTICLE = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ten|ter|zu|af|av|St\.?|D')[\s-]?)"
_FAMILY = rf"{_PARTICLE}{{0,3}}[^\W\d_a-z][\w'’-]{{1,50}}(?:\s[^\W\d_a-z][\w'’-]{{1,50}})?"
# "Lund, J. K.", "Lund, J", "O'Dell, S.-J."
_INVERTED = re.compile(
    rf"(?P<last>{_FAMILY}),\s*(?P<first>[^\W\d_a-z]{{1,2}}(?:\.\s?-?\s?[^\W\d_a-z]\b){{0,3}}\.?|[^\W\d_a-z](?:\s[^\W\d_a-z]\b){{0,2}})"
    r"(?![\w'’])(?:,?\s(?:Jr|Sr|II|III)\b\.?)?"
)
# "Lund JK", "van Dyk P"
_CLOSE = re.compile(
    rf"(?P<last>{_FAMILY})\s(?P<first>[A-Z]{{1,3}}|(?:[A-Z]\.\s?-?){{1,3}}(?=[,;]|\s?$))(?![\w'’])(?:\s(?:Jr|Sr|2nd|3rd)\b)?"
)
# "Lund, J" in a list whose later names are "K. Roe"
_FORWARD = re.compile(rf"(?P<first>(?:[A-Z]\.\s?-?){{1,3}})\s?(?P<last>{_FAMILY})")
_BETWEEN = re.compile(
    r"\s*(?:[,;]?\s*(?:&|\band\b|\bund\b|\bet\b(?!\s+al))\s*|[,;]\s*(?:\.\.\.|…)?\s*)\s*|\s*(?:\.\.\.|…)\s*"
)
# "Lund, Jane", the first of several, and what follows
_FAMILY_FIRST = re.compile(
    rf"(?P<last>{_FAMILY}),\s+(?P<first>[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){{0,2}})(?P<others>(?:,|\s+and\b|\s+&)\s*.{{3,300}})?"
)
_ROLE = re.compile(
    r"\(\s*(?:eds?|editors?|trans|translators?|comps?|org)\b\.?\s*\)|,?\s+\b(?:eds?|trans|editors?|compilers?)\b\.?(?=[,.\s]|$)"
    r"|\b(?:edited|translated|compiled)\s+by\b|^\s*by\s+|,?\s*\bet\s+al\b\.?|\band\s+others\b",
    re.I,
)
# "(@kilnsfromspace)"
_HANDLE = re.compile(r"[(\[]\s?@[\w.]{1,40}\s?[)\]]")
# "the Clay Board's", before a title
_POSSESSIVE = re.compile(r"^(?:the\s)?(?P<owner>[^\W\d_a-z].*?)(?:['’]s|(?<=s)['’])$")
_BREAK = re.compile(r"\s*(?:;|\s&\s|,?\s+and\s+|,\s+(?!(?:Jr|Sr|III?)\b))\s*")
# "Jane Lund", where the words before a comma are no family name; "van Dyk" is one
_TWO_NAMES = re.compile(r"[^\W\d_a-z][\w'’-]+\s[^\W\d_a-z][\w'’-]+")
_ONE_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+$")


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("citation_words")[table])


def read_authors(before: str) -> tuple[str, ...]:
    """The authors that `before`, what stands before a title, names: people without honorific, else the one house.

    Empty where nobody is named, and where what stands there is no name but prose.
    """
    words = plain_names(before)
    if not words or words.lower().strip(".") in _words("unsigned"):
        return ()
    if (initials := _with_initials(words)) is not None:
        return initials
    if (first := _family_first(words)) is not None:
        return first
    if people := _people(words):
        return people
    return (words,) if may_be_house(words) else ()


def plain_names(before: str) -> str:
    """`before` on one line without emphasis, roles ("ed.", "et al.") and the punctuation at its edges."""
    plain = _HANDLE.sub(" ", re.sub(r"[*_\\]+", " ", before))
    words = " ".join(_ROLE.sub(" ", plain).split()).strip(" ,.;:([)]").removesuffix(" and")
    return _POSSESSIVE.sub(r"\g<owner>", words)


def _with_initials(words: str) -> tuple[str, ...] | None:
    """ "Lund, J. K., & Roe, A.", "Imber R, van Dyk PL", "LUND, J. and ROE, K."; None where a part is no such name."""
    if len(words) > 3000:
        return None
    found: list[str] = []
    at = 0
    while at < len(words):
        match = _INVERTED.match(words, at) or _CLOSE.match(words, at) or (_FORWARD.match(words, at) if found else None)
        if match is None:
            return None
        found.append(f"{_dotted(match['first'])} {_cased(match['last'])}")
        between = _BETWEEN.match(words, match.end())
        at = between.end() if between else match.end()
        if at < len(words) and between is None:
            return () if not words[at:].strip(" .") else None
    return tuple(found)


def initials_end(line: str) -> int | None:
    """Where a list of names with initials at the start of `line` ends: "Lund, J.; Roe, K. Title" at "Title"."""
    at, end = 0, None
    for _ in range(60):
        match = _INVERTED.match(line, at) or _CLOSE.match(line, at)
        if match is None:
            return end
        end = match.end()
        between = _BETWEEN.match(line, end)
        if between is None:
            return end
        at = between.end()
    return end


def _dotted(initials: str) -> str:
    return " ".join(f"{c}." for c in initials if c.isalpha())


def _cased(family: str) -> str:
    return family.title().replace("'S", "'s") if family.isupper() and len(family) > 2 else family


def _family_first(words: str) -> tuple[str, ...] | None:
    """ "Lund, Jane", "Lund, Jane, Karl Roe, and Ann Poe"."""
    match = _FAMILY_FIRST.fullmatch(words)
    if match is None or names_organisation(words):
        return None
    given, others = match["first"], match["others"]
    if _TWO_NAMES.fullmatch(match["last"]) and (others or " " in given or match["last"].isupper()):
        return None
    rest: tuple[str, ...] = ()
    if others:
        plain = re.sub(r"^(?:,?\s*(?:and\b|&)|,)\s*", "", others)
        rest = _people(plain)
        if not rest or any(" " not in name for name in rest):
            return None
    return (f"{given} {_cased(match['last'])}", *rest)


def _people(words: str) -> tuple[str, ...]:
    """ "Jane Lund, Karl Roe, and Ann Poe", or family names alone: "Lund and Roe"; empty where a part is no name."""
    parts = [part for part in _BREAK.split(words) if part]
    if len(parts) > 1 and all(_ONE_NAME.match(part) and not names_organisation(part) for part in parts):
        return tuple(parts)
    people = []
    for part in parts:
        person = read_person(part, 0, len(part))
        if person is None:
            return ()
        people.append(person.name)
    return tuple(people)


def may_be_house(words: str) -> bool:
    """May `words` be the name of a house, a family name or a mononym, and not a phrase of prose?"""
    parts = words.split()
    if len(parts) > 14 or not (parts[0][0].isupper() or parts[0][0].isdigit()) or ":" in words:
        return False
    small = [part for part in parts if part[0].islower() and part.lower() not in _words("small_words")]
    return not small and not re.search(r"[.?!]\s+(?!\w\.)", words.replace("St. ", "").replace("U.S. ", ""))


def is_unsigned(before: str) -> bool:
    """Does `before` say that nobody signed the work ("Editorial", "Staff Reporter"), or nothing at all?"""
    words = plain_names(before)
    return not words or words.lower().strip(".") in _words("unsigned")
