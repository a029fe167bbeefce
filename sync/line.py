"""The line to the county, as the fetcher sees it: a web server, or the same folder on a stick."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sync.faults import Fault


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: where in the file it begins, what it says of itself, and its pieces.

    `begins_at` is what was asked for, or 0 from a line that cannot resume. `declared_bytes` is
    what the answer says is to come, if it says so. Under the same `tag`, bytes of two answers
    belong to one file. A fault is the last piece.
    """

    begins_at: int
    declared_bytes: int | None
    tag: str | None
    pieces: Iterator[bytes | Fault]


class Line(Protocol):
    """Where published paths are read from. Its answers are untrusted bytes."""

    requests: int
    """How often the line was asked for something."""

    def ask(
        self, path: str, *, begin: int, tag: str | None, limit_s: float
    ) -> AbstractContextManager[Answer | Fault]:
        """Read a published file from byte `begin`, and give up after `limit_s` seconds.

        With a `tag` the answer begins there only if the file still has that tag.
        """

    def check_by(self, at: datetime) -> None:
        """Check certificates by that time: the system's clock is known to be behind it."""

    def close(self) -> None:
        """Give back what the line holds."""
