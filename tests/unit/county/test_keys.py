"""The county's keys: of their owner alone, two of three make a root, each region has epochs."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from tuf.api.exceptions import UnsignedMetadataError
from tuf.api.metadata import Metadata, Root, Timestamp

from county.keys.kiosks import Kiosk, KioskError
from county.keys.regions import BrokenKeyFileError
from county.keys.ring import CountyKeys
from county.keys.roots import ROOT_DAYS, RootError
from sync.wire.envelope import Envelope, open_envelope

NOW = datetime(2026, 4, 1, 8, 30, 15, 99, tzinfo=UTC)
TOWNSHIP = "430724101000"
VILLAGE = "430724101211"
IDENTITY = pyrage.x25519.Identity.generate()
KIOSK = Kiosk("大厅", str(IDENTITY.to_public()), TOWNSHIP)


@pytest.fixture
def keys(tmp_path: Path) -> CountyKeys:
    keys = CountyKeys(tmp_path / "keys", bytes(32))
    keys.roots.init(NOW)
    return keys


def offline(keys: CountyKeys, *numbers: int) -> list[Path]:
    return [keys.roots.offline_key(number) for number in numbers]


def newest(keys: CountyKeys) -> Root:
    return Metadata[Root].from_bytes(keys.roots.history()[-1]).signed


def test_every_key_is_its_owners_alone(keys: CountyKeys) -> None:
    keys.regions.current(VILLAGE)
    keys.kiosks.add(KIOSK)
    keys.envelope_of(KIOSK, [VILLAGE])
    keys.remember_versions(TOWNSHIP, {"timestamp": 1})
    for path in keys.folder.rglob("*"):
        open_to = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == open_to, path
    assert not list(keys.folder.rglob(".new-*"))


def test_the_first_root_asks_for_two_of_three_and_lasts_three_years(keys: CountyKeys) -> None:
    root = newest(keys)
    assert len(root.roles[Root.type].keyids) == 3
    assert root.roles[Root.type].threshold == 2
    assert root.expires == NOW.replace(microsecond=0) + timedelta(days=ROOT_DAYS)
    assert root.consistent_snapshot
    online = [keyid for role, each in root.roles.items() if role != "root" for keyid in each.keyids]
    assert len(set(online)) == len(online) == 3
    with pytest.raises(RootError, match="already"):
        keys.roots.init(NOW)


def test_a_next_root_bears_two_old_and_two_new_signatures(keys: CountyKeys) -> None:
    before = newest(keys)
    lost = before.roles[Root.type].keyids[1]
    assert keys.roots.next_root(offline(keys, 1, 3), NOW, replace=2) == 2
    made = Metadata[Root].from_bytes(keys.roots.history()[1])
    for judge in (before, made.signed):
        judge.verify_delegate(Root.type, made.signed_bytes, made.signatures)
    assert lost not in made.signed.keys
    assert made.signed.roles[Root.type].keyids[::2] == before.roles[Root.type].keyids[::2]
    # The lost key is worth nothing any more, the new one signs in its place.
    with pytest.raises(RootError, match="2 of the offline keys"):
        keys.roots.next_root(offline(keys, 1, 2), NOW)
    assert keys.roots.next_root([*offline(keys, 3), keys.folder / "root-2.v2.pem"], NOW) == 3


@pytest.mark.parametrize("numbers", [(1,), (1, 1), ()])
def test_one_offline_key_makes_no_root(keys: CountyKeys, numbers: tuple[int, ...]) -> None:
    with pytest.raises(RootError, match="2 of the offline keys"):
        keys.roots.next_root(offline(keys, *numbers), NOW)
    assert len(keys.roots.history()) == 1


def test_new_online_keys_come_with_their_root_in_one_step(keys: CountyKeys) -> None:
    old = keys.roots.online_signers(newest(keys))
    keys.roots.next_root(offline(keys, 2, 3), NOW, replace_online=True)
    new = keys.roots.online_signers(newest(keys))
    metadata = Metadata(Timestamp())
    metadata.sign(old["timestamp"])
    with pytest.raises(UnsignedMetadataError):
        newest(keys).verify_delegate("timestamp", metadata.signed_bytes, metadata.signatures)
    metadata.sign(new["timestamp"])
    newest(keys).verify_delegate("timestamp", metadata.signed_bytes, metadata.signatures)


def test_without_keys_the_county_is_told_what_to_do(tmp_path: Path) -> None:
    keys = CountyKeys(tmp_path / "keys", bytes(32))
    with pytest.raises(RootError, match="county keys init"):
        keys.roots.next_root([], NOW)
    assert keys.kiosks.all() == ()


def test_a_region_keeps_its_key_until_it_is_renewed(keys: CountyKeys) -> None:
    first = keys.regions.current(VILLAGE)
    assert keys.regions.current(VILLAGE) == first
    assert first.epoch == 1
    second = keys.regions.renew(VILLAGE)
    assert (second.epoch, keys.regions.current(VILLAGE)) == (2, second)
    assert second.key != first.key
    assert keys.regions.current(TOWNSHIP).key not in (first.key, second.key)


@pytest.mark.parametrize("content", ["", "{}", '{"epochs": ["00"]}', '{"epochs": [1]}', "[]"])
def test_a_broken_key_file_is_never_replaced(keys: CountyKeys, content: str) -> None:
    keys.regions.current(VILLAGE)
    (path,) = (keys.folder / "regions").glob("*.json")
    path.write_text(content)
    with pytest.raises(BrokenKeyFileError, match=VILLAGE):
        keys.regions.current(VILLAGE)
    assert path.read_text() == content


def test_an_envelope_stays_the_same_while_its_keys_do(keys: CountyKeys) -> None:
    first = keys.envelope_of(KIOSK, [TOWNSHIP, VILLAGE])
    assert keys.envelope_of(KIOSK, [TOWNSHIP, VILLAGE]) == first
    renewed = keys.regions.renew(VILLAGE)
    second = keys.envelope_of(KIOSK, [TOWNSHIP, VILLAGE])
    opened = open_envelope(second, str(IDENTITY))
    assert isinstance(opened, Envelope)
    assert opened.keys == (keys.regions.current(TOWNSHIP), renewed)
    assert len(list((keys.folder / "envelopes").iterdir())) == 1


def test_kiosks_are_taken_in_once_and_struck_off(keys: CountyKeys) -> None:
    keys.kiosks.add(KIOSK)
    keys.kiosks.add(KIOSK)
    assert keys.kiosks.of(TOWNSHIP) == (KIOSK,)
    assert keys.kiosks.of(VILLAGE) == ()
    assert keys.kiosks.remove("大厅") == KIOSK
    assert keys.kiosks.all() == ()


_OTHER = str(pyrage.x25519.Identity.generate().to_public())


@pytest.mark.parametrize(
    ("kiosk", "said"),
    [
        (Kiosk("大厅", _OTHER, TOWNSHIP), "another kiosk of the name"),
        (Kiosk("二号", KIOSK.recipient, TOWNSHIP), "belongs to 大厅"),
        (Kiosk("二号", "age1nonsense", TOWNSHIP), "age1"),
        (Kiosk("二号", _OTHER, "合口镇"), "12 digits"),
        (Kiosk(" ", _OTHER, TOWNSHIP), "name"),
        (Kiosk("二\n号", _OTHER, TOWNSHIP), "name"),
    ],
)
def test_a_kiosk_that_cannot_be_is_refused(keys: CountyKeys, kiosk: Kiosk, said: str) -> None:
    keys.kiosks.add(KIOSK)
    with pytest.raises(KioskError, match=said):
        keys.kiosks.add(kiosk)
    with pytest.raises(KioskError, match="no kiosk"):
        keys.kiosks.remove("三号")
    assert keys.kiosks.all() == (KIOSK,)


@pytest.mark.parametrize("content", ["{}", "[1]", '[{"name": "大厅"}]', "x"])
def test_a_broken_list_of_kiosks_is_never_replaced(keys: CountyKeys, content: str) -> None:
    keys.kiosks.path.write_text(content)
    with pytest.raises(BrokenKeyFileError, match="kiosks"):
        keys.kiosks.add(KIOSK)
    assert keys.kiosks.path.read_text() == content
