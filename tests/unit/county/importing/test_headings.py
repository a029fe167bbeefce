"""Headings as clerks write them, in any order, with a title above."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from county.importing.headings import Heading, heading_of, heading_row
from county.importing.parsing import parse
from county.importing.refusal import Refused, Why
from county.importing.sheet import Row, Sheet
from county.importing.table import Table
from county.importing.tables.money import SOURCES
from county.importing.tables.registry import TABLES

SOURCE_ROW: Row = ["LY1", "NY01", 2026.0, "省", "湘财农指〔2026〕12号", "2026-03-01", 1000.0]
SOURCE_HEADINGS = ("来源编号", "项目编码", "年度", "资金级次", "指标文号", "收文日期", "指标金额")


@pytest.mark.parametrize(
    ("written", "heading"),
    [
        ("指标金额", Heading("指标金额", "")),
        (" * 指标\n金额（万元）： ", Heading("指标金额", "万元")),
        ("＊指标金额【 元 】", Heading("指标金额", "元")),
        ("发 放　日 期", Heading("发放日期", "")),
        ("", Heading("", "")),
        (None, Heading("", "")),
        (3.0, Heading("", "")),
    ],
)
def test_what_clerks_add_to_a_heading_is_taken_off(written: object, heading: Heading) -> None:
    assert heading_of(written) == heading


def test_a_title_and_a_unit_may_stand_above_the_headings() -> None:
    rows: list[Row] = [["2026年指标来源表", None], [None, "单位：元"], ["来源编号", "指标金额"]]

    found = heading_row(rows, SOURCES.headings())

    assert found is not None
    assert (found.place, found.matched) == (2, 2)


@given(st.permutations(range(len(SOURCE_HEADINGS))))
def test_the_order_of_columns_is_the_clerks_own(order: list[int]) -> None:
    shuffled = Sheet(
        "表", tuple(SOURCE_HEADINGS[place] for place in order), [[SOURCE_ROW[p] for p in order]]
    )
    straight = parse(SOURCES, Sheet("表", SOURCE_HEADINGS, [SOURCE_ROW]))
    found = parse(SOURCES, shuffled)

    assert not isinstance(found, Refused)
    assert not isinstance(straight, Refused)
    assert found.rows == straight.rows != []


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_alias_belongs_to_one_column_of_its_table(table: Table[Any]) -> None:
    names = [
        heading_of(each).name
        for column in table.columns
        for each in (column.heading, *column.aliases)
    ]

    assert len(set(names)) == len(names)
    assert tuple(column.name for column in table.columns) == table.row._fields
    assert set(table.key) <= set(table.row._fields)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_choice_of_a_template_is_one_that_is_taken(table: Table[Any]) -> None:
    for column in table.columns:
        for choice in column.choices:
            assert not isinstance(column.read(choice), tuple)
            assert column.read(choice) == column.read(f" {choice} ")


@pytest.mark.parametrize(
    ("headings", "why"),
    [
        (("姓名", "电话"), Why.WRONG_TABLE),
        (SOURCE_HEADINGS[:-1], Why.LACKS_HEADINGS),
        ((*SOURCE_HEADINGS, "金额"), Why.DOUBLE_HEADING),
        ((*SOURCE_HEADINGS[:-1], "指标金额（美元）"), Why.UNKNOWN_UNIT),
    ],
)
def test_headings_that_cannot_be_meant_are_refused(headings: tuple[str, ...], why: Why) -> None:
    refused = parse(SOURCES, Sheet("表", headings, [[None] * len(headings)]))

    assert isinstance(refused, Refused)
    assert refused.why is why
    assert refused.sentence().endswith("。")


def test_a_heading_in_ten_thousands_is_worked_out() -> None:
    headings = (*SOURCE_HEADINGS[:-1], "金额(万元)")
    found = parse(SOURCES, Sheet("表", headings, [[*SOURCE_ROW[:-1], 12.5]]))

    assert not isinstance(found, Refused)
    assert found.rows[0].amount_fen == 12_500_000
