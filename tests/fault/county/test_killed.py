"""The county's power goes while `county publish` writes: terminals find a whole state or the other.

A real database, the real command in a process of its own, a real terminal.
"""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from county.keys.kiosks import Kiosk
from county.keys.ring import CountyKeys
from sync.keys import recipient_of
from tests.flow.county.conftest import ROOT, TOWNSHIP, county, made_in
from tests.protocol.sync.county import IDENTITY, provide, serving, sync
from tests.protocol.sync.held import Held, held_state

KILLS = 24
DEADLINE_S = 60.0
TITLES = ("开会", "改期")

pytestmark = pytest.mark.long


def write_title(home: Path, number: int) -> None:
    """Change every notice and every article: shards of many regions are published anew."""
    with closing(sqlite3.connect(home / "county.db")) as database, database:
        for table in ("disclosure_notice", "disclosure_article"):
            database.execute(f"UPDATE {table} SET title = ?", (TITLES[number % 2],))  # noqa: S608


def publish_whole(home: Path) -> None:
    done = county("publish", "--home", home)
    assert done.returncode == 0, done.stderr


def held_after_sync(home: Path, data: Path) -> Held:
    with serving(home / "pkg") as url:
        report = sync(data, url, now=datetime.now(UTC))
    assert report.outcome.succeeded, report.detail
    return held_state(data)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county that knows the terminal."""
    home = made_in(tmp_path_factory.mktemp("killed"))
    keys_of(home).kiosks.add(Kiosk("大厅", recipient_of(IDENTITY), TOWNSHIP))
    return home


def keys_of(home: Path) -> CountyKeys:
    return CountyKeys(home / "keys", bytes.fromhex((home / "pepper").read_text()))


def test_a_publisher_that_is_killed_leaves_terminals_a_whole_state(
    home: Path, tmp_path: Path
) -> None:
    chance = random.Random(3)
    states, whole_s = [], DEADLINE_S
    for number in (0, 1):
        write_title(home, number)
        began_s = time.monotonic()
        publish_whole(home)
        whole_s = min(whole_s, time.monotonic() - began_s)
        fresh = tmp_path / f"fresh-{number}"
        provide(fresh, keys_of(home))
        states.append(held_after_sync(home, fresh))
    assert states[0] != states[1]

    data = tmp_path / "data"
    provide(data, keys_of(home))
    seen, killed = set(), 0
    for number in range(KILLS):
        write_title(home, number)
        publisher = subprocess.Popen(
            [sys.executable, "-m", "county", "publish", "--home", home],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            publisher.wait(chance.uniform(0.1, 1.0) * whole_s)
        except subprocess.TimeoutExpired:
            publisher.send_signal(signal.SIGKILL)
        publisher.wait(DEADLINE_S)
        killed += publisher.returncode == -signal.SIGKILL
        held = held_after_sync(home, data)
        assert held in states
        seen.add(states.index(held))
    assert killed >= KILLS // 4
    assert seen == {0, 1}

    write_title(home, 0)
    publish_whole(home)
    assert held_after_sync(home, data) == states[0]
