"""The reference page of the disclosed data, from the schema alone.

`python -m sync.reference > docs/data.md` writes it; a test holds the committed page to it.
"""

import sys
from collections.abc import Iterable
from typing import assert_never

from sync.wire.schema import (
    DATASETS,
    PUBLIC_UNTIL,
    SCHEMA_VERSION,
    Column,
    Dataset,
    Kind,
    Period,
    Privacy,
    Scope,
)
from sync.wire.shard_model import BLOCK_ROWS

_INTRODUCTION = f"""\
# The disclosed data

Schema version {SCHEMA_VERSION}. This page is written by `python -m sync.reference > docs/data.md`
from `sync/wire/schema.py`; change that file, not this one.

A dataset travels as shards, one for each region and period that has rows. A shard is a zstd frame
of JSON lines: a header (dataset, region, period, rows, control totals, number of payees, columns),
the payees' 16-byte keys as one string of hex, then blocks of at most {BLOCK_ROWS:,} rows, column by
column. The same rows always give the same bytes; a shard is named by the sha-256 of its file.
`kiosk sync cat SHARD` opens one.

Published files lie under the county's base address: `shards/ab/<sha256>`, and for each township
`repo/<township>/head.json`, which names `index.<sha256>.json`, which names one
`regions/<region>.<sha256>.json` for the township, each of its villages and the county, which names
the shards. Only the heads ever change.

In the replica each dataset is a table of the same name and columns, and `shard`, the number of the
shard a row came in: table `shard` has each one's region and period. A payee column holds
`payee.no`; `payee.key` is the person's key. `batch_total` has, for each disbursement, what the
payments held here come to (`listed_fen`) and how many people they went to (`listed_people`).

A row with `{PUBLIC_UNTIL}` leaves every kiosk after that day, also without a network. Pictures
travel apart from rows, as files named by their digest: `attachment` has `sha256`, size and caption.

A kiosk leaves out datasets and columns that it does not know and says so; what else a newer county
may change, and what it may not, stands at the head of `sync/wire/schema.py`.

| type | on the wire and in Python | in the replica |
|---|---|---|
"""


def data_page() -> str:
    """The whole page as Markdown."""
    kinds = (f"| {kind.value} | {_in_python(kind)} | {_in_replica(kind)} |" for kind in Kind)
    head = _INTRODUCTION + "\n".join(kinds) + "\n\n" + "\n".join(_privacy_lines())
    return "\n\n".join([head, *(_section(dataset) for dataset in DATASETS)]) + "\n"


def _privacy_lines() -> Iterable[str]:
    yield "| seen by | meaning |"
    yield "|---|---|"
    for privacy in Privacy:
        yield f"| {privacy.value} | {_seen_by(privacy)} |"


def _section(dataset: Dataset) -> str:
    lines = [
        f"## {dataset.name}: {dataset.label}",
        "",
        dataset.meaning,
        "",
        f"- shards: {_cut(dataset)}",
        f"- key: {', '.join(f'`{name}`' for name in dataset.key)}",
    ]
    if dataset.sums:
        lines.append(f"- control totals: {', '.join(f'`{name}`' for name in dataset.sums)}")
    lines += ["", "| column | type | label | seen by | meaning |", "|---|---|---|---|---|"]
    lines += [_row(column) for column in dataset.columns]
    return "\n".join(lines)


def _row(column: Column) -> str:
    kind = f"{column.kind.value}, may be empty" if column.optional else column.kind.value
    meaning = [column.meaning] if column.meaning else []
    if column.refers_to is not None:
        meaning.append(f"one of `{column.refers_to}`")
    if column.one_of is not None:
        meaning.append(f"one of {', '.join(f'`{each.value}`' for each in column.one_of)}")
    cells = (f"`{column.name}`", kind, column.label, column.privacy.value, "; ".join(meaning))
    return f"| {' | '.join(cells)} |"


def _cut(dataset: Dataset) -> str:
    match dataset.scope:
        case Scope.COUNTY:
            region = "the county"
        case Scope.VILLAGE:
            region = "each village or township"
        case _:
            assert_never(dataset.scope)
    match dataset.period:
        case Period.ALL:
            return f"one for {region}"
        case Period.YEAR:
            return f"one for {region} and calendar year"
        case _:
            assert_never(dataset.period)


def _in_python(kind: Kind) -> str:
    match kind:
        case Kind.TEXT:
            return "string"
        case Kind.INT:
            return "integer of 64 bits"
        case Kind.FEN:
            return "integer, hundredths of a yuan"
        case Kind.HUNDREDTHS:
            return "integer, hundredths of the unit"
        case Kind.DATE:
            return "ISO text, `datetime.date`"
        case Kind.FLAG:
            return "true or false"
        case Kind.PAYEE:
            return "place in the shard's keys, 16 bytes"
        case _:
            assert_never(kind)


def _in_replica(kind: Kind) -> str:
    match kind:
        case Kind.TEXT:
            return "TEXT"
        case Kind.DATE:
            return "TEXT, ISO"
        case Kind.FLAG:
            return "INTEGER, 0 or 1"
        case Kind.INT | Kind.FEN | Kind.HUNDREDTHS:
            return "INTEGER"
        case Kind.PAYEE:
            return "INTEGER, `payee.no`"
        case _:
            assert_never(kind)


def _seen_by(privacy: Privacy) -> str:
    match privacy:
        case Privacy.PUBLIC:
            return "whoever stands before the screen"
        case Privacy.HOLDER:
            return "the person whose row it is, with the card on the reader"
        case Privacy.INTERNAL:
            return "nobody; it joins rows"
        case _:
            assert_never(privacy)


if __name__ == "__main__":
    sys.stdout.write(data_page())
