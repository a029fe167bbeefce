"""A developer asks what the bench measures, and believes what it says."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import tests.bench
from sync.database import Connection
from sync.replica import open_for_reading, open_for_writing, transaction
from sync.storage_key import make_storage_key, storage_key
from tests.bench.enlarge import enlarged, plain_copy
from tests.bench.figures import Baseline, Figure, Spread, p99
from tests.bench.table import BENCHES

ROOT = Path(tests.bench.__file__ or "").parents[2]


def test_every_bench_stands_in_the_documentation() -> None:
    page = (ROOT / "docs/bench.md").read_text(encoding="utf-8")
    rows = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert rows == [bench.name for bench in BENCHES]


def test_a_bench_that_does_not_exist_is_wrong_use() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--only", "weather"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 2
    assert all(bench.name in asked.stderr for bench in BENCHES)


def _figure(here: float, there: float | None, **limits: float) -> Figure:
    baseline = None if there is None else Baseline("bare", Spread.of([there]))
    return Figure("something", "ms", Spread.of([here]), baseline, **limits)


@pytest.mark.parametrize(
    ("figure", "met"),
    [
        (_figure(3, 2), None),
        (_figure(3, 2, at_most_ratio=1.5), True),
        (_figure(3.1, 2, at_most_ratio=1.5), False),
        (_figure(3, None, at_most=3), True),
        (_figure(3.1, 2, at_most=3, at_most_ratio=2), False),
        (_figure(3, 1, at_most=3, at_most_ratio=2), False),
        (_figure(3, None, at_most_ratio=2), False),
    ],
)
def test_a_goal_is_reached_only_where_every_limit_is_kept(figure: Figure, met: bool | None) -> None:
    assert figure.met is met
    assert ("MISSED" in "\n".join(figure.lines())) == (met is False)


def test_the_middle_and_the_range_are_told() -> None:
    spread = Spread.of([5, 1, 3])
    assert (spread.median, spread.low, spread.high, spread.rounds) == (3, 1, 5, 3)
    with pytest.raises(ValueError, match="nothing"):
        Spread.of([])


def test_one_in_a_hundred_is_slower_than_p99() -> None:
    assert p99(list(range(100))) == 99
    assert p99(list(range(1000))) == 990
    assert p99([7]) == 7


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A replica of one village, under a key of its own."""
    make_storage_key(tmp_path)
    path = tmp_path / "small.db"
    connection = open_for_writing(path, storage_key(tmp_path))
    assert connection is not None
    with closing(connection), transaction(connection):
        _village(connection)
    return path


WALKED = """
SELECT length(k.key), p.amount_fen, d.id, s.region FROM payment AS p
JOIN payee AS k ON k.no = p.payee JOIN holder AS h ON h.payee = p.payee
JOIN disbursement AS d ON d.id = p.disbursement
JOIN batch_total AS t ON t.disbursement = d.id AND t.listed_people = 2
JOIN shard AS s ON s.no = p.shard
"""


def test_the_large_replica_is_the_small_one_over_and_over(small: Path) -> None:
    folder = small.parent / "large"
    folder.mkdir()
    enlarged(small, folder / "large.db", payments=5)
    with closing(open_for_reading(folder / "large.db")) as connection:
        found = connection.execute(WALKED).fetchall()
    assert len(found) == 6
    assert len({region for *_, region in found}) == 3
    assert len({number for _, _, number, _ in found}) == 3


def test_the_baseline_without_encryption_holds_the_same_rows(small: Path) -> None:
    plain = small.parent / "plain.db"
    plain_copy(small, plain)
    with (
        closing(sqlite3.connect(plain)) as bare,
        closing(open_for_reading(small)) as connection,
    ):
        found = bare.execute(WALKED).fetchall()
        assert len(found) == 2
        assert found == connection.execute(WALKED).fetchall()


def _village(connection: Connection) -> None:
    """Two holders with one payment each, in one batch."""
    region = "430724101201"
    connection.executemany("INSERT INTO payee VALUES (?, ?)", [(1, b"a" * 16), (2, b"b" * 16)])
    connection.executemany(
        "INSERT INTO shard VALUES (?, ?, ?, ?, ?, 0, 2, 0, 0, NULL, 1, '')",
        [
            (1, "h", "holder", region, "all"),
            (2, "d", "disbursement", region, "2026"),
            (3, "p", "payment", region, "2026"),
        ],
    )
    connection.executemany("INSERT INTO holder VALUES (?, NULL, NULL, NULL, 1)", [(1,), (2,)])
    connection.execute(
        "INSERT INTO disbursement VALUES "
        "(7, 1, 'NY01', '2026', '2026-03-01', 7, '2026-03-20', 300, 2, 0, NULL, 2)"
    )
    connection.executemany(
        "INSERT INTO payment VALUES (?, ?, 'NY01', 7, 100, 150, 150, 'paid', '2026-03-21', "
        "NULL, NULL, NULL, NULL, NULL, 3)",
        [(1, 11), (2, 12)],
    )
    connection.execute("INSERT INTO batch_total VALUES (7, 300, 2)")
