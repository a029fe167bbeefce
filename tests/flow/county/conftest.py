"""One small county, made and published by the real command, for all tests of this folder."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from county.keys.regions import RegionKeyFiles
from sync.wire.index import RegionIndex, parse_region_index
from sync.wire.layout import metadata_path, shard_path, target_path
from sync.wire.repository import STATE_FIELD, TownshipState, parse_state, region_of_target
from sync.wire.sealing import Unsealed, unseal
from sync.wire.shard_model import Shard
from sync.wire.shard_reading import decode_shard

ROOT = Path(__file__).parents[3]
TOWNSHIP = "430724101000"
TODAY = "2026-11-22"
SIZE = ("--today", TODAY, "--people", "500", "--payments", "7000")
TIMEOUT_S = 60


def county(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the county command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "county", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )


def made_in(home: Path) -> Path:
    """Make and publish the small county in that folder."""
    for arguments in (("demo-data", "--home", home, *SIZE), ("publish", "--home", home)):
        done = county(*arguments)
        assert done.returncode == 0, done.stderr
    return home


@dataclass(frozen=True)
class PublishedCounty:
    """What a terminal of the township finds under the packages' folder."""

    folder: Path

    def state(self) -> TownshipState:
        """Whose state it is, by way of the signed files."""
        state = parse_state(self._targets()[STATE_FIELD])
        assert isinstance(state, TownshipState)
        return state

    def regions(self) -> Iterator[RegionIndex]:
        """The indexes of all its regions."""
        for name, file in self._targets()["targets"].items():
            if region_of_target(name) is not None:
                path = self.folder / target_path(TOWNSHIP, name, file["hashes"]["sha256"])
                region = parse_region_index(path.read_bytes())
                assert isinstance(region, RegionIndex)
                yield region

    def shard_bytes(self) -> Iterator[bytes]:
        """Every shard, its seal opened with the county's own keys."""
        keys = RegionKeyFiles(self.folder.parent / "keys" / "regions")
        for region in self.regions():
            key = keys.current(region.region)
            for entry in region.shards:
                sealed = (self.folder / shard_path(entry.name)).read_bytes()
                opened = unseal(sealed, {(key.region, key.epoch): key.key})
                assert isinstance(opened, Unsealed)
                yield opened.content

    def _targets(self) -> dict[str, Any]:
        timestamp = self._signed("timestamp", None)
        snapshot = self._signed("snapshot", timestamp["meta"]["snapshot.json"]["version"])
        return self._signed("targets", snapshot["meta"]["targets.json"]["version"])

    def _signed(self, role: str, version: int | None) -> dict[str, Any]:
        content = (self.folder / metadata_path(TOWNSHIP, role, version)).read_bytes()
        signed: dict[str, Any] = json.loads(content)["signed"]
        return signed

    def shards(self) -> Iterator[Shard]:
        """Every shard, opened."""
        for data in self.shard_bytes():
            shard = decode_shard(data)
            assert isinstance(shard, Shard)
            yield shard

    def rows(self, dataset: str) -> list[dict[str, object]]:
        """All rows of a dataset in all regions, by column, with `region` added."""
        return [
            dict(zip((each.name for each in shard.dataset.columns), row, strict=True))
            | {"shard_region": shard.region}
            for shard in self.shards()
            if shard.dataset.name == dataset
            for row in shard.rows()
        ]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small county's home; nobody may change it."""
    return made_in(tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="session")
def published(home: Path) -> PublishedCounty:
    """What the small county published."""
    return PublishedCounty(home / "pkg")


@pytest.fixture(scope="session")
def cards(home: Path) -> dict[str, dict[str, object]]:
    """The cast's cards by key."""
    loaded: dict[str, dict[str, object]] = json.loads((home / "cards.json").read_text("utf-8"))
    return loaded
