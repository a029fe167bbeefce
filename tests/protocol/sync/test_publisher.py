"""The county's power goes while it publishes: a terminal finds one whole state or the other."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sync.wire.schema import PAYMENT
from tests.protocol.sync.county import (
    VILLAGE,
    PublishedCounty,
    State,
    first_state,
    new_keys,
    payment,
    provide,
    serving,
    sync,
)
from tests.protocol.sync.held import held_state, published_state

KILLS = 100
DEADLINE_S = 30.0

PUBLISHES_FOR_EVER = """
import sys
from pathlib import Path
from county.keys.ring import CountyKeys
from tests.protocol.sync.county import PublishedCounty
from tests.protocol.sync.test_publisher import state_of
county = PublishedCounty(Path(sys.argv[1]), keys=CountyKeys(Path(sys.argv[2]), bytes(32)))
print("begun", flush=True)
number = int(sys.argv[3])
while True:
    number += 1
    county.day = type(county.day)(2026, 3, 31)
    county.publish(state_of(number))
"""


def state_of(number: int) -> State:
    """One of two states."""
    state = first_state()
    if number % 2:
        state[PAYMENT, VILLAGE, "2026"].append(payment(99, 1999))
    return state


@pytest.mark.long
def test_a_publisher_that_is_killed_at_any_moment_leaves_a_whole_state(tmp_path: Path) -> None:
    chance = random.Random(1)
    keys = new_keys(tmp_path / "keys")
    county = PublishedCounty(tmp_path / "public", keys=keys)
    county.publish(state_of(0))
    data = tmp_path / "data"
    provide(data, keys)
    both = [published_state(state_of(number)) for number in (0, 1)]
    seen = set()
    with serving(county.folder) as url:
        for number in range(KILLS):
            publisher = subprocess.Popen(
                [sys.executable, "-c", PUBLISHES_FOR_EVER, county.folder, keys.folder, str(number)],
                stdout=subprocess.PIPE,
                text=True,
            )
            assert publisher.stdout is not None
            assert publisher.stdout.readline() == "begun\n"
            try:
                publisher.wait(chance.uniform(0.0, 0.05))
            except subprocess.TimeoutExpired:
                os.kill(publisher.pid, signal.SIGKILL)
            publisher.communicate(timeout=DEADLINE_S)
            assert publisher.returncode == -signal.SIGKILL
            report = sync(data, url)
            assert report.outcome.succeeded, report.detail
            held = held_state(data)
            assert held in both
            seen.add(both.index(held))
    assert seen == {0, 1}
