"""Other rules than the present ones, for tests: the lexicon with a table changed, as if its file had been edited."""

from __future__ import annotations

import copy
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from claims.analysis import lexicon
from claims.services.reading import analysed

Edit = Callable[[dict[str, Any]], None]


@contextmanager
def changed_lexicon(name: str, edit: Edit) -> Iterator[None]:
    """The tables of `lexicon/<name>.toml` as `edit` leaves them, and a digest that says so.

    Only for tables that the core reads when it first needs them; what is compiled with a module stays.
    """
    tables = lexicon.load(name)
    before, digest = copy.deepcopy(tables), lexicon.digest
    edit(tables)
    changed = hashlib.sha256((digest() + json.dumps(tables, default=str)).encode()).hexdigest()
    lexicon.digest = lambda: changed  # type: ignore[assignment]
    forget()
    try:
        yield
    finally:
        tables.clear()
        tables.update(before)
        lexicon.digest = digest
        forget()


def forget() -> None:
    """Let the core read its tables anew: drop all that it keeps between calls, but the tables themselves."""
    for module in [module for name, module in sys.modules.items() if name.startswith("claims.analysis.")]:
        for kept in vars(module).values():
            clear = getattr(kept, "cache_clear", None)
            if clear is not None and kept not in (lexicon.load, lexicon.digest):
                clear()
    analysed.cache_clear()
