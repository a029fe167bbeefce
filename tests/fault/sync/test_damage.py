"""Disks that lie: a byte changed, cut off or lost anywhere, and it heals with no network."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sync.local_copy import STORE_FOLDER, keep_house
from sync.remembered import REMEMBERED_FILE
from sync.replica import REPLICA_FILE, SET_ASIDE_FILE
from sync.report import Outcome
from tests.protocol.sync.county import (
    FIRST_DAY,
    NOW,
    PublishedCounty,
    first_state,
    serving,
    sync,
)
from tests.protocol.sync.held import held_state, published_state


@pytest.fixture
def county(tmp_path: Path) -> PublishedCounty:
    county = PublishedCounty(tmp_path / "public")
    county.publish(first_state())
    return county


@pytest.fixture
def data(county: PublishedCounty, tmp_path: Path) -> Path:
    """A terminal that holds the first state, and has no network any more."""
    with serving(county.folder) as url:
        assert sync(tmp_path / "data", url).outcome is Outcome.UPDATED
    return tmp_path / "data"


def house_is_kept(data: Path) -> None:
    assert keep_house(data, lambda: NOW) == FIRST_DAY
    assert held_state(data) == published_state(first_state())


@pytest.mark.parametrize("seed", range(20))
def test_a_changed_byte_anywhere_heals_without_a_network(data: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = data / REPLICA_FILE
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 1, 100])):
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    path.write_bytes(content)
    house_is_kept(data)
    assert (data / SET_ASIDE_FILE).read_bytes() == content


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def _old_page(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:8192] + content[4096:8192] + content[12288:])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _other_log(path: Path) -> None:
    path.with_name(f"{path.name}-wal").write_bytes(random.Random(1).randbytes(50_000))


@pytest.mark.parametrize(
    "damage", [_cut_off, _old_page, _emptied, _other_log, lambda path: path.unlink()]
)
def test_a_damaged_file_heals_without_a_network(data: Path, damage: Callable[[Path], None]) -> None:
    damage(data / REPLICA_FILE)
    house_is_kept(data)


def test_damage_within_the_sync_itself_heals_too(county: PublishedCounty, data: Path) -> None:
    """The syncer reads every page at its start only; a page may go bad at noon."""
    content = bytearray((data / REPLICA_FILE).read_bytes())
    for page in range(4, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    (data / REPLICA_FILE).write_bytes(content)
    state = {cut: rows[:1] for cut, rows in first_state().items()}
    county.publish(state)
    with serving(county.folder) as url:
        report = sync(data, url, check=False)
    assert report.outcome is Outcome.UPDATED, report.detail
    assert held_state(data) == published_state(state)


def test_damaged_kept_files_are_fetched_again(county: PublishedCounty, data: Path) -> None:
    for path in (data / STORE_FOLDER).glob("??/*"):
        path.write_bytes(b"x" + path.read_bytes()[1:])
    _emptied(data / REPLICA_FILE)
    assert keep_house(data, lambda: NOW) is None
    assert held_state(data) == {}
    with serving(county.folder) as url:
        assert sync(data, url).outcome is Outcome.UPDATED
    assert held_state(data) == published_state(first_state())


def test_what_was_remembered_and_is_touched_counts_for_nothing(
    county: PublishedCounty, data: Path
) -> None:
    path = data / REMEMBERED_FILE
    path.write_bytes(path.read_bytes().replace(b"2026", b"2031", 1))
    _emptied(data / REPLICA_FILE)
    assert keep_house(data, lambda: NOW) is None
    with serving(county.folder) as url:
        assert sync(data, url).as_of == date(2026, 3, 31)
