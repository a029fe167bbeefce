"""Card placed to own subsidies on the screen, against the reader's own time."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator

from device.idcard.driver import IdCardDriver
from device.idcard.types import CardRead, CardRemoved, ReaderEvent, ReaderStatus, StatusChanged
from kiosk.demo.control import tell
from tests.bench.figures import Baseline, Figure, Spread
from tests.bench.stand import Stand
from tests.bench.windows import Reader, reader, real_window

ROUNDS = 10
CARD = "1"
WAIT_S = 30.0


def measure(stand: Stand) -> Iterator[Figure]:
    """The app at its reader and the bare driver at another, in turn, at a real reader's pace."""
    world = stand.world
    placed, bare, own, total, from_last_byte = [], [], [], [], []
    with (
        reader(stand, "bare-reader") as other,
        real_window(world.settings_file, world.reader_control) as window,
        _Driver(other) as driver,
    ):
        for _ in range(ROUNDS + 1):
            visit = window.tell(CARD)
            reading_ms = visit["find_ms"] + visit["select_ms"] + visit["read_ms"]
            to_screen_ms = (visit["shown_at"] - visit["last_byte_at"]) * 1000
            placed.append((visit["shown_at"] - visit["placed_at"]) * 1000)
            from_last_byte.append(to_screen_ms)
            own.append(reading_ms)
            total.append(reading_ms + to_screen_ms)
            bare.append(driver.placed_to_read_ms())
    yield Figure(
        "found by the reader to own subsidies on the screen",
        "ms",
        Spread.of(total[1:]),
        Baseline("find + select + read + wire, same visits", Spread.of(own[1:])),
        at_most_ratio=1.1,
    )
    yield Figure(
        "last byte of the card to the first frame with own subsidies",
        "ms",
        Spread.of(from_last_byte[1:]),
        at_most=120,
    )
    yield Figure(
        "the very first visit after the start: last byte to first frame",
        "ms",
        Spread.of(from_last_byte[:1]),
    )
    yield Figure(
        "card placed to own subsidies on the screen, waiting for a poll included",
        "ms",
        Spread.of(placed[1:]),
        Baseline("the bare IdCardDriver: placed to read", Spread.of(bare[1:])),
    )


class _Driver:
    """The driver alone, at a reader of its own."""

    def __init__(self, at: Reader) -> None:
        self._control = at.control
        self._events: queue.SimpleQueue[tuple[float, ReaderEvent]] = queue.SimpleQueue()
        self._driver = IdCardDriver(
            str(at.port), lambda event: self._events.put((time.monotonic(), event))
        )

    def __enter__(self) -> _Driver:
        self._driver.start()
        ready = StatusChanged(ReaderStatus.READY)
        while self._events.get(timeout=WAIT_S)[1] != ready:
            pass
        return self

    def __exit__(self, *_: object) -> None:
        self._driver.stop()

    def placed_to_read_ms(self) -> float:
        """One card, laid down and taken away."""
        placed_at = time.monotonic()
        tell(self._control, f"card {CARD}")
        read_at = self._until(CardRead)
        tell(self._control, "card none")
        self._until(CardRemoved)
        return (read_at - placed_at) * 1000

    def _until(self, kind: type[ReaderEvent]) -> float:
        while True:
            at, event = self._events.get(timeout=WAIT_S)
            if isinstance(event, kind):
                return at
