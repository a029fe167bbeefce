"""A receipt on the grid: nothing past the edge, nothing over another, amounts at the right."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from PIL import ImageChops

from device.printer.columns import columns, printable
from device.printer.layout import QrRow, RuleRow, Span, TextRow, lay_out
from device.printer.paper import Paper
from device.printer.raster import draw_row
from device.printer.receipt import (
    Align,
    Line,
    Mark,
    Pair,
    Qr,
    Receipt,
    Rule,
    Sum,
    Text,
    Title,
)
from tests.protocol.printer.paper_world import any_text, receipts

both_papers = pytest.mark.parametrize("paper", Paper)


def rows_of(line: Line, paper: Paper = Paper.MM58, double: bool = False) -> list[str]:
    """The rows of one line as pictures of text, a column a character (hanzi: two)."""
    rows = []
    for row in lay_out(Receipt((line,), double), paper).rows:
        assert isinstance(row, TextRow)
        picture = ""
        for span in row.spans:
            picture += " " * (span.column - columns(picture)) + span.text
        rows.append(picture)
    return rows


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (Pair("种粮补贴", "12.50元"), ["种粮补贴                 12.50元"]),
        (
            Pair("农村部分计划生育家庭奖励扶助", "960.00元"),
            ["农村部分计划生育家庭奖励扶助", "                        960.00元"],
        ),
        (
            Pair("农村部分计划生育家庭奖励扶助（第一批）", "960.00元"),
            ["农村部分计划生育家庭奖励扶助", "（第一批）              960.00元"],
        ),
        (
            Pair("收款账户", "湖南省农村信用社联合社（尾号0327）"),
            ["收款账户", "    湖南省农村信用社联合社（尾号", "                          0327）"],
        ),
        (Pair("", "12.50元"), ["                         12.50元"]),
        (Pair("备注", ""), ["备注"]),
        (Text("右边", Align.RIGHT), ["                            右边"]),
        (Text("一\n二"), ["一", "二"]),
        (
            Text("一、这一条写得长一些，换行以后对齐。", indent=4),
            ["一、这一条写得长一些，换行以后对", "    齐。"],
        ),
    ],
)
def test_lines_on_narrow_paper(line: Line, rows: list[str]) -> None:
    assert rows_of(line) == rows


def test_the_sum_is_large_and_its_label_is_not() -> None:
    (row,) = lay_out(Receipt((Sum("今年合计", "1,984.30元"),)), Paper.MM80).rows
    assert isinstance(row, TextRow)
    assert row.spans == (
        Span(0, "今年合计", 1),
        Span(28, "1,984.30元", 2, bold=True),
    )


def test_a_sum_that_leaves_no_room_stands_below_its_label() -> None:
    assert len(rows_of(Sum("三年一共领到手的钱", "1,984.30元"))) == 2


def test_double_size_makes_everything_twice_as_large() -> None:
    lines = (Text("一"), Pair("二", "3元"), Sum("四", "5元"), Mark("补打"), Qr("六", "七"))
    for row in lay_out(Receipt(lines, double=True), Paper.MM58).rows:
        if isinstance(row, TextRow):
            assert {span.scale for span in row.spans} == {2}


def test_a_mark_is_a_whole_row_turned_black() -> None:
    (row,) = lay_out(Receipt((Mark("演示数据"),)), Paper.MM80).rows
    assert isinstance(row, TextRow)
    assert row.inverted
    assert [span.end for span in row.spans] == [48]


@both_papers
def test_a_qr_code_has_at_least_four_dots_a_module_and_fits(paper: Paper) -> None:
    for length in (1, 60, 120, 200):
        (row,) = lay_out(Receipt((Qr("x" * length),)), paper).rows
        assert isinstance(row, QrRow)
        assert row.module_dots >= 4
        assert row.height_dots <= paper.width_dots


@both_papers
def test_a_qr_code_stands_in_white_four_modules_wide(paper: Paper) -> None:
    (row,) = lay_out(Receipt((Qr("https://demo.invalid/s/1"),)), paper).rows
    assert isinstance(row, QrRow)
    strip = draw_row(row, paper.width_dots)
    ink = ImageChops.invert(strip.convert("L")).getbbox()
    assert ink is not None
    white = (ink[0], ink[1], strip.width - ink[2], strip.height - ink[3])
    assert min(white) >= 4 * row.module_dots


def test_data_that_no_readable_code_holds_is_refused() -> None:
    for length in (2000, 4000):
        with pytest.raises(ValueError, match="QR code"):
            lay_out(Receipt((Qr("x" * length),)), Paper.MM58)


def test_rules_take_the_height_of_a_row_in_both_modes() -> None:
    rows = lay_out(Receipt((Rule(), Rule(heavy=True))), Paper.MM58).rows
    assert rows == (RuleRow(False, 24), RuleRow(True, 24))


@both_papers
@given(receipt=receipts(any_text))
def test_no_span_leaves_the_grid_or_covers_another(paper: Paper, receipt: Receipt) -> None:
    for row in lay_out(receipt, paper).rows:
        if isinstance(row, TextRow):
            for span in row.spans:
                assert 0 <= span.column <= span.end <= paper.columns
            for left, right in pairwise(row.spans):
                assert left.end <= right.column


def _said(line: Line) -> str:
    match line:
        case Title(text) | Text(text) | Mark(text):
            return text
        case Pair(left, right) | Sum(left, right):
            return left + right
        case Qr(_, caption):
            return caption
        case _:
            return ""


@both_papers
@given(receipt=receipts(any_text))
def test_every_character_is_on_the_paper(paper: Paper, receipt: Receipt) -> None:
    for line in receipt.lines:
        laid = lay_out(Receipt((line,), receipt.double), paper).rows
        cells = [cell for row in laid if isinstance(row, TextRow) for cell in row.cells()]
        on_paper = sorted(cell.char for cell in cells if not cell.char.isspace())
        assert on_paper == sorted("".join(printable(_said(line)).split()))
        if isinstance(line, Title | Text | Mark):
            in_order = "".join(cell.char for cell in cells if not cell.char.isspace())
            assert in_order == "".join(printable(line.text).split())


@both_papers
@given(receipt=receipts(any_text))
def test_an_amount_that_fits_ends_at_the_right_edge(paper: Paper, receipt: Receipt) -> None:
    for line in receipt.lines:
        if isinstance(line, Pair) and (amount := printable(line.right).strip()):
            rows = lay_out(Receipt((Pair("补贴", amount.replace("\n", " ")),)), paper).rows
            last = rows[-1]
            assert isinstance(last, TextRow)
            assert last.spans[-1].end == paper.columns
