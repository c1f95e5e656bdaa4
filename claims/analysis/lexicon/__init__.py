"""The vocabulary of the core: TOML files beside this module, read once.

Vocabulary is data: a rule asks for a table by file name and never lists words itself. `digest()` identifies the state
of all files, so that every analysis run can say with which vocabulary it was made.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib import resources
from typing import Any


def names() -> tuple[str, ...]:
    """The names of the lexicon's files, without ending, sorted."""
    return tuple(sorted(f.name[:-5] for f in resources.files(__name__).iterdir() if f.name.endswith(".toml")))


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of `lexicon/<name>.toml`, not to be changed. Raises FileNotFoundError for an unknown name."""
    return tomllib.loads((resources.files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def digest() -> str:
    """SHA-256 (hex) over all files of the lexicon, in the order of their names."""
    total = hashlib.sha256()
    for name in names():
        total.update(name.encode() + b"\0" + (resources.files(__name__) / f"{name}.toml").read_bytes() + b"\0")
    return total.hexdigest()
