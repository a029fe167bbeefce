"""All benches, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.bench import (
    card,
    fill,
    fleet,
    kill,
    lookup,
    memory,
    publish,
    start,
    unchanged,
    wire,
)
from tests.bench.figures import Figure
from tests.bench.stand import Stand


@dataclass(frozen=True, slots=True)
class Bench:
    """One bench: its name, what it tells, and the function that measures."""

    name: str
    about: str
    measure: Callable[[Stand], Iterator[Figure]]


BENCHES = (
    Bench("card", "card placed to own subsidies on the screen", card.measure),
    Bench("start", "process start to first frame against an empty Kivy window", start.measure),
    Bench("memory", "resident memory against an empty Kivy window", memory.measure),
    Bench("lookup", "look-up of one holder against the same SQL in bare sqlite3", lookup.measure),
    Bench("fill", "first fill of a township against a bare executemany", fill.measure),
    Bench("wire", "bytes a row of a village's payments", wire.measure),
    Bench("unchanged", "requests and bytes when there is nothing new", unchanged.measure),
    Bench("kill", "kill -9 of the syncer again and again", kill.measure),
    Bench("publish", "publishing a county, and again after 1 % changed", publish.measure),
    Bench("fleet", "600 terminals asking one web server for news", fleet.measure),
)
