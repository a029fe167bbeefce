"""One character as black and white dots, exactly as large as its cell on the paper."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from assets.fonts import Face, font_path, runs
from device.printer.columns import columns
from device.printer.paper import CELL_DOTS, COLUMN_DOTS

BASELINE_DOTS = 21
"""From the top of a cell to the line letters stand on: 0.88 em, as CJK fonts are made."""

HALF_WIDTH_SIZE_DOTS = 22
"""Size of ASCII characters: at this size a figure of Noto Sans is as wide as its column."""

INK_THRESHOLD = {Face.HEI: 104, Face.SONG: 88, Face.RARE: 56}
"""Coverage (of 255) from which a dot is burnt. Under a half, as heat thins strokes on paper, and
the less the finer the face's horizontal strokes are."""

CONDENSED_INK_THRESHOLD = 72
"""Narrowing a letter thins its upright strokes."""


@lru_cache(maxsize=4096)
def glyph(char: str, scale: int, bold: bool, face: Face) -> Image.Image:
    """`char` as a mode "L" mask, 255 where there is ink, of its columns × 24 dots, times `scale`.

    Bold is struck twice, one dot (a scale) apart, as printers do it. Shared: not to be drawn on.
    """
    width = columns(char) * COLUMN_DOTS * scale
    mask = Image.new("L", (width, CELL_DOTS * scale))
    if char.isspace():
        return mask
    size = (HALF_WIDTH_SIZE_DOTS if char.isascii() else CELL_DOTS) * scale
    drawn_in = runs(char, face)[0][0]
    font = _font(drawn_in, size)
    baseline = BASELINE_DOTS * scale
    advance = font.getlength(char)
    threshold = INK_THRESHOLD[drawn_in]
    if advance <= width:
        ImageDraw.Draw(mask).text(((width - advance) / 2, baseline), char, 255, font, anchor="ls")
    else:
        mask = _condensed(char, font, mask.size, baseline)
        threshold = CONDENSED_INK_THRESHOLD
    ink = mask.point([255 if coverage >= threshold else 0 for coverage in range(256)])
    if bold:
        ink.paste(255, (scale, 0), ink.copy().crop((0, 0, width - scale, ink.height)))
    return ink


def _condensed(
    char: str, font: ImageFont.FreeTypeFont, size: tuple[int, int], baseline: int
) -> Image.Image:
    """A letter wider than its column (W, m, @), drawn whole and then narrowed."""
    wide = Image.new("L", (round(font.getlength(char)) + 1, size[1]))
    ImageDraw.Draw(wide).text((0, baseline), char, 255, font, anchor="ls")
    return wide.resize(size, Image.Resampling.BOX)


@lru_cache(maxsize=16)
def _font(face: Face, size_dots: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_path(face), size_dots, layout_engine=ImageFont.Layout.BASIC)
