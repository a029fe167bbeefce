"""Publishing a county, against writing the same persons' rows as CSV; and again after changes."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.bench.county import BenchCounty, make_county
from tests.bench.enlarge_county import enlarge_county
from tests.bench.figures import Baseline, Figure, Spread
from tests.bench.spent import Spent, spent_by
from tests.bench.stand import Stand

PEOPLE = 8_000
PAYMENTS = 80_000
TIMES = 10
WHOLE_TIMES = 100
BARE = "the persons' rows as CSV, zstd -19"

_BY_LOT = "UPDATE disclosure_payment SET amount_fen = amount_fen + 100 WHERE id % 100 = 42"
_TOGETHER = """
UPDATE disclosure_payment SET amount_fen = amount_fen + 100
WHERE id > (SELECT max(id) - count(*) / 100 FROM disclosure_payment)
"""


def measure(stand: Stand) -> Iterator[Figure]:
    """Each publication is a process of its own, once: it takes minutes."""
    folder = stand.folder / "publish"
    stand.say("making the county that is published …")
    county = make_county(folder, PEOPLE, PAYMENTS)
    enlarge_county(county.database, WHOLE_TIMES if stand.whole else TIMES)
    bare_folder = stand.fresh("bare-export")
    stand.say("writing the same rows as CSV …")
    bare = spent_by("tests.bench.bare_export", [str(county.database), str(bare_folder)])
    bare_bytes = sum(file.stat().st_size for file in bare_folder.iterdir())
    shutil.rmtree(bare_folder)
    stand.say("publishing …")
    first, first_bytes = _publish(county)
    size = "{:,} people, {:,} payments".format(*_counted(county.database))
    for what, unit, ours, there in (
        ("CPU", "s", first.cpu_s, bare.cpu_s),
        ("by the clock", "s", first.wall_s, bare.wall_s),
        ("peak memory", "MB", first.peak_mb, bare.peak_mb),
        ("bytes written", "MB", first_bytes / 1e6, bare_bytes / 1e6),
    ):
        yield Figure(
            f"publishing {size}: {what}",
            unit,
            Spread.of([ours]),
            Baseline(BARE, Spread.of([there])),
        )
    for change, sql in (("by lot everywhere", _BY_LOT), ("in one township", _TOGETHER)):
        stand.say(f"publishing again, 1 % changed {change} …")
        _change(county.database, sql)
        again, again_bytes = _publish(county)
        for what, unit, ours, there in (
            ("CPU", "s", again.cpu_s, first.cpu_s),
            ("bytes written", "MB", again_bytes / 1e6, first_bytes / 1e6),
        ):
            yield Figure(
                f"publishing again, 1 % of the payments changed {change}: {what}",
                unit,
                Spread.of([ours]),
                Baseline("the first publication", Spread.of([there])),
            )
    shutil.rmtree(folder)


def _publish(county: BenchCounty) -> tuple[Spent, int]:
    """What it cost, and the bytes it wrote."""
    spent = spent_by("county", ["publish", "--home", str(county.home), "--json"])
    return spent, int(json.loads(spent.printed)["bytes_written"])


def _change(database: Path, sql: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(sql)


def _counted(database: Path) -> tuple[int, int]:
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute(
            "SELECT (SELECT count(*) FROM disclosure_person),"
            "(SELECT count(*) FROM disclosure_payment)"
        ).fetchone()
    people, payments = found
    return people, payments
