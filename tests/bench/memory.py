"""Resident memory after a visit, against an empty Kivy window, and after many visits in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.settings import BadSettings, ReaderSettings, load, to_toml
from tests.bench.figures import Baseline, Figure, Spread
from tests.bench.stand import Stand
from tests.bench.windows import empty_window, reader, real_window

ROUNDS = 3
CARDS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "12")
"""Everybody of the cast who has something to see."""


def measure(stand: Stand) -> Iterator[Figure]:
    """A visit: own subsidies, the receipt, and back. The reader answers at once."""
    settings = load(stand.world.settings_file)
    if isinstance(settings, BadSettings):
        raise TypeError(settings.reason)
    with reader(stand, "memory-reader", "--at-once") as at_once:
        quick = replace(settings, reader=replace(ReaderSettings(), port=str(at_once.port)))
        settings_file = stand.folder / "memory.toml"
        settings_file.write_text(to_toml(quick), encoding="utf-8")
        ours, empty = [], []
        for _ in range(ROUNDS):
            with empty_window(stand) as window:
                empty.append(window.tell("how much")["resident_mb"])
            with real_window(settings_file, at_once.control) as window:
                ours.append(window.tell(CARDS[0])["resident_mb"])
        yield Figure(
            "resident memory after a visit",
            "MB",
            Spread.of(ours),
            Baseline("a Kivy window with one label, same font", Spread.of(empty)),
            at_most_ratio=1.6,
        )
        stand.say(f"{stand.visits} visits in a row …")
        with real_window(settings_file, at_once.control) as window:
            each = [
                window.tell(CARDS[number % len(CARDS)])["resident_mb"]
                for number in range(stand.visits)
            ]
    round_of_all = each[: len(CARDS)]
    yield Figure(
        f"resident memory after {stand.visits} visits in one process",
        "MB",
        Spread.of(each[-1:]),
        Baseline("after everybody of the cast was there once", Spread.of(round_of_all[-1:])),
    )
    yield Figure(
        "the same, against the first visit",
        "MB",
        Spread.of(each[-1:]),
        Baseline("after the first visit", Spread.of(each[:1])),
    )
