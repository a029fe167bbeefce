"""Killing the syncer at any moment: what it was doing, and what the terminal then holds."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, unique
from pathlib import Path
from statistics import median

from kiosk.demo.processes import start
from sync.database import Error
from sync.replica import REPLICA_FILE, held_as_of, open_for_reading
from sync.wire.index import ShardEntry
from sync.wire.schema import PAYMENT
from tests.bench.figures import Figure, Spread
from tests.bench.stand import Stand
from tests.bench.syncers import INSIDE, OUTSIDE, open_mark
from tests.protocol.sync.county import (
    OTHER_VILLAGE,
    VILLAGE,
    PublishedCounty,
    State,
    first_state,
    payment,
    provide,
    sync,
)
from tests.protocol.sync.held import Held, held_state, published_state

MOST_KILLS = 1000
"""A day of the invented county for each; its root is signed for three years."""

STATES = 6
PAYMENTS_A_VILLAGE = 3_000
CALIBRATIONS = 5
LONGEST_WAIT_S = 5.0


@unique
class Found(Enum):
    """What a terminal holds after its syncer was killed."""

    PUBLISHED = "one published state"
    WENT_BACK = "an older state than it held before"
    WRONG = "no published state"


@dataclass(slots=True)
class Hall:
    """The county's states in turn, and what the terminal showed of them."""

    county: PublishedCounty
    data: Path
    variants: list[tuple[list[ShardEntry], Held]]
    days: dict[date, Held] = field(default_factory=dict)
    shown: date | None = None

    def publish(self) -> None:
        """The next day's state."""
        entries, held = self.variants[len(self.days) % len(self.variants)]
        # Noted first: the syncer may have it the moment it is published.
        self.days[self.county.day] = held
        self.county.entries = list(entries)
        self.county.publish_entries()

    def look(self) -> Found:
        """Open the replica as the terminal does, and compare every row."""
        try:
            with closing(open_for_reading(self.data / REPLICA_FILE)) as replica:
                day = held_as_of(replica)
            held = held_state(self.data)
        except (Error, AssertionError):
            # Cut in the very making of the file nothing was ever shown.
            return Found.PUBLISHED if self.shown is None else Found.WRONG
        if held != ({} if day is None else self.days.get(day)):
            return Found.WRONG
        if self.shown is not None and (day is None or day < self.shown):
            return Found.WENT_BACK
        self.shown = day
        return Found.PUBLISHED


def measure(stand: Stand) -> Iterator[Figure]:
    """A quarter of the kills at any moment of a sync, the rest at any of its transaction."""
    folder = stand.fresh("kill")
    chance = random.Random(stand.kills)
    inside, found = 0, []
    hall = _hall(folder)
    with _serving(stand, hall.county.folder) as url:
        sync_s = _time_of_a_sync(hall, url)
        with _syncers(folder, hall.data, url) as (nursery, mark):
            transaction_s = sync_s
            for number in range(stand.kills):
                if number % 50 == 0:
                    stand.say(f"killed {number} of {stand.kills} …")
                syncer = nursery.start()
                hall.publish()
                if number % 4 == 0:
                    time.sleep(chance.uniform(0, sync_s))
                elif _wait_for(mark, INSIDE):
                    began = time.monotonic()
                    if _wait_for(mark, OUTSIDE, chance.uniform(0, transaction_s)):
                        # Over before it was cut: now it is known how long it takes.
                        transaction_s = time.monotonic() - began
                nursery.kill(syncer)
                inside += mark[0] == INSIDE
                mark[0] = OUTSIDE
                found.append(hall.look())
        ended_well = sync(hall.data, url).outcome.succeeded and hall.look() is Found.PUBLISHED
    kills = f"{stand.kills:,} kills -9 of the syncer"
    yield Figure(f"{kills}: within the transaction", "kills", Spread.of([inside]))
    for kind in (Found.WRONG, Found.WENT_BACK):
        yield Figure(
            f"{kills}: the terminal held {kind.value}",
            "times",
            Spread.of([found.count(kind)]),
            at_most=0,
        )
    yield Figure(
        f"{kills}: the sync after the last one failed",
        "times",
        Spread.of([0 if ended_well else 1]),
        at_most=0,
    )


@dataclass(frozen=True, slots=True)
class Nursery:
    """The process that forks syncers."""

    process: subprocess.Popen[str]

    def start(self) -> int:
        """A new syncer's process id."""
        if self.process.stdin is None:
            raise TypeError("a pipe was asked for")
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return int(self._line())

    def kill(self, syncer: int) -> None:
        """Back when the kernel has ended it."""
        os.kill(syncer, signal.SIGKILL)
        if self._line() != "gone":
            raise RuntimeError("the syncer could not be killed")

    def _line(self) -> str:
        if self.process.stdout is None:
            raise TypeError("a pipe was asked for")
        return self.process.stdout.readline().strip()


@contextmanager
def _syncers(folder: Path, data: Path, url: str) -> Iterator[tuple[Nursery, memoryview]]:
    mark = folder / "mark"
    mark.write_bytes(bytes([OUTSIDE]))
    with (
        closing(open_mark(mark)) as shared,
        memoryview(shared) as seen,
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.syncers", str(data), url, str(mark)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        yield Nursery(process), seen


@contextmanager
def _serving(stand: Stand, folder: Path) -> Iterator[str]:
    """The folder behind the county's own server, which takes no notice of clients that die."""
    serve = ["serve", "--home", str(stand.county.home), "--out", str(folder), "--port", "0"]
    server = start("kill", "county", serve, stand.folder)
    try:
        yield f"{server.first_line}pkg/"
    finally:
        server.stop()


def _hall(folder: Path) -> Hall:
    county = PublishedCounty(folder / "public")
    variants = []
    for number in range(STATES):
        state = _state(number)
        county.publish(state)
        variants.append((list(county.entries), published_state(state)))
    data = folder / "data"
    provide(data)
    return Hall(county, data, variants)


def _state(number: int) -> State:
    """Some hundred people more are paid, and what was paid long ago is gone."""
    state = first_state()
    for place, village in enumerate((VILLAGE, OTHER_VILLAGE)):
        first = 1 + 100_000 * place + 100 * number
        state[PAYMENT, village, "2026"] = [
            payment(1 + each % 700, each, batch=1 + place)
            for each in range(first, first + PAYMENTS_A_VILLAGE)
        ]
    return state


def _time_of_a_sync(hall: Hall, url: str) -> float:
    """Seconds, from news to the terminal's holding them; the terminal holds a state afterwards."""
    spent = []
    for _ in range(CALIBRATIONS):
        hall.publish()
        began = time.monotonic()
        report = sync(hall.data, url)
        spent.append(time.monotonic() - began)
        if not report.outcome.succeeded or hall.look() is not Found.PUBLISHED:
            raise RuntimeError(report.sentence)
    return median(spent)


def _wait_for(mark: memoryview, wanted: int, limit_s: float = LONGEST_WAIT_S) -> bool:
    """Whether the mark came to stand so within that time."""
    deadline = time.monotonic() + limit_s
    while mark[0] != wanted:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.0002)
    return True
