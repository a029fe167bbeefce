"""Shards: the same rows are the same bytes, all rows come back, and nothing hostile gets in."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.wire.schema import DATASETS, HOLDER, NOTICE, PAYMENT, Dataset
from sync.wire.shard import (
    Shard,
    ShardFault,
    ShardFaultKind,
    decode_shard,
    encode_shard,
    shard_name,
)
from tests.unit.wire.rows import Row, period_of, rows_of

VILLAGE = "430724101211"


def payment(number: int, *, payee: int = 1, fen: int = 13142) -> Row:
    return (
        payee.to_bytes(16, "big"),
        number,
        "NY01",
        7,
        100,
        fen,
        fen,
        "paid",
        date(2026, 3, 12),
        None,
        None,
        None,
        "临澧农商行",
        "0327",
    )


def opened(data: bytes) -> Shard:
    shard = decode_shard(data)
    assert isinstance(shard, Shard), shard
    return shard


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda each: each.name)
@settings(max_examples=30)
@given(data=st.data())
def test_every_row_of_every_dataset_comes_back(dataset: Dataset, data: st.DataObject) -> None:
    rows = data.draw(rows_of(dataset))
    shard = opened(encode_shard(dataset, VILLAGE, period_of(dataset), rows))
    assert Counter(shard.rows()) == Counter(rows)
    assert (shard.dataset, shard.region, shard.row_count) == (dataset, VILLAGE, len(rows))
    assert shard.unknown_columns == ()


@settings(max_examples=40)
@given(rows_of(PAYMENT), st.randoms(use_true_random=False))
def test_the_order_of_rows_leaves_no_trace_in_the_name(rows: list[Row], random: Random) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    first = encode_shard(PAYMENT, VILLAGE, "2026", rows)
    again = encode_shard(PAYMENT, VILLAGE, "2026", shuffled)
    assert shard_name(first) == shard_name(again)


def test_a_long_list_is_cut_into_blocks_and_keeps_each_key_once() -> None:
    rows = [payment(number, payee=number % 400) for number in range(12_001)]
    data = encode_shard(PAYMENT, VILLAGE, "2026", rows)
    shard = opened(data)
    assert [len(block[0]) for block in shard.blocks] == [5_000, 5_000, 2_001]
    assert len(shard.payees) == 400
    assert Counter(shard.rows()) == Counter(rows)
    assert len(data) - 16 * 400 < 10 * len(rows)


def test_a_years_payments_take_no_more_than_ten_bytes_a_row() -> None:
    random = Random(327)
    accounts = {payee: f"{random.randrange(10_000):04}" for payee in range(300)}
    areas = {payee: random.randrange(50, 900) for payee in range(300)}
    rows: list[Row] = []
    for batch, (programme, standard) in enumerate([("NY01", 13142), ("NY02", 17500)] * 6):
        for payee in random.sample(range(300), 220):
            fen = (areas[payee] * standard + 50) // 100
            head = (payee.to_bytes(2, "big") * 8, len(rows), programme, batch)
            money = (areas[payee], standard, fen, "paid", date(2026, 1 + batch, 12))
            rows.append((*head, *money, None, None, None, "临澧农商行", accounts[payee]))
    data = encode_shard(PAYMENT, VILLAGE, "2026", rows)
    assert len(data) <= 10 * len(rows)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda row: row[:-1], "values"),
        (lambda row: (b"short", *row[1:]), "payee"),
        (lambda row: (*row[:1], True, *row[2:]), "id"),
        (lambda row: (*row[:1], 1 << 63, *row[2:]), "id"),
        (lambda row: (*row[:2], None, *row[3:]), "programme"),
        (lambda row: (*row[:2], "\ud800", *row[3:]), "programme"),
        (lambda row: (*row[:6], 1.5, *row[7:]), "amount_fen"),
        (lambda row: (*row[:7], "lost", *row[8:]), "state"),
        (lambda row: (*row[:8], "2026-03-12", *row[9:]), "paid_on"),
    ],
)
def test_rows_the_schema_forbids_are_the_publishers_error(
    change: Callable[[Row], Row], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        encode_shard(PAYMENT, VILLAGE, "2026", [change(payment(1))])


def test_one_key_twice_is_the_publishers_error() -> None:
    with pytest.raises(ValueError, match="one key"):
        encode_shard(PAYMENT, VILLAGE, "2026", [payment(1), payment(1, fen=5)])


@pytest.mark.parametrize(
    ("dataset", "region", "period"),
    [(PAYMENT, "4307", "2026"), (PAYMENT, VILLAGE, "all"), (HOLDER, VILLAGE, "2026")],
)
def test_a_shard_that_cannot_be_is_the_publishers_error(
    dataset: Dataset, region: str, period: str
) -> None:
    with pytest.raises(ValueError, match="no shard"):
        encode_shard(dataset, region, period, [])


# What follows arrives from outside, so a fault is a value.

Lines = list[Any]


def lines_of(data: bytes) -> Lines:
    text = zstandard.ZstdDecompressor().decompress(data).decode()
    return [json.loads(line) for line in text.splitlines()]


def shard_of(lines: Lines) -> bytes:
    text = "".join(f"{json.dumps(line)}\n" for line in lines)
    return zstandard.ZstdCompressor().compress(text.encode())


def changed(change: Callable[[Lines], object]) -> bytes:
    rows = [payment(number, payee=number % 3) for number in range(1, 8)]
    lines = lines_of(encode_shard(PAYMENT, VILLAGE, "2026", rows))
    change(lines)
    return shard_of(lines)


def set_header(name: str, value: object) -> Callable[[Lines], object]:
    return lambda lines: lines[0].__setitem__(name, value)


def set_column(name: str, packed: object) -> Callable[[Lines], object]:
    place = [column.name for column in PAYMENT.columns].index(name)
    return lambda lines: lines[2][1].__setitem__(place, packed)


def test_an_unchanged_copy_is_taken() -> None:
    assert isinstance(decode_shard(changed(lambda _: None)), Shard)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (set_header("format", 2), ShardFaultKind.UNKNOWN_FORMAT),
        (set_header("dataset", "dataset_of_2031"), ShardFaultKind.UNKNOWN_DATASET),
        (set_header("dataset", None), ShardFaultKind.NOT_A_SHARD),
        (set_header("region", "../../etc"), ShardFaultKind.NOT_A_SHARD),
        (set_header("period", "all"), ShardFaultKind.NOT_A_SHARD),
        (set_header("schema", "1"), ShardFaultKind.NOT_A_SHARD),
        (set_header("rows", 8), ShardFaultKind.BAD_TOTALS),
        (set_header("rows", 6), ShardFaultKind.BAD_TOTALS),
        (set_header("rows", 10**12), ShardFaultKind.NOT_A_SHARD),
        (set_header("rows", -1), ShardFaultKind.NOT_A_SHARD),
        (set_header("sums", {"amount_fen": 1}), ShardFaultKind.BAD_TOTALS),
        (set_header("sums", {}), ShardFaultKind.BAD_TOTALS),
        (set_header("sums", {"amount_fen": "1"}), ShardFaultKind.BAD_TOTALS),
        (set_header("payees", 2), ShardFaultKind.NOT_A_SHARD),
        (set_header("columns", None), ShardFaultKind.BAD_COLUMNS),
        (set_header("columns", ["payee"] * 13), ShardFaultKind.BAD_COLUMNS),
        (set_header("columns", ["payee", "id"]), ShardFaultKind.BAD_COLUMNS),
        (set_header("columns", ["a b", "id"]), ShardFaultKind.BAD_COLUMNS),
        (lambda lines: lines.__setitem__(0, []), ShardFaultKind.NOT_A_SHARD),
        (lambda lines: lines.__setitem__(1, "xy" * 48), ShardFaultKind.NOT_A_SHARD),
        (lambda lines: lines.__setitem__(1, "00" * 48), ShardFaultKind.NOT_A_SHARD),
        (lambda lines: lines.__setitem__(1, "  " * 48), ShardFaultKind.NOT_A_SHARD),
        (lambda lines: lines.pop(), ShardFaultKind.BAD_TOTALS),
        (lambda lines: lines.append(lines[2]), ShardFaultKind.BAD_TOTALS),
        (lambda lines: lines[2].__setitem__(0, 5_001), ShardFaultKind.BAD_TOTALS),
        (lambda lines: lines[2][1].pop(), ShardFaultKind.BAD_COLUMNS),
        (set_column("payee", ["steps", [0, 1, 1, 1, 0, 0, 0]]), ShardFaultKind.BAD_COLUMNS),
        (set_column("payee", ["steps", [-1, 1, 0, 0, 0, 0, 0]]), ShardFaultKind.BAD_COLUMNS),
        (set_column("id", ["steps", [1 << 62] * 7]), ShardFaultKind.BAD_COLUMNS),
        (set_column("id", ["steps", [1, 2]]), ShardFaultKind.BAD_COLUMNS),
        (set_column("id", ["steps", [1.0] * 7]), ShardFaultKind.BAD_COLUMNS),
        (set_column("id", ["each", [True] * 7]), ShardFaultKind.BAD_COLUMNS),
        (set_column("programme", ["same", None]), ShardFaultKind.BAD_COLUMNS),
        (set_column("programme", ["same", ["NY01"]]), ShardFaultKind.BAD_COLUMNS),
        (set_column("programme", ["same", "\ud800"]), ShardFaultKind.BAD_COLUMNS),
        (set_column("programme", ["words", ["a"], [1] * 7]), ShardFaultKind.BAD_COLUMNS),
        (set_column("programme", ["words", ["a"], [-1] * 7]), ShardFaultKind.BAD_COLUMNS),
        (set_column("programme", ["words", [{}], [0] * 7]), ShardFaultKind.BAD_COLUMNS),
        (set_column("programme", ["runs", []]), ShardFaultKind.BAD_COLUMNS),
        (set_column("programme", None), ShardFaultKind.BAD_COLUMNS),
        (set_column("state", ["same", "lost"]), ShardFaultKind.BAD_COLUMNS),
        (set_column("paid_on", ["same", "2026-02-30"]), ShardFaultKind.BAD_COLUMNS),
        (set_column("paid_on", ["same", "20260301"]), ShardFaultKind.BAD_COLUMNS),
        (set_column("amount_fen", ["same", 5]), ShardFaultKind.BAD_TOTALS),
    ],
)
def test_a_shard_no_county_writes_is_refused(
    change: Callable[[Lines], object], kind: ShardFaultKind
) -> None:
    fault = decode_shard(changed(change))
    assert isinstance(fault, ShardFault)
    assert fault.kind is kind


def test_a_newer_countys_column_is_left_out_and_named() -> None:
    def add(lines: Lines) -> None:
        lines[0]["columns"].append("grade")
        lines[0]["schema"] = 2
        lines[2][1].append(["same", "甲"])

    shard = decode_shard(changed(add))
    assert isinstance(shard, Shard)
    assert shard.unknown_columns == ("grade",)
    assert shard.schema == 2
    assert len(next(shard.rows())) == len(PAYMENT.columns)


def test_an_older_county_may_lack_a_column_that_is_optional() -> None:
    def remove(lines: Lines) -> None:
        place = lines[0]["columns"].index("remedy")
        del lines[0]["columns"][place], lines[2][1][place]

    shard = decode_shard(changed(remove))
    assert isinstance(shard, Shard)
    assert len(shard.blocks[0]) == len(PAYMENT.columns)


def test_a_fault_names_the_dataset_it_does_not_know() -> None:
    fault = decode_shard(changed(set_header("dataset", "dataset_of_2031")))
    assert isinstance(fault, ShardFault)
    assert "dataset_of_2031" in fault.detail


def test_a_zip_bomb_is_not_unfolded() -> None:
    bomb = zstandard.ZstdCompressor(level=19).compress(bytes(64 << 20))
    silent = zstandard.ZstdCompressor(write_content_size=False).compress(bytes(64 << 20))
    for data in (bomb, silent):
        fault = decode_shard(data)
        assert isinstance(fault, ShardFault)
        assert fault.kind is ShardFaultKind.TOO_LARGE


def test_ten_declared_gigabytes_are_refused_unread() -> None:
    # A zstd frame header: single segment, 8-byte content size.
    data = b"\x28\xb5\x2f\xfd\xe0" + (10 << 30).to_bytes(8, "little") + b"\x01\x00\x00"
    fault = decode_shard(data)
    assert isinstance(fault, ShardFault)
    assert fault.kind is ShardFaultKind.TOO_LARGE


def test_many_rows_cannot_be_declared_in_few_bytes() -> None:
    block = [5_000, [["same", 0]] * len(PAYMENT.columns)]

    def grow(lines: Lines) -> None:
        lines[0]["rows"] = 10**6 + 1
        lines.extend([block] * 201)

    fault = decode_shard(changed(grow))
    assert isinstance(fault, ShardFault)


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_without_an_exception(data: bytes) -> None:
    assert isinstance(decode_shard(data), ShardFault)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.sampled_from(PAYMENT.columns), json_values)
def test_any_json_in_place_of_a_column_gives_a_shard_or_a_fault(column: Any, packed: Any) -> None:
    assert isinstance(decode_shard(changed(set_column(column.name, packed))), Shard | ShardFault)


@settings(max_examples=200)
@given(st.integers(0), st.integers(0, 7))
def test_one_flipped_bit_never_raises(place: int, bit: int) -> None:
    data = bytearray(changed(lambda _: None))
    data[place % len(data)] ^= 1 << bit
    assert isinstance(decode_shard(bytes(data)), Shard | ShardFault)


@given(st.integers(1))
def test_a_shard_cut_short_is_refused(cut: int) -> None:
    data = changed(lambda _: None)
    assert isinstance(decode_shard(data[: len(data) - 1 - cut % (len(data) - 1)]), ShardFault)


@pytest.mark.parametrize(
    "text", [b"", b"\n", b"{}\n", b"[" * 50_000 + b"\n\n", b"NaN\nNaN\n", b"<html>\n<body>\n"]
)
def test_other_texts_in_a_frame_are_no_shard(text: bytes) -> None:
    assert isinstance(decode_shard(zstandard.ZstdCompressor().compress(text)), ShardFault)


def test_a_notice_keeps_its_lines() -> None:
    notice = (1, VILLAGE, "会议通知", "村民代表会", "周三上午\n村部二楼", "村委会")
    dates = (date(2026, 3, 1), date(2026, 3, 9))
    row: Row = (*notice, *dates)
    assert list(opened(encode_shard(NOTICE, VILLAGE, "all", [row])).rows()) == [row]
