"""The rows that were not taken, given back as the same table with the reason at the end."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

import xlsxwriter

from county.importing.headings import heading_of
from county.importing.parsing import OWN_HEADINGS, REASON, ROW_NUMBER
from county.importing.sheet import Cell, Row, Sheet
from county.importing.workbook.closing import close

_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's date has no zone; the same file each time
_WIDTH = 16
_REASON_WIDTH = 60


class Reasoned(Protocol):
    """A row to give back: its place in the sheet's rows, and why."""

    @property
    def place(self) -> int: ...

    @property
    def reason(self) -> str: ...


def errors_file(file: Path) -> Path:
    """Where the rows of that file go that were not taken."""
    return file.with_name(f"{file.stem}.错误.xlsx")


def write_errors(target: Path, sheet: Sheet, bad: Sequence[Reasoned]) -> None:
    """Write the bad rows, readable by the owner only. Every original column keeps its place.

    Texts stay texts and numbers numbers; nothing becomes a formula or a link.
    """
    kept = [
        place
        for place, heading in enumerate(sheet.headings)
        if heading_of(heading).name not in OWN_HEADINGS
    ]
    temporary = target.with_name(f".{target.name}.new")
    # Made by us first, so that nobody else can read it while it is written.
    os.close(os.open(temporary, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    book = xlsxwriter.Workbook(
        str(temporary),
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    book.set_properties({"created": _NO_DAY})
    bold = book.add_format({"bold": True, "bg_color": "#DDE7F0", "text_wrap": True})
    red = book.add_format({"font_color": "#B00020", "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@"})
    page = book.add_worksheet(sheet.name)
    page.set_column(0, len(kept) - 1, _WIDTH, text)
    page.set_column(len(kept), len(kept), 8)
    page.set_column(len(kept) + 1, len(kept) + 1, _REASON_WIDTH)
    at = 0
    for row in sheet.above:
        _write(page, at, [row[place] for place in kept])
        at += 1
    headings: Row = [sheet.headings[place] for place in kept]
    _write(page, at, [*headings, ROW_NUMBER, REASON], bold)
    for each in bad:
        at += 1
        row = sheet.rows[each.place]
        _write(page, at, [row[place] for place in kept])
        page.write_number(at, len(kept), sheet.first_row + each.place)
        page.write_string(at, len(kept) + 1, each.reason, red)
    close(book)
    temporary.replace(target)


def _write(
    page: "xlsxwriter.worksheet.Worksheet",
    at: int,
    row: Row,
    style: "xlsxwriter.format.Format | None" = None,
) -> None:
    for column, cell in enumerate(row):
        _write_cell(page, at, column, cell, style)


def _write_cell(
    page: "xlsxwriter.worksheet.Worksheet",
    at: int,
    column: int,
    cell: Cell,
    style: "xlsxwriter.format.Format | None",
) -> None:
    if isinstance(cell, float):
        page.write_number(at, column, cell, style)
    elif cell is not None:
        page.write_string(at, column, cell, style)
