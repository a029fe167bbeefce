"""A layout as ESC/POS bytes, in pieces between which a printer may be asked how it is.

Each piece leaves the printer as it found it: sizes, bold and reverse are undone in the piece that
set them, so that a job may end after any of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from PIL import Image, ImageChops

from device.printer import commands as cmd
from device.printer.encoder import gbk
from device.printer.escpos_library import renderer
from device.printer.layout import GapRow, Layout, QrRow, Row, RuleRow, Span, TextRow
from device.printer.paper import CELL_DOTS, Paper
from device.printer.raster import draw, draw_row

BAND_DOTS = 64
"""Height of a raster band: 4.6 kB at 80 mm, which small print buffers still take."""

TAIL_LINES_WITHOUT_CUTTER = 5
MAX_FEED_DOTS = 255


class Mode(Enum):
    """How a receipt travels. AUTO is decided by the link: fast ones carry the picture."""

    AUTO = "auto"
    RASTER = "raster"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Piece:
    """Whole commands, and how much paper they move: what a sender may pace by."""

    data: bytes
    height_dots: int


def encode(layout: Layout, mode: Mode) -> tuple[Piece, ...]:
    """The bytes of `layout`, from reset to cut (80 mm) or feed (58 mm).

    Raises ValueError for AUTO, which is not a way to draw.
    """
    match mode:
        case Mode.RASTER:
            body = _bands(draw(layout), layout.paper)
        case Mode.TEXT:
            body = (piece for row in layout.rows for piece in _row(row, layout.paper))
        case Mode.AUTO:
            raise ValueError("decide between raster and text by the link first")
        case _:
            assert_never(mode)
    return (Piece(cmd.INIT + cmd.CHINESE_ON, 0), *body, tail(layout.paper))


def _row(row: Row, paper: Paper) -> Iterator[Piece]:
    match row:
        case TextRow():
            text = _text(row)
            if text is None:
                yield from _bands(draw_row(row, paper.width_dots), paper)
            else:
                yield Piece(text, row.height_dots)
        case RuleRow(heavy, height):
            rule = gbk(("━" if heavy else "─") * (paper.width_dots // CELL_DOTS))
            yield Piece(cmd.LINE_PITCH + bytes([height]) + (rule or b"") + cmd.LF, height)
        case GapRow(height):
            yield Piece(_feed(height), height)
        case QrRow():
            yield from _bands(draw_row(row, paper.width_dots), paper)
        case _:
            assert_never(row)


def _text(row: TextRow) -> bytes | None:
    parts = [cmd.LINE_PITCH + bytes([row.height_dots])]
    column = 0
    for span in row.spans:
        encoded = gbk(span.text)
        if encoded is None:
            return None
        parts.append(b" " * (span.column - column))
        parts.append(_styled(encoded, span, row.inverted))
        column = span.end
    parts.append(cmd.LF)
    return b"".join(parts)


def _styled(encoded: bytes, span: Span, inverted: bool) -> bytes:
    switches: list[tuple[bytes, bytes, bytes]] = []
    if span.scale != 1:
        size, plain = cmd.SIZE_BYTE[span.scale], cmd.SIZE_BYTE[1]
        switches.append((cmd.SIZE, size, plain))
        size, plain = cmd.CHINESE_SIZE_BYTE[span.scale], cmd.CHINESE_SIZE_BYTE[1]
        switches.append((cmd.CHINESE_SIZE, size, plain))
    if span.bold:
        switches.append((cmd.BOLD, cmd.ON, cmd.OFF))
    if inverted:
        switches.append((cmd.INVERT, cmd.ON, cmd.OFF))
    before = b"".join(command + on for command, on, _ in switches)
    after = b"".join(command + off for command, _, off in reversed(switches))
    return before + encoded + after


def _feed(dots: int) -> bytes:
    whole, rest = divmod(dots, MAX_FEED_DOTS)
    return (cmd.FEED_DOTS + bytes([MAX_FEED_DOTS])) * whole + cmd.FEED_DOTS + bytes([rest])


def _bands(picture: Image.Image, paper: Paper) -> Iterator[Piece]:
    """The picture in raster bands; the white right of the last ink is not sent, nor white bands."""
    for top in range(0, picture.height, BAND_DOTS):
        band = picture.crop((0, top, picture.width, min(top + BAND_DOTS, picture.height)))
        ink = ImageChops.invert(band.convert("L")).getbbox()
        if ink is None:
            yield Piece(_feed(band.height), band.height)
            continue
        printer = renderer(paper)
        printer.image(band.crop((0, 0, -(-ink[2] // 8) * 8, band.height)), impl="bitImageRaster")
        yield Piece(printer.output, band.height)


def tail(paper: Paper) -> Piece:
    """What ends a receipt and parts it from the next: a cut, or paper fed to the tear edge."""
    printer = renderer(paper)
    printer._raw(cmd.LINE_PITCH_DEFAULT)
    if paper.cuts:
        printer.cut(mode="PART")
        return Piece(printer.output, 0)
    printer.print_and_feed(TAIL_LINES_WITHOUT_CUTTER)
    return Piece(printer.output, 0)
