"""Which of a workbook's sheets is the wanted table, and that sheet as plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from county.importing.cells import is_blank
from county.importing.headings import Found, heading_row
from county.importing.refusal import Refused, Why
from county.importing.sheet import Cell, Row, Sheet
from county.importing.workbook import limits

Raw = int | float | str | bool | time | date | datetime | timedelta
"""What the reader library makes of a cell; an empty one is the empty string."""

Merged = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, row and column from 0."""


@dataclass(frozen=True, slots=True)
class Read:
    """One sheet as the library read it."""

    rows: Sequence[Sequence[Raw]]
    merged: Sequence[Merged]


def chosen(sheets: Mapping[str, Read], wanted: Iterable[str], title: str) -> Sheet | Refused:
    """The sheet whose headings fit best. `title` names the table to a clerk."""
    names = frozenset(wanted)
    fitting: dict[str, Found] = {}
    for name, read in sheets.items():
        top = [[plain(cell) for cell in row] for row in read.rows[:_TOP]]
        found = heading_row(top, names)
        if found is not None:
            fitting[name] = found
    if not any(any(cell != "" for cell in row) for each in sheets.values() for row in each.rows):
        return Refused(Why.EMPTY)
    if not fitting:
        return Refused(Why.WRONG_TABLE, title)
    most = max(each.matched for each in fitting.values())
    best = [name for name, each in fitting.items() if each.matched == most]
    if len(best) > 1:
        return Refused(Why.SEVERAL_SHEETS, "、".join(best))
    return _sheet(best[0], sheets[best[0]], fitting[best[0]])


_TOP = 20


def _sheet(name: str, read: Read, found: Found) -> Sheet | Refused:
    for (first, left), (last, right) in read.merged:
        if last > found.place and (last, right) != (first, left):
            return Refused(Why.MERGED, f"第 {max(first, found.place) + 1} 行起的一块")
    last = len(read.rows)
    while last > found.place + 1 and all(cell == "" for cell in read.rows[last - 1]):
        last -= 1
    if last - found.place - 1 > limits.ROWS:
        return Refused(Why.TOO_MANY_ROWS)
    rows = [[plain(cell) for cell in row] for row in read.rows[:last]]
    width = _width(rows)
    if width > limits.COLUMNS:
        return Refused(Why.TOO_LARGE)
    if rows and width < len(rows[0]):
        rows = [row[:width] for row in rows]
    headings = tuple("" if is_blank(cell) else str(cell) for cell in rows[found.place])
    return Sheet(
        name=name,
        headings=headings,
        rows=rows[found.place + 1 :],
        first_row=found.place + 2,
        above=rows[: found.place],
    )


def _width(rows: Sequence[Row]) -> int:
    """How many columns are left when empty ones at the right are taken off."""
    width = len(rows[0]) if rows else 0
    while width and all(row[width - 1] is None for row in rows):
        width -= 1
    return width


def plain(cell: Raw) -> Cell:
    """The cell as a number, a text or nothing; a date as ISO text."""
    match cell:
        case str():
            return cell or None
        case bool():
            return "TRUE" if cell else "FALSE"
        case int() | float():
            return float(cell)
        case datetime():
            if cell.time() == time():
                return cell.date().isoformat()
            return cell.isoformat(" ", "seconds")
        case _:
            return str(cell)
