"""Publishes each township that has data: sealed shards first, then what is signed, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from county.attaching.store import PictureStore
from county.disclosure.models import Edition, Person, Region
from county.keys.files import alone_with
from county.keys.ring import CountyKeys
from county.publishing.export import Cut, KeyRing, county_cuts, region_cuts
from county.publishing.files import PictureFiles
from county.publishing.repository import Repository
from county.publishing.signing import TownshipSigner
from sync.wire.envelope import RegionKey
from sync.wire.index import RegionIndex, ShardEntry, region_index_bytes
from sync.wire.layout import shard_path
from sync.wire.repository import TownshipState, envelope_target, region_target
from sync.wire.schema import ATTACHMENT
from sync.wire.sealing import Claim, seal
from sync.wire.shard import encode_shard, shard_name
from sync.wire.shard_model import is_region


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


def publish(folder: Path, keys: CountyKeys, now: datetime) -> Published:
    """Bring the static files under `folder` up to the database. `now` needs a time zone.

    Raises `NothingToPublishError`; `RootError` and `BrokenKeyFileError` for keys that are missing
    or broken; `MissingPictureError`; `OSError` where the folder cannot be written.
    """
    edition = Edition.objects.first()
    if edition is None:
        raise NothingToPublishError
    with alone_with(keys.folder):
        return _publish(Repository(folder), edition, keys, now)


def sign(folder: Path, keys: CountyKeys, now: datetime) -> int:
    """Sign anew, as time goes by, what is published under `folder`; gives the files written.

    Raises `NotYetPublishedError` where a township's folder holds nothing of ours, and as `publish`.
    """
    repository = Repository(folder)
    with alone_with(keys.folder):
        for township in published_townships(folder):
            TownshipSigner(repository, keys, township, now).renew()
    return repository.files_written


def published_townships(folder: Path) -> list[str]:
    """The codes of the townships that have a repository under `folder`."""
    return sorted(path.name for path in folder.glob("repo/*") if is_region(path.name))


def _publish(
    repository: Repository, edition: Edition, keys: CountyKeys, now: datetime
) -> Published:
    payees = KeyRing(keys.pepper)
    pictures = PictureFiles(repository, PictureStore(Path(settings.PICTURES_FOLDER)))
    county = Region.objects.get(level="county")
    county_index = _put_region(
        repository, pictures, edition, keys.regions.current(county.code), county_cuts(county.code)
    )
    indexes = [county_index]
    townships = Region.objects.filter(
        code__in=Person.objects.values("village__parent_id")
    ).order_by("code")
    for township in townships:
        signer = TownshipSigner(repository, keys, township.code, now)
        regions = [township, *township.children.order_by("code")]
        own = [
            _put_region(
                repository,
                pictures,
                edition,
                keys.regions.current(each.code),
                region_cuts(each.code, payees),
            )
            for each in regions
        ]
        indexes += own
        state = TownshipState(township.code, edition.as_of, now)
        signer.publish(state, _targets(keys, township.code, [county_index, *own]))
    pictures.tidy()
    entries = [entry for index in indexes for entry in index.shards]
    return Published(
        townships=len(townships),
        shards=len(entries),
        rows=sum(entry.rows for entry in entries),
        files_written=repository.files_written,
        bytes_written=repository.bytes_written,
    )


def _targets(keys: CountyKeys, township: str, indexes: list[RegionIndex]) -> dict[str, bytes]:
    """A township's region indexes, and an envelope for each of its kiosks."""
    regions = [index.region for index in indexes]
    contents = {region_target(each.region): region_index_bytes(each) for each in indexes}
    for kiosk in keys.kiosks.of(township):
        contents[envelope_target(kiosk.recipient)] = keys.envelope_of(kiosk, regions)
    return contents


def _put_region(
    repository: Repository,
    pictures: PictureFiles,
    edition: Edition,
    key: RegionKey,
    cuts: Iterable[Cut],
) -> RegionIndex:
    entries = []
    for cut in cuts:
        if not cut.rows:
            continue
        named = pictures.publish(cut, key) if cut.dataset is ATTACHMENT else cut
        entries.append(_put_shard(repository, named, key))
    return RegionIndex(key.region, edition.as_of, tuple(entries))


def _put_shard(repository: Repository, cut: Cut, key: RegionKey) -> ShardEntry:
    claim = Claim(cut.dataset.name, cut.region, cut.period, key.epoch)
    data = seal(claim, key.key, encode_shard(cut.dataset, cut.region, cut.period, cut.rows))
    name = shard_name(data)
    repository.put(shard_path(name), data)
    return ShardEntry(cut.dataset.name, cut.region, cut.period, name, len(data), len(cut.rows))
