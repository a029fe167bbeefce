"""The first fill of a township, against a bare executemany of the same rows into plain SQLite."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sync.replica import create_statements, open_for_reading
from sync.wire.schema import DATASETS
from tests.bench.figures import Baseline, Figure, Spread
from tests.bench.stand import Stand

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Rows:
    """A table's rows, ready to be inserted."""

    table: str
    rows: list[tuple[Any, ...]]

    @property
    def statement(self) -> str:
        marks = ", ".join("?" * len(self.rows[0]))
        return f'INSERT INTO "{self.table}" VALUES ({marks})'  # noqa: S608


def measure(stand: Stand) -> Iterator[Figure]:
    """CPU of this process alone: the county serves from another one."""
    tables = _all_rows(stand.replica)
    folder = stand.fresh("fill")
    ours, bare = [], []
    for number in range(ROUNDS):
        stand.say(f"filling the township, {number + 1} of {ROUNDS} …")
        ours.append(_cpu_of_sync(stand, folder / "kiosk"))
        bare.append(_cpu_of_executemany(folder / "bare.db", tables))
    payments = next(len(table.rows) for table in tables if table.table == "payment")
    rows = sum(len(table.rows) for table in tables)
    yield Figure(
        f"first fill of a township: {payments:,} payments, {rows:,} rows, CPU",
        "s",
        Spread.of(ours),
        Baseline("executemany, same rows and tables, plain SQLite", Spread.of(bare)),
        at_most_ratio=2.5,
    )


def _all_rows(replica: Path) -> list[Rows]:
    with closing(open_for_reading(replica)) as connection:
        names = ["payee", "shard", *(dataset.name for dataset in DATASETS)]
        found = [
            Rows(name, connection.execute(f'SELECT * FROM "{name}"').fetchall())  # noqa: S608
            for name in names
        ]
        return [table for table in found if table.rows]


def _cpu_of_sync(stand: Stand, data: Path) -> float:
    """Fetch, verify, open, check, write to the encrypted replica: all that a first sync does."""
    stand.county.set_up(data)
    began = time.process_time()
    report = stand.sync(data)
    spent = time.process_time() - began
    if not report.outcome.succeeded:
        raise RuntimeError(report.sentence)
    shutil.rmtree(data)
    return spent


def _cpu_of_executemany(path: Path, tables: list[Rows]) -> float:
    """Rows in the order of their keys, which suits SQLite best; tables made beforehand."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        for statement in create_statements():
            connection.execute(statement)
        began = time.process_time()
        connection.execute("BEGIN")
        for table in tables:
            connection.executemany(table.statement, table.rows)
        connection.execute("COMMIT")
        spent = time.process_time() - began
    for companion in path.parent.glob(f"{path.name}*"):
        companion.unlink()
    return spent
