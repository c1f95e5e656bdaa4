"""Whose word an attribution is: from the words of its source to a name, a role or a group.

Finding and resolving are two passes: `NameBook` collects the full names of a text with what is said of their bearers,
then `resolve_speakers` goes through the attributions in order. A back-reference is accepted only where exactly one
bearer fits; otherwise the words of the source stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.analysis.extraction.cues import words
from claims.analysis.extraction.people import resolve_names
from claims.analysis.extraction.values import Attribution, PersonMention
from claims.analysis.lexicon import load
from claims.analysis.spans import Span, hull

# A name is looked for this many characters back for "he", "she"; farther off a pronoun is left unresolved.
_PRONOUN_REACH = 1500


@dataclass(frozen=True, slots=True)
class Named:
    """A full name in the text: where, the name without titles, and the words said of its bearer there."""

    start: int
    end: int
    name: str
    roles: frozenset[str]
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: its name, role or group, and what the text says of them.

    `sort` is "person", "role", "group", "body" or "text".
    """

    name: str
    affiliation: str = ""
    sort: str = "person"
    rule: str = ""


@cache
def _roles(*names: str) -> frozenset[str]:
    roles = load("sources")["roles"]
    return frozenset(word for name in names for word in roles[name])


def _bare(word: str) -> str:
    return re.sub(r"'s$|s'$|[.,']", "", word.lower().replace("’", "'"))


class NameBook:
    """The named people of a text, by last name, by office and by position."""

    def __init__(self, view: str, people: Sequence[PersonMention]) -> None:
        self.view = view
        self.entries: list[Named] = []
        self.by_last: dict[str, list[Named]] = {}
        self.short = resolve_names([p for p in people if p.name])
        for person in people:
            if not person.name:
                continue
            name = self.short.get(person.name, person.name)
            surface = view[person.start : person.end]
            roles = _role_words(
                f"{person.of} {person.office} {surface} {_title_words(view[max(0, person.start - 60) : person.start])}"
            )
            at = max(surface.find(person.name), 0)
            before = view[max(0, person.start - 16) : person.start + at].lower().split()
            entry = Named(person.start, person.end, name, roles, _sex(before[-2:] or [""]))
            self.entries.append(entry)
            self.by_last.setdefault(_bare(name.split()[-1]), []).append(entry)
        self.starts = [e.start for e in self.entries]

    def at(self, start: int, end: int) -> Named | None:
        """The first person named within `[start, end)`, with a full name if there is one."""
        low = bisect_left(self.starts, start)
        here = [entry for entry in self.entries[low : low + 6] if entry.start < end]
        return next((e for e in here if " " in e.name), here[0] if here else None)

    def full(self, name: str) -> str:
        """The one full name in the text that ends as `name` does; `name` itself where none or several do."""
        found = {e.name for e in self.by_last.get(_bare(name.split()[-1]), [])}
        if len(name.split()) > 1:
            return name
        return found.pop() if len(found) == 1 else name

    def before(self, position: int, reach: int) -> list[Named]:
        """The names that stand within `reach` characters before `position`, nearest first."""
        high = bisect_left(self.starts, position)
        out = []
        for entry in reversed(self.entries[:high][-40:]):
            if entry.start < position - reach:
                break
            out.append(entry)
        return out

    def bearer(self, role: frozenset[str], position: int) -> str | None:
        """The one person of whom all words of `role` were said before `position`."""
        high = bisect_left(self.starts, position)
        found = {e.name for e in self.entries[:high] if role and role <= e.roles}
        return found.pop() if len(found) == 1 else None


def _title_words(before: str) -> str:
    found = re.search(r"(?:[\w'’-]+[ \n,]+){1,6}$", before)
    return found.group() if found else ""


def _role_words(said: str) -> frozenset[str]:
    skip = words("determiner") | words("preposition") | words("conjunction") | words("adverb") | words("possessive")
    found = {_bare(w) for w in re.findall(r"[^\W\d_][\w'’-]*", said)}
    return frozenset({"defense" if w == "defence" else w for w in found} - skip)


def _sex(titles: Sequence[str]) -> str:
    table = load("sources")["titles"]
    if any(_bare(t) in table["male"] for t in titles):
        return "he"
    return "she" if any(_bare(t) in table["female"] for t in titles) else ""


def resolve_speakers(view: str, attributions: Sequence[Attribution], book: NameBook) -> list[Speaker | None]:
    """The speaker of each attribution (in the order given, which is that of the text); None where it has no source."""
    out: list[Speaker | None] = []
    past: list[tuple[int, Speaker]] = []
    introduced: list[tuple[frozenset[str], str]] = []
    order = sorted(range(len(attributions)), key=lambda k: _anchor(attributions[k]))
    resolved: dict[int, Speaker | None] = {}
    for k in order:
        attribution = attributions[k]
        speaker = _resolve(view, attribution, book, past, introduced)
        resolved[k] = speaker
        if speaker is not None:
            past.append((_anchor(attribution), speaker))
            past = past[-12:]
    out.extend(resolved[k] for k in range(len(attributions)))
    return out


def _anchor(attribution: Attribution) -> int:
    pieces = attribution.source or attribution.cue or attribution.content
    return pieces[0][0]


def _resolve(
    view: str,
    attribution: Attribution,
    book: NameBook,
    past: list[tuple[int, Speaker]],
    introduced: list[tuple[frozenset[str], str]],
) -> Speaker | None:
    if not attribution.source:
        return None
    span = hull(Span(*piece) for piece in attribution.source)
    surface = " ".join(view[span.start : span.end].split())
    lower = surface.lower()
    if lower in ("he", "she", "his", "her", "who"):
        return _pronoun(view, lower, span.start, book, past)
    if lower in ("they", "it", "their", "its"):
        return _plural_pronoun(lower, span.start, past)
    if lower in ("i", "we", "you", "my", "our", "that", "which", "this", "these", "those", "one", "there", "what"):
        return None
    named = _named(surface, span, book)
    if named is not None:
        return named
    return _unnamed(surface, span.start, book, introduced)


def _pronoun(view: str, pronoun: str, position: int, book: NameBook, past: list[tuple[int, Speaker]]) -> Speaker | None:
    """The last speaker in the paragraph who can be "he", else the person named first in the sentence before."""
    wanted = {"his": "he", "her": "she"}.get(pronoun, pronoun)
    paragraph = view.rfind("\n\n", 0, position) + 1
    named = [n for n in book.before(position, _PRONOUN_REACH) if not n.sex or wanted == "who" or n.sex == wanted]
    spoken = [(at, s) for at, s in past if s.sort in ("person", "role") and at >= position - _PRONOUN_REACH]
    here = [n for n in named if n.start >= paragraph]
    if spoken and (spoken[-1][0] >= paragraph or not here):
        at, speaker = spoken[-1]
        later = [n for n in here if n.start > at + 200 and _is_subject(view, n)]
        if not later:
            return Speaker(speaker.name, speaker.affiliation, speaker.sort, "speaker.pronoun")
        return Speaker(later[0].name, "", "person", "speaker.pronoun")
    subjects = [n for n in here if _is_subject(view, n)] or [n for n in named if _is_subject(view, n)] or here
    return Speaker(subjects[0].name, "", "person", "speaker.pronoun") if subjects else None


def _is_subject(view: str, named: Named) -> bool:
    """Whether a name stands at the head of its clause: nothing that governs it before it."""
    before = re.search(r"([\w'’]+)?[ \n]*$", view[max(0, named.start - 40) : named.start])
    word = (before.group(1) or "").lower() if before else ""
    return (word not in words("preposition") and word not in ("and", "or", "s")) or word in ("mr", "mrs", "ms", "dr")


def _plural_pronoun(pronoun: str, position: int, past: list[tuple[int, Speaker]]) -> Speaker | None:
    sorts = ("group",) if pronoun in ("they", "their") else ("body", "text")
    for at, speaker in reversed(past):
        if at < position - _PRONOUN_REACH:
            break
        if speaker.sort in sorts:
            return Speaker(speaker.name, speaker.affiliation, speaker.sort, "speaker.pronoun")
    return None


def _named(surface: str, span: Span, book: NameBook) -> Speaker | None:
    """A source that holds a person's name, with the rest of its words as affiliation."""
    person = book.at(span.start, span.end)
    if person is not None and not _is_owner(book.view, person, span):
        inside = surface.replace("’", "'")
        known = re.compile(rf"(?:Mr|Mrs|Ms|Dr)?\.?\s*{re.escape(person.name)}(?:'s)?")
        rest = known.sub(" ", inside, count=1)
        if rest == inside:
            rest = re.sub(
                rf"(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?\b{re.escape(person.name.split()[-1])}(?:'s)?", " ", inside, count=1
            )
        return Speaker(person.name, _affiliation(rest), "person", "speaker.name")
    words_ = [w for w in surface.replace("’", "'").split() if w[:1].isupper()]
    if len(surface.split()) <= 3 and words_:
        name = book.full(re.sub(r"'s?$", "", words_[-1]).strip(".,"))
        if " " in name:
            return Speaker(name, _affiliation(" ".join(surface.split()[:-1])), "person", "speaker.name")
    return None


def _affiliation(rest: str) -> str:
    """What stands beside the name, as far as it names an office, a role or a body."""
    telling = _roles("person", "group", "body") | frozenset(load("sources")["titles"]["honorific"])
    plain = frozenset({"mr", "mrs", "ms", "miss", "dr"})
    kept: list[str] = []
    for part in re.sub(r"\([^()]*\)?", " ", rest).split(","):
        said = re.sub(r"^(?:and|by|in|the)\s+", "", " ".join(part.split()).strip(" .()'"))
        if kept or any(_bare(word) in telling - plain for word in said.split()):
            kept.append(said)
    return ", ".join(part for part in kept if part)


def _is_owner(view: str, person: Named, span: Span) -> bool:
    """`Riba's spokesman`, `an aide to Riba`: the person named is not the one who speaks."""
    if view[person.end - 2 : person.end + 2].count("'s") and person.end + 3 < span.end:
        return True
    head = _head(view[span.start : person.start])
    before = view[span.start : person.start].lower().split()
    return bool(before) and before[-1] in words("preposition") and head in (_roles("person", "group"))


def _unnamed(
    surface: str, position: int, book: NameBook, introduced: list[tuple[frozenset[str], str]]
) -> Speaker | None:
    """A role ("the former diplomat"), a group ("experts in Tunis"), a body or a publication, in its own words."""
    head = _head(surface)
    stripped = re.sub(r"^(?:the|this|that|these|those|its|their)\s+", "", surface, flags=re.IGNORECASE)
    if head in _roles("person"):
        role = _role_words(surface)
        if surface.lower().startswith(("the ", "that ", "this ")):
            bearer = book.bearer(role, position)
            if bearer is not None:
                return Speaker(bearer, surface, "person", "speaker.office")
            fits = [name for said, name in introduced if role <= said]
            if fits:
                return Speaker(fits[-1], "", "role", "speaker.role")
        name = f"{surface[:1].lower()}{surface[1:]} (unnamed)"
        introduced.append((role, name))
        return Speaker(name, "", "role", "speaker.role")
    if head in ("some", "many", "others", "most", "few", "several") and " " not in stripped:
        return Speaker(f"{head} (unnamed)", "", "group", "speaker.group")
    if head in ("countries", "sides", "powers", "nations", "states", "governments") and re.match(
        r"(?:both|the two)\b", surface, re.I
    ):
        pair = _last_pair(book.view, position)
        return Speaker(pair or stripped, "", "body", "speaker.pair")
    if head in _roles("group"):
        return Speaker(_with_place(book.view, position, stripped), "", "group", "speaker.group")
    if head in _roles("text"):
        return Speaker(stripped, "", "text", "speaker.text")
    return Speaker(re.sub(r"['’]s?$", "", stripped), "", "body", "speaker.body") if surface[:1] else None


_PAIR = re.compile(r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: and |-)([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b")
_PLACE_BEFORE = re.compile(r"\bIn (?P<place>(?:the )?[A-Z][\w .'-]{1,30}?)(?: too| also| as well)?,[ \n]*$")


def _last_pair(view: str, position: int) -> str | None:
    """The two that "both countries" means: the last two named together before it."""
    found = _PAIR.findall(view[max(0, position - 1500) : position])
    return " and ".join(sorted(found[-1])) if found else None


def _with_place(view: str, position: int, group: str) -> str:
    """`In Peru too, experts say`: experts in Peru."""
    before = _PLACE_BEFORE.search(view[max(0, position - 60) : position])
    return f"{group} in {before['place']}" if before and " " not in group else group


def _head(surface: str) -> str:
    """The head noun of a source: the last word before a comma, a relative or a preposition."""
    last = ""
    for part in re.findall(r"[\w'’-]+|,", surface):
        bare = _bare(part)
        if last and (part == "," or bare in words("preposition") or bare in words("relative")):
            break
        if part != ",":
            last = bare
    return last
