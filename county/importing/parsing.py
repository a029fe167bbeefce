"""From a sheet to typed rows: which column is which, what each cell says, which lines are no rows.

Cells are read a column at a time, each distinct content once: a county's sheet repeats itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic

from county.importing.cells import EMPTY, Value, Wrong, folded, is_blank
from county.importing.headings import Heading, heading_of, is_ten_thousands
from county.importing.refusal import Refused, Why
from county.importing.sheet import Cell, Row, Sheet
from county.importing.table import Column, RowT, Table

REASON = "原因"
ROW_NUMBER = "原行号"
OWN_HEADINGS = frozenset({REASON, ROW_NUMBER})
"""What we add to a file of bad rows, passed over when it comes back."""

_TOTALS = frozenset({"合计", "总计", "共计"})
_SUBTOTALS = frozenset({"小计", "本页小计", "本页合计"})
_FOOTERS = (
    "填表人",
    "制表",
    "审核人",
    "填报单位",
    "填报人",
    "单位负责人",
    "负责人",
    "填表日期",
    "注:",
)
_MONEY_UNITS = frozenset({"", "元", "万元", "人民币元", "单位元", "单位:元", "单位:万元", "人民币"})


@dataclass(frozen=True, slots=True)
class Parsed(Generic[RowT]):
    """What a sheet holds. `rows[i]` stands at `places[i]` of the sheet's rows.

    `faults` are sentences by a place of the sheet's rows. `skipped` counts lines that are no rows
    of data: the template's example, totals that add up, who filled it in.
    """

    rows: list[RowT]
    places: list[int]
    faults: dict[int, list[str]] = field(default_factory=dict)
    skipped: int = 0
    unused: tuple[str, ...] = ()


def parse(table: Table[RowT], sheet: Sheet) -> Parsed[RowT] | Refused:
    """Read all rows of the sheet; those with a cell that cannot be read are faults."""
    columns = _columns(table, sheet.headings)
    if isinstance(columns, Refused):
        return columns
    lines = _Lines(table, sheet, columns)
    places = lines.data
    if not places and not lines.faults:
        return Refused(Why.EMPTY)
    faults: dict[int, list[str]] = defaultdict(list, lines.faults)
    values: list[list[Value | Wrong]] = []
    rows = [sheet.rows[place] for place in places]
    by_column: list[tuple[Cell, ...]] = list(zip(*rows, strict=True)) if rows else []
    for column in table.columns:
        at = columns.get(column.name)
        if at is None or not rows:
            values.append([None] * len(rows))
            continue
        read = _reader(column, sheet.headings[at])
        values.append(_read_column(column, read, by_column[at], places, faults))
    good = [place for place in range(len(places)) if places[place] not in faults]
    kept: Iterator[tuple[Value | Wrong, ...]] = zip(*values, strict=True)
    make: Callable[..., RowT] = table.row
    if len(good) == len(places):
        made = [make(*each) for each in kept]
    else:
        chosen = frozenset(good)
        made = [make(*each) for place, each in enumerate(kept) if place in chosen]
    lines.check_total(values, places, faults)
    return Parsed(
        rows=made,
        places=[places[place] for place in good],
        faults=dict(faults),
        skipped=lines.skipped,
        unused=_unused(sheet.headings, columns),
    )


def _columns(table: Table[RowT], headings: Sequence[str]) -> dict[str, int] | Refused:
    """The place of each column that is there."""
    wanted = {
        heading_of(each).name: column
        for column in table.columns
        for each in (column.heading, *column.aliases)
    }
    found: dict[str, int] = {}
    for place, written in enumerate(headings):
        heading = heading_of(written)
        column = wanted.get(heading.name)
        if column is None:
            continue
        if column.name in found:
            return Refused(Why.DOUBLE_HEADING, column.heading)
        if column.is_money and not _is_known_unit(heading):
            return Refused(Why.UNKNOWN_UNIT, column.heading)
        found[column.name] = place
    lacking = [each.heading for each in table.columns if each.required and each.name not in found]
    if len(lacking) == sum(each.required for each in table.columns):
        return Refused(Why.WRONG_TABLE, table.title)
    if lacking:
        return Refused(Why.LACKS_HEADINGS, "、".join(lacking))
    return found


def _reader(column: Column, heading: str) -> Callable[[Cell], Value | Wrong]:
    return column.reader(ten_thousands=is_ten_thousands(heading_of(heading)))


def _is_known_unit(heading: Heading) -> bool:
    return heading.unit in _MONEY_UNITS or "填" in heading.unit


def _unused(headings: Sequence[str], columns: dict[str, int]) -> tuple[str, ...]:
    used = set(columns.values())
    return tuple(
        heading_of(each).name
        for place, each in enumerate(headings)
        if place not in used and heading_of(each).name not in OWN_HEADINGS | {"", "序号"}
    )


def _read_column(
    column: Column,
    read: Callable[[Cell], Value | Wrong],
    cells: Sequence[Cell],
    places: Sequence[int],
    faults: dict[int, list[str]],
) -> list[Value | Wrong]:
    nothing: Value | Wrong = EMPTY if column.required else None
    known = {cell: nothing if is_blank(cell) else read(cell) for cell in set(cells)}
    found = [known[cell] for cell in cells]
    if any(isinstance(each, Wrong) for each in known.values()):
        for place, each in zip(places, found, strict=True):
            if isinstance(each, Wrong):
                faults[place].append(f"“{column.heading}”{each.reason}")
    return found


class _Lines(Generic[RowT]):
    """Which of a sheet's lines are rows of data."""

    def __init__(self, table: Table[RowT], sheet: Sheet, columns: dict[str, int]) -> None:
        self._table = table
        self._headings = sheet.headings
        self.faults: dict[int, list[str]] = {}
        self.skipped = 0
        self.data: list[int] = []
        self._totals: list[tuple[int, Cell]] = []
        self._money_at = columns.get(table.total) if table.total else None
        key = [columns[name] for name in table.key if name in columns]
        example = _example(table, columns)
        for place, row in enumerate(sheet.rows):
            lead = row[key[0]] if key else row[0]
            if lead is not None and lead not in _MARKS and not _may_be_footer(lead):
                if example is not None and lead == example[key[0]] and _same(row, example):
                    self.skipped += 1
                else:
                    self.data.append(place)
                continue
            self._sort(place, row)

    def _sort(self, place: int, row: Row) -> None:
        texts = {"".join(folded(each).split()) for each in row if isinstance(each, str)} - {""}
        filled = sum(not is_blank(each) for each in row)
        if not filled:
            return
        if texts & _SUBTOTALS:
            self.faults[place] = ["小计行不能导入，请删掉这一行"]
        elif texts & _TOTALS:
            self._totals.append((place, None if self._money_at is None else row[self._money_at]))
        elif filled <= len(row) // 2 and any(each.startswith(_FOOTERS) for each in texts):
            self.skipped += 1
        else:
            self.data.append(place)

    def check_total(
        self,
        values: Sequence[Sequence[Value | Wrong]],
        places: Sequence[int],
        faults: dict[int, list[str]],
    ) -> None:
        """Compare each line 合计 with the rows above it."""
        for place, cell in self._totals:
            if self._table.total is None or is_blank(cell):
                self.skipped += 1
                continue
            at = self._table.place(self._table.total)
            column = self._table.columns[at]
            said = _reader(column, self._headings[self._money_at or 0])(cell)
            above = [each for where, each in zip(places, values[at], strict=True) if where < place]
            total = sum(each for each in above if isinstance(each, int))
            if said == total:
                self.skipped += 1
            else:
                faults[place].append(f"合计行的“{column.heading}”和上面各行加起来不相等，请核对")


_MARKS = _TOTALS | _SUBTOTALS


def _may_be_footer(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return False
    plain = "".join(folded(cell).split())
    return plain == "" or plain in _MARKS or plain.startswith(_FOOTERS)


def _example(table: Table[RowT], columns: dict[str, int]) -> dict[int, str | float] | None:
    if any(name not in columns for name in table.key):
        return None
    return {columns[each.name]: each.example for each in table.columns if each.name in columns}


def _same(row: Row, example: dict[int, str | float]) -> bool:
    return all(
        ("" if row[place] is None else row[place]) == cell for place, cell in example.items()
    )
