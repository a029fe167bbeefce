"""The disk's own ways: what its errors mean, and what makes a rename last through a power cut."""

import errno
import os
import sqlite3
from pathlib import Path

from sync.faults import Fault, FaultKind


def fault_of_disk(error: OSError) -> Fault:
    """What an error of the file system is to a sync."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Fault(FaultKind.NO_SPACE, "the disk is full")
    return Fault(FaultKind.DISK_REFUSED, f"the disk refused: {os.strerror(error.errno or 0)}")


def fault_of_database(error: sqlite3.Error) -> Fault:
    """What an error of the replica is to a sync."""
    name = getattr(error, "sqlite_errorname", "SQLITE_ERROR")
    if name == "SQLITE_FULL":
        return Fault(FaultKind.NO_SPACE, "the disk is full")
    return Fault(FaultKind.DISK_REFUSED, f"the replica cannot be written: {name}")


def sync_folder(folder: Path) -> None:
    """Make the folder's new names last; `OSError` where the disk refuses."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
