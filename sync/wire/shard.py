"""A shard: one dataset of one region and one period as bytes, the same rows always the same bytes.

Inside the zstd frame lie JSON lines, readable with `zstd -d | jq`: a header, the payees' keys as
one string of hex, then blocks of at most 5,000 rows, column by column. What encrypts shards
stands between `encode_shard` and `shard_name`: a shard is named after the bytes that travel.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import zstandard

from sync.wire.columns import BadCellsError, Cell, check, pack
from sync.wire.payee import KEY_BYTES
from sync.wire.schema import SCHEMA_VERSION, Column, Dataset, Kind
from sync.wire.shard_model import (
    ALL_PERIODS,
    BLOCK_ROWS,
    FORMAT_VERSION,
    Shard,
    ShardFault,
    ShardFaultKind,
    is_period,
    is_region,
)
from sync.wire.shard_reading import decode_shard

__all__ = [
    "ALL_PERIODS",
    "Shard",
    "ShardFault",
    "ShardFaultKind",
    "decode_shard",
    "encode_shard",
    "shard_name",
]

_ZSTD_LEVEL = 19


def encode_shard(
    dataset: Dataset, region: str, period: str, rows: Iterable[tuple[object, ...]]
) -> bytes:
    """The shard of these rows, each a tuple in the order of the dataset's columns.

    Values are Python's: `date`, `bool`, `int` (fen, hundredths), `str`, 16 bytes for a payee, None
    only where a column is optional. `ValueError` for rows that the schema forbids.
    """
    if not is_region(region) or not is_period(dataset, period):
        raise ValueError(f"{dataset.name} has no shard {region}/{period}")
    keys, cells = _cells_of(dataset, list(rows))
    order = _order(dataset)
    cells.sort(key=lambda row: tuple(row[place] for place in order))
    for before, after in pairwise(cells):
        if all(before[place] == after[place] for place in order):
            raise ValueError(f"two rows of {dataset.name} have one key")
    header = {
        "format": FORMAT_VERSION,
        "schema": SCHEMA_VERSION,
        "dataset": dataset.name,
        "region": region,
        "period": period,
        "rows": len(cells),
        "sums": {name: _sum(dataset, name, cells) for name in dataset.sums},
        "payees": len(keys),
        "columns": [column.name for column in dataset.columns],
    }
    lines: list[object] = [header, b"".join(keys).hex()]
    for start in range(0, len(cells), BLOCK_ROWS):
        block = cells[start : start + BLOCK_ROWS]
        columns = zip(dataset.columns, zip(*block, strict=True), strict=True)
        lines.append([len(block), [pack(column, values) for column, values in columns]])
    text = "".join(f"{_json(line)}\n" for line in lines)
    return zstandard.ZstdCompressor(level=_ZSTD_LEVEL).compress(text.encode())


def shard_name(data: bytes) -> str:
    """The name of a shard's file: sha-256 of its bytes in hex."""
    return hashlib.sha256(data).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _order(dataset: Dataset) -> list[int]:
    """Places of the key's columns, payees last: batches keep their order, which packs best."""
    named = [(place, column) for place, column in enumerate(dataset.columns)]
    keyed = [(place, column) for place, column in named if column.name in dataset.key]
    keyed.sort(key=lambda each: (each[1].kind is Kind.PAYEE, dataset.key.index(each[1].name)))
    return [place for place, _ in keyed]


def _cells_of(
    dataset: Dataset, rows: list[tuple[object, ...]]
) -> tuple[list[bytes], list[tuple[Cell, ...]]]:
    """The payees' keys, sorted, and the rows as cells."""
    if any(len(row) != len(dataset.columns) for row in rows):
        raise ValueError(f"{dataset.name} has {len(dataset.columns)} values in a row")
    by_column = dict(zip(dataset.columns, zip(*rows, strict=True), strict=bool(rows)))
    payees = [each for column, each in by_column.items() if column.kind is Kind.PAYEE]
    keys = sorted({key for each in payees for key in each if isinstance(key, bytes)})
    place_of = {key: place for place, key in enumerate(keys)}
    cells = []
    for column, values in by_column.items():
        taken = [_cell(column, value, place_of) for value in values]
        try:
            check(column, taken, len(keys))
        except BadCellsError as bad:
            raise ValueError(f"{dataset.name}.{column.name} {bad}") from None
        cells.append(taken)
    return keys, list(zip(*cells, strict=True))


def _cell(column: Column, value: object, place_of: dict[bytes, int]) -> Cell:
    match column.kind, value:
        case _, None:
            return None
        case Kind.PAYEE, bytes(key) if len(key) == KEY_BYTES:
            return place_of[key]
        case Kind.DATE, date() if type(value) is date:
            return value.isoformat()
        case Kind.TEXT, str():
            return str(value)
        case ((Kind.INT | Kind.FEN | Kind.HUNDREDTHS | Kind.FLAG), int()):
            return value
        case _:
            raise ValueError(f"column {column.name} cannot hold such a value")


def _sum(dataset: Dataset, name: str, rows: list[tuple[Cell, ...]]) -> int:
    place = [column.name for column in dataset.columns].index(name)
    return sum(cell for row in rows if isinstance(cell := row[place], int))
