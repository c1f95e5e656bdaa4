"""What every import and export shares: keys that never change, validation of each row, history, and a bounded size."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import tablib
from diff_match_patch import diff_match_patch
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from import_export import resources
from import_export.instance_loaders import ModelInstanceLoader

from claims.exchange.widgets import (
    BooleanWidget,
    ChoiceWidget,
    DeskField,
    Lookup,
    ParsedWidget,
    ReferencesWidget,
    ReferenceWidget,
    TextWidget,
    echo,
    read_bytes,
    read_date,
    read_decimal,
    read_float,
    read_integer,
    read_json,
    read_uuid,
    write_bytes,
    write_decimal,
    write_json,
)

ROW_LIMIT = 1_000
"""Rows that one import takes: its preview is one transaction, during which nobody else can write."""

NAME_FIELDS = {"publisher": "name", "topic": "title", "entity": "name", "document": "title", "author": "name"}
"""Tables of which a row may be named instead of numbered, where that name is there once."""

_PARSED: dict[str, tuple[Callable[[str], Any], Callable[[Any], str]]] = {
    "UUIDField": (read_uuid, str),
    "DecimalField": (read_decimal, write_decimal),
    "PositiveIntegerField": (read_integer, str),
    "PositiveSmallIntegerField": (read_integer, str),
    "FloatField": (read_float, repr),
    "DateField": (read_date, str),
    "JSONField": (read_json, write_json),
    "BinaryField": (read_bytes, write_bytes),
}


class PlainDiff(resources.Diff):
    """What a row changes, marked with <ins> and <del> and nothing inline."""

    def as_html(self) -> list[SafeString]:
        """One cell a column; every text in it is escaped."""
        differ = diff_match_patch()
        return [self._cell(differ, old, new) for old, new in zip(self.left, self.right, strict=False)]

    def _cell(self, differ: Any, old: object, new: object) -> SafeString:
        before, after = "" if self.new or old is None else str(old), "" if new is None else str(new)
        if max(len(before), len(after)) > 5_000:
            return format_html("{}…", after[:200])
        parts = differ.diff_main(before, after)
        differ.diff_cleanupSemantic(parts)
        tags = {-1: "del", 0: "span", 1: "ins"}
        return format_html_join("", "<{0}>{1}</{0}>", ((tags[kind], text) for kind, text in parts))


class KnownRows(ModelInstanceLoader):
    """The rows that a file names, fetched at once."""

    def __init__(self, resource: Any, dataset: tablib.Dataset | None = None) -> None:
        super().__init__(resource, dataset)
        keys = {key for key in map(_key, _column(dataset, "id")) if key}
        self.rows = {row.pk: row for row in self.get_queryset().filter(pk__in=keys)} if keys else {}

    def get_instance(self, row: Mapping[str, Any]) -> Any:
        """The stored row, or None. Raises ValidationError where the id is none."""
        text = str(row.get("id") or "").strip()
        if not text:
            return None
        try:
            return self.rows.get(read_uuid(text))
        except ValueError as error:
            raise ValidationError({"id": f"Column id: {error}"}) from error


class DeskResource(resources.ModelResource):
    """Rows to cells and back. Subclasses name the model and its columns, and say what else must hold."""

    DEFAULT_RESOURCE_FIELD = DeskField
    derived: tuple[str, ...] = ()
    """Columns that an import ignores: shown so that a reader of the file understands a row."""

    class Meta:
        instance_loader_class = KnownRows
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = False
        use_transactions = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.file_name = "a file"
        self.user: User | None = None
        self.seen: dict[uuid.UUID, int] = {}

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Any, readonly: bool) -> DeskField:
        """The column of a model's field."""
        is_key = isinstance(django_field, models.ForeignKey)
        return DeskField(
            attribute=django_field.attname if is_key else field_name,
            column_name=field_name,
            widget=_widget_for(django_field),
            default=django_field.default,
            readonly=readonly or field_name in (*cls.derived, "version"),
        )

    @classmethod
    def get_diff_class(cls) -> type[PlainDiff]:
        """How changes are shown."""
        return PlainDiff

    def import_data(self, dataset: tablib.Dataset, *args: Any, **kwargs: Any) -> Any:
        """Import, or refuse a file that is too large before anything of it is read."""
        if len(dataset) > ROW_LIMIT:
            refused = self.get_result_class()()
            message = (
                f"The file has {len(dataset):,} rows; one import takes {ROW_LIMIT:,}. Split it into several files."
            )
            refused.append_base_error(self.get_error_result_class()(ValueError(message)))
            return refused
        return super().import_data(dataset, *args, **kwargs)

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        """Check the heading, and ask once for all rows that the file refers to. Raises ValueError."""
        self.file_name, self.user = str(kwargs.get("file_name") or "a file"), kwargs.get("user")
        headers = list(dataset.headers or [])
        known = [field.column_name for field in self.fields.values()]
        if unknown := [header for header in headers if header not in known]:
            raise ValueError(f"Unknown column {', '.join(map(echo, unknown))}. Known are: {', '.join(known)}.")
        if twice := sorted({header for header in headers if headers.count(header) > 1}):
            raise ValueError(f"Column {', '.join(map(echo, twice))} stands in the heading more than once.")
        own = {key for key in map(_key, _column(dataset, "id")) if key}
        for field in self.fields.values():
            lookup = getattr(field.widget, "lookup", None)
            if lookup is None or field.column_name not in headers:
                continue
            if lookup.model is self._meta.model:
                lookup.known |= own
            cells = (part for cell in _column(dataset, field.column_name) for part in str(cell or "").split(";"))
            lookup.learn(key for key in map(_key, cells) if key)

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        """Refuse a key that came before. Raises ValidationError."""
        key, number = _key(row.get("id")), int(kwargs.get("row_number") or 0)
        if key and key in self.seen:
            raise ValidationError({"id": f"Column id: row {self.seen[key]} has the same id."})
        if key:
            self.seen[key] = number

    def import_instance(self, instance: Any, row: dict[str, Any], **kwargs: Any) -> None:
        """Set the values of the row. Raises ValidationError with one message per column."""
        errors: dict[str, ValidationError] = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as error:
            for column, found in error.error_dict.items():
                errors[column] = ValidationError(found)
        for field in self.get_import_fields():
            if isinstance(field.widget, ReferencesWidget) and field.column_name in row:
                _collect(errors, field.column_name, partial(field.clean, row))
        _collect(errors, "version", partial(self._check_version, instance, row))
        if not errors:
            for column, check in self.checks(instance, row).items():
                _collect(errors, column, check)
        if errors:
            raise ValidationError(errors)

    def checks(self, instance: Any, row: dict[str, Any]) -> dict[str, Callable[[], object]]:
        """What else must hold, by column: each raises ValueError where it does not."""
        return {}

    def _check_version(self, instance: Any, row: dict[str, Any]) -> None:
        text = str(row.get("version") or "").strip()
        if text and not instance._state.adding and read_integer(text) != instance.version:
            raise ValueError(
                f"Column version: the file has version {text}, the base has {instance.version}: somebody changed this "
                "record since the file was written. Export it anew."
            )

    def skip_row(self, instance: Any, original: Any, row: dict[str, Any], import_validation_errors: Any = None) -> bool:
        """True where the row changes nothing."""
        if import_validation_errors or instance._state.adding:
            return False
        for field in self.get_import_fields():
            if field.readonly or field.column_name not in row:
                continue
            if isinstance(field.widget, ReferencesWidget):
                if set(map(str, field.clean(row))) != set(filter(None, field.export(original).split(";"))):
                    return False
            elif field.get_value(instance) != field.get_value(original):
                return False
        return True

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Check the row against the model. Rows of the same file that a row refers to need not be there yet."""
        errors = dict(import_validation_errors or {})
        own = [
            f.name
            for f in instance._meta.fields
            if isinstance(f, models.ForeignKey) and f.related_model is type(instance)
        ]
        try:
            instance.full_clean(exclude={*errors, *own}, validate_unique=validate_unique)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def before_save_instance(self, instance: Any, row: dict[str, Any], **kwargs: Any) -> None:
        """Count the edit, and let the history say where it came from."""
        if not instance._state.adding and hasattr(instance, "version"):
            instance.version += 1
        if hasattr(type(instance), "history"):
            instance._change_reason = f"import of {self.file_name}"[:100]
            if self.user is not None:
                instance._history_user = self.user


def _widget_for(field: Any) -> Any:
    if isinstance(field, models.ManyToManyField):
        return ReferencesWidget(_lookup(field))
    if isinstance(field, models.ForeignKey):
        return ReferenceWidget(_lookup(field))
    if field.choices:
        return ChoiceWidget(field.choices)
    kind = field.get_internal_type()
    if kind == "BooleanField":
        return BooleanWidget()
    if kind in _PARSED:
        return ParsedWidget(*_PARSED[kind])
    return TextWidget(nullable=field.null)


def _lookup(field: Any) -> Lookup:
    model = field.related_model
    return Lookup(model, NAME_FIELDS.get(model._meta.model_name, ""))


def _collect(errors: dict[str, ValidationError], column: str, check: Callable[[], object]) -> None:
    try:
        check()
    except ValueError as error:
        errors[column] = ValidationError(str(error))


def _column(dataset: tablib.Dataset | None, name: str) -> list[Any]:
    if dataset is None or name not in (dataset.headers or []):
        return []
    return list(dataset[name])


def _key(cell: object) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(cell).strip())
    except ValueError:
        return None
