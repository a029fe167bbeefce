"""The invented county is the same by whichever way it comes in: workbook, rows, or straight."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.flow.county.conftest import ROOT, SIZE, PublishedCounty, county

STRAIGHT = """
import sys, django
django.setup()
from county.demo import load
load._COLLECTED.clear()
from county.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def held(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all disclosed tables."""
    with closing(sqlite3.connect(home / "county.db")) as database:
        names = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'disclosure_%'"
        ).fetchall()
        return {
            name: sorted(database.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)  # noqa: S608
            for (name,) in names
        }


@pytest.mark.long
def test_rows_and_workbooks_are_published_alike(home: Path, tmp_path: Path) -> None:
    for command in (("demo-data", "--workbooks", *SIZE), ("publish",)):
        done = county(*command, "--home", tmp_path)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "collected" / "payments.xlsx").is_file()
    assert not (home / "collected" / "payments.xlsx").exists()

    def shards(of: Path) -> dict[tuple[str, str, str], list[object]]:
        # A picture's digest is that of its sealed file, and each home has keys of its own.
        return {
            (shard.dataset.name, shard.region, shard.period): list(shard.rows())
            for shard in PublishedCounty(of / "pkg").shards()
            if shard.dataset.name != "attachment"
        }

    assert shards(home) == shards(tmp_path) != {}


def test_what_clerks_hand_in_is_what_was_invented(home: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STRAIGHT, "demo-data", "--home", str(tmp_path), *SIZE],
        cwd=ROOT,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "county.settings", "MINGBAI_COUNTY_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    straight, handed_in = held(tmp_path), held(home)

    for name, rows in straight.items():
        assert handed_in[name] == rows, name
    assert len(straight["disclosure_ledgerentry"]) > 0
    assert len(straight["disclosure_bankline"]) > 0


def test_the_county_made_anew_forgets_what_was_handed_in(tmp_path: Path) -> None:
    for _ in range(2):
        small = ("--today", "2026-11-22", "--people", "60", "--payments", "400")
        assert county("demo-data", "--home", tmp_path, *small).returncode == 0
    with closing(sqlite3.connect(tmp_path / "county.db")) as database:
        batches = database.execute("SELECT state, count(*) FROM importing_batch GROUP BY 1")
        assert batches.fetchall() == [("published", 11)]
