"""What a file holds: its text, and what the file says of that text beside it (its metadata).

What the text itself says of its title, writers and date counts first. What only the metadata say is put over the text
as header lines ("Author: Ada Lindqvist"), which the reader of front matter knows. So a stored text holds all that was
read, and reading it again gives the same document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.analysis.corpus.front_matter import FrontMatter
from claims.analysis.corpus.names import names_organisation, read_people
from claims.analysis.corpus.written import find_date
from claims.analysis.lexicon import load


@dataclass(frozen=True, slots=True)
class FileAbout:
    """What a file says of its text; "" or empty where it does not say.

    `published` is as printed in the file; `created` is the day on which the file was made, which is the best guess
    where nothing says when its text was published.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    created: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file. `media_type` is its format (IANA); `library` is what read it, "" for plain text."""

    text: str
    media_type: str = "text/plain"
    library: str = ""
    about: FileAbout = field(default_factory=FileAbout)


_NOT_A_TITLE = re.compile(r"\.(?:docx?|pdf|indd|qxd|tex|dvi|rtf|odt|pages|html?|txt|pptx?)$|^[\W\d_]*$|^\w+_\w+$", re.I)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", re.I)
_ADDRESS = re.compile(r"https?://[^\s<>\"']{3,1990}")
_LONGEST = 300


def headed(text: str, about: FileAbout, front: FrontMatter) -> str:
    """`text` under header lines for what `about` says and its own front matter `front` does not."""
    lines = []
    if not front.title and (title := _title(about.title)):
        lines.append(f"Title: {title}")
    if not front.authors and (writers := [name for name in map(_line, about.authors) if _is_writer(name)]):
        lines.append(f"Author: {', '.join(writers[:-1])}{' and ' if len(writers) > 1 else ''}{writers[-1]}")
    if not front.published:
        if date := find_date(about.published):
            lines.append(f"Date: {date.edtf}")
        elif date := find_date(about.created):
            lines.append(f"Created: {date.edtf}")
    if not front.publisher and (house := _line(about.publisher)) and not _is_junk(house):
        lines.append(f"Publisher: {house}")
    if not front.url and (address := _ADDRESS.fullmatch(about.url.strip())):
        lines.append(f"URL: {address.group()}")
    if _LANGUAGE.fullmatch(about.language) and about.language[:2].lower() != "en":
        lines.append(f"Language: {about.language}")
    return "\n".join(lines) + "\n\n" + text if lines else text


def _line(words: str) -> str:
    return " ".join(words.split())[:_LONGEST]


def _title(words: str) -> str:
    """`words` where they can be a title: no name of a file or program, nothing a template left."""
    title = re.sub(r"^Microsoft (?:Word|PowerPoint) - ", "", _line(words))
    return "" if _NOT_A_TITLE.search(title) or _is_junk(title) else title


def _is_junk(words: str) -> bool:
    return words.lower() in load("corpus_files")["left_by_programs"]


def _is_writer(name: str) -> bool:
    """Is `name` that of a person or a house, not of an account or a program?"""
    if not name or _is_junk(name) or any(character.isdigit() for character in name):
        return False
    return bool(read_people(name, 0, len(name))) or names_organisation(name)
