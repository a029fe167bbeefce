"""The files of one township's repository, in the order in which they may be written.

Each file names only files that stand before it, so that a terminal which reads while the county
publishes sees the old state or the new one whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sync.wire.index import (
    RegionIndex,
    TownshipIndex,
    entry_of,
    head_bytes,
    head_of,
    region_index_bytes,
    township_index_bytes,
)
from sync.wire.layout import head_path, region_index_path, township_index_path


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file's path, relative to the county's base address, and its content."""

    path: str
    content: bytes


def township_files(
    township: str, as_of: date, published_at: datetime, regions: Iterable[RegionIndex]
) -> tuple[PublishedFile, ...]:
    """Region indexes, the township's index, and last its head. Shards must be in place before.

    `published_at` needs a time zone; `ValueError` where it has none.
    """
    files = []
    entries = []
    for region in regions:
        content = region_index_bytes(region)
        entry = entry_of(content, region.region)
        entries.append(entry)
        files.append(
            PublishedFile(region_index_path(township, entry.region, entry.sha256), content)
        )
    index = township_index_bytes(TownshipIndex(township, as_of, published_at, tuple(entries)))
    head = head_of(index, township)
    files.append(PublishedFile(township_index_path(township, head.sha256), index))
    files.append(PublishedFile(head_path(township), head_bytes(head)))
    return tuple(files)
