"""Pictures are fetched after the data: newest first, within a budget of disk, a slice at a time.

The replica's rows say which are wanted. What is here lies sealed, as it came, under its published
name; a picture that is missing or damaged is fetched again and never hides its row.
"""

import json
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sync.database import Connection
from sync.disk import fault_of_disk, write_whole
from sync.faults import Fault, FaultKind
from sync.fetch import PART, Fetcher
from sync.replica import held_as_of
from sync.store import Store
from sync.wire.files import MAX_FILE_BYTES, file_path
from sync.wire.layout import is_name

PICTURES_FOLDER = "pictures"

MB = 1_000_000

_STATE_FILE = "state.json"
_REFUSALS_IN_A_ROW = 20
"""A server, or a stick, that refuses so many one after another has none of the rest either."""

_OF_ONE_FILE = (FaultKind.SERVER_REFUSED, FaultKind.INCOMPLETE, FaultKind.BAD_DATA)


@dataclass(frozen=True, slots=True)
class Room:
    """How much disk pictures may fill, how much they leave to others, how long a slice lasts."""

    budget_bytes: int = 2_000 * MB
    left_free_bytes: int = 200 * MB
    slice_s: float = 900.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that a row names: its digest, and its size in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Slice:
    """What one slice did; `stopped_by` is none where all there is room for was tried."""

    fetched: int
    dropped: int
    stopped_by: Fault | None


@dataclass(frozen=True, slots=True)
class LastSlice:
    """What is remembered of the last slice: its budget, and what stopped it, if anything."""

    budget_bytes: int
    stopped_by: FaultKind | None


def picture_store(data_dir: Path) -> Store:
    """Where a terminal's pictures lie."""
    return Store(data_dir / PICTURES_FOLDER)


def wanted(replica: Connection, today: date) -> tuple[Picture, ...]:
    """What the replica's rows name and may still be shown on that day, the newest first."""
    rows = replica.execute(
        """SELECT sha256, size_bytes FROM attachment
        WHERE public_until IS NULL OR public_until >= ?
        ORDER BY added_on DESC, essential DESC, subject, subject_id, document, page""",
        (today.isoformat(),),
    )
    found = (Picture(name, size) for name, size in rows if is_name(name))
    return tuple(dict.fromkeys(each for each in found if 0 < each.size <= MAX_FILE_BYTES))


def fitting(pictures: Iterable[Picture], budget_bytes: int) -> tuple[Picture, ...]:
    """The first of them, up to the one that the budget has no room for."""
    kept = []
    left = budget_bytes
    for picture in pictures:
        left -= picture.size
        if left < 0:
            break
        kept.append(picture)
    return tuple(kept)


def is_held(store: Store, picture: Picture) -> bool:
    """Whether the file is here in its full length; what is in it is checked when it is read."""
    try:
        return store.path_of(picture.name).stat().st_size == picture.size
    except OSError:
        return False


def drop_unwanted(data_dir: Path, replica: Connection, today: date) -> Fault | None:
    """Remove what may be shown no longer. With an empty replica all stays: nobody can show it."""
    if held_as_of(replica) is None:
        return None
    return _keep_only(picture_store(data_dir), wanted(replica, today))


def fetch_slice(
    *,
    data_dir: Path,
    replica: Connection,
    fetcher: Fetcher,
    today: date,
    room: Room,
    check: bool,
    begin: Callable[[int], None],
) -> Slice:
    """Drop what is not wanted and what the budget has no room for, then fetch what is missing.

    `check` reads every picture that is here, and drops damaged ones. `begin` is told how many bytes
    are to come. Never raises for what line and disk do.
    """
    store = picture_store(data_dir)
    kept = fitting(wanted(replica, today), room.budget_bytes)
    try:
        before = _count(store)
        fault = _keep_only(store, kept)
        if check and fault is None:
            _drop_damaged(store, kept)
        dropped = before - _count(store)
        store.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return Slice(0, 0, fault_of_disk(error))
    if fault is not None:
        return Slice(0, dropped, fault)
    missing = [picture for picture in kept if not is_held(store, picture)]
    begin(sum(picture.size for picture in missing))
    fetched, fault = _fetch(store, missing, fetcher, room)
    try:
        _remember(data_dir, room, fault)
    except OSError as error:
        fault = fault or fault_of_disk(error)
    return Slice(fetched, dropped, fault)


def last_slice(data_dir: Path) -> LastSlice | None:
    """What is remembered of the last slice; none before the first."""
    try:
        fields = json.loads((data_dir / PICTURES_FOLDER / _STATE_FILE).read_bytes())
        kind = fields["stopped_by"]
        return LastSlice(int(fields["budget_bytes"]), FaultKind(kind) if kind else None)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _fetch(
    store: Store, missing: Iterable[Picture], fetcher: Fetcher, room: Room
) -> tuple[int, Fault | None]:
    """How many came, and what stopped the slice, or refused one of them."""
    ends_at = time.monotonic() + room.slice_s
    fetched = refused_in_a_row = 0
    refused: Fault | None = None
    for picture in missing:
        if time.monotonic() >= ends_at:
            return fetched, Fault(FaultKind.STOPPED, "the slice of time for pictures is over")
        fault = _room_for(picture, store, room) or _obtain(store, picture, fetcher)
        if fault is None:
            fetched += 1
            refused_in_a_row = 0
        elif fault.kind in _OF_ONE_FILE and refused_in_a_row < _REFUSALS_IN_A_ROW:
            refused_in_a_row += 1
            refused = fault
        else:
            return fetched, fault
    return fetched, refused


def _obtain(store: Store, picture: Picture, fetcher: Fetcher) -> Fault | None:
    content = store.obtain(fetcher, file_path(picture.name), picture.name, picture.size)
    return content if isinstance(content, Fault) else store.settle()


def _room_for(picture: Picture, store: Store, room: Room) -> Fault | None:
    try:
        free = shutil.disk_usage(store.folder).free
    except OSError as error:
        return fault_of_disk(error)
    if free - picture.size < room.left_free_bytes:
        return Fault(FaultKind.NO_SPACE, "the disk is nearly full")
    return None


def _keep_only(store: Store, pictures: Iterable[Picture]) -> Fault | None:
    names = {picture.name for picture in pictures}
    # What has half come of a wanted one is gone on with.
    return store.keep_only(names | {f"{name}{PART}" for name in names})


def _drop_damaged(store: Store, pictures: Iterable[Picture]) -> None:
    for picture in pictures:
        if store.read(picture.name, picture.size) is None:
            store.path_of(picture.name).unlink(missing_ok=True)


def _count(store: Store) -> int:
    return sum(is_name(path.name) for path in store.folder.glob("??/*"))


def _remember(data_dir: Path, room: Room, stopped_by: Fault | None) -> None:
    fields = {
        "budget_bytes": room.budget_bytes,
        "stopped_by": stopped_by.kind if stopped_by else None,
    }
    path = data_dir / PICTURES_FOLDER / _STATE_FILE
    write_whole(path, json.dumps(fields).encode(), lasting=False)
