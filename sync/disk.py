"""The disk's own ways: what its errors mean, and what makes a file last through a power cut."""

import errno
import os
import shutil
from pathlib import Path

from sync.database import Error, error_name
from sync.faults import Fault, FaultKind

_LITTLE_BYTES = 256 << 10


def fault_of_disk(error: OSError) -> Fault:
    """What an error of the file system is to a sync."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Fault(FaultKind.NO_SPACE, "the disk is full")
    return Fault(FaultKind.DISK_REFUSED, f"the disk refused: {os.strerror(error.errno or 0)}")


def fault_of_database(error: Error, folder: Path | None = None) -> Fault:
    """What an error of the replica is to a sync; `folder` is where it lies."""
    name = error_name(error)
    # Where a full disk cannot hold the log's index, SQLite only says that it could not be written.
    is_io = name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN"))
    if name == "SQLITE_FULL" or (is_io and folder is not None and _is_full(folder)):
        return Fault(FaultKind.NO_SPACE, "the disk is full")
    return Fault(FaultKind.DISK_REFUSED, f"the replica cannot be written: {name}")


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LITTLE_BYTES
    except OSError:
        return False


def write_whole(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Put content at `path`, readable by its owner only, in one step: the old file or the new one.

    `lasting` waits until it would outlive a power cut. `OSError` where the disk refuses.
    """
    fresh = path.with_name(f"{path.name}.new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        if lasting:
            file.flush()
            os.fsync(file.fileno())
    fresh.replace(path)
    if lasting:
        sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make a file's content last; `OSError` where the disk refuses."""
    _fsync(path, os.O_RDONLY)


def sync_folder(folder: Path) -> None:
    """Make the folder's new names last; `OSError` where the disk refuses."""
    _fsync(folder, os.O_RDONLY | os.O_DIRECTORY)


def _fsync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
