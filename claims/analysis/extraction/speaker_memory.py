"""Whom an attribution was resolved to, and who has spoken so far."""

from __future__ import annotations

from dataclasses import dataclass

from claims.analysis.extraction.name_book import NameBook, bare, roles_of

# "It" is the body that spoke within this many characters before.
NEXT_SENTENCE = 300


# Of so many unnamed roles the last ones can come back.
MOST_ROLES = 40


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: its name, role or group, and what the text says of them.

    `sort` is "person", "role", "group", "body" or "text".
    """

    name: str
    affiliation: str = ""
    sort: str = "person"
    rule: str = ""


class Memory:
    """Who has spoken so far: the last speakers with their places, and the unnamed roles that were introduced."""

    def __init__(self, book: NameBook) -> None:
        self.book = book
        self.past: list[tuple[int, Speaker]] = []
        self.introduced: list[tuple[frozenset[str], str]] = []

    def just_spoke(self, position: int) -> str | None:
        """The person who spoke last in the paragraph, near `position`, and of whom no role is known."""
        if not self.past:
            return None
        at, speaker = self.past[-1]
        if speaker.sort != "person" or position - at > NEXT_SENTENCE or "\n\n" in self.book.view[at:position]:
            return None
        mentions = self.book.by_last.get(bare(speaker.name.split()[-1]), [])[:MOST_ROLES]
        known = (e for e in mentions if e.name == speaker.name)
        return None if any(e.roles & roles_of("person") for e in known) else speaker.name
