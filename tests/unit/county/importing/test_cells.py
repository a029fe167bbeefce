"""What clerks write into cells, and what becomes of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from county.importing import cells
from county.importing.cells import Reader, Wrong
from county.importing.sheet import Cell

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
FEN = st.integers(0, 10**13)
EXCEL_DAY_0 = date(1899, 12, 30)
READERS: dict[str, Reader] = {
    "text": cells.text(40),
    "name": cells.person_name,
    "code": cells.code(40),
    "identity": cells.identity_number,
    "account": cells.account_last4,
    "region": cells.region_code,
    "day": cells.day,
    "month": cells.month,
    "year": cells.year,
    "fen": cells.fen,
    "fen_signed": cells.fen_signed,
    "ten_thousands": cells.fen_of_ten_thousands,
    "quantity": cells.quantity,
    "whole": cells.whole(0, 365),
    "flag": cells.flag,
}
INVENTED = "999900194912310023"


@pytest.mark.parametrize(
    ("reader", "cell", "value"),
    [
        ("fen", 160.61, 16061),
        ("fen", 0.1 + 0.2, 30),
        ("fen", 1e12, 10**14),
        ("fen", "1,234.5", 123450),
        ("fen", "￥１２３.４０元", 12340),
        ("fen", " 12 万元", 12_000_000),
        ("fen", "0.000001万元", 1),
        ("fen_signed", "-3.50", -350),
        ("ten_thousands", 1.5, 1_500_000),
        ("ten_thousands", "0.1234", 123_400),
        ("quantity", "2.6亩", 260),
        ("quantity", 3.0, 300),
        ("quantity", "１ 人", 100),
        ("whole", "7", 7),
        ("year", "2026年", 2026),
        ("year", "２０２６", 2026),
        ("year", 2026.0, 2026),
        ("day", "2026-3-1", date(2026, 3, 1)),
        ("day", "2026/03/01", date(2026, 3, 1)),
        ("day", "2026.3.1", date(2026, 3, 1)),
        ("day", "２０２６年 3月 1日", date(2026, 3, 1)),
        ("day", "20260301", date(2026, 3, 1)),
        ("day", 20260301.0, date(2026, 3, 1)),
        ("day", 46082.0, date(2026, 3, 1)),
        ("day", "46082", date(2026, 3, 1)),
        ("day", "2026-03-01 00:00:00", date(2026, 3, 1)),
        ("month", "2026年3月", date(2026, 3, 1)),
        ("month", "2026-03-17", date(2026, 3, 1)),
        ("identity", "999900194912310023", INVENTED),
        ("identity", " ９９９９００ 19491231 0023 ", INVENTED),
        ("identity", "'11010519491231002x", "11010519491231002X"),
        ("identity", "110105491231002", "11010519491231002X"),
        ("account", "6200 0000 0000 0004 417", "4417"),
        ("account", "****4417", "4417"),
        ("account", 417.0, "0417"),
        ("region", "430724101", "430724101000"),
        ("region", 430724101201.0, "430724101201"),
        ("code", " 湘财农指〔２０２６〕１２号 ", "湘财农指〔2026〕12号"),
        ("code", 513.0, "513"),
        ("name", "张 三", "张三"),
        ("name", "阿依古丽•买买提", "阿依古丽·买买提"),
        ("name", "NGUYEN  THI MAI", "NGUYEN THI MAI"),
        ("name", "\U00020bb7䶮", "\U00020bb7䶮"),
        ("text", " 两\n行 \t字 ", "两 行 字"),
        ("flag", "√", True),
        ("flag", "否", False),
        ("flag", "TRUE", True),
    ],
)
def test_what_clerks_write_is_understood(reader: str, cell: Cell, value: object) -> None:
    assert READERS[reader](cell) == value


@pytest.mark.parametrize(
    ("reader", "cell", "reason"),
    [
        ("fen", "一百", "不是数字"),
        ("fen", "1,23", "不是数字"),
        ("fen", "12.345", "最多到分"),
        ("fen", 12.345, "最多到分"),
        ("fen", -1.0, "负数"),
        ("fen", "-1", "负数"),
        ("fen", float("inf"), "太大"),
        ("fen", "1E+05", "不是数字"),
        ("quantity", "两亩", "不是数字"),
        ("whole", 7.5, "整数"),
        ("whole", 400.0, "在 0 和 365 之间"),
        ("year", "26", "之间"),
        ("day", "2026-13-01", "不是日期"),
        ("day", "2026-02-30", "不是日期"),
        ("day", "三月一日", "不是日期"),
        ("day", 46082.5, "不是日期"),
        ("day", 3.0, "年份不对"),
        ("day", "1012-01-01", "年份不对"),
        ("identity", "99990019491231002", "17 位"),
        ("identity", "999900194912310024", "校验位"),
        ("identity", 9.999001949123100e17, "文本"),
        ("account", 6.2e18, "文本"),
        ("account", "12", "末四位"),
        ("account", "62AB", "数字"),
        ("region", "4307241012", "12 位"),
        ("code", 1e17, "文本"),
        ("code", "x" * 41, "最多 40 个字"),
        ("name", "张三1", "数字"),
        ("text", "a\x07b", "控制字符"),
        ("flag", "大概", "是、否"),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_sentence(reader: str, cell: Cell, reason: str) -> None:
    read = READERS[reader](cell)

    assert isinstance(read, Wrong)
    assert reason in read.reason


@given(FEN)
def test_every_amount_survives_excel(fen: int) -> None:
    assert cells.fen(fen / 100) == fen
    assert cells.fen(f"{fen // 100:,}.{fen % 100:02d}") == fen


@given(st.integers(0, 10**9))
def test_an_amount_in_ten_thousands_is_exact(fen: int) -> None:
    written = f"{fen // 10**6}.{fen % 10**6:06d}"

    assert cells.fen_of_ten_thousands(written) == fen
    assert cells.fen_of_ten_thousands(float(written)) == fen


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日"]))
def test_every_day_is_read_in_every_usual_form(day: date, form: str) -> None:
    written = day.strftime(form)

    assert cells.day(written) == day
    assert cells.day(written.translate({ord("0") + i: ord("０") + i for i in range(10)})) == day
    assert cells.day(float((day - EXCEL_DAY_0) // timedelta(days=1))) == day


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@given(cell=st.one_of(st.text(min_size=1), st.floats(), st.from_regex(r"[0-9,.年月/-]{1,20}")))
def test_no_cell_is_too_strange_and_no_reason_repeats_it(reader: Reader, cell: Cell) -> None:
    read = reader(cell)

    if isinstance(read, Wrong) and isinstance(cell, str) and len(cell) > 6:
        assert cell not in read.reason


@pytest.mark.parametrize("cell", [None, "", "  ", "\u3000", "\xa0\n", "\ufeff"])
def test_what_looks_empty_is_empty(cell: Cell) -> None:
    assert cells.is_blank(cell)


def test_a_closed_list_names_each_choice_once() -> None:
    read = cells.one_of({"成功": "paid", "已发放": "paid", "退票": "returned"})

    assert read("已 发放") == "paid"
    assert read("不知道") == Wrong("只能填：成功、退票")
