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
from typing import assert_never

import zstandard

from sync.wire.columns import Cell, pack
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
    taken = list(rows)
    for row in taken:
        _check_row(dataset, row)
    keys = sorted(_payees_in(dataset, taken))
    place_of = {key: place for place, key in enumerate(keys)}
    cells = [tuple(_cell(value, place_of) for value in row) for row in taken]
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


def _check_row(dataset: Dataset, row: tuple[object, ...]) -> None:
    if len(row) != len(dataset.columns):
        raise ValueError(f"a row of {dataset.name} has {len(row)} values")
    for column, value in zip(dataset.columns, row, strict=True):
        if not (column.optional if value is None else _is_value_of(column, value)):
            raise ValueError(f"{dataset.name}.{column.name} cannot hold such a value")


def _is_value_of(column: Column, value: object) -> bool:
    match column.kind:
        case Kind.TEXT:
            if not isinstance(value, str) or any("\ud800" <= each <= "\udfff" for each in value):
                return False
            return column.one_of is None or value in {each.value for each in column.one_of}
        case Kind.INT | Kind.FEN | Kind.HUNDREDTHS:
            return type(value) is int and -(1 << 63) <= value < 1 << 63
        case Kind.DATE:
            return type(value) is date
        case Kind.FLAG:
            return type(value) is bool
        case Kind.PAYEE:
            return type(value) is bytes and len(value) == KEY_BYTES
        case _:
            assert_never(column.kind)


def _payees_in(dataset: Dataset, rows: list[tuple[object, ...]]) -> set[bytes]:
    places = [place for place, each in enumerate(dataset.columns) if each.kind is Kind.PAYEE]
    return {key for row in rows for place in places if isinstance(key := row[place], bytes)}


def _cell(value: object, place_of: dict[bytes, int]) -> Cell:
    if isinstance(value, bytes):
        return place_of[value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    return value if isinstance(value, int) else None


def _sum(dataset: Dataset, name: str, rows: list[tuple[Cell, ...]]) -> int:
    place = [column.name for column in dataset.columns].index(name)
    return sum(cell for row in rows if isinstance(cell := row[place], int))
