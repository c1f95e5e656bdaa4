"""Who "he", "she", "his" or "who" is where words are attributed to a pronoun.

The antecedent is whoever acts or speaks in the sentence itself or in the nearest one before it that has such a person:
a grammatical subject, not any name mentioned. Where two remain the pronoun stays unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claims.analysis.extraction.cues import Tag, verb_forms, words
from claims.analysis.extraction.name_book import NameBook, Named, bare, roles_of

# An antecedent is looked for this many characters back, and in this many sentences; farther off there is none.
PRONOUN_REACH = 1500
_MOST_SENTENCES = 5
# What is known of a person is told from so many mentions.
_MOST_MENTIONS = 50

_SAME = {"his": "he", "her": "she"}


def antecedent(pronoun: str, position: int, book: NameBook, spoken: Sequence[tuple[int, str]]) -> str | None:
    """The name that a pronoun at `position` stands for, or None. `spoken` are earlier speakers: where, and the name.

    "" for the pronoun stands for words that do not tell "he" from "she".
    """
    wanted = _SAME.get(pronoun, pronoun)
    if pronoun == "who":
        return _right_before(position, book)
    first = True
    for start, end in _sentences_back(book, position, wanted):
        if first and _has_unnamed_subject(book, start, position):
            return None
        fits = [n for n in book.between(start, min(end, position)) if not n.sex or not wanted or n.sex == wanted]
        acting = {n.name for n in fits if is_subject(book.view, n, start)}
        speaking = [
            name for at, name in spoken if start <= at < min(end, position) and not _is_other(name, wanted, book)
        ]
        if speaking:
            return speaking[-1] if len(set(speaking)) == 1 or not first else None
        if acting:
            return acting.pop() if len(acting) == 1 else None
        first = False
    return None


def _is_other(name: str, wanted: str, book: NameBook) -> bool:
    """Whether a name is known to be of the other sex."""
    known = {n.sex for n in book.by_last.get(bare(name.split()[-1]), [])[:_MOST_MENTIONS] if n.name == name and n.sex}
    return bool(known) and bool(wanted) and wanted not in known


def _sentences_back(book: NameBook, position: int, pronoun: str) -> Iterator[tuple[int, int]]:
    """The sentence of `position`, then those before it; over a paragraph's head only where the pronoun leads it."""
    last = bisect_right(book.sentences, position)
    bounds = [*book.sentences[max(0, last - _MOST_SENTENCES) : last], position]
    view = book.view
    carried = True
    for n in range(len(bounds) - 1, 0, -1):
        start, end = bounds[n - 1], bounds[n]
        if start < position - PRONOUN_REACH:
            return
        yield start, end
        sentence = view[start:end].lower()
        carried = carried and (n == len(bounds) - 1 or '"' in sentence or bool(re.search(rf"\b{pronoun}\b", sentence)))
        if _is_break(view, start) and not carried:
            return


def _is_break(view: str, start: int) -> bool:
    return bool(re.search(r"\n[ ]{0,8}\n[ ]{0,8}$", view[max(0, start - 20) : start]))


def is_subject(view: str, named: Named, floor: int) -> bool:
    """Whether a name is the subject of a verb: nothing governs it, and behind it (and its apposition) stands a verb."""
    before = re.search(r"([\w'-]+)[ \n]*$", view[max(floor, named.start - 40) : named.start])
    word = before.group(1).lower() if before else ""
    if (word in words("preposition") and word not in ("after", "before", "since", "until")) or word in ("and", "or"):
        return False
    if any(r.tag in (Tag.PAST, Tag.THIRD) for r in verb_forms().get(word, ())):
        return False
    leads = not view[floor : named.start].strip(" \n\"'(")
    return (
        _verb_follows(view, named.end)
        or _verb_follows(view, named.stop)
        or (leads and view[named.stop : named.stop + 1] == ",")
        or ((leads or before is None) and _leads_clause(view, named.stop))
        or _is_introduced(view, named, before is None or "," in view[named.start : named.stop])
    )


_UNKNOWN_VERB = re.compile(r"[ \n]{1,2}(?P<verb>[a-z]{3,}s)[ \n](?P<next>[a-z]+)")


def _leads_clause(view: str, at: int) -> bool:
    """`Ana Riba climbs the tower`: behind the name a word that looks like a verb, and what can follow one."""
    match = _UNKNOWN_VERB.match(view, at)
    if match is None or match["verb"] in words("preposition") or match["verb"] in words("subordinator"):
        return False
    after = match["next"]
    return after in words("determiner") or after in words("possessive") or after in words("preposition")


def _is_introduced(view: str, named: Named, apposed: bool) -> bool:
    """`among them is Ana Riba, 71, who ...`, `the deckhand, Ana Riba, gave ...`: told of for the first time.

    `apposed` says that a comma stands before the name.
    """
    if _AGE.match(view, named.stop) is not None:
        return True
    return apposed and view[named.stop : named.stop + 1] == "," and _verb_follows(view, named.stop + 1)


_AGE = re.compile(r",[ ]\d{1,3}(?:,|[ ](?:and|who|is|was)\b)")


_APPOSED = re.compile(r"[ \n]?,[^,;:\n]{1,120},|[ \n]?\([^()\n]{1,40}\)")
_NEXT_WORDS = re.compile(r"[ \n]{1,3}([A-Za-z']{1,20})")


def _verb_follows(view: str, at: int) -> bool:
    if at >= len(view) or view[at : at + 2] == "'s":
        return False
    apposed = _APPOSED.match(view, at)
    at = apposed.end() if apposed else at
    for _ in range(3):
        match = _NEXT_WORDS.match(view, at)
        if match is None:
            return False
        word = match[1].lower()
        if word in words("be") | words("have") | words("modal") | words("do"):
            return True
        if word.endswith("ed") or any(r.tag in (Tag.PAST, Tag.THIRD) for r in verb_forms().get(word, ())):
            return True
        if word not in words("adverb") and not word.endswith("ly"):
            return False
        at = match.end()
    return False


def _has_unnamed_subject(book: NameBook, start: int, position: int) -> bool:
    """`A special envoy of President Riba came, and he said`: somebody unnamed acts in the sentence itself."""
    named = book.between(start - 80, position)
    for match in re.finditer(r"[A-Za-z-]{3,20}", book.view[start:position]):
        if match.group().lower() not in roles_of("person"):
            continue
        low, high = start + match.start(), start + match.end()
        if any(
            n.start <= low <= n.end or (high <= n.start and not book.view[high : n.start].strip(" ,\n")) for n in named
        ):
            continue
        if not _is_governed(book.view, start, low):
            return True
    return False


def _is_governed(view: str, start: int, at: int) -> bool:
    """Whether the noun phrase whose noun stands at `at` hangs on a preposition, a genitive or a name before it."""
    for word in reversed(re.findall(r"[\w'-]+|[,;]", view[max(start, at - 60) : at])[-5:]):
        lower = word.lower()
        if lower in words("preposition") or lower.endswith("'s") or word == ",":
            return True
        if lower in words("determiner") or word.isdigit():
            break
    return False


def _right_before(position: int, book: NameBook) -> str | None:
    """The person whose relative clause begins at `position`: `Riba, who said`, `Riba, an economist who said`."""
    near = book.between(position - 200, position)
    if not near:
        return None
    gap = book.view[near[-1].stop : position]
    clear = not gap.strip(" ,\n") or (gap.lstrip().startswith(",") and not re.search(r"[.;:!?]", gap))
    return near[-1].name if clear else None
