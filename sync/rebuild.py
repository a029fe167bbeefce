"""Opening the replica with distrust, and filling it anew from the kept files, with no network."""

from collections.abc import Callable
from pathlib import Path

from sync.database import Connection, Error, is_damage
from sync.faults import Fault, FaultKind
from sync.remembered import is_anothers
from sync.replica import REPLICA_FILE, open_for_writing, set_aside
from sync.wire.schema import DATASETS


def open_whole(
    data_dir: Path, key: bytes, fill: Callable[[Connection], None], *, check: bool
) -> Connection | Fault:
    """The syncer's connection to a replica that is whole; a damaged one is replaced and filled.

    `check` reads every page. A file under another key is left alone: `WRONG_KEY`. `Error` and
    `OSError` where the disk refuses.
    """
    if is_anothers(data_dir, key):
        return Fault(FaultKind.WRONG_KEY, "the replica was written under another storage key")
    try:
        connection = open_for_writing(data_dir / REPLICA_FILE, key)
    except Error as error:
        if not is_damage(error):
            raise
        connection = None
    if connection is not None:
        if not check or is_whole(connection):
            return connection
        connection.close()
    return open_anew(data_dir, key, fill)


def open_anew(data_dir: Path, key: bytes, fill: Callable[[Connection], None]) -> Connection:
    """Set the replica aside and fill an empty one; `Error` and `OSError`."""
    path = data_dir / REPLICA_FILE
    set_aside(path)
    connection = open_for_writing(path, key)
    if connection is None:
        raise RuntimeError("an empty replica has this program's shape")
    fill(connection)
    return connection


def is_whole(connection: Connection) -> bool:
    """Whether every page can be read, and every shard still has its rows.

    The second finds what the first cannot: whole pages of different times, left by a lost log.
    `Error` where the disk refuses.
    """
    try:
        if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            return False
        return all(_has_its_rows(connection, each.name) for each in DATASETS)
    except Error as error:
        if is_damage(error):
            return False
        raise


def _has_its_rows(connection: Connection, dataset: str) -> bool:
    wrong = connection.execute(
        f"""SELECT 1 FROM
            (SELECT no, "rows" - rows_left_out - rows_over AS due FROM shard WHERE dataset = ?) AS s
            FULL JOIN (SELECT shard, count(*) AS found FROM "{dataset}" GROUP BY shard) AS r
            ON r.shard = s.no
            WHERE coalesce(s.due, -1) <> coalesce(r.found, 0) LIMIT 1""",  # noqa: S608
        (dataset,),
    )
    return wrong.fetchone() is None
