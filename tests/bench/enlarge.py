"""A replica many times the demo's: the same villages and people over and over, under new names."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import closing
from pathlib import Path

from sync.database import Connection, connect
from sync.replica import open_for_writing, transaction
from sync.storage_key import KEY_FILE, storage_key
from sync.wire.schema import DATASETS, Column, Dataset, Kind, Scope

_NUMBERED = {
    dataset.name
    for dataset in DATASETS
    if dataset.scope is Scope.VILLAGE and any(each.name == "id" for each in dataset.columns)
}
"""The datasets whose numbers must differ from copy to copy."""


def enlarged(source: Path, target: Path, payments: int) -> None:
    """Write at `target` a replica of at least `payments` payments, cloned from `source`'s.

    It is encrypted under the same key, which is put beside it; nobody may be writing to `source`.
    """
    for companion in source.parent.glob(f"{source.name}*"):
        shutil.copyfile(
            companion, target.with_name(companion.name.replace(source.name, target.name))
        )
    if target.parent != source.parent:
        shutil.copyfile(source.parent / KEY_FILE, target.parent / KEY_FILE)
    connection = open_for_writing(target, storage_key(target.parent))
    if connection is None:
        raise TypeError("the replica has another shape than this program's")
    with closing(connection):
        connection.execute("PRAGMA synchronous = OFF")
        connection.create_function("another_key", 2, _another_key, deterministic=True)
        (held_rows,) = connection.execute("SELECT count(*) FROM payment").fetchone()
        steps = _steps(connection)
        with transaction(connection):
            for copy in range(1, -(-payments // held_rows)):
                _copy(connection, copy, steps)
            _count_batches_of_copies(connection, steps)
        connection.execute("ANALYZE")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _another_key(key: bytes, copy: int) -> bytes:
    return hashlib.blake2b(key, digest_size=16, salt=copy.to_bytes(8, "big")).digest()


def _steps(connection: Connection) -> dict[str, int]:
    """How far the numbers of one copy lie above those of the one before."""
    steps = {}
    for name in ("payee", "shard"):
        (steps[name],) = connection.execute(f"SELECT max(no) FROM {name}").fetchone()  # noqa: S608
    for name in _NUMBERED:
        (steps[name],) = connection.execute(
            f'SELECT coalesce(max(id), 0) FROM "{name}"'  # noqa: S608
        ).fetchone()
    return steps


def _copy(connection: Connection, copy: int, steps: dict[str, int]) -> None:
    """One more county's worth of villages."""
    shift = {name: copy * step for name, step in steps.items()}
    connection.execute(
        "INSERT INTO payee SELECT no + ?, another_key(key, ?) FROM payee WHERE no <= ?",
        (shift["payee"], copy, steps["payee"]),
    )
    connection.execute(
        """INSERT INTO shard
        SELECT no + ?, name || ?, dataset, substr('00000' || ?, -5) || substr(region, 6), period,
               size, "rows", rows_left_out, rows_over, swept_on, schema, left_out
        FROM shard WHERE no <= ? AND dataset IN (SELECT value FROM json_each(?))""",
        (shift["shard"], f"-{copy}", copy, steps["shard"], _village_datasets()),
    )
    for dataset in DATASETS:
        if dataset.scope is Scope.VILLAGE:
            columns = ", ".join(_copied(dataset, column, shift) for column in dataset.columns)
            connection.execute(
                f'INSERT INTO "{dataset.name}" SELECT {columns}, shard + {shift["shard"]} '  # noqa: S608
                f'FROM "{dataset.name}" WHERE shard <= {steps["shard"]}'
            )


def _copied(dataset: Dataset, column: Column, shift: dict[str, int]) -> str:
    """The SQL of a copied column: itself, or its number raised."""
    if column.kind is Kind.PAYEE:
        return f'"{column.name}" + {shift["payee"]}'
    numbered = _numbered(dataset, column)
    if numbered is not None:
        return f'"{column.name}" + {shift[numbered]}'
    return f'"{column.name}"'


def _numbered(dataset: Dataset, column: Column) -> str | None:
    """The dataset whose number the column holds, if it must differ from copy to copy."""
    if column.name == "id":
        return dataset.name
    name, _, field = (column.refers_to or "").partition(".")
    return name if field == "id" and name in _NUMBERED else None


def _village_datasets() -> str:
    names = (f'"{each.name}"' for each in DATASETS if each.scope is Scope.VILLAGE)
    return f"[{', '.join(names)}]"


def _count_batches_of_copies(connection: Connection, steps: dict[str, int]) -> None:
    connection.execute(
        """INSERT INTO batch_total
        SELECT disbursement, sum(amount_fen), count(DISTINCT payee) FROM payment
        WHERE disbursement > ? GROUP BY disbursement""",
        (steps["disbursement"],),
    )


def plain_copy(source: Path, target: Path) -> None:
    """The replica at `source` as an ordinary SQLite file, for baselines without encryption."""
    with closing(connect(source, storage_key(source.parent), read_only=False)) as connection:
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(target),))
        connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        has_statistics = connection.execute(
            "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'"
        ).fetchone()[0]
        if has_statistics:
            connection.execute("ANALYZE plain")
        connection.execute("DETACH DATABASE plain")
