"""Comparable claims as text and back, so that what was read once can be compared later.

The text is JSON: one list of values per dataclass, in the order of its fields, without those at the end that have their
default. It is read by the code that wrote it: whoever keeps such texts keeps the state of the code beside them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from claims.analysis.relations.values import ComparableClaim, Finding

Coder = Callable[[Any], Any]


# What is shorter than this, as text, is not worth being kept apart.
WORTH_SHARING = 20
# What a later document changes in the claims of an earlier one.
CHANGES = "shared"


def context_of(claims: Sequence[ComparableClaim]) -> str:
    """What all of `claims` (those of one document) have in common, as text, so that it is kept once."""
    rows = [[coder(getattr(claim, name)) for name, coder in _parts()] for claim in claims]
    common: dict[str, object] = {}
    for at, (name, _) in enumerate(_parts()):
        values = [row[at] for row in rows]
        alike = bool(values) and values.count(values[0]) == len(values)
        if alike and name != CHANGES and len(_dumps(values[0])) > WORTH_SHARING:
            common[str(at)] = values[0]
    return _dumps(common)


def form_of(claim: ComparableClaim, context: str = "{}") -> str:
    """`claim` as text, but for what `context` has of it."""
    values = _encoder(ComparableClaim)(claim)
    common = _common(context)
    return _dumps([0 if name in common else value for (name, _), value in zip(_parts(), values, strict=False)])


def claim_of(form: str, context: str = "{}") -> ComparableClaim:
    """The claim that `form_of` made `form` of. Raises ValueError or TypeError where other code made it."""
    common = _common(context)
    own = {
        name: decode(value)
        for (name, decode), value in zip(_decoders(), json.loads(form), strict=False)
        if name not in common
    }
    return ComparableClaim(**own, **common)


@lru_cache(maxsize=1024)
def _common(context: str) -> dict[str, Any]:
    """The fields of claims that a context has, by name; what many claims have in common is in memory once."""
    return {_decoders()[int(at)][0]: _decoders()[int(at)][1](value) for at, value in json.loads(context).items()}


@cache
def _parts() -> list[tuple[str, Coder]]:
    hints = get_type_hints(ComparableClaim)
    return [(f.name, _encoder(hints[f.name])) for f in fields(ComparableClaim)]


@cache
def _decoders() -> list[tuple[str, Coder]]:
    hints = get_type_hints(ComparableClaim)
    return [(f.name, _decoder(hints[f.name])) for f in fields(ComparableClaim)]


def findings_form(findings: tuple[Finding, ...]) -> str:
    """`findings` as text."""
    return _dumps(_encoder(tuple[Finding, ...])(findings))


def findings_of(form: str) -> tuple[Finding, ...]:
    """The findings that `findings_form` made `form` of."""
    found: tuple[Finding, ...] = _decoder(tuple[Finding, ...])(json.loads(form))
    return found


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _same(value: object) -> object:
    return value


@cache
def _encoder(kind: object) -> Coder:
    """What turns a value of type `kind` into what JSON has."""
    if is_dataclass(kind):
        return _dataclass_encoder(kind)
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple:
        each = _encoder(inside[0])
        return lambda values: [each(value) for value in values]
    if origin is frozenset:
        each = _encoder(inside[0])
        return lambda values: sorted(each(value) for value in values)
    if origin in (Union, UnionType):
        some = _encoder(_one_of(inside))
        return lambda value: None if value is None else some(value)
    if kind is Decimal:
        return str
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    return _plain(kind)


def _dataclass_encoder(kind: object) -> Coder:
    hints = get_type_hints(kind)
    parts = [(f.name, _encoder(hints[f.name]), f.default) for f in fields(cast(Any, kind))]

    def encode(value: object) -> list[object]:
        last = max((at for at, (name, _, usual) in enumerate(parts, 1) if getattr(value, name) != usual), default=0)
        needed = max(last, sum(usual is MISSING for _, _, usual in parts))
        return [coder(getattr(value, name)) for name, coder, _ in parts[:needed]]

    return encode


@cache
def _decoder(kind: object) -> Coder:
    """What turns what JSON has into a value of type `kind`."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        coders = [_decoder(hints[f.name]) for f in fields(kind)]
        # claims.analysis.relations.values: all of them take their fields in order
        make: Any = kind
        return lambda values: make(*[coder(value) for coder, value in zip(coders, values, strict=False)])
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple:
        each = _decoder(inside[0])
        if each is _same:
            return tuple
        return lambda values: tuple([each(value) for value in values])
    if origin is frozenset:
        return frozenset
    if origin in (Union, UnionType):
        some = _decoder(_one_of(inside))
        return lambda value: None if value is None else some(value)
    if kind is Decimal:
        return Decimal
    if isinstance(kind, type) and issubclass(kind, Enum):
        known = {member.value: member for member in kind}
        return lambda value: known[value]
    return _plain(kind)


def _plain(kind: object) -> Coder:
    """Nothing to do for what JSON has itself. Raises TypeError for any other type: it has to be told how."""
    if kind not in (str, int, float, bool):
        raise TypeError(f"no form is known for {kind}")
    return _same


def _one_of(kinds: tuple[object, ...]) -> object:
    """The type of a value that may be None."""
    (kind,) = (kind for kind in kinds if kind is not NoneType)
    return kind
