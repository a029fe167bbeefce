"""Indexes: the same state has the same bytes, and strange bytes are told apart from an index."""

import json
from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.index import (
    Head,
    IndexEntry,
    IndexFault,
    RegionIndex,
    ShardEntry,
    TownshipIndex,
    head_bytes,
    parse_head,
    parse_region_index,
    parse_township_index,
    region_index_bytes,
    township_index_bytes,
)
from sync.wire.layout import head_path, region_index_path, shard_path, township_index_path, url_of
from sync.wire.publication import township_files

TOWNSHIP = "430724101000"
VILLAGE = "430724101211"
NAME = "ab" * 32
PUBLISHED_AT = datetime(2026, 4, 1, 3, 4, 5, tzinfo=UTC)

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
regions = st.from_regex(r"[0-9]{12}", fullmatch=True)
townships = st.builds(
    TownshipIndex,
    regions,
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)).map(  # noqa: DTZ001
        lambda each: each.replace(microsecond=0, tzinfo=UTC)
    ),
    st.lists(st.builds(IndexEntry, regions, counts, names), unique_by=lambda each: each.region).map(
        lambda each: tuple(sorted(each))
    ),
)


@given(indexes)
def test_a_region_index_comes_back_as_it_was_written(index: RegionIndex) -> None:
    assert parse_region_index(region_index_bytes(index)) == index


@given(townships)
def test_a_township_index_comes_back_as_it_was_written(index: TownshipIndex) -> None:
    assert parse_township_index(township_index_bytes(index)) == index


@given(st.builds(Head, regions, counts, names))
def test_a_head_comes_back_and_stays_small(head: Head) -> None:
    written = head_bytes(head)
    assert parse_head(written) == head
    assert len(written) < 200


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
    for parse in (parse_head, parse_region_index, parse_township_index):
        assert isinstance(parse(data), IndexFault)


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
    assert isinstance(parse_township_index(data), IndexFault)


def test_a_time_without_a_zone_is_the_programmers_error() -> None:
    naive = TownshipIndex(TOWNSHIP, date(2026, 3, 31), datetime(2026, 4, 1), ())  # noqa: DTZ001
    with pytest.raises(ValueError, match="time zone"):
        township_index_bytes(naive)


def test_each_published_file_names_only_files_before_it() -> None:
    region = RegionIndex(VILLAGE, date(2026, 3, 31), ())
    files = township_files(TOWNSHIP, date(2026, 3, 31), PUBLISHED_AT, [region])
    first, second, last = files
    index = parse_township_index(second.content)
    head = parse_head(last.content)
    assert isinstance(index, TownshipIndex)
    assert isinstance(head, Head)
    assert [index.path_of(entry) for entry in index.indexes] == [first.path]
    assert township_index_path(TOWNSHIP, head.sha256) == second.path
    assert head_path(TOWNSHIP) == last.path == "repo/430724101000/head.json"


def test_every_file_has_one_place() -> None:
    assert shard_path(NAME) == f"shards/ab/{NAME}"
    assert region_index_path(TOWNSHIP, VILLAGE, NAME) == (
        f"repo/{TOWNSHIP}/regions/{VILLAGE}.{NAME}.json"
    )
    assert url_of("http://county.example/data", shard_path(NAME)) == (
        f"http://county.example/data/shards/ab/{NAME}"
    )


@pytest.mark.parametrize("name", ["", "..", NAME.upper(), NAME + "/", NAME[:-1]])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(ValueError, match="sha-256"):
        shard_path(name)
