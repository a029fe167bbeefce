"""Power that goes at any moment: after each cut the terminal holds one published state, whole."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sync.database import Error
from sync.wire.schema import PAYMENT
from tests.protocol.sync.county import (
    OTHER_VILLAGE,
    VILLAGE,
    PublishedCounty,
    State,
    first_state,
    payment,
    provide,
    sync,
)
from tests.protocol.sync.held import Held, held_state, published_state
from tests.protocol.sync.lines import cutting, serving_ranges

DEADLINE_S = 60.0

SYNCER = """
import sys
from pathlib import Path
from tests.protocol.sync.county import sync

print("ready", flush=True)
while True:
    sync(Path(sys.argv[1]), sys.argv[2])
"""


def state_of_day(day: int) -> State:
    """Each day some hundred people are paid, and what was paid long ago is gone."""
    state = first_state()
    for place, village in enumerate((VILLAGE, OTHER_VILLAGE)):
        first = 1 + 100_000 * place + 100 * day
        state[PAYMENT, village, "2026"] = [
            payment(1 + number % 700, number, batch=1 + place)
            for number in range(first, first + 900)
        ]
    return state


class Hall:
    """A terminal whose syncer works without pause, and the states it may show."""

    def __init__(self, data: Path, url: str) -> None:
        self.data = data
        self.url = url
        self.published: list[Held] = [{}]
        self.shown = 0

    def start(self) -> "subprocess.Popen[str]":
        """A new syncer process, at work."""
        syncer = subprocess.Popen(
            [sys.executable, "-c", SYNCER, str(self.data), self.url],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert syncer.stdout is not None
        assert syncer.stdout.readline() == "ready\n"
        return syncer

    def look(self) -> None:
        """What is held is a published state, and never an older one than was seen before."""
        try:
            held = held_state(self.data)
        except Error:
            # Cut in the very making of the file: nothing was ever shown.
            assert self.shown == 0
            return
        now = max(place for place, state in enumerate(self.published) if state == held)
        assert now >= self.shown
        self.shown = now


def cut_power(hall: Hall, county: PublishedCounty, cuts: int, longest_s: float) -> None:
    """Kill the syncer at random moments while the county publishes, then let it finish."""
    chance = random.Random(cuts)
    for day in range(cuts):
        state = state_of_day(day)
        # Listed first: the syncer may have it the moment it is published.
        hall.published.append(published_state(state))
        syncer = hall.start()
        county.publish(state)
        time.sleep(chance.uniform(0, longest_s))
        syncer.send_signal(signal.SIGKILL)
        syncer.communicate()
        hall.look()
    deadline = time.monotonic() + DEADLINE_S
    while not sync(hall.data, hall.url).outcome.succeeded:
        assert time.monotonic() < deadline
    hall.look()
    assert hall.shown == cuts


@pytest.fixture
def county(tmp_path: Path) -> PublishedCounty:
    return PublishedCounty(tmp_path / "public")


def test_a_few_cuts_of_power(county: PublishedCounty, tmp_path: Path) -> None:
    provide(tmp_path / "data")
    with serving_ranges(county.folder) as url:
        cut_power(Hall(tmp_path / "data", url), county, 4, longest_s=0.3)


@pytest.mark.long
def test_three_hundred_cuts_of_power(county: PublishedCounty, tmp_path: Path) -> None:
    provide(tmp_path / "data")
    with serving_ranges(county.folder) as url:
        cut_power(Hall(tmp_path / "data", url), county, 300, longest_s=0.4)


@pytest.mark.long
def test_a_hundred_cuts_of_power_on_a_link_that_breaks(
    county: PublishedCounty, tmp_path: Path
) -> None:
    provide(tmp_path / "data")
    with serving_ranges(county.folder) as far, cutting(far, 400, 20_000, seed=3) as url:
        cut_power(Hall(tmp_path / "data", url), county, 100, longest_s=0.8)
