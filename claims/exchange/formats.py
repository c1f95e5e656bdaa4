"""File formats that change nothing on the way: line ends, byte order marks, formulas, long texts pass as they are."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from typing import Any

import openpyxl
import tablib
from import_export.formats import base_formats
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds (Excel specifications and limits)."""

_LONGEST_FIELD = 2**31 - 1
_FORMULA = re.compile(r"[=+\-@\t\r']")
_PLAIN_NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?")


def guarded(cell: str) -> str:
    """`cell` with an apostrophe before what a spreadsheet would take for a formula; `unguarded` takes it off."""
    if _FORMULA.match(cell) and not _PLAIN_NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


def unguarded(cell: str) -> str:
    """`cell` without the apostrophe of `guarded`."""
    return cell[1:] if cell.startswith("'") else cell


class Csv(base_formats.CSV):
    """CSV in UTF-8, every cell as it is. Read as bytes, so that line ends inside a text survive."""

    def get_title(self) -> str:
        """The name in the list of formats."""
        return "csv"

    def is_binary(self) -> bool:
        """True: the bytes are decoded here, not by the storage."""
        return True

    def get_read_mode(self) -> str:
        """Bytes."""
        return "rb"

    def create_dataset(self, in_stream: bytes | str, **kwargs: Any) -> tablib.Dataset:
        """The rows of the file. Raises ValueError where it is not UTF-8 or a row is longer than the first."""
        csv.field_size_limit(_LONGEST_FIELD)
        rows = list(csv.reader(io.StringIO(_decoded(in_stream), newline="")))
        dataset = tablib.Dataset()
        if not rows:
            return dataset
        dataset.headers = [header.strip() for header in rows[0]]
        for number, row in enumerate((r for r in rows[1:] if any(r)), 1):
            if len(row) > len(rows[0]):
                raise ValueError(f"Row {number} has {len(row)} cells, the heading has {len(rows[0])}.")
            dataset.append([self.read_cell(cell) for cell in row] + [""] * (len(rows[0]) - len(row)))
        return dataset

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        """The file."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(dataset.headers or [])
        writer.writerows([self.write_cell(_text(cell)) for cell in row] for row in dataset)
        return out.getvalue().encode("utf-8")

    def read_cell(self, cell: str) -> str:
        """A cell as stored."""
        return cell

    def write_cell(self, cell: str) -> str:
        """A cell as written."""
        return cell


class CsvForSpreadsheets(Csv):
    """CSV that a spreadsheet opens without running anything: an apostrophe stands before would-be formulas."""

    def get_title(self) -> str:
        """The name in the list of formats."""
        return "csv for spreadsheets"

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        """The file, with the byte order mark by which spreadsheets know UTF-8."""
        return b"\xef\xbb\xbf" + super().export_data(dataset, **kwargs)

    def read_cell(self, cell: str) -> str:
        """The cell without the apostrophe."""
        return unguarded(cell)

    def write_cell(self, cell: str) -> str:
        """The cell with an apostrophe where it needs one."""
        return guarded(cell)


class Xlsx(base_formats.XLSX):
    """XLSX with every cell typed as text, so that "=1+2" is three characters and 1803.60 keeps its nought."""

    def get_title(self) -> str:
        """The name in the list of formats."""
        return "xlsx"

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        """The rows of the first sheet, blank lines left out."""
        book = openpyxl.load_workbook(io.BytesIO(in_stream), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        dataset = tablib.Dataset()
        headers = ["" if cell is None else str(cell).strip() for cell in next(rows, ())]
        while headers and not headers[-1]:
            headers.pop()
        dataset.headers = headers
        for row in rows:
            if any(cell is not None for cell in row):
                dataset.append([_text(cell) for cell in [*row, *[None] * len(headers)][: len(headers)]])
        book.close()
        return dataset

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        """The file. Raises ValueError where a cell is too long for a spreadsheet or holds control characters."""
        rows = [[_checked(_text(cell), number) for cell in row] for number, row in enumerate(dataset, 1)]
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("rows")
        sheet.append(dataset.headers or [])
        for row in rows:
            sheet.append([_string_cell(sheet, cell) for cell in row])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


class Json(base_formats.JSON):
    """A list of objects, one a row."""

    def get_title(self) -> str:
        """The name in the list of formats."""
        return "json"

    def is_binary(self) -> bool:
        """True: the bytes are decoded here, not by the storage."""
        return True

    def get_read_mode(self) -> str:
        """Bytes."""
        return "rb"

    def create_dataset(self, in_stream: bytes | str, **kwargs: Any) -> tablib.Dataset:
        """The rows of the file. Raises ValueError where it is no list of objects."""
        rows = json.loads(_decoded(in_stream))
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValueError("The file is not a list of objects.")
        dataset = tablib.Dataset()
        headers = list(dict.fromkeys(key for row in rows for key in row))
        dataset.headers = headers
        for row in rows:
            dataset.append([_text(row.get(key)) for key in headers])
        return dataset

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        """The file."""
        rows = [dict(zip(dataset.headers or [], map(_text, row), strict=True)) for row in dataset]
        return json.dumps(rows, ensure_ascii=False, indent=1).encode("utf-8")


def _decoded(data: bytes | str) -> str:
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    return data.decode("utf-8-sig")


def _text(cell: object) -> str:
    """A cell as text: a whole number from a spreadsheet without ".0", a date as ISO."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat().removesuffix("T00:00:00")
    return str(cell)


def _checked(text: str, number: int) -> str:
    """`text`, which XLSX can hold. Raises ValueError where it would be changed there."""
    if len(text) > LONGEST_CELL:
        fault = f"a text of {len(text):,} characters, and a cell of a spreadsheet holds {LONGEST_CELL:,}"
    elif "\r" in text:
        fault = "carriage returns, which XLSX does not keep"
    elif ILLEGAL_CHARACTERS_RE.search(text):
        fault = "control characters, which XLSX cannot hold"
    else:
        return text
    raise ValueError(f"Row {number} has {fault}. Choose csv or json.")


def _string_cell(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


EXPORT_FORMATS = (Csv, CsvForSpreadsheets, Xlsx, Json)
IMPORT_FORMATS = (Csv, CsvForSpreadsheets, Xlsx, Json)
