"""Files in and out: nothing is lost on the way, nothing runs in a spreadsheet."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
import tablib
from hypothesis import given
from hypothesis import strategies as st

from claims.exchange.formats import (
    EXPORT_FORMATS,
    LONGEST_CELL,
    Csv,
    CsvForSpreadsheets,
    Json,
    Xlsx,
    guarded,
    unguarded,
)

NASTY = [
    "=1+2", "+49 30", "-5", "-x", "@SUM(A1)", "'quoted", "\ttab", "a,b", 'say "no"', "line\nbreak", "word\r\nend",
    "1803.600000", "007", "مرحبا", "Ωμέγα", " padded ", "🙂", "",
]  # fmt: skip


def dataset(cells: list[str]) -> tablib.Dataset:
    """A table with one column beside a number."""
    data = tablib.Dataset(headers=["n", "cell"])
    for number, cell in enumerate(cells):
        data.append([str(number), cell])
    return data


def cells_of(data: tablib.Dataset) -> list[Any]:
    """The column."""
    return list(data["cell"])


@pytest.mark.parametrize("kind", [Csv, CsvForSpreadsheets, Json])
def test_every_cell_comes_back_as_it_went(kind: Any) -> None:
    assert cells_of(kind().create_dataset(kind().export_data(dataset(NASTY)))) == NASTY


def test_xlsx_brings_back_every_cell_but_carriage_returns() -> None:
    cells = [cell for cell in NASTY if "\r" not in cell]
    assert cells_of(Xlsx().create_dataset(Xlsx().export_data(dataset(cells)))) == cells


def test_xlsx_refuses_what_it_would_change() -> None:
    for cell in ("a\r\nb", "bell\x07"):
        with pytest.raises(ValueError, match="Choose csv or json"):
            Xlsx().export_data(dataset([cell]))
    with pytest.raises(ValueError, match="characters, and a cell"):
        Xlsx().export_data(dataset(["x" * (LONGEST_CELL + 1)]))


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")))
def test_the_apostrophe_comes_off_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["=1+2", "+1", "@x", "-x", "\t=1", "\r=1", "-2+3"])
def test_no_formula_is_left_bare_for_spreadsheets(cell: str) -> None:
    assert guarded(cell).startswith("'")


@pytest.mark.parametrize("cell", ["-5", "-5.25", "5", "x=1", ""])
def test_what_is_harmless_is_left_alone(cell: str) -> None:
    assert guarded(cell) == cell


def test_a_formula_is_text_in_xlsx() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(Xlsx().export_data(dataset(["=1+2"])))).worksheets[0]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+2", "s")


def test_plain_csv_leaves_a_formula_as_it_is() -> None:
    assert b"\n0,=1+2" in Csv().export_data(dataset(["=1+2"]))


@pytest.mark.parametrize("kind", [Csv, CsvForSpreadsheets, Json])
def test_a_byte_order_mark_is_tolerated(kind: Any) -> None:
    data = b"\xef\xbb\xbf" + kind().export_data(dataset(["x"])).removeprefix(b"\xef\xbb\xbf")
    assert kind().create_dataset(data).headers == ["n", "cell"]


def test_rows_of_a_spreadsheet_become_text() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["n", "cell", None])
    sheet.append([1, 1803.6])
    sheet.append([None, None])
    sheet.append([2.0, True])
    out = io.BytesIO()
    book.save(out)
    read = Xlsx().create_dataset(out.getvalue())
    assert read.headers == ["n", "cell"]
    assert [list(row) for row in read] == [["1", "1803.6"], ["2", "True"]]


@pytest.mark.parametrize("data", [b'{"a": 1}', b"[1, 2]"])
def test_json_that_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a list of objects"):
        Json().create_dataset(data)


def test_a_row_longer_than_the_heading_is_refused() -> None:
    with pytest.raises(ValueError, match="Row 1 has 3 cells"):
        Csv().create_dataset(b"a,b\n1,2,3\n")


def test_short_and_empty_rows_are_filled_and_skipped() -> None:
    read = Csv().create_dataset(b"a,b\n1\n\n2,3\n")
    assert [list(row) for row in read] == [["1", ""], ["2", "3"]]
    assert len(Csv().create_dataset(b"")) == 0


def test_a_text_longer_than_a_field_of_the_csv_module_is_read() -> None:
    assert cells_of(Csv().create_dataset(Csv().export_data(dataset(["x" * 200_000])))) == ["x" * 200_000]


def test_formats_have_distinct_names() -> None:
    titles = [kind().get_title() for kind in EXPORT_FORMATS]
    assert titles == ["csv", "csv for spreadsheets", "xlsx", "json"]
