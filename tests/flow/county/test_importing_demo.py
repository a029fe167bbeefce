"""The invented county is the same by whichever way it comes in: workbook, rows, or straight."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.flow.county.conftest import ROOT, SIZE, PublishedCounty, county

COLLECTED = (
    *("region", "programme", "source", "allotment", "disbursement", "payment"),
    *("project", "projectfund", "expenditure", "ledgerentry", "bankline"),
)
STRAIGHT = """
import sys, django
django.setup()
from county.demo import load
load._COLLECTED.clear()
from county.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def held(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the tables that clerks collect."""
    with closing(sqlite3.connect(home / "county.db")) as database:
        return {
            name: sorted(database.execute(f"SELECT * FROM disclosure_{name}").fetchall(), key=repr)  # noqa: S608
            for name in COLLECTED
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
    straight = Path(shutil.copytree(home, tmp_path / "straight"))
    done = subprocess.run(
        [sys.executable, "-c", STRAIGHT, "demo-data", "--home", str(straight), *SIZE],
        cwd=ROOT,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "county.settings", "MINGBAI_COUNTY_HOME": str(straight)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    invented, handed_in = held(straight), held(home)

    for name in COLLECTED:
        assert handed_in[name] == invented[name] != [], name
    assert (batches(home), batches(straight)) == ([("published", 11)], [])


def batches(home: Path) -> list[tuple[str, int]]:
    """How many batches of each state there are."""
    with closing(sqlite3.connect(home / "county.db")) as database:
        return database.execute("SELECT state, count(*) FROM importing_batch GROUP BY 1").fetchall()
