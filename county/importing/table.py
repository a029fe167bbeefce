"""What a collection table is: its columns, and the rules beyond a single cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from county.importing.cells import Reader, fen, fen_of_ten_thousands
from county.importing.headings import heading_of


class Fault(NamedTuple):
    """Why a row is not taken: its place from 0 among the rows given, and one sentence."""

    place: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a collection table.

    `name` is the attribute of the table's row; `heading` what the template says and `aliases` what
    else clerks write; `hint` tells the clerk what to fill in; `example` is invented. `choices`
    makes a list to pick from; `as_text` keeps Excel from taking the column for numbers.
    """

    name: str
    heading: str
    read: Reader
    hint: str
    example: str | float
    aliases: tuple[str, ...] = ()
    required: bool = True
    choices: tuple[str, ...] = ()
    as_text: bool = False
    width: int = 14

    @property
    def is_money(self) -> bool:
        """Whether the heading may say 万元."""
        return self.read is fen

    def reader(self, *, ten_thousands: bool) -> Reader:
        """The reader for the unit that the heading gives."""
        return fen_of_ten_thousands if ten_thousands else self.read


RowT = TypeVar("RowT")
"""A table's row: a `NamedTuple` whose fields are the columns' names, in their order."""


@dataclass(frozen=True, slots=True)
class Table(Generic[RowT]):
    """One collection table. `key` names the columns of which two rows never have the same.

    `total` is the column that a closing line 合计 adds up.
    """

    name: str
    title: str
    row: type[RowT]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    total: str | None = None

    def headings(self) -> frozenset[str]:
        """All headings that belong to the table, without what clerks add to them."""
        return frozenset(
            heading_of(each).name
            for column in self.columns
            for each in (column.heading, *column.aliases)
        )

    def heading(self, name: str) -> str:
        """The heading of a column."""
        return next(each.heading for each in self.columns if each.name == name)

    def place(self, name: str) -> int:
        """The place of a column in a row."""
        return next(place for place, each in enumerate(self.columns) if each.name == name)


def repeated(table: Table[RowT], rows: Sequence[RowT], numbers: Sequence[int]) -> Iterable[Fault]:
    """The rows whose key an earlier row of the file has; `numbers` are Excel's row numbers."""
    places = [table.place(name) for name in table.key]
    headings = "、".join(table.heading(name) for name in table.key)
    columns = list(zip(*rows, strict=True))
    keys = list(zip(*(columns[place] for place in places), strict=True)) if rows else []
    if len(set(keys)) == len(keys):
        return
    first: dict[tuple[object, ...], int] = {}
    for place, key in enumerate(keys):
        before = first.setdefault(key, place)
        if before != place:
            yield Fault(place, f"和第 {numbers[before]} 行重复（{headings}相同）")
