"""One sync from end to end: lock, ask, fetch, apply, note what came of it, report."""

import fcntl
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path

from sync.apply import Applied, apply, difference
from sync.disk import fault_of_database, fault_of_disk
from sync.faults import Fault, FaultKind
from sync.fetch import Fetcher
from sync.indexes import Indexes, NothingNew, current_indexes
from sync.replica import REPLICA_FILE, open_for_reading, open_for_writing, transaction
from sync.report import Outcome, SyncReport, outcome_of
from sync.store import Store
from sync.wire.index import ShardEntry
from sync.wire.layout import shard_path
from sync.wire.shard import Shard, ShardFault, decode_shard

LOCK_FILE = "sync.lock"
STORE_FOLDER = "files"
MAX_SHARD_FILE_BYTES = 32 << 20


def sync_once(
    *, data_dir: Path, county_url: str, township: str, now: Callable[[], datetime]
) -> SyncReport:
    """Bring the replica in `data_dir` to the state that the county publishes for the township.

    `now` gives the time in UTC that success or failure is noted under. All that the network, the
    server and the disk can do is in the report.
    """
    began = time.monotonic()
    fetcher = Fetcher(county_url)
    try:
        with _alone(data_dir) as fault:
            result = fault or _sync_replica(data_dir, fetcher, township, now)
    except OSError as error:
        result = fault_of_disk(error)
    finally:
        fetcher.close()
    return _report(result, _held(data_dir), fetcher, time.monotonic() - began)


@contextmanager
def _alone(data_dir: Path) -> Iterator[Fault | None]:
    """Hold the folder's lock, which the kernel frees however this process ends."""
    data_dir.mkdir(parents=True, exist_ok=True)
    handle = os.open(data_dir / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield Fault(FaultKind.BUSY, "another sync is at work")
        else:
            yield None
    finally:
        os.close(handle)


_Result = Applied | NothingNew | Fault


def _sync_replica(
    data_dir: Path, fetcher: Fetcher, township: str, now: Callable[[], datetime]
) -> _Result:
    try:
        with closing(open_for_writing(data_dir / REPLICA_FILE)) as connection:
            store = Store(data_dir / STORE_FOLDER)
            result = _bring_up_to_date(connection, store, fetcher, township)
            _note(connection, _report(result, held_as_of(connection), fetcher, 0.0), now())
            return result
    except sqlite3.Error as error:
        return fault_of_database(error)


def _held(data_dir: Path) -> date | None:
    try:
        with closing(open_for_reading(data_dir / REPLICA_FILE)) as connection:
            return held_as_of(connection)
    except sqlite3.Error:
        # No replica, or none that can be read: the fault that is reported says which.
        return None


def _bring_up_to_date(
    connection: sqlite3.Connection, store: Store, fetcher: Fetcher, township: str
) -> _Result:
    held = connection.execute(
        "SELECT index_sha256 FROM township_state WHERE township = ?", (township,)
    ).fetchone()
    indexes = current_indexes(fetcher, store, township, held[0] if held else None)
    if not isinstance(indexes, Indexes):
        return indexes
    for entry in difference(connection, indexes).missing:
        fault = _fetch(store, fetcher, entry)
        if fault is not None:
            return fault
    applied = apply(connection, indexes, lambda entry: _open(store, entry))
    if isinstance(applied, Fault):
        return applied
    return store.keep_only(indexes.names) or applied


def _fetch(store: Store, fetcher: Fetcher, entry: ShardEntry) -> Fault | None:
    if entry.size > MAX_SHARD_FILE_BYTES:
        detail = f"shard {entry.name[:12]} is said to be {entry.size} bytes long"
        return Fault(FaultKind.BAD_DATA, detail)
    content = store.obtain(fetcher, shard_path(entry.name), entry.name, entry.size)
    return content if isinstance(content, Fault) else None


def _open(store: Store, entry: ShardEntry) -> Shard | Fault:
    """A kept shard's rows. Deciphering under its region's key belongs before `decode_shard`."""
    content = store.read(entry.name, entry.size)
    if content is None:
        return Fault(FaultKind.DISK_REFUSED, f"shard {entry.name[:12]} was not kept whole")
    shard = decode_shard(content)
    if isinstance(shard, ShardFault):
        detail = f"shard {entry.name[:12]} is refused: {shard.detail}"
        return Fault(FaultKind.BAD_DATA, detail)
    return shard


def held_as_of(connection: sqlite3.Connection) -> date | None:
    """The day of the state in the replica; none while it holds none."""
    row = connection.execute("SELECT as_of FROM township_state").fetchone()
    return date.fromisoformat(row[0]) if row else None


def _note(connection: sqlite3.Connection, report: SyncReport, at: datetime) -> None:
    result = "success" if report.outcome.succeeded else "failure"
    values = (result, at.isoformat(), report.outcome, report.sentence, report.sentence_zh)
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO sync_state VALUES (?, ?, ?, ?, ?)", values)


def _report(result: _Result, as_of: date | None, fetcher: Fetcher, duration_s: float) -> SyncReport:
    applied = result if isinstance(result, Applied) else Applied(0, 0, 0, ())
    match result:
        case Applied():
            outcome, detail = Outcome.UPDATED, ""
        case NothingNew():
            outcome, detail = Outcome.NOTHING_NEW, ""
        case Fault():
            outcome, detail = outcome_of(result), result.detail
    return SyncReport(
        outcome=outcome,
        detail=detail,
        requests=fetcher.requests,
        bytes_received=fetcher.bytes_received,
        shards_fetched=applied.shards_added,
        shards_dropped=applied.shards_dropped,
        rows=applied.rows_added,
        as_of=as_of,
        left_out=applied.left_out,
        duration_s=duration_s,
    )
