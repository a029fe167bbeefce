"""Indexes: which shards a region has now, which regions' indexes a township has, and its head.

A region's state is the set of its index's entries; syncing is a difference of two such sets.
All three have one canonical JSON form, so that the same state always has the same bytes.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sync.wire.layout import is_name, region_index_path
from sync.wire.shard_model import is_region

FORMAT_VERSION = 1
MAX_INDEX_BYTES = 4 << 20

_MAX_NUMBER = 1 << 62


@dataclass(frozen=True, slots=True, order=True)
class ShardEntry:
    """One shard of a region: `name` is the sha-256 of its file, `size` that file's bytes."""

    dataset: str
    region: str
    period: str
    name: str
    size: int
    rows: int


@dataclass(frozen=True, slots=True)
class RegionIndex:
    """All shards of a region, as of the end of a day."""

    region: str
    as_of: date
    shards: tuple[ShardEntry, ...]


@dataclass(frozen=True, slots=True, order=True)
class IndexEntry:
    """One region's index as the township's names it: `sha256` and `size` of its bytes."""

    region: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class TownshipIndex:
    """All regions a township's terminals hold: its own, its villages, and the county."""

    township: str
    as_of: date
    published_at: datetime
    indexes: tuple[IndexEntry, ...]

    def path_of(self, entry: IndexEntry) -> str:
        """Where that region's index lies, relative to the county's base address."""
        return region_index_path(self.township, entry.region, entry.sha256)


@dataclass(frozen=True, slots=True)
class Head:
    """Which index a township has now: `sha256` and `size` of the township index's bytes."""

    township: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class IndexFault:
    """Bytes that are no index; `detail` is an English clause."""

    detail: str


def head_of(township_index: bytes, township: str) -> Head:
    """The head that names a township's index of these bytes."""
    return Head(township, len(township_index), hashlib.sha256(township_index).hexdigest())


def entry_of(region_index: bytes, region: str) -> IndexEntry:
    """How a township's index names a region's index of these bytes."""
    return IndexEntry(region, len(region_index), hashlib.sha256(region_index).hexdigest())


def head_bytes(head: Head) -> bytes:
    """The head's one canonical form, some 150 bytes."""
    return _canonical(
        {
            "format": FORMAT_VERSION,
            "township": head.township,
            "size": head.size,
            "sha256": head.sha256,
        }
    )


def region_index_bytes(index: RegionIndex) -> bytes:
    """The index's one canonical form: shards sorted, keys sorted, no blanks, a line feed."""
    return _canonical(
        {
            "format": FORMAT_VERSION,
            "region": index.region,
            "as_of": index.as_of.isoformat(),
            "shards": [
                {
                    "dataset": each.dataset,
                    "region": each.region,
                    "period": each.period,
                    "name": each.name,
                    "size": each.size,
                    "rows": each.rows,
                }
                for each in sorted(index.shards)
            ],
        }
    )


def township_index_bytes(index: TownshipIndex) -> bytes:
    """The index's one canonical form. `ValueError` where `published_at` has no time zone."""
    if index.published_at.tzinfo is None:
        raise ValueError("published_at needs a time zone")
    return _canonical(
        {
            "format": FORMAT_VERSION,
            "township": index.township,
            "as_of": index.as_of.isoformat(),
            "published_at": index.published_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "indexes": [
                {"region": each.region, "size": each.size, "sha256": each.sha256}
                for each in sorted(index.indexes)
            ],
        }
    )


def parse_head(data: bytes) -> Head | IndexFault:
    """Read a township's head strictly: no field missing, unknown, doubled or of another kind."""
    try:
        fields = _fields(_load(data), {"format", "township", "size", "sha256"})
        return Head(_region(fields["township"]), _number(fields["size"]), _name(fields["sha256"]))
    except _StrangeError as strange:
        return IndexFault(str(strange))


def parse_region_index(data: bytes) -> RegionIndex | IndexFault:
    """Read a region's index strictly: no field missing, unknown, doubled or of another kind."""
    try:
        fields = _fields(_load(data), {"format", "region", "as_of", "shards"})
        region = _region(fields["region"])
        shards = tuple(_shard_entry(each, region) for each in _list(fields["shards"]))
        cuts = {(each.dataset, each.region, each.period) for each in shards}
        if len(cuts) != len(shards):
            raise _StrangeError("one shard is listed twice")
        return RegionIndex(region, _date(fields["as_of"]), shards)
    except _StrangeError as strange:
        return IndexFault(str(strange))


def parse_township_index(data: bytes) -> TownshipIndex | IndexFault:
    """Read a township's index strictly: no field missing, unknown, doubled or of another kind."""
    try:
        fields = _fields(_load(data), {"format", "township", "as_of", "published_at", "indexes"})
        indexes = tuple(_index_entry(each) for each in _list(fields["indexes"]))
        if len({each.region for each in indexes}) != len(indexes):
            raise _StrangeError("one region is listed twice")
        return TownshipIndex(
            _region(fields["township"]),
            _date(fields["as_of"]),
            _time(fields["published_at"]),
            indexes,
        )
    except _StrangeError as strange:
        return IndexFault(str(strange))


class _StrangeError(Exception):
    """Something in an index that no county of ours writes; never leaves this module."""


def _canonical(value: dict[str, object]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


def _load(data: bytes) -> object:
    if len(data) > MAX_INDEX_BYTES:
        raise _StrangeError("it is too long")
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        raise _StrangeError("it is not JSON") from None
    if not isinstance(fields, dict) or fields.get("format") != FORMAT_VERSION:
        raise _StrangeError("its format is not one this program knows")
    return fields


def _fields(value: object, names: set[str]) -> dict[str, object]:
    if not isinstance(value, dict) or set(value) != names:
        raise _StrangeError("its fields are not those of an index")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise _StrangeError("it lists nothing")
    return value


def _region(value: object) -> str:
    if not isinstance(value, str) or not is_region(value):
        raise _StrangeError("a region's code has 12 digits")
    return value


def _name(value: object) -> str:
    if not isinstance(value, str) or not is_name(value):
        raise _StrangeError("a file's name is a sha-256 in hex")
    return value


def _word(value: object) -> str:
    if not isinstance(value, str) or not value.isascii() or not value.isprintable():
        raise _StrangeError("a dataset or period is a plain word")
    if not 0 < len(value) <= 40:
        raise _StrangeError("a dataset or period is a short word")
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < _MAX_NUMBER:
        raise _StrangeError("a size or count is a whole number")
    return value


def _date(value: object) -> date:
    return _time(f"{value}T00:00:00Z").date()


def _time(value: object) -> datetime:
    try:
        if isinstance(value, str) and len(value) == len("2026-01-31T00:00:00Z"):
            return datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        pass
    raise _StrangeError("a date or time is ISO text, times in UTC")


def _shard_entry(value: object, region: str) -> ShardEntry:
    fields = _fields(value, {"dataset", "region", "period", "name", "size", "rows"})
    if _region(fields["region"]) != region:
        raise _StrangeError("a shard of another region is listed")
    return ShardEntry(
        _word(fields["dataset"]),
        region,
        _word(fields["period"]),
        _name(fields["name"]),
        _number(fields["size"]),
        _number(fields["rows"]),
    )


def _index_entry(value: object) -> IndexEntry:
    fields = _fields(value, {"region", "size", "sha256"})
    return IndexEntry(_region(fields["region"]), _number(fields["size"]), _name(fields["sha256"]))
