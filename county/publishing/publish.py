"""Publishes each township that has data: shards first, then indexes, its head last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from county.disclosure.models import Edition, Person, Region
from county.publishing.export import Cut, KeyRing, county_cuts, region_cuts
from county.publishing.repository import Repository
from sync.wire.index import (
    IndexFault,
    RegionIndex,
    ShardEntry,
    TownshipIndex,
    parse_head,
    parse_township_index,
)
from sync.wire.layout import head_path, shard_path, township_index_path
from sync.wire.publication import PublishedFile, township_files
from sync.wire.shard import encode_shard, shard_name


@dataclass(frozen=True, slots=True)
class Published:
    """What one publication did."""

    townships: int
    shards: int
    rows: int
    files_written: int
    bytes_written: int


class NothingToPublishError(Exception):
    """The county holds no data yet."""


def publish(folder: Path, pepper: bytes, now: datetime) -> Published:
    """Bring the static files under `folder` up to the database. `now` needs a time zone.

    Raises `NothingToPublishError`; `OSError` where the folder cannot be written.
    """
    edition = Edition.objects.first()
    if edition is None:
        raise NothingToPublishError
    repository = Repository(folder)
    keys = KeyRing(pepper)
    county = Region.objects.get(level="county")
    county_index = _put_region(repository, edition, county.code, county_cuts(county.code))
    indexes = [county_index]
    townships = Region.objects.filter(
        code__in=Person.objects.values("village__parent_id")
    ).order_by("code")
    for township in townships:
        regions = [township, *township.children.order_by("code")]
        own = [
            _put_region(repository, edition, each.code, region_cuts(each.code, keys))
            for each in regions
        ]
        indexes += own
        for file in _files_to_put(repository, township.code, edition, now, [county_index, *own]):
            repository.put(file.path, file.content)
    entries = [entry for index in indexes for entry in index.shards]
    return Published(
        townships=len(townships),
        shards=len(entries),
        rows=sum(entry.rows for entry in entries),
        files_written=repository.files_written,
        bytes_written=repository.bytes_written,
    )


def _put_region(
    repository: Repository, edition: Edition, region: str, cuts: Iterable[Cut]
) -> RegionIndex:
    entries = tuple(_put_shard(repository, cut) for cut in cuts if cut.rows)
    return RegionIndex(region, edition.as_of, entries)


def _put_shard(repository: Repository, cut: Cut) -> ShardEntry:
    data = encode_shard(cut.dataset, cut.region, cut.period, cut.rows)
    name = shard_name(data)
    repository.put(shard_path(name), data)
    return ShardEntry(cut.dataset.name, cut.region, cut.period, name, len(data), len(cut.rows))


def _files_to_put(
    repository: Repository,
    township: str,
    edition: Edition,
    now: datetime,
    indexes: list[RegionIndex],
) -> tuple[PublishedFile, ...]:
    """The township's files; dated as before where only the date would differ."""
    before = _current_index(repository, township)
    if before is not None:
        same = township_files(township, edition.as_of, before.published_at, indexes)
        if repository.read(same[-1].path) == same[-1].content:
            return same
    return township_files(township, edition.as_of, now, indexes)


def _current_index(repository: Repository, township: str) -> TownshipIndex | None:
    """The township's index as it is published now; none where there is none that can be read."""
    head = parse_head(repository.read(head_path(township)) or b"")
    if isinstance(head, IndexFault):
        return None
    index = parse_township_index(repository.read(township_index_path(township, head.sha256)) or b"")
    return index if isinstance(index, TownshipIndex) else None
