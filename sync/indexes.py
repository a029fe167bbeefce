"""Which state the county has published: the one place that decides what is believed.

Everything fetched later is checked against what stands here. Signatures are to be checked in
`current_indexes` and nowhere else.
"""

from dataclasses import dataclass

from sync.faults import Fault, FaultKind
from sync.fetch import Fetcher
from sync.store import Store
from sync.wire.index import (
    MAX_INDEX_BYTES,
    IndexFault,
    RegionIndex,
    ShardEntry,
    TownshipIndex,
    parse_head,
    parse_region_index,
    parse_township_index,
)
from sync.wire.layout import head_path, township_index_path

_MAX_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Indexes:
    """One published state of a township; `sha256` is that of the township's index."""

    sha256: str
    township: TownshipIndex
    regions: tuple[RegionIndex, ...]

    @property
    def shards(self) -> tuple[ShardEntry, ...]:
        """All shards of the state."""
        return tuple(shard for region in self.regions for shard in region.shards)

    @property
    def names(self) -> set[str]:
        """Digests of all files the state consists of."""
        regions = {entry.sha256 for entry in self.township.indexes}
        return {self.sha256, *regions, *(shard.name for shard in self.shards)}


@dataclass(frozen=True, slots=True)
class NothingNew:
    """The county's state is the one already held."""


def current_indexes(
    fetcher: Fetcher, store: Store, township: str, held_sha256: str | None
) -> Indexes | NothingNew | Fault:
    """The state that the county publishes now, unless it is the held one."""
    head_content = fetcher.small(head_path(township), _MAX_HEAD_BYTES)
    if isinstance(head_content, Fault):
        return head_content
    head = parse_head(head_content)
    if isinstance(head, IndexFault):
        return _bad("the township's head", head)
    if head.township != township:
        return Fault(FaultKind.BAD_DATA, "the head is another township's")
    if head.sha256 == held_sha256:
        return NothingNew()
    path = township_index_path(township, head.sha256)
    content = _obtain_index(fetcher, store, path, head.sha256, head.size)
    if isinstance(content, Fault):
        return content
    index = parse_township_index(content)
    if isinstance(index, IndexFault):
        return _bad("the township's index", index)
    if index.township != township:
        return Fault(FaultKind.BAD_DATA, "the index is another township's")
    regions = []
    for entry in index.indexes:
        content = _obtain_index(fetcher, store, index.path_of(entry), entry.sha256, entry.size)
        if isinstance(content, Fault):
            return content
        region = parse_region_index(content)
        if isinstance(region, IndexFault):
            return _bad(f"the index of region {entry.region}", region)
        if region.region != entry.region:
            return Fault(FaultKind.BAD_DATA, f"the index of region {entry.region} is another's")
        regions.append(region)
    return Indexes(head.sha256, index, tuple(regions))


def _obtain_index(
    fetcher: Fetcher, store: Store, path: str, sha256: str, size: int
) -> bytes | Fault:
    if size > MAX_INDEX_BYTES:
        return Fault(FaultKind.BAD_DATA, f"{path} is said to be {size} bytes long")
    return store.obtain(fetcher, path, sha256, size)


def _bad(what: str, fault: IndexFault) -> Fault:
    return Fault(FaultKind.BAD_DATA, f"{what} is refused: {fault.detail}")
