"""Start of the process to the first interactive frame, against an empty Kivy window."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.figures import Baseline, Figure, Spread
from tests.bench.stand import Stand
from tests.bench.windows import empty_window, real_window

ROUNDS = 7


def measure(stand: Stand) -> Iterator[Figure]:
    """In turn; the first pair, which warms the disk's cache, does not count."""
    world = stand.world
    ours, empty = [], []
    for _ in range(ROUNDS + 1):
        with real_window(world.settings_file, world.reader_control) as window:
            ours.append(window.start_ms)
        with empty_window(stand) as window:
            empty.append(window.start_ms)
    yield Figure(
        "start of the process to the first interactive frame",
        "ms",
        Spread.of(ours[1:]),
        Baseline("a Kivy window with one label, same font", Spread.of(empty[1:])),
        at_most_ratio=1.5,
    )
