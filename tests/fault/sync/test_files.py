"""What stands between the county and a terminal may do anything to the files, and gains nothing."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import zstandard

from county.keys.ring import CountyKeys
from sync.storage_key import KEY_FILE
from sync.trust import TRUST_FOLDER
from sync.wire.index import ShardEntry
from sync.wire.layout import metadata_folder, shard_path
from sync.wire.schema import PAYMENT
from sync.wire.shard import encode_shard
from tests.fault.sync.hall import FIRST, SECOND, Hall, paid_state
from tests.protocol.sync.county import (
    OTHER_VILLAGE,
    TOWNSHIP,
    VILLAGE,
    PublishedCounty,
    new_keys,
    serving,
)

pytestmark = pytest.mark.long


def _entry(hall: Hall, region: str = VILLAGE) -> ShardEntry:
    (found,) = (e for e in hall.county.entries if (e.dataset, e.region) == ("payment", region))
    return found


def _shard(hall: Hall, region: str = VILLAGE) -> Path:
    return hall.county.folder / shard_path(_entry(hall, region).name)


def _signed(hall: Hall, name: str) -> Path:
    return hall.county.folder / metadata_folder(TOWNSHIP) / name


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def _instead(hall: Hall, shard: bytes, *, rows: int | None = None, size: int | None = None) -> None:
    """The county itself, or a thief of its online keys, signs another file of payments."""
    old = _entry(hall)
    content = hall.county.sealed("payment", VILLAGE, "2026", shard)
    digest = hashlib.sha256(content).hexdigest()
    hall.county.write(shard_path(digest), content)
    hall.county.entries.remove(old)
    hall.county.entries.append(
        replace(old, name=digest, size=size or len(content), rows=rows or old.rows)
    )
    hall.county.publish_entries()


def _swap(hall: Hall) -> None:
    one, other = _shard(hall), _shard(hall, OTHER_VILLAGE)
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)


def _for_another(hall: Hall) -> None:
    neighbours = _entry(hall, OTHER_VILLAGE)
    hall.county.entries.remove(_entry(hall))
    hall.county.entries.append(replace(neighbours, region=VILLAGE))
    hall.county.publish_entries()


def _foreign(hall: Hall) -> None:
    keys: CountyKeys = new_keys(hall.data.parent / "foreign")
    PublishedCounty(hall.county.folder, day=hall.county.day, keys=keys).publish(paid_state(99))


def _replay(hall: Hall) -> None:
    """A mirror of yesterday, at a terminal that has gone on since."""
    with serving(hall.county.folder) as url:
        assert hall.once(url) == "updated"
    shutil.rmtree(hall.county.folder)
    shutil.copytree(hall.yesterday, hall.county.folder)


def _replay_after_a_power_cut(hall: Hall) -> None:
    _replay(hall)
    for path in (hall.data / TRUST_FOLDER).rglob("*.json"):
        path.write_bytes(b"")


def _wrong_totals(hall: Hall) -> None:
    rows = SECOND[PAYMENT, VILLAGE, "2026"]
    text = zstandard.ZstdDecompressor().decompress(encode_shard(PAYMENT, VILLAGE, "2026", rows))
    first, rest = text.split(b"\n", 1)
    assert b'"amount_fen":' in first
    changed = first.replace(b'"amount_fen":', b'"amount_fen":1')
    _instead(hall, zstandard.compress(changed + b"\n" + rest))


def _bomb(hall: Hall) -> None:
    _instead(hall, zstandard.ZstdCompressor(level=19).compress(bytes(1 << 30)))


def _ten_gigabytes(hall: Hall) -> None:
    _instead(hall, b"", size=10 << 30)


def _ten_gigabytes_within(hall: Hall) -> None:
    frame = b"\x28\xb5\x2f\xfd\xe0" + (10 << 30).to_bytes(8, "little") + b"\x01\x00\x00"
    _instead(hall, frame)


HARMS: dict[str, tuple[Callable[[Hall], None], str]] = {
    "tampered shard": (lambda hall: _flip(_shard(hall)), "bad_data"),
    "tampered timestamp": (lambda hall: _flip(_signed(hall, "timestamp.json")), "bad_data"),
    "tampered targets": (lambda hall: _flip(_signed(hall, "2.targets.json")), "bad_data"),
    "truncated shard": (lambda hall: _cut(_shard(hall)), "bad_data"),
    "truncated snapshot": (lambda hall: _cut(_signed(hall, "2.snapshot.json")), "bad_data"),
    "swapped shards": (_swap, "bad_data"),
    "replayed": (_replay, "older"),
    "replayed after a power cut": (_replay_after_a_power_cut, "older"),
    "foreign-signed": (_foreign, "not_signed"),
    "one region's shard for another": (_for_another, "bad_data"),
    "totals that do not match": (_wrong_totals, "bad_data"),
    "zip bomb": (_bomb, "bad_data"),
    "a declared 10 GB": (_ten_gigabytes, "bad_data"),
    "10 GB declared within": (_ten_gigabytes_within, "bad_data"),
}


@pytest.mark.parametrize("name", HARMS)
def test_a_file_that_is_not_what_the_county_published(hall: Hall, name: str) -> None:
    harm, outcome = HARMS[name]
    harm(hall)
    with serving(hall.county.folder) as url:
        said = hall.once(url)
        assert said == outcome or (name.startswith("tampered t") and said in KINDS_OF_TAMPERED)
    status = hall.goes_on(SECOND if name.startswith("replayed") else FIRST)
    failure = status["last_failure"]
    assert isinstance(failure, dict)
    assert failure["sentence"] == status["sentence"]


KINDS_OF_TAMPERED = ("bad_data", "not_signed", "portal")
"""A flipped bit may fall into a signature, a name or a bracket."""


def test_a_half_copied_stick(hall: Hall, tmp_path: Path) -> None:
    """Every stick that lacks one of the new files, or holds the half of it."""
    new = {
        path.relative_to(hall.county.folder)
        for path in hall.county.folder.rglob("*")
        if path.is_file() and not (hall.yesterday / path.relative_to(hall.county.folder)).is_file()
    }
    assert len(new) == 4
    for number, path in enumerate(sorted(new)):
        stick = shutil.copytree(hall.county.folder, tmp_path / f"stick-{number}")
        for harm, outcomes in (
            (_cut, {"bad_data", "incomplete"}),
            (Path.unlink, {"incomplete"}),
        ):
            harm(stick / path)
            assert hall.carried(stick) in outcomes
            hall.goes_on(FIRST)
    assert hall.carried(hall.county.folder) == "updated"
    hall.goes_on(SECOND)


def test_a_wrong_storage_key_gives_nothing_up(hall: Hall) -> None:
    path = hall.data / KEY_FILE
    right = path.read_text()
    path.write_text("ab" * 32)
    with serving(hall.county.folder) as url:
        assert hall.once(url) == "wrong_key"
        said = hall.run("sync", "status", "--data", hall.data)
        assert (said.returncode, said.stdout) == (1, "")
        assert said.stderr.strip() == "The local copy was written under another storage key."
        path.write_text(right)
        hall.goes_on(FIRST)
        assert hall.once(url) == "updated"
    hall.goes_on(SECOND)


def test_metadata_emptied_by_a_power_cut_come_again(hall: Hall) -> None:
    for path in (hall.data / TRUST_FOLDER).rglob("*.json"):
        path.write_bytes(b"")
    hall.goes_on(FIRST)
    with serving(hall.county.folder) as url:
        assert hall.once(url) == "updated"
    hall.goes_on(SECOND)
