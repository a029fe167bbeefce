"""What a shard is, once opened, and what it is named after and cut by."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from typing import assert_never

from sync.wire.columns import Cell
from sync.wire.schema import Column, Dataset, Kind, Period

FORMAT_VERSION = 1
BLOCK_ROWS = 5_000
ALL_PERIODS = "all"

_REGION = re.compile(r"[0-9]{12}")
_YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Shard:
    """What a shard says, its cells still as they travel.

    `blocks` holds, for each block, one list of cells for each of the dataset's columns, in their
    order: dates as ISO text, a payee as its place in `payees`. `unknown_columns` names what a
    newer county sent and this kiosk left out; `schema` is that county's schema version.
    `rows_left_out` of the `row_count` rows hold words that only a newer county knows: they are not
    in `blocks` nor in `sums`.
    """

    dataset: Dataset
    region: str
    period: str
    schema: int
    row_count: int
    sums: dict[str, int]
    payees: tuple[bytes, ...]
    blocks: tuple[tuple[list[Cell], ...], ...]
    unknown_columns: tuple[str, ...]
    rows_left_out: int = 0

    def rows(self) -> Iterator[tuple[object, ...]]:
        """The rows as they were given to `encode_shard`, in canonical order."""
        readers = [_reader(column, self.payees) for column in self.dataset.columns]
        for block in self.blocks:
            for cells in zip(*block, strict=True):
                yield tuple(read(cell) for read, cell in zip(readers, cells, strict=True))


@unique
class ShardFaultKind(StrEnum):
    """Why bytes are not a shard that can be taken."""

    NOT_ZSTD = "not_zstd"
    TOO_LARGE = "too_large"
    NOT_A_SHARD = "not_a_shard"
    UNKNOWN_FORMAT = "unknown_format"
    UNKNOWN_DATASET = "unknown_dataset"
    BAD_COLUMNS = "bad_columns"
    BAD_TOTALS = "bad_totals"


@dataclass(frozen=True, slots=True)
class ShardFault:
    """A refused shard; `detail` is an English clause that holds no cell's content."""

    kind: ShardFaultKind
    detail: str


def is_region(text: str) -> bool:
    """Whether this is a region code: 12 digits."""
    return _REGION.fullmatch(text) is not None


def is_period(dataset: Dataset, text: str) -> bool:
    """Whether the dataset is cut in time like this: `all`, or a year of four digits."""
    match dataset.period:
        case Period.ALL:
            return text == ALL_PERIODS
        case Period.YEAR:
            return _YEAR.fullmatch(text) is not None
        case _:
            assert_never(dataset.period)


def _reader(column: Column, payees: tuple[bytes, ...]) -> Callable[[Cell], object]:
    def read(cell: Cell) -> object:
        if column.kind is Kind.DATE and isinstance(cell, str):
            return date.fromisoformat(cell)
        if column.kind is Kind.PAYEE and isinstance(cell, int):
            return payees[cell]
        return cell

    return read
