"""What a row of a village's payments weighs on the line, against the same rows as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import zstandard

from sync.cli_keys import unsealed
from sync.faults import Fault
from sync.replica import open_for_reading
from sync.wire.layout import shard_path
from sync.wire.shard import Shard, decode_shard
from tests.bench.figures import Baseline, Figure, Spread
from tests.bench.stand import Stand

ZSTD_LEVEL = 19


def measure(stand: Stand) -> Iterator[Figure]:
    """Every village and year of the township; persons' keys are weighed apart."""
    bare, whole, csv_rows, sizes = [], [], [], []
    for name, rows in _payment_shards(stand.replica):
        sealed = (stand.packages / shard_path(name)).read_bytes()
        content = unsealed(sealed, stand.data)
        if isinstance(content, Fault):
            raise TypeError(content.detail)
        shard = decode_shard(content)
        if not isinstance(shard, Shard):
            raise TypeError(shard.detail)
        bare.append(_packed(_without_keys(content)) / rows)
        whole.append(len(sealed) / rows)
        csv_rows.append(_packed(_as_csv(shard)) / rows)
        sizes.append(len(sealed) / 1000)
    yield Figure(
        "wire size of a village's payments, persons' keys apart",
        "B a row",
        Spread.of(bare),
        Baseline("the same rows as CSV, zstd -19, no keys", Spread.of(csv_rows)),
        at_most=10,
    )
    yield Figure("the same, keys and seal and all, as it travels", "B a row", Spread.of(whole))
    yield Figure("a village's year of payments, as it travels", "kB", Spread.of(sizes))


def _payment_shards(replica: Path) -> list[tuple[str, int]]:
    with closing(open_for_reading(replica)) as connection:
        return connection.execute(
            """SELECT name, "rows" FROM shard WHERE dataset = 'payment' AND "rows" > 0"""
        ).fetchall()


def _without_keys(content: bytes) -> bytes:
    """A shard's lines, unpacked, less the line of its persons' keys."""
    text = zstandard.ZstdDecompressor().decompressobj().decompress(content)
    header, _, *blocks = text.splitlines(keepends=True)
    return header + b"".join(blocks)


def _as_csv(shard: Shard) -> bytes:
    """The same rows as anybody would write them, with a person's place for the key."""
    text = io.StringIO()
    writer = csv.writer(text)
    for block in shard.blocks:
        writer.writerows(zip(*block, strict=True))
    return text.getvalue().encode()


def _packed(data: bytes) -> int:
    return len(zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(data))
