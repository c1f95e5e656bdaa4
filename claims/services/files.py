"""Which files an import takes, and their bytes. A file that cannot be taken has its reason in one sentence."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from claims.analysis.corpus.formats import SUFFIXES

NOT_TEXTS = frozenset({"readme.md", "readme.txt", "readme.markdown", "readme.html"})
MEGABYTE = 1_000_000


class FileError(Exception):
    """The file cannot be taken. The message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to import. `refused` is the reason why it cannot be, "" where it can."""

    path: Path
    refused: str = ""


def find_files(paths: Iterable[Path | str]) -> list[Candidate]:
    """The files that `paths` name, each once: files as given, folders recursively and sorted.

    In a folder texts, HTML, PDF and DOCX are taken, before those of its folders, but no README and nothing hidden. A
    link that leads out of the folder is refused, since whoever names a folder does not mean what lies elsewhere.
    """
    found: dict[Path, Candidate] = {}
    for path in map(Path, paths):
        candidates = _in_folder(path) if path.is_dir() else [_named(path)]
        for candidate in candidates:
            found.setdefault(candidate.path, candidate)
    return list(found.values())


def left_out(paths: Iterable[Path | str]) -> list[Path]:
    """The files in folders among `paths` that an import passes by since their format is not read: neither README nor
    hidden ones, which nobody expects to be read."""
    return [path for folder in map(Path, paths) if folder.is_dir() for path in _walk(folder, wanted=_is_other)]


def read_file(path: Path) -> bytes:
    """The bytes of `path`. Raises FileError where it is no file, too large or cannot be read."""
    try:
        if not path.is_file():
            raise FileError("It is no longer there." if not path.exists() else "It is no ordinary file.")
        check_size(path.stat().st_size)
        return path.read_bytes()
    except PermissionError as error:
        raise FileError("It may not be read: permission denied.") from error
    except OSError as error:
        raise FileError(f"It cannot be read: {error.strerror or error}.") from error


def check_size(size: int) -> None:
    """Raise FileError where a file of `size` bytes is larger than an import takes (WHENCE_MAX_FILE_MB)."""
    if size > settings.WHENCE_MAX_FILE_MB * MEGABYTE:
        raise FileError(
            f"It has {size / MEGABYTE:,.1f} MB, more than the {settings.WHENCE_MAX_FILE_MB} MB that an import takes "
            "(WHENCE_MAX_FILE_MB)."
        )


def _named(path: Path) -> Candidate:
    return Candidate(path) if path.exists() else Candidate(path, "There is no such file or folder.")


def _in_folder(folder: Path) -> Iterator[Candidate]:
    root, found = folder.resolve(), False
    for path in _walk(folder, wanted=_is_text):
        found = True
        inside = path.resolve().is_relative_to(root)
        yield Candidate(path) if inside else Candidate(path, "It is a link that leads out of the folder.")
    if not found:
        yield Candidate(folder, f"The folder holds no file to read ({', '.join(f'*{suffix}' for suffix in SUFFIXES)}).")


def _walk(folder: Path, wanted: Callable[[str], bool]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if _is_shown(name) and wanted(name))


def _is_shown(name: str) -> bool:
    return not name.startswith((".", "~$")) and name.lower() not in NOT_TEXTS


def _is_text(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES


def _is_other(name: str) -> bool:
    return not _is_text(name)
