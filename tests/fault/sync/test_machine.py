"""What its own machine does to a terminal: a bad disk, a full one, a wrong clock, two syncers."""

import fcntl
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.local_copy import LOCK_FILE
from sync.replica import REPLICA_FILE
from tests.fault.sync.hall import DEADLINE_S, FIRST, SECOND, Hall
from tests.protocol.sync.county import serving
from tests.protocol.sync.lines import dripping

LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
NOBODY = "http://127.0.0.1:9/"
READERS_PAGES = 16
"""What SQLite needs to open a log for reading while nobody else has it open: 32 kB and some."""

pytestmark = pytest.mark.long


@pytest.mark.parametrize("seed", range(8))
def test_a_replica_corrupted_at_random_bytes_heals_without_a_network(hall: Hall, seed: int) -> None:
    chance = random.Random(seed)
    path = hall.data / REPLICA_FILE
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 10, 100])):
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    path.write_bytes(content)
    assert hall.once(NOBODY) == "no_network"
    hall.goes_on(FIRST)


CLOCKS = {
    "@1970-01-02 00:00:00": "updated",
    "-730d": "updated",
    "+60d": "clock",
    "@2099-01-01 00:00:00": "clock",
}


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_wrong_clock_hides_nothing(hall: Hall, clock: str) -> None:
    """60 days on, what was signed for 45 has expired."""
    assert LIBRARIES, "this test needs Debian's package libfaketime"
    hall.environment = {
        "LD_PRELOAD": str(LIBRARIES[0]),
        "FAKETIME": clock,
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "TZ": "UTC",
    }
    with serving(hall.county.folder) as url:
        assert hall.once(url) == CLOCKS[clock]
        status = hall.goes_on(SECOND if CLOCKS[clock] == "updated" else FIRST)
        assert ("核对终端日期" in str(status["sentence_zh"])) == (CLOCKS[clock] == "clock")
        hall.environment = {}
        assert hall.once(url) in ("updated", "nothing_new")
    hall.goes_on(SECOND)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 4 MB."""
    assert os.geteuid() == 0, "only root may mount the small disk that this test needs"
    place = tmp_path / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def test_a_disk_full_at_each_write_of_the_command(hall: Hall, small_disk: Path) -> None:
    subprocess.run(["cp", "-a", hall.data, small_disk], check=True)
    hall.data = small_disk / "data"
    ballast = small_disk / "ballast"
    outcomes = []
    with serving(hall.county.folder) as url:
        for free_pages in range(READERS_PAGES, 160, 8):
            with ballast.open("wb") as file:
                about = os.statvfs(small_disk)
                free_bytes = about.f_bavail * about.f_frsize
                os.posix_fallocate(file.fileno(), 0, free_bytes - free_pages * 4096)
            outcomes.append(hall.once(url))
            hall.goes_on(SECOND if outcomes[-1] == "updated" else FIRST)
            ballast.unlink()
            if outcomes[-1] == "updated":
                break
    assert set(outcomes[:-1]) == {"no_space"}
    assert outcomes[-1] == "updated"
    hall.goes_on(SECOND)


def test_two_syncers_at_once(hall: Hall) -> None:
    with dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n", 0.1) as slow:
        arguments = ("sync", "once", "--json", *hall.place(), "--county", slow)
        first = subprocess.Popen(hall.command(*arguments), stdout=subprocess.PIPE)
        _wait_until_held(hall.data / LOCK_FILE)
        with serving(hall.county.folder) as url:
            assert hall.once(url) == "busy"
            hall.goes_on(FIRST)
            first.send_signal(signal.SIGKILL)
            first.communicate(timeout=DEADLINE_S)
            assert hall.once(url) == "updated"
    hall.goes_on(SECOND)


def _wait_until_held(lock: Path) -> None:
    deadline = time.monotonic() + DEADLINE_S
    with lock.open("w") as handle:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            fcntl.flock(handle, fcntl.LOCK_UN)
            assert time.monotonic() < deadline
            time.sleep(0.01)
