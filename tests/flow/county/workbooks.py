"""Workbooks as clerks, careless people and attackers make them."""

import shutil
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

Content = str | float | date | None

HEADINGS = ("区划代码", "名称", "级别", "上级代码")
ROW = ("430799901201", "示例村民委员会", "村", "430799901000")

SHEET = "xl/worksheets/sheet1.xml"


def workbook(
    file: Path,
    rows: Iterable[Sequence[Content]],
    *,
    sheet: str = "表",
    adapt: Callable[[Any, Any], None] | None = None,
) -> Path:
    """Write the rows as a workbook; dates become date cells; `adapt` gets book and sheet."""
    book = xlsxwriter.Workbook(str(file))
    page = book.add_worksheet(sheet)
    day = book.add_format({"num_format": "yyyy/m/d"})
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            match cell:
                case None:
                    pass
                case str():
                    page.write_string(at, column, cell)
                case date():
                    page.write_datetime(at, column, cell, day)
                case _:
                    page.write_number(at, column, cell)
    if adapt is not None:
        adapt(book, page)
    book.close()
    return file


def regions_workbook(file: Path, adapt: Callable[[Any, Any], None] | None = None) -> Path:
    """A table of regions with one row."""
    return workbook(file, [HEADINGS, ROW], adapt=adapt)


def with_parts(file: Path, parts: Mapping[str, bytes]) -> Path:
    """The same workbook with these parts in place of its own, or added."""
    before = file.with_suffix(".before")
    shutil.move(file, before)
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            if each.filename not in parts:
                new.writestr(each, old.read(each))
        for name, content in parts.items():
            new.writestr(name, content)
    before.unlink()
    return file


def part_of(file: Path, name: str) -> bytes:
    """One part of a workbook."""
    with zipfile.ZipFile(file) as archive:
        return archive.read(name)
