"""A stick, or any folder, onto which the county's published files were copied."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import RawIOBase
from pathlib import Path

from sync.faults import Fault, FaultKind
from sync.line import Answer

_PIECE_BYTES = 64 << 10


class Stick:
    """The published files as they lie under `folder`, by the paths they have on the web."""

    def __init__(self, folder: Path) -> None:
        self.requests = 0
        self._folder = folder

    def check_by(self, at: datetime) -> None:
        """A stick shows no certificate."""

    def close(self) -> None:
        """Nothing is held between two files."""

    @contextmanager
    def ask(
        self,
        path: str,
        *,
        begin: int,
        tag: str | None,  # noqa: ARG002 - files named by their digests need none
        limit_s: float,  # noqa: ARG002 - the kernel gives up on a broken stick
    ) -> Iterator[Answer | Fault]:
        """The file from byte `begin`."""
        try:
            # Somebody else's stick may hold pipes and links; neither may hold up the syncer.
            handle = os.open(self._folder / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except FileNotFoundError:
            yield Fault(FaultKind.INCOMPLETE, f"{path} is not on the stick", absent=True)
            return
        except OSError as error:
            yield _unreadable(path, error)
            return
        with os.fdopen(handle, "rb", buffering=0) as file:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode):
                yield Fault(FaultKind.INCOMPLETE, f"{path} is no file on the stick")
                return
            file.seek(begin)
            yield Answer(begin, max(0, about.st_size - begin), None, _pieces(path, file))


def _pieces(path: str, file: RawIOBase) -> Iterator[bytes | Fault]:
    try:
        while piece := file.read(_PIECE_BYTES):
            yield piece
    except OSError as error:
        yield _unreadable(path, error)


def _unreadable(path: str, error: OSError) -> Fault:
    reason = os.strerror(error.errno or 0)
    return Fault(FaultKind.INCOMPLETE, f"{path} cannot be read from the stick: {reason}")
