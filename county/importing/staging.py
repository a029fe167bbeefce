"""Rows of a draft, packed and unpacked."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import zstandard

from county.importing.cells import day
from county.importing.flow import BatchState
from county.importing.models import Batch, Portion
from county.importing.table import RowT, Table

_ROWS = 5_000


def put(batch: Batch, rows: Sequence[RowT]) -> None:
    """Keep the rows beside their batch."""
    packer = zstandard.ZstdCompressor()
    Portion.objects.bulk_create(
        Portion(
            batch=batch,
            place=start,
            packed=packer.compress(
                json.dumps(
                    rows[start : start + _ROWS], ensure_ascii=False, default=date.isoformat
                ).encode()
            ),
        )
        for start in range(0, len(rows), _ROWS)
    )


def rows_of(table: Table[RowT], batch: Batch) -> Iterator[RowT]:
    """The rows of a batch of that table, in their order."""
    days = [place for place, column in enumerate(table.columns) if column.read is day]
    unpacker = zstandard.ZstdDecompressor()
    make: Callable[..., RowT] = table.row
    for packed in batch.portions.order_by("place").values_list("packed", flat=True).iterator():
        found: list[list[Any]] = json.loads(unpacker.decompress(packed))
        for values in found:
            for place in days:
                if values[place] is not None:
                    values[place] = date.fromisoformat(values[place])
            yield make(*values)


def drafts(table: Table[RowT]) -> Iterator[RowT]:
    """The rows of all drafts of that table."""
    for batch in Batch.objects.filter(table=table.name, state=BatchState.DRAFT).order_by("pk"):
        yield from rows_of(table, batch)
