"""Syncer processes without end, for `kill`: each line on stdin starts one in the folder DATA.

    python -m tests.bench.syncers DATA URL MARK

prints its process id, and `gone` once it was killed. They are forked from a process that has
imported everything, so that a kill costs milliseconds. The first byte of the file MARK is 1 while
a syncer is within the transaction that replaces one state by another.
"""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import sync.apply
from sync.database import Connection
from sync.replica import transaction
from tests.protocol.sync.county import sync as sync_township

OUTSIDE, INSIDE = 0, 1


def open_mark(path: Path) -> mmap.mmap:
    """The mark, shared with whoever opens the same file. `OSError` where there is none."""
    with path.open("r+b") as file:
        return mmap.mmap(file.fileno(), 1)


def _sync_for_ever(data: Path, url: str, mark: mmap.mmap) -> NoReturn:
    @contextmanager
    def marked(connection: Connection) -> Iterator[None]:
        mark[0] = INSIDE
        with transaction(connection):
            yield
        mark[0] = OUTSIDE

    vars(sync.apply)["transaction"] = marked
    while True:
        sync_township(data, url)


def main(data: Path, url: str, mark: mmap.mmap) -> None:
    """Serve until stdin ends."""
    for _ in sys.stdin:
        syncer = os.fork()
        if not syncer:
            _sync_for_ever(data, url, mark)
        _say(str(syncer))
        os.waitpid(syncer, 0)
        _say("gone")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], open_mark(Path(sys.argv[3])))
