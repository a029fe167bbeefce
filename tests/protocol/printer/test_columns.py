"""Where a row of text may end, and what never gets lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.printer.columns import (
    NEVER_ENDS,
    NEVER_STARTS,
    Tear,
    balanced,
    columns,
    printable,
    tear,
    wrap,
)
from tests.protocol.printer.paper_world import any_text, words


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("元", 2), ("12.50元", 7), ("：（）￥〇·", 12), ("𠮷䶮", 4), ("A b", 3)],
)
def test_ascii_is_one_column_and_all_else_two(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("¥12", "￥12"),
        ("一\t二", "一 二"),
        ("葛\U000e0100城", "葛城"),
        ("零\u200b宽", "零宽"),
        ("铃\x07", "铃"),
        ("\x1b@", "@"),
        ("半个\ud842", "半个〓"),
        ("两\n行", "两\n行"),
        ("𠮷䶮㛃鿃", "𠮷䶮㛃鿃"),
    ],
)
def test_only_what_can_be_printed_remains(text: str, printed: str) -> None:
    assert printable(text) == printed


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("", 8, [""]),
        ("一二三四五", 8, ["一二三四", "五"]),
        ("一二三四，五", 8, ["一二三", "四，五"]),
        ("一二三（四）", 8, ["一二三", "（四）"]),
        ("每亩补贴120元", 12, ["每亩补贴", "120元"]),
        ("面积是8.64亩地", 10, ["面积是", "8.64亩地"]),
        ("于2026年3月18日到账", 12, ["于2026年", "3月18日到账"]),
        ("to be or not", 8, ["to be or", "not"]),
        ("电话0736-0000327", 14, ["电话", "0736-0000327"]),
        ("0736-0000327。", 12, ["0736-", "0000327。"]),
        ("12345678901234", 8, ["12345678", "901234"]),
        ("阿卜杜拉·买买提", 10, ["阿卜杜", "拉·买买提"]),
        ("给张*明", 6, ["给", "张*明"]),
    ],
)
def test_rows_end_where_least_is_torn(text: str, width: int, rows: list[str]) -> None:
    assert wrap(text, width) == rows


def test_later_rows_hang_below_the_text_of_a_numbered_clause() -> None:
    rows = wrap("一、这一条写得长一些要换行", 16, indent=4)
    assert rows == ["一、这一条写得长", "一些要换行"]
    assert columns(rows[1]) <= 12


def test_a_title_is_broken_into_even_halves() -> None:
    assert balanced("惠民惠农补贴明白单", 16) == ["惠民惠农补", "贴明白单"]


def test_a_row_too_narrow_for_a_hanzi_is_refused() -> None:
    with pytest.raises(ValueError, match="holds no hanzi"):
        wrap("一", 4, indent=3)


@given(any_text.map(lambda text: printable(text).replace("\n", " ")), st.integers(4, 48))
def test_rows_fit_and_hold_every_character_in_order(text: str, width: int) -> None:
    for rows in (wrap(text, width), wrap(text, width, indent=2), balanced(text, width)):
        assert all(columns(row) <= width for row in rows)
        assert "".join("".join(rows).split()) == "".join(text.split())


@given(words, st.integers(8, 48))
def test_a_row_begins_or_ends_wrongly_only_where_no_place_was_right(text: str, width: int) -> None:
    text = printable(text)
    rows = wrap(text, width)
    for row, following in pairwise(rows):
        if following[:1] in NEVER_STARTS or row[-1:] in NEVER_ENDS:
            places = range(1, len(row))
            assert all(tear(row[at - 1], row[at]) is Tear.PUNCTUATION for at in places), rows


@given(st.text())
def test_what_is_printable_stays_so(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    once.encode()
