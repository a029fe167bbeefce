"""Which lines of a sheet are rows, and what is said about those that are not right."""

import pytest

from county.importing.parsing import Parsed, parse
from county.importing.refusal import Refused, Why
from county.importing.sheet import Cell, Row, Sheet
from county.importing.table import Fault, repeated
from county.importing.tables.money import SOURCES, SourceRow

HEADINGS = (
    *("序号", "来源编号", "项目编码", "年度", "资金级次", "指标文号", "收文日期", "指标金额"),
    "处室意见",
)


def line(number: str, amount: Cell = 10.0, level: Cell = "省", day: Cell = "2026-03-01") -> Row:
    """A clerk's row."""
    return [1.0, number, "NY01", 2026.0, level, "湘财农指〔2026〕12号", day, amount, "同意"]


def parsed(*rows: Row) -> Parsed[SourceRow]:
    """The sheet of these rows, read."""
    found = parse(SOURCES, Sheet("表", HEADINGS, list(rows)))
    assert not isinstance(found, Refused)
    return found


def label(text: str, amount: Cell = None) -> Row:
    """A line that is no row of data."""
    return [text, None, None, None, None, None, None, amount, None]


def test_blank_lines_and_signatures_are_passed_over() -> None:
    blank: Row = [None, " ", "\u3000", *[None] * 6]
    found = parsed(blank, line("A"), blank, line("B"), label("填表人：某某  审核人：某某"))

    assert [row.number for row in found.rows] == ["A", "B"]
    assert found.places == [1, 3]
    assert not found.faults


def test_a_total_that_adds_up_is_passed_over() -> None:
    found = parsed(line("A", 10.25), line("B", 0.75), label("合 计", 11.0))

    assert len(found.rows) == 2
    assert (found.skipped, found.faults) == (1, {})


def test_a_total_that_does_not_add_up_comes_back() -> None:
    found = parsed(line("A", 10.25), label("合计", 11.0))

    assert found.faults == {1: ["合计行的“指标金额”和上面各行加起来不相等，请核对"]}


def test_a_subtotal_must_go() -> None:
    assert "小计" in parsed(line("A"), label("小计", 10.0)).faults[1][0]


def test_the_example_of_the_template_is_passed_over() -> None:
    example: list[Cell] = [None] * len(HEADINGS)
    for column in SOURCES.columns:
        if column.heading in HEADINGS:
            example[HEADINGS.index(column.heading)] = column.example or None
    found = parsed(example, line("A"))

    assert [row.number for row in found.rows] == ["A"]
    assert found.skipped == 1


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    found = parsed(line("A", "一百", "乡", None), line("B"))

    assert found.faults == {
        0: [
            "“资金级次”只能填：中央、省、市、县",
            "“收文日期”没有填",
            "“指标金额”不是数字",
        ]
    }
    assert [row.number for row in found.rows] == ["B"]


def test_columns_that_are_not_ours_are_named() -> None:
    assert parsed(line("A")).unused == ("处室意见",)


def test_a_table_without_rows_is_refused() -> None:
    refused = parse(SOURCES, Sheet("表", HEADINGS, []))

    assert refused == Refused(Why.EMPTY)


@pytest.mark.parametrize("times", [1, 3])
def test_what_stands_twice_is_taken_once(times: int) -> None:
    found = parsed(line("A"), line("B"), *[line("A")] * times)

    faults = list(repeated(SOURCES, found.rows, [place + 2 for place in found.places]))

    sentence = "和第 2 行重复（来源编号相同）"
    assert faults == [Fault(2 + each, sentence) for each in range(times)]
