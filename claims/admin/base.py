"""What all lists and forms of the desk share: calm lists, evidence above the form, edits that overwrite nobody's."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.options import ShowFacets
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from import_export.admin import ExportActionMixin, ImportMixin
from simple_history.admin import SimpleHistoryAdmin

from claims.exchange.formats import EXPORT_FORMATS, IMPORT_FORMATS
from claims.exchange.resources import resources_for

CHANGED_MEANWHILE = (
    "{who} saved this record meanwhile ({when}): it is at version {current}, your form started from version {base}. "
    "Nothing of yours was saved. Open the record in a second tab, compare, and enter your change there."
)


class DeskAdmin(ExportActionMixin, admin.ModelAdmin):
    """A list and a form of the desk: bounded queries, export for whoever may look."""

    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    empty_value_display = "–"
    save_on_top = False
    change_form_template: ClassVar[str | None] = None
    change_list_template = "admin/claims/change_list.html"
    show_change_form_export = False
    deferred_fields: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows, without columns that no list shows (a document's text)."""
        queryset: QuerySet[Any] = super().get_queryset(request)
        return queryset.defer(*self.deferred_fields) if self.deferred_fields else queryset

    def page_context(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """What the page of `obj` shows above its form; none by default."""
        return {}

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The form, with the evidence for the record above it."""
        context["show_save_and_add_another"] = add
        if obj is not None and change:
            context.update(self.page_context(request, obj))
        response: HttpResponse = super().render_change_form(request, context, add, change, form_url, obj)
        return response

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list, under the name of what it lists."""
        title = capfirst(str(self.opts.verbose_name_plural))
        response: HttpResponse = super().changelist_view(request, {"title": title, **(extra_context or {})})
        return response

    def get_resource_classes(self, request: HttpRequest) -> list[Any]:
        """How rows of this model are written to and read from files."""
        return resources_for(self.model)

    def get_export_formats(self) -> list[Any]:
        """CSV, CSV for spreadsheets, XLSX, JSON."""
        return list(EXPORT_FORMATS)

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Whoever may look may take a copy."""
        return bool(self.has_view_permission(request))

    def get_valid_export_item_pks(self, request: HttpRequest) -> list[Any]:
        """The keys that an export of chosen rows may name."""
        return list(
            self.get_queryset(request).filter(pk__in=request.POST.getlist("export_items")).values_list("pk", flat=True)
        )


class FrozenAdmin(DeskAdmin):
    """Rows to look at: nobody adds, changes or deletes them here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds one."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes one."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes one."""
        return False


class ImportableAdmin(ImportMixin, DeskAdmin):
    """Rows that people also bring in from files."""

    import_export_change_list_template = "admin/import_export/change_list_import_export.html"

    def get_import_formats(self) -> list[Any]:
        """CSV, CSV for spreadsheets, XLSX, JSON."""
        return list(IMPORT_FORMATS)

    def has_import_permission(self, request: HttpRequest) -> bool:
        """An import adds and changes rows."""
        return bool(self.has_add_permission(request) and self.has_change_permission(request))

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """A file goes in as a whole or not at all."""
        data: dict[str, Any] = super().get_import_data_kwargs(**kwargs)
        return {**data, "rollback_on_validation_errors": True}

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        """The list with a message, or, where the base has changed since the preview, the reasons."""
        if not (result.has_errors() or result.has_validation_errors()):
            response: HttpResponse = super().process_result(result, request)
            return response
        for error in result.base_errors:
            self.message_user(request, str(error.error), "error")
        for line, errors in result.row_errors():
            self.message_user(request, f"Row {line}: {errors[0].error}", "error")
        for row in result.invalid_rows:
            self.message_user(request, f"Row {row.number}: {'; '.join(row.error.messages)}", "error")
        self.message_user(request, "Nothing was imported. Load the file anew to see where it stands.", "warning")
        return self.changelist_redirect(request)

    def changelist_redirect(self, request: HttpRequest) -> HttpResponse:
        """To this model's list."""
        response: HttpResponse = self.response_post_save_add(request, self.model())
        return response


class LockingForm(forms.ModelForm):
    """A form that remembers which version of the record it shows, and refuses to overwrite a later one."""

    base_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "base_version" in self.fields and not self.instance._state.adding:
            self.fields["base_version"].initial = self._shown_version()

    def _shown_version(self) -> int | None:
        if hasattr(self.instance, "_history"):  # an old state, about to be put over what is there now
            return _stored_version(self.instance)
        return int(self.instance.version)

    def clean(self) -> dict[str, Any] | None:
        """Refuse where somebody saved since the form was opened. The row stays locked until the save is done."""
        cleaned = super().clean()
        if not self.instance._state.adding and "base_version" in self.fields:
            rows = self._meta.model._default_manager.select_for_update().filter(pk=self.instance.pk)
            current = rows.values_list("version", flat=True).first()
            base = self.cleaned_data.get("base_version")
            if current is not None and base != current:
                raise ValidationError(_meanwhile(self.instance, base, current), code="changed_meanwhile")
            self.instance.version = current
        return cleaned


def _stored_version(instance: Any) -> int | None:
    version: int | None = type(instance).objects.filter(pk=instance.pk).values_list("version", flat=True).first()
    return version


def _meanwhile(instance: Any, base: int | None, current: int) -> str:
    last = instance.history.select_related("history_user").first() if hasattr(type(instance), "history") else None
    who = str(last.history_user) if last and last.history_user else "Somebody"
    when = timezone.localtime(last.history_date).strftime("%Y-%m-%d %H:%M") if last else "just now"
    return CHANGED_MEANWHILE.format(who=who, when=when, current=current, base="unknown" if base is None else base)


class CuratedAdmin(ImportableAdmin, SimpleHistoryAdmin):
    """Records that people edit: with history, and without lost edits."""

    form = LockingForm
    object_history_template = "admin/claims/history.html"
    object_history_list_template = "admin/claims/history_list.html"
    object_history_form_template = "admin/claims/history_form.html"
    provenance_fields: tuple[str, ...] = ()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """What the machine or the clock wrote is shown, not edited."""
        fields = tuple(super().get_readonly_fields(request, obj))
        if obj is None:
            return fields
        return (*fields, *(name for name in self.provenance_fields if name not in fields))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """The fields of the form, without the hidden version."""
        return [name for name in super().get_fields(request, obj) if name != "base_version"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store the edit as the next version; an old state brings back only what the form shows."""
        if change:
            if hasattr(obj, "_history"):
                kept = [
                    f.attname
                    for f in obj._meta.concrete_fields
                    if f.name not in form.cleaned_data and not f.primary_key
                ]
                obj.refresh_from_db(fields=kept)
            obj.version += 1
        super().save_model(request, obj, form, change)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """An old state of the record; to look at, or to bring back where that is allowed."""
        if request.method == "POST" and self.revert_disabled(request, None):
            raise PermissionDenied
        with transaction.atomic():  # the check against a later save holds its lock until the save is done
            response: HttpResponse = super().history_form_view(request, object_id, version_id, extra_context)
        return response


class RowsInline(admin.TabularInline):
    """Rows of a record that the machine made: shown, not edited."""

    extra = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds one here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes one here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes one here."""
        return False
