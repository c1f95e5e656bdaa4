"""Persons in a text: names, the offices they are given there, and short names resolved to full ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from claims.analysis.extraction.entities import find_entities
from claims.analysis.extraction.people_names import DROPPED, HONORIFICS, Shape, common_words, shapes
from claims.analysis.extraction.people_offices import Office, canonical_office, find_offices, is_weak, office_class
from claims.analysis.extraction.people_periods import has_ended, past_period, period_of
from claims.analysis.extraction.values import EntityKind, EntityMention, PersonMention
from claims.analysis.lexicon import load
from claims.analysis.masking import mask

__all__ = ["canonical_office", "find_names", "find_people", "office_class", "resolve_names"]

# "the Labour Inspectorate told": the noun of a body is nobody's name.
_BODIES = frozenset(load("sources")["roles"]["body"])
_TITLES = "|".join(sorted(map(re.escape, HONORIFICS), key=len, reverse=True))
_DROPPED = "|".join(sorted(map(re.escape, DROPPED), key=len, reverse=True))
_HONORIFIC_BEFORE = re.compile(rf"(?<![\w-])(?:{_TITLES})\.?\s{{1,2}}$")
# Between an office and the name of its holder: "Prime Minister, Mr. X", "Minister (retired) X".
_TO_NAME = re.compile(rf"(?:\s\([^)\n]{{1,14}}\))?(?P<comma>,)?\s{{1,3}}(?:(?:{_DROPPED})\.?\s{{1,2}}){{0,2}}")
# Between a name and an office: ", then ", ", the ", ", as "
_TO_OFFICE = re.compile(
    r"(?:,|\s{1,3}(?=\())?(?:\s{1,3}|\()"
    r"(?:who\s{1,3}(?:(?:has|had)\s{1,3})?(?:is|was|been|served|serves|became|worked)\s{1,3})?"
    r"(?:(?:as|is|was|now|currently)\s{1,3})?(?:(?:the|an?|its|his|her|their)\s{1,3})?"
    r"(?:(?:then|former|current|ex|late|noted|veteran|prominent|senior|leading|deputy)[\s-]{1,3}){0,2}"
)
# A stop inside a description belongs to an initial or a title; a line may break in it, a paragraph may not.
_PROSE = r"(?:[^.;:!?\n,]|\n(?!\s*\n)|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St|Lt))\.|(?<=\b(?:Mrs|Sen|Gov|Rep|Gen))\.)"
_DESCRIPTION = re.compile(rf",\s{{1,3}}(?P<d>(?:an?|the|one\s{{1,3}}of)\s{{1,3}}{_PROSE}{{3,140}})")
_REPORTING = re.compile(
    r"\s(?:said|says|told|tells|added|adds|noted|notes|wrote|writes|argued|argues|stated|states|warned|warns|claimed|"
    r"claims|observed|disagrees?|agrees?|explained|explains|pointed|who|whose|which|announced|insisted|believes?|thinks?|has|had|was|is|will|would|visited|met)\b"
)
_SAYING = re.compile(
    r"\s{1,3}(?:said|says|told|tells|added|adds|noted|notes|wrote|writes|argued|argues|stated|states|warned|warns|"
    r"claimed|claims|observed|explained|announced|insisted|believes|thinks|tweeted|testified|replied|asked|concluded|"
    r"suggested|recalled|acknowledged|denied|confirmed|declared)\b"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\")\]]*\s{1,4}|\n\s{0,4}['\"*]?|['\"])$")


def _barred(entities: list[EntityMention], offices: list[Office]) -> list[tuple[int, int]]:
    """The stretches in which no name can stand, merged and sorted."""
    spans = sorted([(e.start, e.end) for e in entities] + [(o.title, o.end) for o in offices])
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class _Page:
    """What was found in one text, with look-up by place."""

    def __init__(self, text: str, entities: list[EntityMention] | None = None) -> None:
        self.text = text
        self.view = mask(text)
        self.entities = find_entities(text) if entities is None else entities
        self.offices = find_offices(self.view, self.entities)
        self.common = common_words(self.view)
        self.shapes = list(shapes(self.view, _barred(self.entities, self.offices)))
        self.shape_at = {shape.start: shape for shape in self.shapes}
        self.office_at = {office.start: office for office in self.offices}
        self.title_at = {office.title: office for office in self.offices}
        self.entity_at = {entity.start: entity for entity in self.entities}

    def person(
        self, start: int, end: int, shape: Shape | None, office: Office | None, rule: str, described: str = ""
    ) -> PersonMention:
        if office is None:
            return PersonMention(
                start, end, self.text[start:end], shape.name if shape else "", rule=rule, description=described
            )
        period = period_of(self.view, office.start, office.end)
        return PersonMention(
            start, end, self.text[start:end], shape.name if shape else "", office.office, office.of,
            office.former or has_ended(period), rule, described, period,
        )  # fmt: skip


def _titled(page: _Page) -> Iterator[tuple[PersonMention, Shape | None, tuple[Office, ...]]]:
    """ "Norwegian Prime Minister, Per Dahl", "General Vik", "Chief of Staff, General X"."""
    for office in page.offices:
        gap = _TO_NAME.match(page.view, past_period(page.view, office.end))
        if not gap:
            continue
        rank = page.title_at.get(gap.end())
        used: tuple[Office, ...] = (office,)
        if rank and rank.start == rank.title and office_class(rank.office) in ("officer", "expert"):
            onward = _TO_NAME.match(page.view, rank.end)
            if not onward or onward["comma"]:
                continue
            used, position = (office, rank), onward.end()
        else:
            position = gap.end()
        shape = page.shape_at.get(position)
        if not shape or (gap["comma"] and not _is_apposed(page, office, shape)):
            continue
        is_word = is_weak(office.office) and page.view[office.title].islower() and not office.of
        if is_word and not (shape.is_full and not shape.is_common(page.common)):
            continue
        yield page.person(office.start, shape.end, shape, office, "person.titled"), shape, used


def _is_apposed(page: _Page, office: Office, shape: Shape) -> bool:
    """True where a name after "office," is its holder, not the next clause's subject: "..., the premier, X said"."""
    after = page.view[shape.end : shape.end + 1]
    return after in (",", ".", ")", ";") or (shape.is_full and page.view[office.title].isupper())


def _described(page: _Page, shape: Shape) -> PersonMention | None:
    """ "Per Dahl, then President", "Nora Vik, a specialist on regional security"."""
    gap = _TO_OFFICE.match(page.view, shape.end)
    if gap and gap.group().lstrip().startswith((",", "(")):
        for position in range(gap.end(), max(shape.end, gap.end() - 24), -1):
            office = page.office_at.get(position) or page.title_at.get(position)
            if office and office.start >= shape.end and not _has_holder(page, office):
                former = office.former or "former" in gap.group() or "ex-" in gap.group()
                held = Office(
                    office.start, office.title, office.end, office.office, office.of or _body(page, office), former
                )
                return page.person(
                    shape.start, held.end, shape, held, "person.apposition", _description(page, shape)[1]
                )
    end, words = _description(page, shape)
    if words and shape.is_full and not shape.is_common(page.common):
        named = next((o for o in page.offices if shape.end < o.title < end), None)
        if words.startswith("the ") and not named:
            return None
        inside = next((o for o in page.offices if shape.end < o.title < end and not is_weak(o.office)), None)
        return page.person(shape.start, end, shape, inside, "person.described", words)
    return None


def _has_holder(page: _Page, office: Office) -> bool:
    """True where the holder's name follows the office at once: "..., President X's adviser"."""
    gap = _TO_NAME.match(page.view, office.end)
    return bool(gap and not gap["comma"] and gap.end() in page.shape_at)


def _body(page: _Page, office: Office) -> str:
    """The body after an office: ", Additional Secretary, Ministry of Trade"."""
    gap = re.compile(r",\s{1,3}(?:the\s{1,3})?").match(page.view, office.end)
    body = page.entity_at.get(gap.end()) if gap else None
    return body.name if body and body.kind in (EntityKind.ORGANISATION, EntityKind.ALLIANCE, EntityKind.COUNTRY) else ""


def _description(page: _Page, shape: Shape) -> tuple[int, str]:
    """The end and the words of an apposition after a name, 0 and "" where there is none."""
    match = _DESCRIPTION.match(page.view, shape.end)
    if not match:
        return 0, ""
    end = match.end()
    cut = _REPORTING.search(page.view, match.start("d") + 4, end)
    if cut:
        end = cut.start()
    return end, " ".join(page.text[match.start("d") : end].split())


def _is_named(page: _Page, shape: Shape) -> bool:
    """True where the surroundings or the shape of a stretch say that it is a person's name."""
    before = page.view[max(0, shape.start - 24) : shape.start]
    if _HONORIFIC_BEFORE.search(before):
        return True
    if shape.is_common(page.common) or len(shape.words) > 5 or shape.name.isupper():
        return False
    starts = bool(_SENTENCE_START.search(before)) or not before
    if not shape.is_full:
        if shape.name.lower() in _BODIES:
            return False
        return bool(_SAYING.match(page.view, shape.end)) and not starts
    return not starts or shape.words[0].lower() not in page.common


def find_names(text: str) -> list[PersonMention]:
    """Persons named in `text` by the shape of the name or its surroundings, sorted, without office.

    A full name is taken where none of its last and no two of its words stand in the text in lower case too; a single
    word only before a verb of saying or after "Mr" and the like.
    """
    page = _Page(text)
    return [page.person(s.start, s.end, s, None, "person.name") for s in page.shapes if _is_named(page, s)]


def _unnamed(page: _Page, office: Office) -> PersonMention | None:
    """ "the Russian defence minister": the holder of an office of a country, without a name."""
    if not office.of or is_weak(office.office):
        return None
    owner = page.entity_at.get(office.start)
    if (
        owner
        and owner.rule == "entity.country"
        and owner.surface.isalpha()
        and not owner.surface.isupper()
        and page.view[owner.end] == " "
    ):
        return None
    if page.view[office.end : office.end + 1] == "-" or re.match(
        r"\s{1,2}(?:election|race|campaign|candidate|office|palace)", page.view[office.end : office.end + 14]
    ):
        return None
    return page.person(office.start, office.end, None, office, "person.unnamed")


def find_people(text: str, entities: list[EntityMention] | None = None) -> list[PersonMention]:
    """Persons in `text` with the offices given there, sorted, none overlapping another.

    A mention covers name and office ("Norwegian Prime Minister, Per Dahl"); its name is without office and
    honorific. The holder of a country's office who is not named has the name "". `entities` are those found in the
    same text, where they are known already.
    """
    page = _Page(text, entities)
    found: list[PersonMention] = []
    named: set[int] = set()
    held: set[int] = set()
    for mention, shape, offices in _titled(page):
        if shape and shape.start not in named:
            found.append(mention)
            named.add(shape.start)
            held.update(o.title for o in offices)
    for shape in page.shapes:
        if shape.start in named:
            continue
        described = _described(page, shape)
        if described and (shape.is_full or described.rule == "person.apposition"):
            found.append(described)
            held.update(o.title for o in page.offices if described.start <= o.title < described.end)
        elif _is_named(page, shape):
            found.append(page.person(shape.start, shape.end, shape, None, "person.name"))
    found += [m for o in page.offices if o.title not in held and (m := _unnamed(page, o))]
    return _disjoint(found)


def _disjoint(found: list[PersonMention]) -> list[PersonMention]:
    """Of mentions that overlap the named one and the longer one; sorted."""
    kept: list[PersonMention] = []
    for mention in sorted(found, key=lambda m: (m.start, not m.name, m.start - m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.name and not kept[-1].name:
            kept[-1] = mention
    return kept


def _is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """True where `full` ends with the words of `short`, or begins and ends with them ("A. Khan" of "Asif Ali Khan")."""
    if len(short) >= len(full) or short[-1] != full[-1]:
        return False
    if list(full[-len(short) :]) == list(short):
        return True
    return len(short) == 2 and full[0].startswith(short[0].rstrip("."))


def resolve_names(mentions: Sequence[PersonMention]) -> dict[str, str]:
    """The full name for each short one among `mentions`, where exactly one is possible.

    "Dahl" is resolved to "Per Dahl" if no other full name in the document ends with it; spellings of one person
    that contain one another ("Omar Vik", "Jon Omar Vik") count as one, the longest.
    """
    words = {name: _lowered(name) for name in sorted({m.name for m in mentions if m.name})}
    index: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, own in words.items():
        initial = {(own[0][:1], "", own[-1])} if len(own) > 2 else set()
        for key in {tuple(own[-1:]), tuple(own[-2:]), *initial}:
            index[key].append(name)
    resolved: dict[str, str] = {}
    for name, own in words.items():
        near = [*index[tuple(own[-2:])], *(index.get((own[0][:1], "", own[-1]), ()) if len(own) == 2 else ())]
        longer = [other for other in dict.fromkeys(near) if other != name and _is_short_for(own, words[other])]
        top = (a for a in longer if not any(b != a and _is_short_for(words[a], words[b]) for b in longer))
        first = list(islice(top, 2))
        if len(first) == 1:
            resolved[name] = first[0]
    return resolved


def _lowered(name: str) -> list[str]:
    """The words of a name for comparing: lower case, "al-" and hyphens as words of their own."""
    words = re.split(r"[\s-]+", name.lower())
    return [word for word in words if word not in ("al", "el", "ul", "ur")] or words
