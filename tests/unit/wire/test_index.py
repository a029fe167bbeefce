"""Indexes: the same state has the same bytes, and strange bytes are told apart from an index."""

import json
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.index import (
    IndexFault,
    RegionIndex,
    ShardEntry,
    parse_region_index,
    region_index_bytes,
)
from sync.wire.layout import metadata_path, shard_path, target_path, url_of

TOWNSHIP = "430724101000"
VILLAGE = "430724101211"
NAME = "ab" * 32

names = st.binary(min_size=32, max_size=32).map(bytes.hex)
counts = st.integers(0, 1 << 40)
entries = st.builds(
    ShardEntry,
    st.sampled_from(["payment", "holder", "a_dataset_of_2031"]),
    st.just(VILLAGE),
    st.sampled_from(["all", "2025", "2026"]),
    names,
    counts,
    counts,
)
indexes = st.builds(
    RegionIndex,
    st.just(VILLAGE),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.lists(entries, unique_by=lambda each: (each.dataset, each.period)).map(
        lambda each: tuple(sorted(each))
    ),
)


@given(indexes)
def test_a_region_index_comes_back_as_it_was_written(index: RegionIndex) -> None:
    assert parse_region_index(region_index_bytes(index)) == index


@given(indexes, st.randoms())
def test_the_order_in_which_shards_are_listed_leaves_no_trace(
    index: RegionIndex, random: Random
) -> None:
    shuffled = list(index.shards)
    random.shuffle(shuffled)
    again = RegionIndex(index.region, index.as_of, tuple(shuffled))
    assert region_index_bytes(again) == region_index_bytes(index)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_without_an_exception(data: bytes) -> None:
    assert isinstance(parse_region_index(data), IndexFault)


SHARD: dict[str, object] = {
    "dataset": "payment",
    "region": VILLAGE,
    "period": "2026",
    "name": NAME,
    "size": 16_000,
    "rows": 2_000,
}
GOOD: dict[str, object] = {
    "format": 1,
    "region": VILLAGE,
    "as_of": "2026-03-31",
    "shards": [SHARD],
}


def _with(**changes: object) -> dict[str, object]:
    return {**GOOD, **changes}


def _with_shard(**changes: object) -> dict[str, object]:
    return {**GOOD, "shards": [{**SHARD, **changes}]}


def test_the_good_index_is_taken() -> None:
    assert isinstance(parse_region_index(json.dumps(GOOD).encode()), RegionIndex)


@pytest.mark.parametrize(
    "index",
    [
        _with(format=2),
        _with(extra=1),
        _with(region="43072410121"),
        _with(region=430724101211),
        _with(as_of="2026-02-30"),
        _with(as_of="2026-3-31"),
        _with(as_of="2026-W01-1"),
        _with(as_of=None),
        _with(shards={}),
        _with(shards=["payment"]),
        _with_shard(region="430724101212"),
        _with_shard(name="../../etc/passwd"),
        _with_shard(name=NAME.upper()),
        _with_shard(size=-1),
        _with_shard(size=True),
        _with_shard(size=1.5),
        _with_shard(rows=10**30),
        _with_shard(dataset=""),
        _with_shard(period="支\n"),
        _with(shards=[SHARD, SHARD]),
        [],
        "index",
        None,
    ],
)
def test_an_index_no_county_writes_is_refused(index: object) -> None:
    assert isinstance(parse_region_index(json.dumps(index).encode()), IndexFault)


@pytest.mark.parametrize("data", [b"<html>login</html>", b"", b"[" * 100_000, b"\xff\xfe"])
def test_a_portals_page_is_no_index(data: bytes) -> None:
    assert isinstance(parse_region_index(data), IndexFault)


def test_every_file_has_one_place() -> None:
    assert shard_path(NAME) == f"shards/ab/{NAME}"
    assert target_path(TOWNSHIP, f"regions/{VILLAGE}.json", NAME) == (
        f"repo/{TOWNSHIP}/targets/regions/{NAME}.{VILLAGE}.json"
    )
    assert metadata_path(TOWNSHIP, "snapshot", 7) == f"repo/{TOWNSHIP}/metadata/7.snapshot.json"
    assert metadata_path(TOWNSHIP, "timestamp") == f"repo/{TOWNSHIP}/metadata/timestamp.json"
    assert url_of("http://county.example/data", shard_path(NAME)) == (
        f"http://county.example/data/shards/ab/{NAME}"
    )


@pytest.mark.parametrize("name", ["", "..", NAME.upper(), NAME + "/", NAME[:-1]])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(ValueError, match="sha-256"):
        shard_path(name)
    with pytest.raises(ValueError, match="sha-256"):
        target_path(TOWNSHIP, "keys/a.age", name)
    with pytest.raises(ValueError, match="12 digits"):
        metadata_path(name, "timestamp")
