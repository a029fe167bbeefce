"""What a sync costs on the line when the county has nothing new."""

from __future__ import annotations

from collections.abc import Iterator

from sync.report import Outcome
from tests.bench.figures import Baseline, Figure, Spread
from tests.bench.stand import Stand


def measure(stand: Stand) -> Iterator[Figure]:
    """Requests and bodies of the second sync, against those of the first."""
    data = stand.county.set_up(stand.folder / "unchanged")
    first, second = stand.sync(data), stand.sync(data)
    if second.outcome is not Outcome.NOTHING_NEW:
        raise RuntimeError(second.sentence)
    for what, unit, now, then, limit in (
        ("requests", "requests", second.requests, first.requests, 2),
        ("bytes of bodies", "B", second.bytes_received, first.bytes_received, 512),
    ):
        yield Figure(
            f"nothing new on the server, a whole township: {what}",
            unit,
            Spread.of([now]),
            Baseline("the first fill", Spread.of([then])),
            at_most=limit,
        )
