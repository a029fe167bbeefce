"""Looking up one holder, against the very same statements in bare sqlite3."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, cast

from kiosk.holdings import Holdings
from kiosk.lookup import look_up
from sync.database import Connection
from sync.replica import open_for_reading
from tests.bench.enlarge import enlarged, plain_copy
from tests.bench.figures import Baseline, Figure, Spread, p99
from tests.bench.stand import Stand

ROUNDS = 5
HOLDERS = 400
PEPPER = bytes(32)
BARE = "the same SQL in bare sqlite3, not encrypted"

Statement = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Took:
    """Time by the clock, and of CPU, which another program's turn at the core does not lengthen."""

    wall_ms: float
    cpu_ms: float


class Recorder:
    """Notes the statements that pass, so that the baseline runs exactly them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.statements: list[Statement] = []

    def execute(self, sql: str, parameters: Any = (), /) -> Iterable[Any]:
        """As the connection does."""
        self.statements.append((sql, tuple(parameters)))
        return self._connection.execute(sql, parameters)


def measure(stand: Stand) -> Iterator[Figure]:
    """Warm, p99 over many holders, in the township's replica and in a larger one."""
    folder = stand.fresh("lookup")
    yield from _compare(stand.replica, folder / "small.db")
    larger = folder / "replica.db"
    stand.say(f"making a replica of {stand.rows:,} payments …")
    enlarged(stand.replica, larger, stand.rows)
    yield from _compare(larger, folder / "large.db")
    shutil.rmtree(folder)


def _compare(replica: Path, plain: Path) -> Iterator[Figure]:
    """The encrypted replica against the same tables in an ordinary file at `plain`."""
    plain_copy(replica, plain)
    keys = _some_holders(replica)
    recorded = [_statements_of(replica, key) for key in keys]
    ours: list[list[Took]] = []
    bare: list[list[Took]] = []
    with (
        closing(open_for_reading(replica)) as our_connection,
        closing(sqlite3.connect(plain)) as bare_connection,
    ):
        (rows,) = bare_connection.execute("SELECT count(*) FROM payment").fetchone()
        for _ in range(ROUNDS + 1):
            here, there = [], []
            for key, statements in zip(keys, recorded, strict=True):
                here.append(_time_of_look_up(our_connection, key))
                there.append(_time_of_statements(bare_connection, statements))
            ours.append(here)
            bare.append(there)
    # The first round warms both.
    ours, bare = ours[1:], bare[1:]

    def figure(what: str, of: Callable[[list[Took]], float], **limits: float) -> Figure:
        there = Spread.of([of(each) for each in bare])
        return Figure(
            what, "ms", Spread.of([of(each) for each in ours]), Baseline(BARE, there), **limits
        )

    yield figure(
        f"look-up of one holder in {rows:,} payments, warm p99 of {len(keys)} holders",
        lambda times: p99([each.wall_ms for each in times]),
        at_most=2.0,
        at_most_ratio=2.0,
    )
    yield figure("the same, p99 of its CPU", lambda times: p99([each.cpu_ms for each in times]))
    yield figure("the same, median holder", lambda times: median(each.wall_ms for each in times))


def _some_holders(replica: Path) -> list[bytes]:
    """Holders by lot, always the same lot."""
    with closing(open_for_reading(replica)) as connection:
        numbers = [number for (number,) in connection.execute("SELECT payee FROM holder")]
        chosen = random.Random(1).sample(numbers, min(HOLDERS, len(numbers)))
        find = "SELECT key FROM payee WHERE no = ?"
        return [connection.execute(find, (number,)).fetchone()[0] for number in chosen]


def _statements_of(replica: Path, key: bytes) -> list[Statement]:
    with closing(open_for_reading(replica)) as connection:
        recorder = Recorder(connection)
        if not isinstance(look_up(cast("Connection", recorder), [key], PEPPER), Holdings):
            raise TypeError("a holder of the replica is not found in it")
        return recorder.statements


def _time_of_look_up(connection: Connection, key: bytes) -> Took:
    began = _now_ms()
    look_up(connection, [key], PEPPER)
    return _since(began)


def _time_of_statements(connection: sqlite3.Connection, statements: Sequence[Statement]) -> Took:
    began = _now_ms()
    for sql, parameters in statements:
        connection.execute(sql, parameters).fetchall()
    return _since(began)


def _now_ms() -> Took:
    return Took(time.perf_counter() * 1000, time.thread_time() * 1000)


def _since(began: Took) -> Took:
    now = _now_ms()
    return Took(now.wall_ms - began.wall_ms, now.cpu_ms - began.cpu_ms)
