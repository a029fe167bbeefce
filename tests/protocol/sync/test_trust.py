"""Whom a terminal believes: nobody between the county's keys and its own replica."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from county.keys.ring import CountyKeys
from sync.once import import_once, sync_once
from sync.remembered import REMEMBERED_FILE
from sync.replica import REPLICA_FILE
from sync.report import Outcome, SyncReport
from sync.trust import ROOT_FILE, TRUST_FOLDER
from sync.wire.layout import metadata_folder
from sync.wire.repository import TownshipState
from tests.protocol.sync.county import (
    NOW,
    OTHER_VILLAGE,
    TOWNSHIP,
    VILLAGE,
    PublishedCounty,
    State,
    first_state,
    new_keys,
    provide,
    serving,
    sync,
)
from tests.protocol.sync.held import held_state, published_state


@pytest.fixture
def county(tmp_path: Path) -> PublishedCounty:
    """A county with keys of its own, whose first state is published."""
    county = PublishedCounty(tmp_path / "public", keys=new_keys(tmp_path / "keys"))
    county.publish(first_state())
    return county


@pytest.fixture
def data(county: PublishedCounty, tmp_path: Path) -> Path:
    """A terminal that holds the first state."""
    data = tmp_path / "data"
    provide(data, county.keys)
    assert once(county, data).outcome is Outcome.UPDATED
    return data


def second_state() -> State:
    return {cut: rows for cut, rows in first_state().items() if cut[1] != OTHER_VILLAGE}


def once(
    county: PublishedCounty, data: Path, *, folder: Path | None = None, now: datetime = NOW
) -> SyncReport:
    """One sync with the county's server, which may show another folder, at another time."""
    with serving(folder or county.folder) as url:
        return sync_once(data_dir=data, county_url=url, township=TOWNSHIP, now=lambda: now)


def signed(folder: Path, name: str) -> Path:
    """The newest signed file of that role."""
    found = (folder / metadata_folder(TOWNSHIP)).glob(f"*{name}.json")
    return max(found, key=lambda path: int("0" + path.name.split(".")[0].strip("timesap")))


def assert_first_state_stays(report: SyncReport, data: Path, outcome: Outcome) -> None:
    assert report.outcome is outcome, report.detail
    assert report.sentence.count("\n") == 0
    assert held_state(data) == published_state(first_state())


def region_index(folder: Path) -> Path:
    return next(iter(sorted(folder.glob(f"repo/{TOWNSHIP}/targets/regions/*.{VILLAGE}.json"))))


def envelope(folder: Path) -> Path:
    (path,) = folder.glob(f"repo/{TOWNSHIP}/targets/keys/*.age")
    return path


FILES: dict[str, Callable[[Path], Path]] = {
    "timestamp": lambda folder: signed(folder, "timestamp"),
    "snapshot": lambda folder: signed(folder, "snapshot"),
    "targets": lambda folder: signed(folder, "targets"),
    "region index": region_index,
    "key envelope": envelope,
}


def flipped(content: bytes) -> bytes:
    place = len(content) // 2
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "change",
    [flipped, lambda content: content[:-20], lambda content: content + b" x", lambda _: b""],
    ids=["flipped", "truncated", "longer", "empty"],
)
def test_a_file_that_was_touched_on_its_way_is_refused(
    county: PublishedCounty, tmp_path: Path, name: str, change: Callable[[bytes], bytes]
) -> None:
    """A new terminal at a mirror that somebody has had his hands on; then at the county itself."""
    new = tmp_path / "new"
    provide(new, county.keys)
    mirror = shutil.copytree(county.folder, tmp_path / "mirror")
    path = FILES[name](mirror)
    path.write_bytes(change(path.read_bytes()))
    report = once(county, new, folder=mirror)
    assert report.outcome in (Outcome.BAD_DATA, Outcome.NOT_SIGNED), report.detail
    assert report.as_of is None
    assert once(county, new).outcome is Outcome.UPDATED


def test_a_changed_date_under_the_countys_signature_is_called_changed(
    county: PublishedCounty, data: Path
) -> None:
    county.publish(second_state())
    path = signed(county.folder, "targets")
    path.write_bytes(path.read_bytes().replace(b"2026-04-01", b"2026-04-09"))
    report = once(county, data)
    assert_first_state_stays(report, data, Outcome.BAD_DATA)
    assert "changed after it was signed" in report.detail


def test_a_second_publisher_with_other_keys_is_refused_each_time(
    county: PublishedCounty, data: Path, tmp_path: Path
) -> None:
    other = PublishedCounty(county.folder, keys=new_keys(tmp_path / "other-keys"))
    for state in (second_state(), {}):
        other.publish(state)
        assert_first_state_stays(once(county, data), data, Outcome.NOT_SIGNED)
    county.publish(second_state())
    assert once(county, data).outcome is Outcome.UPDATED


def test_a_root_of_somebody_elses_making_is_refused(
    county: PublishedCounty, data: Path, tmp_path: Path
) -> None:
    other = new_keys(tmp_path / "other-keys").roots
    other.next_root([other.offline_key(1), other.offline_key(2)], NOW)
    signed(county.folder, "root").with_name("2.root.json").write_bytes(other.history()[1])
    assert_first_state_stays(once(county, data), data, Outcome.NOT_SIGNED)


@pytest.fixture
def yesterday(county: PublishedCounty, data: Path, tmp_path: Path) -> Path:
    """What the county published first, kept by somebody; the terminal has gone on since."""
    kept = shutil.copytree(county.folder, tmp_path / "yesterday")
    county.publish(second_state())
    assert once(county, data).outcome is Outcome.UPDATED
    return kept


def emptied(data: Path) -> None:
    """A power cut: the signed files have their names and nothing in them."""
    for path in (data / TRUST_FOLDER).rglob("*.json"):
        path.write_bytes(b"")


def lost(data: Path) -> None:
    """A power cut of the worst kind: the replica is gone as well."""
    emptied(data)
    (data / REPLICA_FILE).unlink()


def forgotten(data: Path) -> None:
    """What is remembered beside the replica is gone, as are the signed files."""
    emptied(data)
    (data / REMEMBERED_FILE).unlink()


@pytest.mark.parametrize("accident", [lambda _: None, emptied, lost, forgotten])
def test_what_was_published_yesterday_is_refused_today(
    county: PublishedCounty, data: Path, yesterday: Path, accident: Callable[[Path], None]
) -> None:
    accident(data)
    report = once(county, data, folder=yesterday)
    assert report.outcome is Outcome.OLDER, report.detail
    assert once(county, data).outcome in (Outcome.NOTHING_NEW, Outcome.UPDATED)
    assert held_state(data) == published_state(second_state())


def test_emptied_files_are_built_anew_from_the_root_that_was_given(
    county: PublishedCounty, data: Path
) -> None:
    emptied(data)
    assert once(county, data).outcome is Outcome.NOTHING_NEW
    report = once(county, data)
    assert (report.outcome, report.requests) == (Outcome.NOTHING_NEW, 2)


def test_a_timestamp_of_today_does_not_carry_a_snapshot_of_yesterday(
    county: PublishedCounty, data: Path
) -> None:
    old = signed(county.folder, "snapshot").read_bytes()
    county.publish(second_state())
    signed(county.folder, "snapshot").write_bytes(old)
    assert_first_state_stays(once(county, data), data, Outcome.BAD_DATA)


def test_another_townships_state_is_refused_under_the_same_keys(
    county: PublishedCounty, data: Path
) -> None:
    at = datetime(2026, 4, 1, 6, tzinfo=UTC)
    county.sign(TownshipState("430724102000", at.date(), at), {})
    report = once(county, data)
    assert_first_state_stays(report, data, Outcome.BAD_DATA)
    county.publish(second_state())
    assert once(county, data).outcome is Outcome.UPDATED


@pytest.mark.parametrize("later", [timedelta(days=46), timedelta(days=365 * 73)], ids=str)
def test_what_has_expired_stops_updates_and_hides_nothing(
    county: PublishedCounty, data: Path, later: timedelta
) -> None:
    county.publish(second_state())
    report = once(county, data, now=NOW + later)
    assert_first_state_stays(report, data, Outcome.CLOCK)
    assert "expired" in report.detail
    assert once(county, data).outcome is Outcome.UPDATED


@pytest.mark.parametrize("now", [datetime(1970, 1, 1, tzinfo=UTC), NOW - timedelta(days=730)])
def test_a_clock_that_stands_still_is_held_up_by_what_was_signed(
    county: PublishedCounty, data: Path, yesterday: Path, now: datetime
) -> None:
    assert once(county, data, now=now).outcome is Outcome.NOTHING_NEW
    assert once(county, data, folder=yesterday, now=now).outcome is Outcome.OLDER


def test_a_stick_is_believed_as_little_as_a_server(
    county: PublishedCounty, data: Path, yesterday: Path
) -> None:
    def carried(folder: Path) -> SyncReport:
        return import_once(data_dir=data, folder=folder, township=TOWNSHIP, now=lambda: NOW)

    assert carried(yesterday).outcome is Outcome.OLDER
    assert carried(county.folder).outcome is Outcome.NOTHING_NEW
    county.publish(first_state())
    assert carried(county.folder).outcome is Outcome.UPDATED
    county.publish(second_state())
    path = signed(county.folder, "targets")
    path.write_bytes(flipped(path.read_bytes()))
    assert_first_state_stays(carried(county.folder), data, Outcome.BAD_DATA)


def test_a_terminal_without_the_countys_root_believes_nobody(
    county: PublishedCounty, data: Path
) -> None:
    (data / ROOT_FILE).unlink()
    assert_first_state_stays(once(county, data), data, Outcome.NO_KEY)
    (data / ROOT_FILE).write_bytes(b"{}")
    assert_first_state_stays(once(county, data), data, Outcome.BAD_DATA)


def test_the_county_signs_daily_and_the_terminal_reads_one_small_file(
    county: PublishedCounty, data: Path
) -> None:
    for day in range(1, 4):
        before = json.loads(signed(county.folder, "timestamp").read_bytes())["signed"]["version"]
        at = NOW + timedelta(days=day)
        targets = {
            name: (county.folder / f"repo/{TOWNSHIP}/targets" / path).read_bytes()
            for name, path in _targets(county).items()
        }
        county.sign(TownshipState(TOWNSHIP, county.day - timedelta(days=1), at), targets)
        after = json.loads(signed(county.folder, "timestamp").read_bytes())["signed"]["version"]
        assert after == before + 1
        report = once(county, data, now=at)
        assert (report.outcome, report.requests) == (Outcome.NOTHING_NEW, 2)
        assert report.bytes_received <= 500
        assert report.as_of == county.day - timedelta(days=1)


def _targets(county: PublishedCounty) -> dict[str, str]:
    files = json.loads(signed(county.folder, "targets").read_bytes())["signed"]["targets"]
    paths = {}
    for name, file in files.items():
        folder, _, last = name.rpartition("/")
        paths[name] = f"{folder}/{file['hashes']['sha256']}.{last}"
    return paths


def two_offline(keys: CountyKeys, *numbers: int) -> list[Path]:
    return [keys.roots.offline_key(number) for number in numbers]


def test_a_terminal_follows_new_roots_by_itself(county: PublishedCounty, data: Path) -> None:
    """One offline key is lost, then the online keys are stolen: two new roots, one old terminal."""
    keys = county.keys
    keys.roots.next_root(two_offline(keys, 1, 3), NOW, replace=2)
    fresh = keys.folder / "root-2.v2.pem"
    keys.roots.next_root([keys.roots.offline_key(1), fresh], NOW, replace_online=True)
    county.publish(second_state())
    report = once(county, data)
    assert report.outcome is Outcome.UPDATED, report.detail
    assert held_state(data) == published_state(second_state())
    assert once(county, data).requests == 2


def test_once_the_online_keys_are_replaced_the_stolen_ones_are_worth_nothing(
    county: PublishedCounty, data: Path, tmp_path: Path
) -> None:
    thief = PublishedCounty(
        tmp_path / "thief",
        keys=CountyKeys(shutil.copytree(county.keys.folder, tmp_path / "stolen"), bytes(32)),
        day=county.day,
    )
    county.keys.roots.next_root(two_offline(county.keys, 1, 2), NOW, replace_online=True)
    county.publish(second_state())
    assert once(county, data).outcome is Outcome.UPDATED
    thief.publish(first_state())
    assert once(county, data, folder=thief.folder).outcome is Outcome.NOT_SIGNED
    # After a power cut the terminal begins with the old root, by which the thief may sign.
    emptied(data)
    assert once(county, data, folder=thief.folder).outcome is Outcome.OLDER
    roots = signed(county.folder, "root").parent
    shutil.copy(roots / "2.root.json", thief.folder / metadata_folder(TOWNSHIP))
    assert once(county, data, folder=thief.folder).outcome is Outcome.NOT_SIGNED
    assert held_state(data) == published_state(second_state())


def test_a_thief_who_drove_the_versions_up_is_left_behind_by_a_new_root(
    county: PublishedCounty, data: Path, tmp_path: Path
) -> None:
    stolen = CountyKeys(shutil.copytree(county.keys.folder, tmp_path / "stolen"), bytes(32))
    far = dict.fromkeys(("targets", "snapshot", "timestamp"), 1_000_000)
    stolen.remember_versions(TOWNSHIP, far)
    thief = PublishedCounty(tmp_path / "thief", keys=stolen, day=county.day)
    thief.publish(second_state())
    assert once(county, data, folder=thief.folder).outcome is Outcome.UPDATED
    assert once(county, data).outcome is Outcome.OLDER
    county.keys.roots.next_root(two_offline(county.keys, 2, 3), NOW, replace_online=True)
    county.publish(first_state())
    report = once(county, data)
    assert_first_state_stays(report, data, Outcome.UPDATED)


def test_the_terminals_of_other_tests_hold_the_same_keys(tmp_path: Path) -> None:
    """The helper that sets a terminal up gives it what these tests rely on."""
    county = PublishedCounty(tmp_path / "public")
    county.publish(first_state())
    with serving(county.folder) as url:
        assert sync(tmp_path / "data", url).outcome is Outcome.UPDATED


def test_a_county_whose_clock_ran_far_ahead_does_not_take_the_terminals_along(
    county: PublishedCounty, data: Path
) -> None:
    ahead = NOW + timedelta(days=365 * 4)
    county.sign(TownshipState(TOWNSHIP, ahead.date(), ahead), {})
    assert_first_state_stays(once(county, data), data, Outcome.BAD_DATA)
    county.publish(second_state())
    assert once(county, data).outcome is Outcome.UPDATED
