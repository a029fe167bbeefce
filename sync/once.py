"""One sync from end to end: lock, open, ask, fetch, apply, note what came of it, report."""

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sync.apply import Applied, difference
from sync.attachments import Room, fetch_slice
from sync.database import Connection, Error, is_damage
from sync.disk import fault_of_database, fault_of_disk
from sync.faults import Fault, FaultKind
from sync.fetch import Fetcher, never
from sync.indexes import NothingNew, fetch_indexes
from sync.keys import read_identity, recipient_of
from sync.line import Line
from sync.local_copy import STORE_FOLDER, LocalCopy, alone, local_copy
from sync.progress import ProgressFile
from sync.replica import REPLICA_FILE, held_as_of, open_for_reading, transaction
from sync.report import Outcome, SyncReport, outcome_of
from sync.stick import Stick
from sync.store import Store
from sync.trust import Trust
from sync.web import Web
from sync.wire.index import ShardEntry
from sync.wire.layout import shard_path

__all__ = ["STORE_FOLDER", "import_once", "sync_once"]

MAX_SHARD_FILE_BYTES = 32 << 20
ROOM = Room()

_Result = Applied | NothingNew | Fault


def sync_once(
    *,
    data_dir: Path,
    county_url: str,
    township: str,
    now: Callable[[], datetime],
    room: Room = ROOM,
    check: bool = True,
    stopped: Callable[[], bool] = never,
) -> SyncReport:
    """Bring the replica in `data_dir` to the state that the county publishes for the township.

    `now` gives the system's time in UTC. Pictures come after the data, as far as there is `room`.
    `check` first reads every page of the replica, and then every picture that is here; `stopped`
    is asked again and again whether to end early. What the network, the server and the disk do to
    the data is in the report; pictures have a status of their own.
    """
    line = Web(county_url)
    return _Sync(data_dir, township, now, line, room=room, check=check, stopped=stopped).report()


def import_once(
    *,
    data_dir: Path,
    folder: Path,
    township: str,
    now: Callable[[], datetime],
    room: Room = ROOM,
) -> SyncReport:
    """The same from a folder onto which the county's published files were copied."""
    line = Stick(folder)
    return _Sync(data_dir, township, now, line, room=room, check=True, stopped=never).report()


@dataclass(frozen=True, slots=True)
class _Ended:
    result: _Result
    as_of: date | None


class _Sync:
    """One sync, from its lock to its report."""

    def __init__(
        self,
        data_dir: Path,
        township: str,
        now: Callable[[], datetime],
        line: Line,
        *,
        room: Room,
        check: bool,
        stopped: Callable[[], bool],
    ) -> None:
        self._data_dir = data_dir
        self._township = township
        self._now = now
        self._room = room
        self._check = check
        self._progress = ProgressFile(data_dir)
        self._fetcher = Fetcher(line, on_bytes=self._show, stopped=stopped)

    def report(self) -> SyncReport:
        """Do it."""
        began = time.monotonic()
        try:
            with alone(self._data_dir) as busy:
                ended = _Ended(busy, None) if busy else self._run()
        except OSError as error:
            ended = _Ended(fault_of_disk(error), None)
        except Error as error:
            ended = _Ended(fault_of_database(error, self._data_dir), None)
        finally:
            self._fetcher.close()
        if ended.as_of is None:
            ended = _Ended(ended.result, _held(self._data_dir))
        return _report(ended, self._fetcher, time.monotonic() - began)

    def _run(self) -> _Ended:
        copy = local_copy(self._data_dir, self._now)
        if isinstance(copy, Fault):
            return _Ended(copy, None)
        connection = copy.open(check=self._check)
        if isinstance(connection, Fault):
            return _Ended(connection, None)
        try:
            with closing(connection):
                return self._work(copy, connection)
        except Error as error:
            if not is_damage(error):
                raise
        # Found in the middle of the work: the file is given up, and the work is done once more.
        with closing(copy.open_anew()) as connection:
            return self._work(copy, connection)

    def _work(self, copy: LocalCopy, connection: Connection) -> _Ended:
        result = self._bring_up_to_date(copy, connection)
        self._progress.end()
        ended = _Ended(result, held_as_of(connection))
        try:
            _note(connection, _report(ended, self._fetcher, 0.0), self._now())
        except Error as error:
            if is_damage(error) or isinstance(result, Fault):
                raise
            # The data are in place; a disk too full for the note will be told of at the next sync.
        if not isinstance(result, Fault):
            self._fetch_pictures(copy, connection)
        return ended

    def _fetch_pictures(self, copy: LocalCopy, connection: Connection) -> None:
        fetch_slice(
            data_dir=self._data_dir,
            replica=connection,
            fetcher=self._fetcher,
            today=copy.today(connection),
            room=self._room,
            check=self._check,
            begin=lambda size: self._progress.begin(self._fetcher.bytes_received, size),
        )
        self._progress.end()

    def _bring_up_to_date(self, copy: LocalCopy, connection: Connection) -> _Result:
        store = copy.store
        held = connection.execute(
            "SELECT index_sha256 FROM township_state WHERE township = ?", (self._township,)
        ).fetchone()
        identity = read_identity(self._data_dir, copy.key)
        if isinstance(identity, Fault):
            return identity
        if identity is None:
            return Fault(FaultKind.NO_KEY, "this terminal has no key of its own yet")
        floor = copy.floor(connection)
        trust = Trust(self._data_dir, self._township)
        now = floor.now(self._now())
        if now > self._now():
            self._fetcher.check_by(now)
        vouched = trust.refresh(self._fetcher, floor, now)
        if isinstance(vouched, Fault):
            return vouched
        copy.raise_floor(connection, vouched.floor)
        if held and held[0] == vouched.sha256:
            return trust.keep(vouched) or NothingNew()
        indexes = fetch_indexes(self._fetcher, store, vouched, recipient_of(identity))
        if isinstance(indexes, Fault):
            return indexes
        given = copy.keys(indexes)
        if isinstance(given, Fault):
            return given
        missing = difference(connection, indexes, copy.today(connection)).missing
        fault = self._fetch(store, missing) or store.settle()
        if fault is not None:
            return fault
        applied = copy.apply(connection, indexes)
        if isinstance(applied, Fault):
            return applied
        return trust.keep(vouched) or store.keep_only(indexes.names) or applied

    def _fetch(self, store: Store, missing: tuple[ShardEntry, ...]) -> Fault | None:
        for entry in missing:
            if entry.size > MAX_SHARD_FILE_BYTES:
                detail = f"shard {entry.name[:12]} is said to be {entry.size} bytes long"
                return Fault(FaultKind.BAD_DATA, detail)
        wanted = sum(entry.size for entry in missing)
        self._progress.begin(self._fetcher.bytes_received, wanted)
        for entry in missing:
            path = shard_path(entry.name)
            content = store.obtain(self._fetcher, path, entry.name, entry.size)
            if isinstance(content, Fault):
                return content
        return None

    def _show(self, bytes_received: int) -> None:
        self._progress.show(bytes_received, self._now())


def _held(data_dir: Path) -> date | None:
    try:
        with closing(open_for_reading(data_dir / REPLICA_FILE)) as connection:
            return held_as_of(connection)
    except Error:
        # No replica, or none that can be read: the fault that is reported says which.
        return None


def _note(connection: Connection, report: SyncReport, at: datetime) -> None:
    if report.outcome is Outcome.STOPPED:
        return
    result = "success" if report.outcome.succeeded else "failure"
    values = (result, at.isoformat(), report.outcome, report.sentence, report.sentence_zh)
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO sync_state VALUES (?, ?, ?, ?, ?)", values)


def _report(ended: _Ended, fetcher: Fetcher, duration_s: float) -> SyncReport:
    result = ended.result
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
        as_of=ended.as_of,
        left_out=applied.left_out,
        duration_s=duration_s,
    )
