"""Notes in a tree of HTML elements: where a link calls a note by its number, and where the note stands.

They are taken out of the tree, so that neither the search for the article's text nor a list loses them, and the call
becomes a mark that the reader of notes knows: "said.[^3]" and, at the end, "[^3]: Lund, Ports, 12."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.analysis.corpus.markup import HEADINGS, Writer, tag

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NUMBER = re.compile(r"[\[(]?(\d{1,4})[\])]?[.:]?")
_CALLS = re.compile(r"note|fn|ref|cite|endn", re.I)
_BLOCKS = frozenset({"li", "p", "div", "dd", "tr", "aside", "section", "blockquote"})
_BACK = re.compile(r"[\W_]*(?:\w|\d{1,4}|back|return|jump up|zurück|retour)?[\W_]*(?:to (?:the )?text)?[\W_]*", re.I)
_LONGEST = 8_000
"""Characters of a note: a longer element is a chapter that a link leads to."""


@dataclass(frozen=True, slots=True)
class _Call:
    """A link `[3]` and the element that it leads to."""

    link: Element
    number: int
    target: Element


def take_notes(root: Element) -> list[str]:
    """Take the notes out of `root` and mark where they are called; the notes as Markdown, in order of their calls."""
    places = {element: place for place, element in enumerate(root.iter())}
    calls = [call for call in _calls(root) if places[call.link] < places[call.target]]
    homes = _homes(calls)
    numbers = _numbers([(call.number, homes[call.target]) for call in calls if call.target in homes])
    notes: dict[Element, str] = {}
    for call in calls:
        home = homes.get(call.target)
        if home is None or call.link in home.iterdescendants():
            continue
        if home not in notes:
            notes[home] = _text_of(home, call.number)
        if notes[home]:
            _mark(call.link, numbers[home])
    for home in notes:
        if notes[home]:
            _take_out(home)
    return [f"[^{numbers[home]}]: {text}" for home, text in notes.items() if text]


def _calls(root: Element) -> Iterator[_Call]:
    targets: dict[str, Element] = {}
    for element in root.iter():
        if isinstance(element.tag, str):
            for name in (element.get("id"), element.get("name") if tag(element) == "a" else None):
                targets.setdefault(name or "", element)
    for link in root.iter("a"):
        href = link.get("href") or ""
        number = _NUMBER.fullmatch("".join(link.itertext()).strip())
        target = targets.get(href[1:]) if href.startswith("#") and len(href) > 1 else None
        if number and target is not None and tag(target) not in HEADINGS and _looks_like_a_call(link, href):
            yield _Call(link, int(number[1]), target)


def _looks_like_a_call(link: Element, href: str) -> bool:
    """Raised, in brackets, or named as a note: a bare number that leads elsewhere may page through a list."""
    raised = any(tag(e) == "sup" for e in link.iterancestors()) or any(tag(e) == "sup" for e in link)
    named = " ".join(link.get(name) or "" for name in ("class", "role", "id", "rel")) + href
    return raised or "".join(link.itertext()).strip().startswith("[") or _CALLS.search(named) is not None


def _homes(calls: list[_Call]) -> dict[Element, Element]:
    """For each target the element that holds its note and no other."""
    targets = {call.target for call in calls}
    homes: dict[Element, Element] = {}
    for target in targets:
        home: Element | None = target
        while home is not None and tag(home) not in _BLOCKS:
            home = home.getparent()
        if home is None or any(e in targets and e is not target for e in home.iter()):
            continue
        if sum(len(text) for text in home.itertext()) <= _LONGEST:
            homes[target] = home
    return homes


def _numbers(found: list[tuple[int, Element]]) -> dict[Element, int]:
    """The number of each note: as printed, or counted through where two notes have the same."""
    printed: dict[Element, int] = {}
    for number, home in found:
        printed.setdefault(home, number)
    if len(set(printed.values())) == len(printed):
        return printed
    return {home: place for place, home in enumerate(printed, start=1)}


def _text_of(home: Element, number: int) -> str:
    """The text of a note without its number and without the links back to its calls."""
    copy = deepcopy(home)
    copy.tail = None
    for link in list(copy.iter("a")):
        words = "".join(link.itertext())
        if (link.get("href") or "").startswith("#") and len(words) <= 24 and _BACK.fullmatch(words):
            _take_out(link)
    text = " ".join(" ".join(Writer(links=True).blocks(copy)).split())
    text = re.sub(rf"^(?:<sup>)?[\[(]?{number}[\])]?(?:</sup>)?[.:)]?\s+", "", text)
    return re.sub(r"^[\s^↑.:)\]]+(?=\s)", "", text).strip()


def _mark(link: Element, number: int) -> None:
    """Let `link` read "[^3]", not raised, without brackets of its own."""
    for child in list(link):
        link.remove(child)
    link.text, link.tag = f"[^{number}]", "span"
    link.attrib.clear()
    before, parent = link.getprevious(), link.getparent()
    if parent is None:
        return
    lead = (before.tail if before is not None else parent.text) or ""
    if lead.endswith("[") and (link.tail or "").startswith("]"):
        link.tail = (link.tail or "")[1:]
        if before is not None:
            before.tail = lead[:-1]
        else:
            parent.text = lead[:-1]
    for outer in list(link.iterancestors("sup")):
        if not re.search(r"\d", re.sub(r"\[\^\d+\]", "", "".join(outer.itertext()))):
            outer.tag = "span"
            outer.attrib.clear()


def _take_out(element: Element) -> None:
    """Remove `element`, its tail stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
