"""Secret files: of their owner alone, replaced whole, and changed by one process at a time."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOCK = "lock"


def write_secret(path: Path, content: bytes) -> None:
    """Put content at `path` with mode 0600, to outlive a power cut. `OSError`."""
    make_folder(path.parent)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def make_folder(folder: Path) -> None:
    """A folder that only its owner may look into. `OSError`."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


@contextmanager
def alone_with(folder: Path) -> Iterator[None]:
    """Wait until no other process changes keys or signs; the kernel ends the wait and the hold."""
    make_folder(folder)
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
