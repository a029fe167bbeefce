"""One small county, made and published by the real command, for all tests of this folder."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sync.wire.index import (
    Head,
    RegionIndex,
    TownshipIndex,
    parse_head,
    parse_region_index,
    parse_township_index,
)
from sync.wire.layout import head_path, shard_path, township_index_path
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

    def index(self) -> TownshipIndex:
        """The township's index, by way of its head."""
        head = parse_head((self.folder / head_path(TOWNSHIP)).read_bytes())
        assert isinstance(head, Head)
        path = township_index_path(TOWNSHIP, head.sha256)
        index = parse_township_index((self.folder / path).read_bytes())
        assert isinstance(index, TownshipIndex)
        return index

    def regions(self) -> Iterator[RegionIndex]:
        """The indexes of all its regions."""
        index = self.index()
        for entry in index.indexes:
            region = parse_region_index((self.folder / index.path_of(entry)).read_bytes())
            assert isinstance(region, RegionIndex)
            yield region

    def shard_bytes(self) -> Iterator[bytes]:
        """Every shard as it travels."""
        for region in self.regions():
            for entry in region.shards:
                yield (self.folder / shard_path(entry.name)).read_bytes()

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
