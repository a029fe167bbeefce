"""What a sync costs on the line when the county has nothing new."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from sync.once import sync_once
from sync.report import Outcome, SyncReport
from tests.bench.figures import Baseline, Figure, Spread
from tests.bench.stand import Stand


def measure(stand: Stand) -> Iterator[Figure]:
    """Requests and bodies of the second sync, against those of the first."""
    data = stand.fresh("unchanged")

    def sync() -> SyncReport:
        return sync_once(
            data_dir=data,
            county_url=stand.county_url,
            township=stand.township,
            now=lambda: datetime.now(UTC),
        )

    first, second = sync(), sync()
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
