"""A region's index: which shards it has now.

A region's state is the set of its index's entries; syncing is a difference of two such sets.
An index has one canonical JSON form, so that the same state always has the same bytes.
"""

import json
from dataclasses import dataclass
from datetime import date

from sync.wire.layout import is_name
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


@dataclass(frozen=True, slots=True)
class IndexFault:
    """Bytes that are no index; `detail` is an English clause."""

    detail: str


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
    try:
        if isinstance(value, str) and (read := date.fromisoformat(value)).isoformat() == value:
            return read
    except ValueError:
        pass
    raise _StrangeError("a day is ISO text")


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
