"""The replica: one encrypted SQLite file of one published state, written by the syncer alone.

Its tables come from `sync.wire.schema`: a dataset's columns and `shard`, the number of the shard
a row came in; a row's region is its shard's. `payee` turns persons' keys into small numbers;
`batch_total` says what the payments held here come to for each disbursement. The file is
disposable: one of another shape, or damaged, is set aside and filled anew (`sync.rebuild`).
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import assert_never

from sync.database import Connection, Error, connect
from sync.floor import Floor, floor_from_json
from sync.storage_key import storage_key
from sync.wire.schema import DATASETS, Column, Dataset, Kind, Scope

REPLICA_FILE = "replica.db"
SET_ASIDE_FILE = "replica.set-aside.db"

_COMPANIONS = ("", "-wal", "-shm")


def open_for_reading(path: Path) -> Connection:
    """A connection that cannot write, for one thread; the caller closes it.

    It sees one published state a transaction, whatever the syncer does meanwhile. After the file
    was set aside it goes on seeing the old one: open anew for each visit. `Error` where there is
    no replica yet, or no key to it.
    """
    connection = connect(path, storage_key(path.parent), read_only=True)
    try:
        connection.execute("PRAGMA query_only = ON")
    except Error:
        connection.close()
        raise
    return connection


def open_for_writing(path: Path, key: bytes) -> Connection | None:
    """The syncer's connection: WAL, synchronous FULL, transactions begun by hand.

    An empty replica is made where there is none. None where the file has another program's shape;
    `Error` where it cannot be opened.
    """
    connection = connect(path, key, read_only=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if not tables:
            _create(connection)
        elif version != _shape():
            connection.close()
            return None
    except Error:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All or nothing: committed at the end of the block, rolled back when it is left otherwise."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has already rolled back after some errors, a full disk among them.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def held_as_of(connection: Connection) -> date | None:
    """The day of the state in the replica; none while it holds none."""
    row = connection.execute("SELECT as_of FROM township_state").fetchone()
    return date.fromisoformat(row[0]) if row else None


def read_floor(connection: Connection) -> Floor:
    """The replica's own copy of the floor."""
    row = connection.execute("SELECT value FROM floor").fetchone()
    return floor_from_json(json.loads(row[0])) if row else Floor()


def write_floor(connection: Connection, floor: Floor) -> None:
    """Within the caller's transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO floor VALUES ('floor', ?)", (json.dumps(floor.as_json()),)
    )


def read_pepper(connection: Connection) -> bytes | None:
    """The county's pepper, with which a card's number becomes a holder's key; none before data."""
    row = connection.execute("SELECT value FROM secret WHERE name = 'pepper'").fetchone()
    return row[0] if row else None


def write_pepper(connection: Connection, pepper: bytes) -> None:
    """Within the caller's transaction: it changes with the keys that were worked out with it."""
    connection.execute("INSERT OR REPLACE INTO secret VALUES ('pepper', ?)", (pepper,))


def create_statements() -> tuple[str, ...]:
    """The replica's tables and indexes as SQL, in the order in which they are made."""
    statements = [_table_of(dataset) for dataset in DATASETS]
    statements += _OWN_TABLES
    return tuple(statements)


_OWN_TABLES = (
    "CREATE TABLE payee (no INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE) STRICT",
    """CREATE TABLE batch_total (
        disbursement INTEGER PRIMARY KEY, listed_fen INTEGER NOT NULL,
        listed_people INTEGER NOT NULL) STRICT""",
    """CREATE TABLE shard (
        no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL,
        region TEXT NOT NULL, period TEXT NOT NULL, size INTEGER NOT NULL,
        "rows" INTEGER NOT NULL, rows_left_out INTEGER NOT NULL, rows_over INTEGER NOT NULL,
        swept_on TEXT, schema INTEGER NOT NULL, left_out TEXT NOT NULL,
        UNIQUE (dataset, region, period)) STRICT""",
    "CREATE INDEX payment_disbursement ON payment (disbursement, payee, amount_fen)",
    "CREATE TABLE region_state (region TEXT PRIMARY KEY, as_of TEXT NOT NULL) STRICT",
    """CREATE TABLE township_state (
        township TEXT PRIMARY KEY, as_of TEXT NOT NULL, published_at TEXT NOT NULL,
        index_sha256 TEXT NOT NULL) STRICT""",
    "CREATE TABLE floor (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT",
    """CREATE TABLE sync_state (
        result TEXT PRIMARY KEY CHECK (result IN ('success', 'failure')), at TEXT NOT NULL,
        outcome TEXT NOT NULL, sentence TEXT NOT NULL, sentence_zh TEXT NOT NULL) STRICT""",
)


def _table_of(dataset: Dataset) -> str:
    # Readers make no tables, and this import costs them 0.1 s and 25 MB at every start.
    from sqlite_utils import Database

    columns: dict[str, type] = {column.name: _python_type(column) for column in dataset.columns}
    columns["shard"] = int
    required = {column.name for column in dataset.columns if not column.optional}
    sql: str = Database(memory=True).create_table_sql(
        dataset.name,
        columns,
        pk=_primary_key(dataset),
        not_null={*required, "shard"} - set(dataset.key),
        strict=True,
    )
    # A holder's rows lie side by side: a look-up then reads few pages.
    return f"{sql.strip().rstrip(';')}{', WITHOUT ROWID' if _is_by_person(dataset) else ''}"


def _primary_key(dataset: Dataset) -> str | tuple[str, ...]:
    """The dataset's key where it holds a number of the county's; else that and the shard.

    Two villages may list one person, and each its own state of one programme: a village's rows
    are looked up by their shard, a person's and the county's by their key.
    """
    if dataset.key == ("id",):
        return "id"
    if "id" in dataset.key:
        return dataset.key
    if dataset.scope is Scope.VILLAGE and not _is_by_person(dataset):
        return ("shard", *dataset.key)
    return (*dataset.key, "shard")


def _is_by_person(dataset: Dataset) -> bool:
    return dataset.column(dataset.key[0]).kind is Kind.PAYEE


def _python_type(column: Column) -> type:
    match column.kind:
        case Kind.TEXT | Kind.DATE:
            return str
        case Kind.INT | Kind.FEN | Kind.HUNDREDTHS | Kind.FLAG | Kind.PAYEE:
            return int
        case _:
            assert_never(column.kind)


def _shape() -> int:
    """A number that changes with any change of the tables; SQLite keeps it in the file's head."""
    digest = hashlib.sha256("\n".join(create_statements()).encode()).digest()
    return int.from_bytes(digest[:4], "big") >> 1


def _create(connection: Connection) -> None:
    with transaction(connection):
        for statement in create_statements():
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {_shape()}")


def set_aside(path: Path) -> None:
    """Rename the file and its log to `SET_ASIDE_FILE` beside it. `OSError`."""
    for companion in _COMPANIONS:
        part = path.with_name(path.name + companion)
        aside = path.with_name(SET_ASIDE_FILE + companion)
        # Another file's log must never lie beside this one.
        aside.unlink(missing_ok=True)
        if part.exists():
            part.replace(aside)
