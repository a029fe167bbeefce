"""One terminal's folder: the replica, the kept files it can be filled from, and what is remembered.

Whoever changes any of them holds the folder's lock (`alone`). What is done here needs no network.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sync.apply import Applied, apply
from sync.attachments import drop_unwanted
from sync.database import Connection, Error, NoStorageKeyError
from sync.disk import fault_of_database, fault_of_disk
from sync.faults import Fault, FaultKind
from sync.floor import Floor
from sync.indexes import Indexes
from sync.keys import open_keys, open_shard, read_identity
from sync.rebuild import open_anew, open_whole
from sync.remembered import REMEMBERED_FILE, Remembered, recall, remember
from sync.replica import held_as_of, read_floor, transaction, write_floor, write_pepper
from sync.storage_key import make_storage_key, storage_key
from sync.store import Store
from sync.sweep import is_due, sweep, sweeping_day
from sync.wire.envelope import Envelope
from sync.wire.index import ShardEntry
from sync.wire.shard import Shard

LOCK_FILE = "sync.lock"
STORE_FOLDER = "files"


@dataclass(frozen=True, slots=True)
class LocalCopy:
    """The folder, its storage key, and the system's clock in UTC, right or wrong."""

    data_dir: Path
    key: bytes
    now: Callable[[], datetime]

    @property
    def store(self) -> Store:
        """The kept files."""
        return Store(self.data_dir / STORE_FOLDER)

    def open(self, *, check: bool) -> Connection | Fault:
        """The replica, whole and swept; the caller closes it. `Error` and `OSError`.

        `check` reads every page. A damaged replica is set aside and filled from the kept files; if
        those are damaged too it is empty, and the next sync fetches what is missing.
        """
        connection = open_whole(self.data_dir, self.key, self._fill, check=check)
        if isinstance(connection, Fault):
            return connection
        try:
            if held_as_of(connection) is None:
                # New, lost, or killed while it was being filled anew.
                self._fill(connection)
            self._take_down(connection)
            # One that cannot be removed now is tried again; nobody can open it without its row.
            drop_unwanted(self.data_dir, connection, self.today(connection))
        except BaseException:
            connection.close()
            raise
        return connection

    def open_anew(self) -> Connection:
        """The same after the replica was set aside, whatever it was. `Error` and `OSError`."""
        return open_anew(self.data_dir, self.key, self._fill)

    def floor(self, connection: Connection) -> Floor:
        """What is known never to go back; held twice, so that either may be lost."""
        return recall(self.data_dir, self.key).floor.raised(read_floor(connection))

    def raise_floor(self, connection: Connection, seen: Floor) -> None:
        """Never go below what was seen signed, whatever becomes of it. `Error` and `OSError`."""
        remembered = recall(self.data_dir, self.key)
        held = read_floor(connection)
        floor = remembered.floor.raised(held).raised(seen)
        if floor != remembered.floor:
            remember(self.data_dir, self.key, replace(remembered, floor=floor))
        if floor != held:
            with transaction(connection):
                write_floor(connection, floor)

    def apply(self, connection: Connection, indexes: Indexes) -> Applied | Fault:
        """Bring the replica to that state, from kept files, and remember it with the commit."""

        def remember_state() -> None:
            # Before the commit: what is remembered must never be behind what was on the screen,
            # and all it names is kept and was found good.
            floor = recall(self.data_dir, self.key).floor
            remember(self.data_dir, self.key, Remembered(floor, indexes))

        return self._apply(connection, indexes, remember_state)

    def keys(self, indexes: Indexes) -> Envelope | Fault:
        """What this terminal was given to open that state with. `OSError`."""
        identity = read_identity(self.data_dir, self.key)
        if isinstance(identity, Fault):
            return identity
        sealed = self.store.read(*indexes.envelope)
        if identity is None or sealed is None:
            return Fault(FaultKind.NO_KEY, "this terminal's key or its envelope is not here")
        return open_keys(sealed, identity, indexes.township.township)

    def today(self, connection: Connection) -> date:
        """The day by which what is over is taken down."""
        return sweeping_day(self.floor(connection), self.now())

    def _apply(
        self, connection: Connection, indexes: Indexes, before_commit: Callable[[], None]
    ) -> Applied | Fault:
        given = self.keys(indexes)
        if isinstance(given, Fault):
            return given
        keys = given.by_epoch()

        def kept_shard(entry: ShardEntry) -> Shard | Fault:
            content = self.store.read(entry.name, entry.size)
            if content is None:
                return Fault(FaultKind.DISK_REFUSED, f"shard {entry.name[:12]} was not kept whole")
            return open_shard(content, keys, entry)

        def write_and_go_on() -> None:
            write_pepper(connection, given.pepper)
            before_commit()

        return apply(
            connection,
            indexes,
            kept_shard,
            today=self.today(connection),
            before_commit=write_and_go_on,
        )

    def _fill(self, connection: Connection) -> None:
        remembered = recall(self.data_dir, self.key)
        self.raise_floor(connection, remembered.floor)
        if remembered.state is not None:
            # Where a kept file is damaged the replica stays empty; the next sync says the rest.
            self._apply(connection, remembered.state, lambda: None)

    def _take_down(self, connection: Connection) -> None:
        """Remove what is over, and bring back what a wrong clock removed too early."""
        today = self.today(connection)
        if not is_due(connection, today):
            return
        state = recall(self.data_dir, self.key).state
        if state is not None and not isinstance(self.apply(connection, state), Fault):
            return
        with transaction(connection):
            sweep(connection, today)


@contextmanager
def alone(data_dir: Path) -> Iterator[Fault | None]:
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


def local_copy(data_dir: Path, now: Callable[[], datetime]) -> LocalCopy | Fault:
    """The terminal's copy in that folder, under the storage key there is. `OSError`.

    A key is made on first use only: without one, what was written under it must not be given up.
    """
    try:
        if not (data_dir / REMEMBERED_FILE).exists():
            make_storage_key(data_dir)
        return LocalCopy(data_dir, storage_key(data_dir), now)
    except NoStorageKeyError as error:
        return Fault(FaultKind.WRONG_KEY, f"there is no usable storage key: {error}")


def keep_house(data_dir: Path, now: Callable[[], datetime]) -> date | Fault | None:
    """Read every page, rebuild what is damaged, take down what is over; the day of what is held."""
    return _without_network(data_dir, now, lambda copy: copy.open(check=True))


def rebuild(data_dir: Path, now: Callable[[], datetime]) -> date | Fault | None:
    """Set the replica aside, whatever it is, and fill a new one under the key there is now.

    Under another key than before nothing is remembered: the next sync fills it, as on a new
    terminal.
    """

    def anew(copy: LocalCopy) -> Connection:
        remember(data_dir, copy.key, recall(data_dir, copy.key))
        return copy.open_anew()

    return _without_network(data_dir, now, anew, make_key=True)


def _without_network(
    data_dir: Path,
    now: Callable[[], datetime],
    opened: Callable[[LocalCopy], Connection | Fault],
    *,
    make_key: bool = False,
) -> date | Fault | None:
    try:
        with alone(data_dir) as busy:
            if busy is not None:
                return busy
            if make_key:
                make_storage_key(data_dir)
            copy = local_copy(data_dir, now)
            connection = copy if isinstance(copy, Fault) else opened(copy)
            if isinstance(connection, Fault):
                return connection
            try:
                return held_as_of(connection)
            finally:
                connection.close()
    except OSError as error:
        return fault_of_disk(error)
    except Error as error:
        return fault_of_database(error, data_dir)
