"""The workbooks we write: templates, and the rows that come back."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from county.importing.cells import Wrong, is_blank
from county.importing.parsing import parse
from county.importing.refusal import Refused, Why
from county.importing.sheet import Sheet
from county.importing.table import Table
from county.importing.tables.registry import TABLES
from county.importing.workbook.choosing import plain
from county.importing.workbook.returning import write_errors
from county.importing.workbook.template import write_template


def read_back(file: Path) -> list[list[str | float | None]]:
    """The first sheet's cells."""
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [[plain(cell) for cell in row] for row in rows]


@dataclass(frozen=True)
class Bad:
    place: int
    reason: str


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_template_is_the_same_bytes_each_time(table: Table[Any], tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write_template(first, table)
    write_template(second, table)

    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_template_has_its_headings_its_example_and_its_lists(
    table: Table[Any], tmp_path: Path
) -> None:
    file = tmp_path / "a.xlsx"
    write_template(file, table)
    headings, example = read_back(file)
    sheet = Sheet(table.title, tuple(map(str, headings)), [example])

    assert parse(table, sheet) == Refused(Why.EMPTY)
    with zipfile.ZipFile(file) as archive:
        markup = archive.read("xl/worksheets/sheet1.xml").decode()
    assert markup.count('type="list"') == sum(bool(each.choices) for each in table.columns)
    assert markup.count("<dataValidation ") == len(table.columns)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_example_is_filled_in_as_it_should_be(table: Table[Any]) -> None:
    for column in table.columns:
        cell = plain(column.example)
        if column.required:
            assert not is_blank(cell), column.heading
        if not is_blank(cell):
            assert not isinstance(column.read(cell), Wrong), column.heading


def test_what_comes_back_is_as_it_was_and_says_why(tmp_path: Path) -> None:
    file = tmp_path / "表.错误.xlsx"
    sheet = Sheet(
        name="表",
        headings=("姓名", "金额", "", "原因", "网址"),
        rows=[
            ["甲", 1.5, "多余", "旧原因", "=1+1"],
            ["乙", None, None, None, "https://example.invalid"],
        ],
        first_row=4,
        above=[["标题", None, None, None, None], [None] * 5],
    )

    write_errors(file, sheet, [Bad(0, "错了"), Bad(1, "也错了；还错了")])

    assert read_back(file) == [
        ["标题", None, None, None, None, None],
        [None] * 6,
        ["姓名", "金额", None, "网址", "原行号", "原因"],
        ["甲", 1.5, "多余", "=1+1", 4.0, "错了"],
        ["乙", None, None, "https://example.invalid", 5.0, "也错了；还错了"],
    ]
    assert file.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(file) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert not any("hyperlink" in name for name in archive.namelist())
    assert [each.name for each in tmp_path.iterdir()] == [file.name]
