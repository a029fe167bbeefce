"""A disk that is full at any write: the old state or the new one, one sentence, and it heals."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.report import Outcome
from sync.wire.schema import PAYMENT
from tests.protocol.sync.county import (
    VILLAGE,
    PublishedCounty,
    State,
    first_state,
    payment,
    provide,
    serving,
    sync,
)
from tests.protocol.sync.held import held_state, published_state

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")

PAGE_BYTES = 4096


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 4 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(place)]
    subprocess.run(mount, check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def second_state() -> State:
    state = first_state()
    state[PAYMENT, VILLAGE, "2026"] = [payment(1 + n % 700, 1000 + n) for n in range(2000)]
    return state


def leave_free(disk: Path, ballast: Path, free_bytes: int) -> None:
    """Fill the disk but for so many bytes."""
    with ballast.open("wb") as file:
        about = os.statvfs(disk)
        os.posix_fallocate(file.fileno(), 0, about.f_bavail * about.f_frsize - free_bytes)


def test_a_disk_that_fills_up_at_any_write(small_disk: Path, tmp_path: Path) -> None:
    county = PublishedCounty(tmp_path / "public")
    county.publish(first_state())
    data, ballast = small_disk / "data", small_disk / "ballast"
    states = [published_state(first_state()), published_state(second_state())]
    seen = set()
    provide(data)
    with serving(county.folder) as url:
        assert sync(data, url).outcome is Outcome.UPDATED
        county.publish(second_state())
        for free_pages in range(1, 300, 6):
            leave_free(small_disk, ballast, free_pages * PAGE_BYTES)
            report = sync(data, url)
            ballast.unlink()
            assert report.outcome.succeeded or report.outcome is Outcome.NO_SPACE, report.detail
            assert held_state(data) in states
            seen.add(report.outcome)
            if report.outcome.succeeded:
                break
            assert "存储空间不够" in report.sentence_zh
        assert sync(data, url).outcome.succeeded
    assert len(seen) > 1
    assert held_state(data) == states[1]


def test_a_first_fill_on_a_full_disk_goes_on_once_there_is_room(
    small_disk: Path, tmp_path: Path
) -> None:
    county = PublishedCounty(tmp_path / "public")
    county.publish(second_state())
    data, ballast = small_disk / "data", small_disk / "ballast"
    provide(data)
    outcomes = []
    with serving(county.folder) as url:
        for free_pages in range(0, 400, 10):
            leave_free(small_disk, ballast, free_pages * PAGE_BYTES)
            outcomes.append(sync(data, url).outcome)
            ballast.unlink()
            if outcomes[-1].succeeded:
                break
    assert set(outcomes[:-1]) == {Outcome.NO_SPACE}
    assert outcomes[-1].succeeded
    assert held_state(data) == published_state(second_state())
