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
from claims.analysis.extraction.values import Attribution
from claims.analysis.lexicon import load
from claims.analysis.spans import Span, hull

# A name is looked for this many characters back for "he", "she"; farther off a pronoun is left unresolved.
_PRONOUN_REACH = 1500

_NAME = re.compile(
    r"""[A-Z][\w'’]*(?:-[\w'’]+)*\.?        # Osei, O'Neill, al-Rashid's first word
    (?:[ \n]+(?:(?:bin|ibn|al|el|van|von|der|den|de|da|dos|di|du|la|le|y|ul|ur)[ \n]+){0,2}
       (?:al-|el-)?[A-Z][\w'’]*(?:-[\w'’]+)*\.?){0,5}""",
    re.VERBOSE,
)
_APPOSITION = re.compile(r"[ \n]*,[ \n]+(?P<words>(?:the|a|an|his|her|their|who)?[ \n]?[^,.;:\n\"]{3,120})[,.\"]")


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
    """A resolved source: its name, role or group, and what the text says of them. `sort` is person, role, group, body or text."""

    name: str
    affiliation: str = ""
    sort: str = "person"
    rule: str = ""


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(load("sources")["titles"]["honorific"])


@cache
def _roles(*names: str) -> frozenset[str]:
    roles = load("sources")["roles"]
    return frozenset(word for name in names for word in roles[name])


def _bare(word: str) -> str:
    return re.sub(r"'s$|s'$|[.,']", "", word.lower().replace("’", "'"))


def _is_title(word: str) -> bool:
    bare = _bare(word)
    return bare in _honorifics() or bare in _roles("person", "group", "body", "text")


def strip_titles(name: str) -> tuple[str, str]:
    """A capitalised run without the titles before the name, and those titles: "Defence Minister Ana Riba" -> "Ana Riba"."""
    parts = name.replace("\n", " ").split()
    cut = max((i + 1 for i, part in enumerate(parts[:-1]) if _is_title(part)), default=0)
    kept = [re.sub(r"['’]s?$", "", part) if i == len(parts) - cut - 1 else part for i, part in enumerate(parts[cut:])]
    return " ".join(kept).strip(" ,."), " ".join(parts[:cut])


class NameBook:
    """The full names of a text, by last name and by position. `demonyms` are words that never begin a person's name."""

    def __init__(self, view: str, not_people: Sequence[tuple[int, int]] = ()) -> None:
        self.view = view
        self.entries: list[Named] = []
        self.by_last: dict[str, list[Named]] = {}
        taken = sorted(not_people)
        starts = [a for a, _ in taken]
        for match in _NAME.finditer(view):
            at = bisect_left(starts, match.start())
            inside = [
                span for span in taken[max(0, at - 1) : at + 4] if span[0] < match.end() and span[1] > match.start()
            ]
            entry = self._read(match, inside)
            if entry is not None:
                self.entries.append(entry)
                self.by_last.setdefault(_bare(entry.name.split()[-1]), []).append(entry)
        self.starts = [e.start for e in self.entries]

    def _read(self, match: re.Match[str], not_people: Sequence[tuple[int, int]]) -> Named | None:
        low = max((b for a, b in not_people if a <= match.start() or b < match.end()), default=match.start())
        start = max(low, match.start())
        if start >= match.end():
            return None
        surface = self.view[start : match.end()]
        stripped, titles = strip_titles(surface)
        parts = stripped.split()
        if not 2 <= len(parts) <= 5 or any(_is_title(p) for p in parts) or not _like_name(parts):
            return None
        if any(p.isupper() and len(p) > 2 for p in parts):
            return None
        before = self.view[max(0, start - 60) : start]
        after = _APPOSITION.match(self.view, match.end())
        said = f"{self.view[match.start() : start]} {titles} {_title_words(before)} {after['words'] if after else ''}"
        offset = surface.replace("\n", " ").find(parts[0])
        return Named(start + max(offset, 0), match.end(), stripped, _role_words(said), _sex(titles.lower().split()))

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


def _like_name(parts: list[str]) -> bool:
    stop = words("determiner") | words("preposition") | words("subordinator") | words("subject") | words("adverb")
    return not any(_bare(p) in stop for p in parts)


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
    named = _named(surface, book)
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


def _named(surface: str, book: NameBook) -> Speaker | None:
    """A source that holds a person's name, with the rest of its words as affiliation."""
    for match in _NAME.finditer(surface):
        run = match.group()
        stripped, titles = strip_titles(run)
        if not stripped:
            continue
        parts = stripped.split()
        known = next(
            (
                k
                for k in range(len(parts))
                if " ".join(parts[k:]) in {e.name for e in book.by_last.get(_bare(parts[-1]), [])}
            ),
            None,
        )
        if known is not None and len(parts) - known > 1:
            name = " ".join(parts[known:])
        else:
            name = book.full(parts[-1])
            if name == parts[-1]:
                continue
        rest = surface.replace(stripped, " ", 1) if len(parts) > 1 else surface.replace(run, titles, 1)
        return Speaker(name, " ".join(rest.strip(" ,.").split()).strip(" ,"), "person", "speaker.name")
    return None


def _unnamed(
    surface: str, position: int, book: NameBook, introduced: list[tuple[frozenset[str], str]]
) -> Speaker | None:
    """A role ("the former diplomat"), a group ("experts in Tunis"), a body or a publication, in the text's own words."""
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
        introduced.append((role, surface))
        return Speaker(surface, "", "role", "speaker.role")
    if head in _roles("group"):
        return Speaker(stripped, "", "group", "speaker.group")
    if head in _roles("text"):
        return Speaker(stripped, "", "text", "speaker.text")
    if re.search(r"\band\b", surface):
        return Speaker(stripped, "", "group", "speaker.group")
    return Speaker(re.sub(r"['’]s?$", "", stripped), "", "body", "speaker.body") if surface[:1] else None


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
