"""Signing a township's repository: what is new and no more, and always whole."""

import json
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from county.keys.ring import CountyKeys
from county.publishing.repository import Repository
from county.publishing.signing import NotYetPublishedError, TownshipSigner
from sync.wire.layout import metadata_folder
from sync.wire.repository import TownshipState

NOW = datetime(2026, 4, 1, 8, tzinfo=UTC)
TOWNSHIP = "430724101000"
CONTENTS = {"regions/430724101211.json": b"an index\n", "keys/ab.age": b"an envelope"}
DAY = timedelta(days=1)


@pytest.fixture
def keys(tmp_path: Path) -> CountyKeys:
    keys = CountyKeys(tmp_path / "keys", bytes(32))
    keys.roots.init(NOW)
    return keys


@pytest.fixture
def folder(tmp_path: Path, keys: CountyKeys) -> Path:
    """What was published and signed at first."""
    published(tmp_path / "public", keys, NOW)
    return tmp_path / "public"


def published(
    folder: Path, keys: CountyKeys, at: datetime, contents: dict[str, bytes] | None = None
) -> list[str]:
    """Publish at that time; gives the names of the signed files that were written."""
    before = stamps(folder)
    state = TownshipState(TOWNSHIP, date(2026, 3, 31), at)
    TownshipSigner(Repository(folder), keys, TOWNSHIP, at).publish(state, contents or CONTENTS)
    return written(before, stamps(folder))


def renewed(folder: Path, keys: CountyKeys, at: datetime) -> list[str]:
    """Sign anew at that time; gives the same."""
    before = stamps(folder)
    TownshipSigner(Repository(folder), keys, TOWNSHIP, at).renew()
    return written(before, stamps(folder))


def stamps(folder: Path) -> dict[str, int]:
    metadata = folder / metadata_folder(TOWNSHIP)
    return {path.name: path.stat().st_ino for path in metadata.glob("*")}


def written(before: dict[str, int], after: dict[str, int]) -> list[str]:
    return sorted(name for name, inode in after.items() if before.get(name) != inode)


def version(folder: Path, name: str = "timestamp.json") -> int:
    signed = json.loads((folder / metadata_folder(TOWNSHIP) / name).read_bytes())["signed"]
    assert type(signed["version"]) is int
    return int(signed["version"])


def test_what_did_not_change_is_not_signed_anew_on_the_same_day(
    folder: Path, keys: CountyKeys
) -> None:
    assert sorted(stamps(folder)) == [
        "1.root.json",
        "1.snapshot.json",
        "1.targets.json",
        "timestamp.json",
    ]
    assert published(folder, keys, NOW + timedelta(hours=10)) == []
    assert renewed(folder, keys, NOW + timedelta(hours=10)) == []


def test_a_day_later_the_timestamp_alone_is_new(folder: Path, keys: CountyKeys) -> None:
    assert renewed(folder, keys, NOW + DAY) == ["timestamp.json"]
    assert published(folder, keys, NOW + 2 * DAY) == ["timestamp.json"]
    # The job that runs daily may be a minute early.
    assert renewed(folder, keys, NOW + 3 * DAY - timedelta(minutes=1)) == ["timestamp.json"]
    assert version(folder) == 4


def test_whatever_a_timestamp_names_outlives_it(folder: Path, keys: CountyKeys) -> None:
    for day in range(1, 100):
        renewed(folder, keys, NOW + day * DAY)
        metadata = folder / metadata_folder(TOWNSHIP)
        timestamp = json.loads((metadata / "timestamp.json").read_bytes())["signed"]
        snapshot_version = timestamp["meta"]["snapshot.json"]["version"]
        snapshot = json.loads((metadata / f"{snapshot_version}.snapshot.json").read_bytes())
        targets_version = snapshot["signed"]["meta"]["targets.json"]["version"]
        targets = json.loads((metadata / f"{targets_version}.targets.json").read_bytes())
        assert timestamp["expires"] <= snapshot["signed"]["expires"] <= targets["signed"]["expires"]
    assert 2 <= targets_version <= 4


def test_a_change_is_signed_from_the_bottom_up(folder: Path, keys: CountyKeys) -> None:
    changed = {**CONTENTS, "keys/ab.age": b"another envelope"}
    assert published(folder, keys, NOW + timedelta(hours=1), changed) == [
        "2.snapshot.json",
        "2.targets.json",
        "timestamp.json",
    ]
    stays = {path.name for path in (folder / f"repo/{TOWNSHIP}/targets/keys").iterdir()}
    assert len(stays) == 2


class CutOffError(Exception):
    """The power goes."""


@pytest.mark.parametrize("writes", range(6))
def test_a_publisher_that_is_cut_off_leaves_what_was_there(
    folder: Path, keys: CountyKeys, writes: int
) -> None:
    """The files that a timestamp names are there whole at every moment, and the next run mends."""

    class Failing(Repository):
        left = writes

        def put(self, path: str, content: bytes) -> None:
            if self.read(path) != content:
                if not self.left:
                    raise CutOffError
                self.left -= 1
            super().put(path, content)

    changed = {name: content + b"!" for name, content in CONTENTS.items()}
    state = TownshipState(TOWNSHIP, date(2026, 4, 1), NOW)
    try:
        TownshipSigner(Failing(folder), keys, TOWNSHIP, NOW).publish(state, changed)
    except CutOffError:
        assert writes < 5
    else:
        assert writes == 5
    seen = version(folder)
    metadata = folder / metadata_folder(TOWNSHIP)
    snapshot = json.loads((metadata / "timestamp.json").read_bytes())["signed"]["meta"]
    name = f"{snapshot['snapshot.json']['version']}.snapshot.json"
    targets = json.loads((metadata / name).read_bytes())["signed"]["meta"]["targets.json"]
    assert (metadata / f"{targets['version']}.targets.json").is_file()
    published(folder, keys, NOW + timedelta(hours=1), changed)
    assert version(folder) >= seen
    assert published(folder, keys, NOW + timedelta(hours=2), changed) == []


def test_no_version_ever_stands_for_two_contents(folder: Path, keys: CountyKeys) -> None:
    """A folder from last week's backup, an empty one, and one on a stick: each goes on upwards."""
    backup = shutil.copytree(folder, folder.parent / "backup")
    published(folder, keys, NOW + DAY, {"keys/ab.age": b"new"})
    assert version(folder) == 2
    assert renewed(backup, keys, NOW + DAY) == [
        "3.snapshot.json",
        "3.targets.json",
        "timestamp.json",
    ]
    assert version(backup) == 3
    published(folder.parent / "stick", keys, NOW + DAY)
    assert version(folder.parent / "stick") == 4


@pytest.mark.parametrize("name", ["timestamp.json", "1.snapshot.json", "1.targets.json"])
@pytest.mark.parametrize("content", [b"", b"{}", b"\xff"])
def test_a_broken_folder_is_signed_anew_as_a_whole(
    folder: Path, keys: CountyKeys, name: str, content: bytes
) -> None:
    (folder / metadata_folder(TOWNSHIP) / name).write_bytes(content)
    with pytest.raises(NotYetPublishedError):
        renewed(folder, keys, NOW)
    assert "timestamp.json" in published(folder, keys, NOW)
    assert version(folder) == 2


def test_a_clock_that_was_ahead_is_corrected_by_the_next_signature(
    folder: Path, keys: CountyKeys
) -> None:
    renewed(folder, keys, NOW + 30 * DAY)
    assert renewed(folder, keys, NOW + DAY) == ["timestamp.json"]


def test_a_next_root_is_handed_out_with_what_its_keys_sign(folder: Path, keys: CountyKeys) -> None:
    two = [keys.roots.offline_key(1), keys.roots.offline_key(2)]
    keys.roots.next_root(two, NOW)
    assert renewed(folder, keys, NOW) == ["2.root.json"]
    keys.roots.next_root(two, NOW, replace_online=True)
    assert published(folder, keys, NOW) == [
        "2.snapshot.json",
        "2.targets.json",
        "3.root.json",
        "timestamp.json",
    ]


def test_publishing_goes_on_when_the_offline_keys_were_taken_away(
    folder: Path, keys: CountyKeys
) -> None:
    for number in (1, 2, 3):
        keys.roots.offline_key(number).unlink()
    assert renewed(folder, keys, NOW + DAY) == ["timestamp.json"]
