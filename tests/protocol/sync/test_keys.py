"""Who holds a region's key reads its shards; a terminal that was struck off reads no new ones."""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from county.keys.kiosks import Kiosk
from sync.database import Error
from sync.faults import Fault, FaultKind
from sync.keys import (
    IDENTITY_FILE,
    keep_identity,
    make_identity,
    open_keys,
    read_identity,
    recipient_of,
)
from sync.once import STORE_FOLDER, sync_once
from sync.replica import REPLICA_FILE, open_for_reading, read_pepper
from sync.report import Outcome, SyncReport
from sync.storage_key import storage_key
from sync.wire.envelope import Envelope, RegionKey, seal_envelope
from sync.wire.index import RegionIndex, region_index_bytes
from sync.wire.layout import shard_path
from sync.wire.repository import TownshipState, envelope_target, region_target
from tests.protocol.sync.county import (
    COUNTY,
    IDENTITY,
    NOW,
    OTHER_VILLAGE,
    TOWNSHIP,
    VILLAGE,
    PublishedCounty,
    first_state,
    new_keys,
    provide,
    serving,
)
from tests.protocol.sync.held import held_state, published_state

STOLEN = str(pyrage.x25519.Identity.generate())


@pytest.fixture
def county(tmp_path: Path) -> PublishedCounty:
    county = PublishedCounty(tmp_path / "public", keys=new_keys(tmp_path / "keys"))
    county.publish(first_state())
    return county


@pytest.fixture
def data(county: PublishedCounty, tmp_path: Path) -> Path:
    """A terminal that holds the first state."""
    return terminal(county, tmp_path / "data", IDENTITY)


def terminal(county: PublishedCounty, data: Path, identity: str) -> Path:
    provide(data, county.keys)
    keep_identity(data, storage_key(data), identity)
    assert once(county, data).outcome is Outcome.UPDATED
    return data


def once(county: PublishedCounty, data: Path) -> SyncReport:
    with serving(county.folder) as url:
        return sync_once(data_dir=data, county_url=url, township=TOWNSHIP, now=lambda: NOW)


def assert_first_state_stays(report: SyncReport, data: Path, outcome: Outcome) -> None:
    assert report.outcome is outcome, report.detail
    assert held_state(data) == published_state(first_state())


def test_a_stolen_terminal_reads_what_it_had_and_nothing_new(
    county: PublishedCounty, data: Path, tmp_path: Path
) -> None:
    county.keys.kiosks.add(Kiosk("被盗", recipient_of(STOLEN), TOWNSHIP))
    county.publish(first_state())
    assert once(county, data).outcome is Outcome.UPDATED
    stolen = terminal(county, tmp_path / "stolen", STOLEN)

    county.keys.kiosks.remove("被盗")
    for region in (VILLAGE, OTHER_VILLAGE):
        assert county.keys.regions.renew(region).epoch == 2
    county.publish(first_state())

    assert once(county, stolen).outcome is Outcome.NO_KEY
    kept = next((stolen / STORE_FOLDER).glob("??/*"))
    assert kept.is_file()
    assert_first_state_stays(once(county, data), data, Outcome.UPDATED)
    # Whoever gives the thief the new files gives him nothing: his keys are of the old epoch.
    envelope = county.keys.envelope_of(Kiosk("大厅", recipient_of(IDENTITY), TOWNSHIP), [VILLAGE])
    opened = open_keys(envelope, STOLEN, TOWNSHIP)
    assert isinstance(opened, Fault)
    assert opened.kind is FaultKind.NO_KEY


def test_a_new_epoch_republishes_its_region_only(county: PublishedCounty, data: Path) -> None:
    before = {entry.name: entry.region for entry in county.entries}
    county.keys.regions.renew(VILLAGE)
    county.publish(first_state())
    after = {entry.name: entry.region for entry in county.entries}
    assert {region for name, region in after.items() if name not in before} == {VILLAGE}
    report = once(county, data)
    assert (report.outcome, report.shards_fetched) == (Outcome.UPDATED, 5)
    assert held_state(data) == published_state(first_state())


def _published_with(county: PublishedCounty, *keys: RegionKey) -> None:
    """Publish what stands there with an envelope that holds these keys."""
    given = seal_envelope(Envelope(TOWNSHIP, bytes(32), keys), recipient_of(IDENTITY))
    targets = {
        region_target(code): region_index_bytes(each) for code, each in county.regions.items()
    }
    targets[envelope_target(recipient_of(IDENTITY))] = given
    county.sign(TownshipState(TOWNSHIP, county.day, NOW), targets)


@pytest.mark.parametrize(
    ("village_keys", "outcome"),
    [((), Outcome.NO_KEY), ((RegionKey(VILLAGE, 1, bytes(64)),), Outcome.BAD_DATA)],
    ids=["missing", "wrong"],
)
def test_a_missing_and_a_wrong_key_are_told_apart(
    county: PublishedCounty,
    tmp_path: Path,
    village_keys: tuple[RegionKey, ...],
    outcome: Outcome,
) -> None:
    others = (county.keys.regions.current(each) for each in (COUNTY, OTHER_VILLAGE))
    _published_with(county, *others, *village_keys)
    provide(tmp_path / "new", county.keys)
    report = once(county, tmp_path / "new")
    assert (report.outcome, report.as_of) == (outcome, None)


def test_one_villages_shard_offered_as_anothers_is_refused(
    county: PublishedCounty, data: Path
) -> None:
    """The online key is in wrong hands: the signed index itself names a neighbour's file."""
    own, neighbours = (
        next(each for each in county.entries if (each.dataset, each.region) == ("payment", code))
        for code in (VILLAGE, OTHER_VILLAGE)
    )
    county.entries.remove(own)
    county.entries.append(replace(neighbours, region=VILLAGE))
    county.publish_entries()
    report = once(county, data)
    assert_first_state_stays(report, data, Outcome.BAD_DATA)
    assert "not the one its index names" in report.detail


def test_two_shards_that_were_swapped_on_a_mirror_are_refused(
    county: PublishedCounty, tmp_path: Path
) -> None:
    mirror = PublishedCounty(shutil.copytree(county.folder, tmp_path / "mirror"))
    one, other = (
        mirror.folder / shard_path(each.name)
        for each in county.entries
        if each.dataset == "payment"
    )
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)
    provide(tmp_path / "new", county.keys)
    assert once(mirror, tmp_path / "new").outcome is Outcome.BAD_DATA
    assert once(county, tmp_path / "new").outcome is Outcome.UPDATED


def test_a_terminal_that_the_county_does_not_know_is_told_so(
    county: PublishedCounty, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    provide(new, county.keys)
    (new / IDENTITY_FILE).unlink()
    assert once(county, new).outcome is Outcome.NO_KEY
    recipient = make_identity(new, storage_key(new))
    assert isinstance(recipient, str)
    assert make_identity(new, storage_key(new)) == recipient
    assert once(county, new).outcome is Outcome.NO_KEY
    county.keys.kiosks.add(Kiosk("新来的", recipient, TOWNSHIP))
    county.publish(first_state())
    assert once(county, new).outcome is Outcome.UPDATED


def test_an_envelope_for_another_township_is_no_key(county: PublishedCounty) -> None:
    elsewhere = Kiosk("邻镇", recipient_of(IDENTITY), "430724102000")
    opened = open_keys(county.keys.envelope_of(elsewhere, [VILLAGE]), IDENTITY, TOWNSHIP)
    assert isinstance(opened, Fault)
    assert opened.kind is FaultKind.NO_KEY


def test_the_pepper_comes_with_the_data_and_changes_with_them(
    county: PublishedCounty, data: Path
) -> None:
    with closing(open_for_reading(data / REPLICA_FILE)) as replica:
        assert read_pepper(replica) == county.keys.pepper
    county.keys = replace(county.keys, pepper=bytes(range(32)))
    county.publish(first_state())
    assert once(county, data).outcome is Outcome.UPDATED
    with closing(open_for_reading(data / REPLICA_FILE)) as replica:
        assert read_pepper(replica) == bytes(range(32))


def test_a_stolen_disk_yields_nothing_without_its_storage_key(
    county: PublishedCounty, data: Path
) -> None:
    secrets = [county.keys.pepper, IDENTITY.encode(), IDENTITY.removeprefix("AGE").encode()]
    secrets += [county.keys.regions.current(code).key for code in (COUNTY, VILLAGE)]
    for path in data.rglob("*"):
        if path.is_file() and path.name != "replica.key":
            content = path.read_bytes()
            assert not any(secret in content for secret in secrets if secret != bytes(32)), path
    (data / "replica.key").write_text("11" * 32 + "\n")
    with pytest.raises(Error):
        open_for_reading(data / REPLICA_FILE).execute("SELECT * FROM secret")
    opened = read_identity(data, bytes([0x11]) * 32)
    assert isinstance(opened, Fault)
    assert opened.kind is FaultKind.WRONG_KEY


def test_a_damaged_replica_is_filled_from_kept_files_with_the_kept_envelope(data: Path) -> None:
    (data / REPLICA_FILE).write_bytes(bytes(8192))
    report = sync_once(
        data_dir=data, county_url="http://127.0.0.1:9/", township=TOWNSHIP, now=lambda: NOW
    )
    assert report.outcome is Outcome.NO_NETWORK
    assert held_state(data) == published_state(first_state())


def test_an_index_that_lists_nothing_is_a_state_like_any_other(
    county: PublishedCounty, data: Path
) -> None:
    county.regions = {VILLAGE: RegionIndex(VILLAGE, county.day, ())}
    _published_with(county)
    assert once(county, data).outcome is Outcome.UPDATED
    assert held_state(data) == {}
