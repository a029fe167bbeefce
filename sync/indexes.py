"""Which state the county has published: its regions' indexes and this terminal's key envelope.

What is fetched here was named by the county's signatures (`sync.trust`); all that is fetched later
is checked against what stands here.
"""

import hashlib
from dataclasses import dataclass

from sync.faults import Fault, FaultKind
from sync.fetch import Fetcher
from sync.store import Store
from sync.trust import Target, Vouched
from sync.wire.envelope import MAX_ENVELOPE_BYTES
from sync.wire.index import (
    MAX_INDEX_BYTES,
    IndexFault,
    RegionIndex,
    ShardEntry,
    parse_region_index,
    region_index_bytes,
)
from sync.wire.repository import TownshipState, envelope_target, region_of_target


@dataclass(frozen=True, slots=True)
class Indexes:
    """One published state of a township; `sha256` stands for all of it.

    `envelope` is the digest and size of this terminal's key envelope.
    """

    sha256: str
    township: TownshipState
    regions: tuple[RegionIndex, ...]
    envelope: tuple[str, int]

    @property
    def shards(self) -> tuple[ShardEntry, ...]:
        """All shards of the state."""
        return tuple(shard for region in self.regions for shard in region.shards)

    @property
    def names(self) -> set[str]:
        """Digests of all files the state consists of."""
        regions = (hashlib.sha256(region_index_bytes(each)).hexdigest() for each in self.regions)
        return {self.envelope[0], *regions, *(shard.name for shard in self.shards)}


@dataclass(frozen=True, slots=True)
class NothingNew:
    """The county's state is the one already held."""


def fetch_indexes(
    fetcher: Fetcher, store: Store, vouched: Vouched, recipient: str
) -> Indexes | Fault:
    """The state that the signatures vouch for, as the terminal with this public key sees it."""
    target = vouched.targets.get(envelope_target(recipient))
    if target is None:
        return Fault(FaultKind.NO_KEY, "the county gives this terminal no keys")
    envelope = _obtain(fetcher, store, target, MAX_ENVELOPE_BYTES)
    if isinstance(envelope, Fault):
        return envelope
    regions = []
    for name, each in sorted(vouched.targets.items()):
        region = region_of_target(name)
        if region is None:
            continue
        index = _region_index(fetcher, store, region, each)
        if isinstance(index, Fault):
            return index
        regions.append(index)
    return Indexes(vouched.sha256, vouched.state, tuple(regions), (target.sha256, target.size))


def _region_index(
    fetcher: Fetcher, store: Store, region: str, target: Target
) -> RegionIndex | Fault:
    content = _obtain(fetcher, store, target, MAX_INDEX_BYTES)
    if isinstance(content, Fault):
        return content
    index = parse_region_index(content)
    if isinstance(index, IndexFault):
        detail = f"the index of region {region} is refused: {index.detail}"
        return Fault(FaultKind.BAD_DATA, detail)
    if index.region != region:
        return Fault(FaultKind.BAD_DATA, f"the index of region {region} is another's")
    return index


def _obtain(fetcher: Fetcher, store: Store, target: Target, max_bytes: int) -> bytes | Fault:
    if target.size > max_bytes:
        return Fault(FaultKind.BAD_DATA, f"{target.path} is said to be {target.size} bytes long")
    return store.obtain(fetcher, target.path, target.sha256, target.size)
