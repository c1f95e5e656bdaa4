"""How cells become values: every refusal names the value and says what was expected."""

from __future__ import annotations

import base64
import binascii
import json
import re
import uuid
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from import_export import widgets
from import_export.fields import Field

_PLAIN_DECIMAL = re.compile(r"[+-]?\d{1,40}(?:\.\d{1,40})?")
_PLAIN_INTEGER = re.compile(r"[+-]?\d{1,18}")
_TRUE, _FALSE = frozenset({"1", "true", "yes"}), frozenset({"0", "false", "no", ""})
LONGEST_ECHO = 60


def echo(value: object) -> str:
    """`value` as a message quotes it: in double quotes, cut where it is long."""
    text = str(value)
    return f'"{text}"' if len(text) <= LONGEST_ECHO else f'"{text[: LONGEST_ECHO - 1]}…"'


class DeskField(Field):
    """A column whose refusals name it."""

    def clean(self, row: dict[str, Any], **kwargs: Any) -> Any:
        """The value of the cell. Raises ValueError naming column and value."""
        try:
            return super().clean(row, **kwargs)
        except ValueError as error:
            raise ValueError(f"Column {self.column_name}: {error}") from error


class TextWidget(widgets.Widget):
    """Text as it stands; an empty cell is NULL where the column knows it."""

    def __init__(self, *, nullable: bool = False) -> None:
        super().__init__()
        self.nullable = nullable

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str | None:
        """The text."""
        text = "" if value is None else str(value)
        return None if self.nullable and not text else text


class ParsedWidget(widgets.Widget):
    """A value that `parse` reads from a stripped, non-empty cell; an empty cell is None."""

    def __init__(self, parse: Callable[[str], Any], write: Callable[[Any], str] = str) -> None:
        super().__init__()
        self.parse, self.write = parse, write

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """The value. Raises ValueError."""
        text = "" if value is None else str(value).strip()
        return self.parse(text) if text else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """The cell."""
        return "" if value is None else self.write(value)


def read_uuid(text: str) -> uuid.UUID:
    """A UUID. Raises ValueError."""
    try:
        return uuid.UUID(text)
    except ValueError:
        raise ValueError(f"{echo(text)} is not a UUID such as 6d0c2a52-1f7e-5c39-9f6b-7b1d3f5a9e44") from None


def read_bytes(text: str) -> bytes:
    """Bytes written in base64. Raises ValueError."""
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError(f"{echo(text)} is not base64") from None


def write_bytes(data: bytes | memoryview) -> str:
    """Bytes in base64."""
    return base64.b64encode(bytes(data)).decode("ascii")


def read_decimal(text: str) -> Decimal:
    """A decimal without separators. Raises ValueError."""
    if not _PLAIN_DECIMAL.fullmatch(text):
        raise ValueError(f"{echo(text)} is not a plain number; write 1803.60, without spaces, commas or words")
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{echo(text)} is not a plain number") from None


def write_decimal(value: Decimal) -> str:
    """A decimal without exponent and without noughts that say nothing."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_integer(text: str) -> int:
    """A whole number. Raises ValueError."""
    if not _PLAIN_INTEGER.fullmatch(text):
        raise ValueError(f"{echo(text)} is not a whole number")
    return int(text)


def read_float(text: str) -> float:
    """A number. Raises ValueError."""
    return float(read_decimal(text))


def read_date(text: str) -> date:
    """A day. Raises ValueError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{echo(text)} is not a date such as 2016-08-09") from None


def read_json(text: str) -> Any:
    """A JSON value. Raises ValueError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{echo(text)} is not JSON: {error.msg}") from None


def write_json(value: Any) -> str:
    """A JSON value with its keys in order."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


class BooleanWidget(widgets.Widget):
    """1 or 0, also true, false, yes, no."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        """The truth value. Raises ValueError."""
        text = "" if value is None else str(value).strip().lower()
        if text in _TRUE:
            return True
        if text in _FALSE:
            return False
        raise ValueError(f"{echo(value)} is neither 1 (true) nor 0 (false)")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """1 or 0."""
        return "1" if value else "0"


class ChoiceWidget(widgets.Widget):
    """One of a closed list, by its stored value or by the word that the desk shows."""

    def __init__(self, choices: Iterable[tuple[str, Any]]) -> None:
        super().__init__()
        self.choices = {str(value): str(label) for value, label in choices}
        self.by_label = {label.casefold(): value for value, label in self.choices.items()}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """The stored value. Raises ValueError naming what is possible."""
        text = "" if value is None else str(value).strip()
        if not text or text in self.choices:
            return text
        if (known := self.by_label.get(text.casefold())) is not None:
            return known
        raise ValueError(f"{echo(text)} is not one of: {', '.join(self.choices)}")


class Lookup:
    """Which rows of a model exist: asked once for all keys of a file, and once for every name."""

    def __init__(self, model: type[models.Model], name_field: str = "") -> None:
        self.model, self.name_field = model, name_field
        self.known: set[uuid.UUID] = set()
        self.missing: set[uuid.UUID] = set()
        self.named: dict[str, uuid.UUID] = {}

    def learn(self, keys: Iterable[uuid.UUID]) -> None:
        """Ask for many keys at once."""
        asked = set(keys) - self.known - self.missing
        found = set(self.model._default_manager.filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
        self.known |= found
        self.missing |= asked - found

    def key_of(self, text: str) -> uuid.UUID:
        """The key that `text` (a key, or a name where the model has unique ones) stands for. Raises ValueError."""
        try:
            key = uuid.UUID(text)
        except ValueError:
            return self._by_name(text)
        self.learn([key])
        if key not in self.known:
            raise ValueError(f"no {self.model._meta.verbose_name} has the id {text}")
        return key

    def _by_name(self, text: str) -> uuid.UUID:
        if not self.name_field:
            return read_uuid(text)
        if text not in self.named:
            rows = self.model._default_manager.filter(**{self.name_field: text}).values_list("pk", flat=True)[:2]
            if len(rows) != 1:
                how_many = "no" if not rows else "more than one"
                raise ValueError(f"{how_many} {self.model._meta.verbose_name} is called {echo(text)}")
            self.named[text] = rows[0]
        return self.named[text]


class ReferenceWidget(widgets.Widget):
    """A row of another table, by its id or its unique name."""

    def __init__(self, lookup: Lookup) -> None:
        super().__init__()
        self.lookup = lookup

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> uuid.UUID | None:
        """The key. Raises ValueError."""
        text = "" if value is None else str(value).strip()
        return self.lookup.key_of(text) if text else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """The key as text."""
        return str(getattr(value, "pk", value) or "")


class ReferencesWidget(widgets.ManyToManyWidget):
    """Rows of another table, by ids or names with a semicolon between."""

    def __init__(self, lookup: Lookup) -> None:
        super().__init__(lookup.model)
        self.lookup = lookup

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[uuid.UUID]:
        """The keys. Raises ValueError."""
        parts = [part.strip() for part in str(value or "").split(";")]
        return [self.lookup.key_of(part) for part in parts if part]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """The keys in order."""
        return ";".join(sorted(str(row.pk) for row in value.all())) if value is not None else ""
