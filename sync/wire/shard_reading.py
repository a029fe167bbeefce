"""Opening a shard with distrust: whatever the bytes are, the answer is a shard or a fault."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Never

import zstandard

from sync.wire.columns import BadCellsError, Cell, unpack
from sync.wire.payee import KEY_BYTES
from sync.wire.schema import SCHEMA_VERSION, Dataset, dataset
from sync.wire.shard_model import (
    BLOCK_ROWS,
    FORMAT_VERSION,
    Shard,
    ShardFault,
    ShardFaultKind,
    is_period,
    is_region,
)

MAX_SHARD_BYTES = 32 << 20
"""Most that a shard may unfold to; a village's year is some 0.2 MB."""

_MAX_ROWS = 1_000_000
_MAX_WINDOW_BYTES = 8 << 20


class _RefusedError(Exception):
    def __init__(self, kind: ShardFaultKind, detail: str) -> None:
        super().__init__(detail)
        self.fault = ShardFault(kind, detail)


def decode_shard(data: bytes, *, max_bytes: int = MAX_SHARD_BYTES) -> Shard | ShardFault:
    """Open a shard that unfolds to `max_bytes` at most, and check it against the schema.

    Checked: types, required values, closed lists, row count, control totals. Columns that this
    schema does not know are left out and named; so are, once the totals are found right, the rows
    of a newer county that hold a word outside its closed list. Never raises on hostile bytes.
    """
    try:
        return _decode(data, max_bytes)
    except _RefusedError as refused:
        return refused.fault


def _decode(data: bytes, max_bytes: int) -> Shard:
    text = _unfold(data, max_bytes)
    if not text.endswith(b"\n"):
        _refuse(ShardFaultKind.NOT_A_SHARD, "its last line is cut off")
    lines = text[:-1].split(b"\n")
    if len(lines) < 2:
        _refuse(ShardFaultKind.NOT_A_SHARD, "it has no header and keys")
    header = _header(_parse(lines[0]))
    payees = _payees(_parse(lines[1]), header.payee_count)
    names = [column.name for column in header.dataset.columns]
    blocks = _blocks(header, lines[2:])
    for name in header.dataset.sums:
        if _sum_of(blocks, names.index(name)) != header.sums[name]:
            _refuse(ShardFaultKind.BAD_TOTALS, f"the sum of {name} is not what its header says")
    known = tuple(_known_rows(header.dataset, block) for block in blocks)
    left_out = header.row_count - sum(len(block[0]) for block in known)
    sums = header.sums
    if left_out:
        kept = {name: _sum_of(known, names.index(name)) for name in header.dataset.sums}
        sums = {**sums, **kept}
    return Shard(
        dataset=header.dataset,
        region=header.region,
        period=header.period,
        schema=header.schema,
        row_count=header.row_count,
        sums=sums,
        payees=payees,
        blocks=known,
        unknown_columns=tuple(name for name in header.columns if name not in names),
        rows_left_out=left_out,
    )


def _sum_of(blocks: tuple[tuple[list[Cell], ...], ...], place: int) -> int:
    return sum(_total(block[place]) for block in blocks)


def _known_rows(dataset: Dataset, block: tuple[list[Cell], ...]) -> tuple[list[Cell], ...]:
    """The block without the rows whose words are in no list of ours."""
    strange: set[int] = set()
    for column, cells in zip(dataset.columns, block, strict=True):
        if column.one_of is not None:
            words = {None, *(member.value for member in column.one_of)}
            if not words.issuperset(cells):
                strange |= {place for place, word in enumerate(cells) if word not in words}
    if not strange:
        return block
    kept = [place for place in range(len(block[0])) if place not in strange]
    return tuple([cells[place] for place in kept] for cells in block)


def _total(cells: list[Any]) -> int:
    # Cells of a summed column have been found to be integers: the schema makes none optional.
    return sum(cells)


def _refuse(kind: ShardFaultKind, detail: str) -> Never:
    raise _RefusedError(kind, detail)


def _unfold(data: bytes, max_bytes: int) -> bytes:
    try:
        declared = zstandard.get_frame_parameters(data).content_size
        if declared > max_bytes and declared != zstandard.CONTENTSIZE_UNKNOWN:
            _refuse(ShardFaultKind.TOO_LARGE, f"it declares {declared} bytes")
        reader = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW_BYTES).stream_reader(data)
        text = reader.read(max_bytes + 1)
    except zstandard.ZstdError:
        _refuse(ShardFaultKind.NOT_ZSTD, "it is not a zstd frame")
    if len(text) > max_bytes:
        _refuse(ShardFaultKind.TOO_LARGE, f"it unfolds to more than {max_bytes} bytes")
    return text


def _parse(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        _refuse(ShardFaultKind.NOT_A_SHARD, "a line of it is not JSON")


@dataclass(frozen=True, slots=True)
class _Header:
    dataset: Dataset
    region: str
    period: str
    schema: int
    row_count: int
    sums: dict[str, int]
    payee_count: int
    columns: tuple[str, ...]


def _header(fields: object) -> _Header:
    if not isinstance(fields, dict):
        _refuse(ShardFaultKind.NOT_A_SHARD, "its header is no object")
    if fields.get("format") != FORMAT_VERSION:
        _refuse(ShardFaultKind.UNKNOWN_FORMAT, "its format is not one this program knows")
    name = _text(fields, "dataset")
    known = dataset(name)
    if known is None:
        _refuse(ShardFaultKind.UNKNOWN_DATASET, f"dataset {name[:40]!r} is not known here")
    region, period = _text(fields, "region"), _text(fields, "period")
    if not is_region(region) or not is_period(known, period):
        _refuse(ShardFaultKind.NOT_A_SHARD, "its region or period is none")
    columns = fields.get("columns")
    if not isinstance(columns, list) or not all(map(_is_column_name, columns)):
        _refuse(ShardFaultKind.BAD_COLUMNS, "its columns are not named")
    if len(set(columns)) != len(columns):
        _refuse(ShardFaultKind.BAD_COLUMNS, "two of its columns have one name")
    for column in known.columns:
        if not column.optional and column.name not in columns:
            _refuse(ShardFaultKind.BAD_COLUMNS, f"column {column.name} is missing")
    sums = fields.get("sums")
    if not isinstance(sums, dict) or not all(type(total) is int for total in sums.values()):
        _refuse(ShardFaultKind.BAD_TOTALS, "its totals are no numbers")
    for summed in known.sums:
        if summed not in sums:
            _refuse(ShardFaultKind.BAD_TOTALS, f"the total of {summed} is missing")
    return _Header(
        known,
        region,
        period,
        _count(fields, "schema"),
        _count(fields, "rows"),
        {str(summed): int(total) for summed, total in sums.items()},
        _count(fields, "payees"),
        tuple(columns),
    )


def _is_column_name(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and value.isidentifier()


def _text(fields: Mapping[object, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        _refuse(ShardFaultKind.NOT_A_SHARD, f"its header has no {name}")
    return value


def _count(fields: Mapping[object, object], name: str) -> int:
    value = fields.get(name)
    if type(value) is not int or not 0 <= value <= _MAX_ROWS:
        _refuse(ShardFaultKind.NOT_A_SHARD, f"its header has no sensible {name}")
    return value


def _payees(line: object, count: int) -> tuple[bytes, ...]:
    if not isinstance(line, str) or len(line) != 2 * KEY_BYTES * count:
        _refuse(ShardFaultKind.NOT_A_SHARD, "its keys are not as many as its header says")
    try:
        joined = bytes.fromhex(line)
    except ValueError:
        _refuse(ShardFaultKind.NOT_A_SHARD, "its keys are not hexadecimal")
    keys = [joined[at : at + KEY_BYTES] for at in range(0, len(joined), KEY_BYTES)]
    if len(keys) != count or len(set(keys)) != count:
        _refuse(ShardFaultKind.NOT_A_SHARD, "its keys are not as many as its header says")
    return tuple(keys)


def _blocks(header: _Header, lines: list[bytes]) -> tuple[tuple[list[Cell], ...], ...]:
    blocks: list[tuple[list[Cell], ...]] = []
    left = header.row_count
    for line in lines:
        match _parse(line):
            case [int(rows), list(packed)] if 0 < rows <= min(BLOCK_ROWS, left):
                blocks.append(_block(header, rows, packed))
                left -= rows
            case _:
                _refuse(ShardFaultKind.BAD_TOTALS, "its blocks do not hold the rows it declares")
    if left:
        _refuse(ShardFaultKind.BAD_TOTALS, "it holds fewer rows than it declares")
    return tuple(blocks)


def _block(header: _Header, rows: int, packed: list[object]) -> tuple[list[Cell], ...]:
    if len(packed) != len(header.columns):
        _refuse(ShardFaultKind.BAD_COLUMNS, "a block has not the columns its header names")
    by_name = dict(zip(header.columns, packed, strict=True))
    cells: list[list[Cell]] = []
    for column in header.dataset.columns:
        try:
            taken = by_name.get(column.name, ["same", None])
            unpacked = unpack(
                column, taken, rows, header.payee_count, any_word=header.schema > SCHEMA_VERSION
            )
            cells.append(unpacked)
        except BadCellsError as bad:
            _refuse(ShardFaultKind.BAD_COLUMNS, f"column {column.name} {bad}")
    return tuple(cells)
