"""A layout drawn as a 1-bit picture: the preview on the screen, and the paper in raster mode."""

from __future__ import annotations

from typing import assert_never

from PIL import Image, ImageDraw

from device.printer.glyphs import BASELINE_DOTS, glyph
from device.printer.layout import (
    MARK_PADDING_DOTS,
    QR_QUIET_MODULES,
    GapRow,
    Layout,
    QrRow,
    Row,
    RuleRow,
    TextRow,
)
from device.printer.paper import COLUMN_DOTS

BLACK, WHITE = 0, 255
MARK_RADIUS_DOTS = 6
RULE_DOTS = 2
HEAVY_RULE_DOTS = 4
RULE_DASH_DOTS = 6


def draw(layout: Layout) -> Image.Image:
    """The whole receipt, mode "1", white paper, as wide as the paper prints."""
    paper = Image.new("1", (layout.paper.width_dots, layout.height_dots), WHITE)
    top = 0
    for row in layout.rows:
        paper.paste(draw_row(row, layout.paper.width_dots), (0, top))
        top += row.height_dots
    return paper


def draw_row(row: Row, width_dots: int) -> Image.Image:
    """One row at its full height, mode "1"."""
    strip = Image.new("1", (width_dots, row.height_dots), WHITE)
    match row:
        case TextRow():
            _draw_text(strip, row)
        case RuleRow(heavy):
            _draw_rule(strip, heavy)
        case GapRow():
            pass
        case QrRow(modules, dots):
            across = len(modules)
            code = Image.new("1", (across, across), WHITE)
            code.putdata([BLACK if dark else WHITE for line in modules for dark in line])
            code = code.resize((across * dots, across * dots), Image.Resampling.NEAREST)
            quiet = QR_QUIET_MODULES * dots
            strip.paste(code, ((width_dots - code.width) // 2, quiet))
        case _:
            assert_never(row)
    return strip


def _draw_text(strip: Image.Image, row: TextRow) -> None:
    top = MARK_PADDING_DOTS if row.inverted else 0
    if row.inverted:
        ImageDraw.Draw(strip).rounded_rectangle(
            (0, 2, strip.width - 1, strip.height - 3), MARK_RADIUS_DOTS, BLACK
        )
    ink = WHITE if row.inverted else BLACK
    for span in row.spans:
        for cell in span.cells():
            mask = glyph(cell.char, cell.scale, cell.bold, span.face)
            # All stand on one line, whatever their size.
            lowered = BASELINE_DOTS * (row.scale - cell.scale)
            strip.paste(ink, (cell.column * COLUMN_DOTS, top + lowered), mask)


def _draw_rule(strip: Image.Image, heavy: bool) -> None:
    pen = ImageDraw.Draw(strip)
    middle = strip.height // 2
    if heavy:
        top = middle - HEAVY_RULE_DOTS // 2
        pen.rectangle((0, top, strip.width - 1, top + HEAVY_RULE_DOTS - 1), BLACK)
        return
    for left in range(0, strip.width, 2 * RULE_DASH_DOTS):
        pen.rectangle((left, middle, left + RULE_DASH_DOTS - 1, middle + RULE_DOTS - 1), BLACK)
