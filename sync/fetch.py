"""Fetching published files: untrusted bytes in, files of the right digest or a fault out.

What came before the line broke is kept and gone on with, in the next breath or after months. No
validator is needed for that: a file's name is its digest, and the digest is taken of the whole.
"""

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import RawIOBase
from pathlib import Path

from sync.disk import fault_of_disk
from sync.faults import Fault, FaultKind
from sync.line import Line

PART = ".part"

_ATTEMPTS_IN_VAIN = 5


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one file may take: some seconds, and those its size needs on the slowest line."""

    base_s: float = 60.0
    least_bytes_per_s: float = 1000.0

    def limit_s(self, size: int) -> float:
        """Seconds for a file of so many bytes."""
        return self.base_s + size / self.least_bytes_per_s


def never() -> bool:
    """What is asked whether to stop, where nobody stops it."""
    return False


class Fetcher:
    """One sync's reading from one line. Not for use by several threads; close it at the end.

    `bytes_received` (bodies only) counts what was spent; `on_bytes` is told it as it grows.
    `stopped` is asked between two pieces: a service that must end keeps what it has.
    """

    def __init__(
        self,
        line: Line,
        *,
        patience: Patience | None = None,
        on_bytes: Callable[[int], None] | None = None,
        stopped: Callable[[], bool] = never,
    ) -> None:
        self.bytes_received = 0
        self._line = line
        self._patience = patience or Patience()
        self._on_bytes = on_bytes
        self._stopped = stopped

    @property
    def requests(self) -> int:
        """How often the line was asked."""
        return self._line.requests

    def check_by(self, at: datetime) -> None:
        """Check certificates by that time: the system's clock is known to be behind it."""
        self._line.check_by(at)

    def close(self) -> None:
        """Give back what the line holds."""
        self._line.close()

    def small(self, path: str, max_bytes: int) -> bytes | Fault:
        """The content of a small published file, of at most `max_bytes`, unchecked."""
        body = _Gathered()
        fault = self._fill(body, path, max_bytes, whole=False)
        return fault or bytes(body.content)

    def file(self, path: str, *, size: int, sha256: str, target: Path) -> Fault | None:
        """Put the published file of that size and digest at `target`, whole or not at all.

        Its new name need not outlive a power cut; who keeps it sees to that.
        """
        part = target.with_name(f"{target.name}{PART}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(part, os.O_RDWR | os.O_CREAT, 0o600)
            with os.fdopen(handle, "r+b", buffering=0) as file:
                gathered = _Kept(file, size)
                resumed = gathered.at > 0
                fault = self._fill(gathered, path, size, whole=True)
                if fault is None and gathered.sha256() != sha256 and resumed:
                    gathered.restart()
                    fault = self._fill(gathered, path, size, whole=True)
                if fault is None and gathered.sha256() != sha256:
                    fault = Fault(FaultKind.BAD_DATA, f"{path} is not what its index says")
            if fault is None:
                part.replace(target)
            elif fault.kind is FaultKind.BAD_DATA:
                part.unlink()
        except OSError as error:
            # A full disk needs the room more than the next attempt needs these bytes.
            with suppress(OSError):
                part.unlink(missing_ok=True)
            return fault_of_disk(error)
        return fault

    def _fill(
        self, gathered: "_Gathered | _Kept", path: str, size: int, *, whole: bool
    ) -> Fault | None:
        """Read until there are `size` bytes, or the end where they need not be `whole`.

        A line that breaks is asked again, until it brings nothing more a few times over; one that
        has brought nothing at all, only once.
        """
        deadline = time.monotonic() + self._patience.limit_s(size)
        began = furthest = gathered.at
        in_vain = 0
        while not (whole and gathered.at == size):
            fault = self._attempt(gathered, path, size, deadline, whole=whole)
            if fault is None or fault.kind is not FaultKind.NO_NETWORK:
                return fault
            in_vain = 0 if gathered.at > furthest else in_vain + 1
            furthest = max(furthest, gathered.at)
            if in_vain == (2 if furthest == began else _ATTEMPTS_IN_VAIN):
                return fault
            if time.monotonic() >= deadline:
                return Fault(FaultKind.NO_NETWORK, f"{path} came too slowly")
        return None

    def _attempt(
        self,
        gathered: "_Gathered | _Kept",
        path: str,
        size: int,
        deadline: float,
        *,
        whole: bool,
    ) -> Fault | None:
        """One answer's worth; none once the file's end was reached."""
        begin = gathered.at if whole or gathered.tag is not None else 0
        limit_s = max(0.0, deadline - time.monotonic())
        with self._line.ask(path, begin=begin, tag=gathered.tag, limit_s=limit_s) as answer:
            if isinstance(answer, Fault):
                return answer
            gathered.go_on(answer.begins_at, answer.tag)
            end = None if answer.declared_bytes is None else gathered.at + answer.declared_bytes
            if end is not None and end > size:
                return Fault(FaultKind.BAD_DATA, f"{path} is longer than it may be")
            began = gathered.at
            for piece in answer.pieces:
                if isinstance(piece, Fault):
                    return piece
                self._count(len(piece))
                if gathered.at + len(piece) > size:
                    return Fault(FaultKind.BAD_DATA, f"{path} is longer than it may be")
                gathered.add(piece)
                if self._stopped():
                    return Fault(FaultKind.STOPPED, "the service was told to end")
                if time.monotonic() >= deadline:
                    break
        if not (whole and gathered.at == size) and time.monotonic() >= deadline:
            # Whoever watches the clock may have ended the connection; it says nothing of the file.
            return Fault(FaultKind.NO_NETWORK, f"{path} came too slowly")
        # A line cut among the headers leaves an answer that says no length and holds nothing.
        if gathered.at < end if end is not None else gathered.at == began:
            return Fault(FaultKind.NO_NETWORK, f"{path} did not come whole")
        if whole and gathered.at < size:
            return Fault(FaultKind.BAD_DATA, f"{path} is shorter than its index says")
        return None

    def _count(self, received: int) -> None:
        self.bytes_received += received
        if self._on_bytes is not None:
            self._on_bytes(self.bytes_received)


class _Gathered:
    """A small file's bytes in memory, and the tag of the file they are from."""

    def __init__(self) -> None:
        self.content = bytearray()
        self.tag: str | None = None

    @property
    def at(self) -> int:
        """How many bytes there are."""
        return len(self.content)

    def go_on(self, begin: int, tag: str | None) -> None:
        """Forget what lies beyond `begin`."""
        del self.content[begin:]
        self.tag = tag

    def add(self, piece: bytes) -> None:
        """Append."""
        self.content += piece


class _Kept:
    """A file's bytes on disk, where they outlive the process."""

    tag = None

    def __init__(self, file: RawIOBase, size: int) -> None:
        self._file = file
        self.at = file.seek(0, os.SEEK_END)
        if self.at > size:
            self.restart()

    def restart(self) -> None:
        """Forget all."""
        self.go_on(0, None)

    def go_on(self, begin: int, _tag: str | None) -> None:
        """Forget what lies beyond `begin`."""
        if begin != self.at:
            self._file.truncate(begin)
        self.at = self._file.seek(begin)

    def add(self, piece: bytes) -> None:
        """Append, so that a kill loses nothing that was added."""
        left = memoryview(piece)
        while left:
            left = left[self._file.write(left) or 0 :]
        self.at += len(piece)

    def sha256(self) -> str:
        """The digest of all bytes."""
        self._file.seek(0)
        digest = hashlib.file_digest(self._file, "sha256")
        return digest.hexdigest()
