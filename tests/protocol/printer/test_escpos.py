"""What is sent is what was laid out: dot by dot as a picture, cell by cell as text."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings

from device.printer.encoder import gbk
from device.printer.escpos import Mode, encode
from device.printer.layout import Cell, Layout, RuleRow, TextRow, lay_out
from device.printer.paper import Paper
from device.printer.raster import draw
from device.printer.receipt import Gap, Pair, Qr, Receipt, Text, Title
from device.printer.simulator.roll import Roll
from device.printer.specimen import DEMO_LINK, specimen
from tests.protocol.printer.paper_world import (
    any_text,
    differs,
    gbk_words,
    print_out,
    receipts,
)

both_papers = pytest.mark.parametrize("paper", Paper)
both_sizes = pytest.mark.parametrize("double", [False, True])


def printed(layout: Layout, mode: Mode) -> Roll | None:
    """The paper that comes out; None if it is blank."""
    rolls = print_out(encode(layout, mode), layout.paper)
    for roll in rolls:
        assert not roll.unknown, roll.report()
    assert len(rolls) <= 1
    return rolls[0] if rolls else None


def readable(cells: tuple[Cell, ...]) -> list[Cell]:
    return [cell for cell in cells if cell.char != " "]


def sent_as_text(layout: Layout) -> list[list[Cell]]:
    """The cells of each row that text mode can send."""
    rows = []
    for row in layout.rows:
        if isinstance(row, TextRow) and all(gbk(span.text) is not None for span in row.spans):
            rows.append(readable(row.cells()))
        elif isinstance(row, RuleRow):
            line = "━" if row.heavy else "─"
            rows.append([Cell(c, line, 1, False) for c in range(0, layout.paper.columns, 2)])
    return rows


@both_papers
@both_sizes
def test_the_preview_is_the_paper_dot_by_dot(paper: Paper, double: bool) -> None:
    layout = lay_out(specimen(double), paper)
    preview = draw(layout)
    roll = printed(layout, Mode.RASTER)
    assert roll is not None
    picture = roll.picture()
    assert not differs(picture.crop((0, 0, *preview.size)), preview)
    assert roll.tail_dots >= picture.height - preview.height > 0


@both_papers
@settings(max_examples=40)
@given(receipt=receipts(any_text))
def test_any_receipt_is_printed_as_previewed(paper: Paper, receipt: Receipt) -> None:
    layout = lay_out(receipt, paper)
    roll = printed(layout, Mode.RASTER)
    if roll is not None:
        preview = draw(layout)
        assert not differs(roll.picture().crop((0, 0, *preview.size)), preview)


@both_papers
@both_sizes
def test_text_mode_sends_the_cells_that_were_laid_out(paper: Paper, double: bool) -> None:
    layout = lay_out(specimen(double), paper)
    roll = printed(layout, Mode.TEXT)
    assert roll is not None
    assert [readable(line.cells) for line in roll.lines] == sent_as_text(layout)


@both_papers
@settings(max_examples=60)
@given(receipt=receipts(gbk_words))
def test_any_gbk_text_comes_back_from_the_bytes(paper: Paper, receipt: Receipt) -> None:
    layout = lay_out(receipt, paper)
    roll = printed(layout, Mode.TEXT)
    if roll is not None:
        sent = [cells for cells in sent_as_text(layout) if cells]
        assert [cells for line in roll.lines if (cells := readable(line.cells))] == sent


@both_papers
@settings(max_examples=60)
@given(receipt=receipts(any_text))
def test_no_question_mark_is_printed_that_nobody_wrote(paper: Paper, receipt: Receipt) -> None:
    layout = lay_out(receipt, paper)
    roll = printed(layout, Mode.TEXT)
    asked = sum(cell.char == "?" for row in sent_as_text(layout) for cell in row)
    come = sum(cell.char == "?" for line in roll.lines for cell in line.cells) if roll else 0
    assert come == asked


@pytest.mark.parametrize("name", ["李𠮷", "周䶮", "㛃", "鿃"])
def test_a_name_beyond_gbk_is_drawn_and_its_neighbours_stay_text(name: str) -> None:
    lines = (Text("上一行"), Pair("持卡人", name), Text("下一行"))
    layout = lay_out(Receipt(lines), Paper.MM58)
    roll = printed(layout, Mode.TEXT)
    assert roll is not None
    texts = ["".join(cell.char for cell in line.cells) for line in roll.lines]
    assert texts == ["上一行", "下一行"]
    top, height = layout.rows[0].height_dots, layout.rows[1].height_dots
    box = (0, top, Paper.MM58.width_dots, top + height)
    assert not differs(roll.picture().crop(box), draw(layout).crop(box))


def test_both_modes_take_the_same_length_of_paper() -> None:
    layout = lay_out(specimen(), Paper.MM80)
    raster, text = printed(layout, Mode.RASTER), printed(layout, Mode.TEXT)
    assert raster is not None
    assert text is not None
    assert raster.height_dots == text.height_dots


def test_double_size_is_asked_for_in_both_ways_and_undone_in_both() -> None:
    layout = lay_out(Receipt((Text("大1"),), double=True), Paper.MM80)
    (piece,) = encode(layout, Mode.TEXT)[1:-1]
    text = b"\xb4\xf31"
    expected = b"\x1d!\x11\x1c!\x0c" + text + b"\x1c!\x00\x1d!\x00\n"
    assert piece.data.endswith(expected)


@both_papers
def test_chinese_mode_comes_first_and_wide_paper_is_cut(paper: Paper) -> None:
    pieces = encode(lay_out(Receipt((Text("一"),)), paper), Mode.TEXT)
    assert pieces[0].data == b"\x1b@\x1c&"
    assert (b"\x1dV" in pieces[-1].data) is (paper is Paper.MM80)
    assert b"\x1bd" in pieces[-1].data


@both_papers
def test_bands_are_small_enough_for_small_buffers(paper: Paper) -> None:
    for piece in encode(lay_out(specimen(True), paper), Mode.RASTER):
        assert len(piece.data) <= 4700


def test_paper_as_long_as_one_likes_is_fed() -> None:
    layout = lay_out(Receipt((Text("一"), Gap(1000), Text("二"))), Paper.MM58)
    roll = printed(layout, Mode.TEXT)
    assert roll is not None
    assert roll.height_dots > 1000


def test_auto_is_no_way_to_draw() -> None:
    with pytest.raises(ValueError, match="decide"):
        encode(lay_out(Receipt(()), Paper.MM58), Mode.AUTO)


@both_papers
@both_sizes
@pytest.mark.parametrize("mode", [Mode.RASTER, Mode.TEXT])
def test_a_phone_reads_the_code_from_the_paper(paper: Paper, double: bool, mode: Mode) -> None:
    lines = (Title("小票"), Qr(DEMO_LINK, "扫一扫"))
    roll = printed(lay_out(Receipt(lines, double), paper), mode)
    assert roll is not None
    (code,) = zxingcpp.read_barcodes(roll.picture().convert("L"))
    assert code.text == DEMO_LINK


def test_the_library_leaves_nothing_behind(tmp_path: Path) -> None:
    # A process of its own, because the library is imported once.
    script = (
        "import logging\n"
        "from device.printer.escpos_library import renderer\n"
        "from device.printer.paper import Paper\n"
        "renderer(Paper.MM58)\n"
        "assert not logging.getLogger().handlers\n"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
