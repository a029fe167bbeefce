"""A receipt placed on paper, once: the same rows are drawn, sent as text, and read back by tests.

A row of text holds spans, each a run of characters at a column; a column is 12 dots. The grid is
the printer's own, so that text mode and bitmap agree cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from assets.fonts import Face
from device.printer.columns import balanced, columns, printable, wrap
from device.printer.paper import CELL_DOTS, Paper
from device.printer.receipt import (
    Align,
    Gap,
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

PAIR_GAP_COLUMNS = 2
LEADING_DOTS = {1: 12, 2: 14}
"""Free dots below a row, by its largest scale."""

MARK_PADDING_DOTS = 8
QR_QUIET_MODULES = 4
QR_MODULE_DOTS = range(4, 7)
"""Smallest and largest module: under 4 dots thermal paper blurs, over 6 only paper is spent."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One character where it stands; `column` counts columns from the left edge."""

    column: int
    char: str
    scale: int
    bold: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters that begins at `column`; `scale` 2 is twice as wide and as high."""

    column: int
    text: str
    scale: int = 1
    bold: bool = False
    face: Face = Face.HEI

    @property
    def end(self) -> int:
        """The first column after the span."""
        return self.column + columns(self.text) * self.scale

    def cells(self) -> Iterator[Cell]:
        """The characters, each where it stands."""
        column = self.column
        for ch in self.text:
            yield Cell(column, ch, self.scale, self.bold)
            column += columns(ch) * self.scale


@dataclass(frozen=True, slots=True)
class TextRow:
    """Spans from left to right, standing on one line. `inverted` is white on black."""

    spans: tuple[Span, ...]
    inverted: bool = False

    @property
    def scale(self) -> int:
        """The largest scale on the row."""
        return max((span.scale for span in self.spans), default=1)

    @property
    def height_dots(self) -> int:
        """From the top of this row to the top of the next."""
        leading = 2 * MARK_PADDING_DOTS if self.inverted else LEADING_DOTS[self.scale]
        return CELL_DOTS * self.scale + leading

    def cells(self) -> tuple[Cell, ...]:
        """All characters of the row, spaces too."""
        return tuple(cell for span in self.spans for cell in span.cells())


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A line from edge to edge, in the middle of its height."""

    heavy: bool
    height_dots: int = CELL_DOTS


@dataclass(frozen=True, slots=True)
class GapRow:
    """Empty paper."""

    height_dots: int


@dataclass(frozen=True, slots=True)
class QrRow:
    """A QR code, centred; `modules` are rows of dark/light without the quiet zone."""

    modules: tuple[tuple[bool, ...], ...]
    module_dots: int

    @property
    def height_dots(self) -> int:
        """Height, and width too, with the quiet zone."""
        return (len(self.modules) + 2 * QR_QUIET_MODULES) * self.module_dots


Row = TextRow | RuleRow | GapRow | QrRow


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of a receipt on a paper, from top to bottom."""

    paper: Paper
    rows: tuple[Row, ...]

    @property
    def height_dots(self) -> int:
        """Length of the printed paper."""
        return sum(row.height_dots for row in self.rows)


def lay_out(receipt: Receipt, paper: Paper) -> Layout:
    """Place every line of `receipt`. Raises ValueError for QR data that no code this wide holds."""
    scale = 2 if receipt.double else 1
    return Layout(paper, tuple(row for line in receipt.lines for row in _rows(line, paper, scale)))


def _rows(line: Line, paper: Paper, scale: int) -> Iterator[Row]:
    width = paper.columns
    match line:
        case Title(text):
            # Among large words a title is told by its weight.
            yield from _centred(text, width, 2, bold=scale == 2, face=Face.SONG)
        case Text(text, align, bold, indent):
            yield from _text(text, width, scale, align, bold, indent)
        case Pair(left, right, bold):
            yield from _pair(Span(0, _one_line(left), scale, bold), _one_line(right), width)
        case Sum(label, amount):
            yield from _sum(_one_line(label), _one_line(amount), width, scale)
        case Rule(heavy):
            yield RuleRow(heavy)
        case Gap(dots):
            yield GapRow(dots)
        case Qr(data, caption):
            yield _qr(data, paper)
            if caption:
                yield from _centred(caption, width, scale)
        case Mark(text):
            for row in balanced(_one_line(text), width // scale):
                # Spaces are part of it, so that text mode too turns the whole row black.
                yield TextRow((Span(0, _filled(row, width // scale), scale),), inverted=True)
        case _:
            assert_never(line)


def _text(
    text: str, width: int, scale: int, align: Align, bold: bool, indent: int
) -> Iterator[TextRow]:
    if align is Align.CENTER:
        yield from _centred(text, width, scale, bold)
        return
    room = width // scale
    for paragraph in printable(text).split("\n"):
        for number, row in enumerate(wrap(paragraph, room, indent)):
            left = indent if number else 0
            if align is Align.RIGHT:
                left = room - columns(row)
            yield TextRow((Span(left * scale, row, scale, bold),))


def _centred(
    text: str, width: int, scale: int, bold: bool = False, face: Face = Face.HEI
) -> Iterator[TextRow]:
    for paragraph in printable(text).split("\n"):
        for row in balanced(paragraph, width // scale):
            left = (width - columns(row) * scale) // 2
            yield TextRow((Span(left, row, scale, bold, face),))


def _pair(left: Span, right: str, width: int) -> Iterator[TextRow]:
    """The amount on the last row of its label if there is room, else on a row of its own."""
    scale, bold = left.scale, left.bold
    labels = wrap(left.text, width // scale)
    amounts = [
        Span(width - columns(amount) * scale, amount, scale, bold)
        for amount in wrap(right, width // scale)
    ]
    *rows, last = [Span(0, label, scale, bold) for label in labels]
    for row in rows:
        yield TextRow((row,))
    if len(amounts) == 1 and last.end + PAIR_GAP_COLUMNS <= amounts[0].column:
        yield TextRow(tuple(span for span in (last, *amounts) if span.text))
        return
    for row in (last, *amounts):
        if row.text:
            yield TextRow((row,))


def _sum(label: str, amount: str, width: int, scale: int) -> Iterator[TextRow]:
    if columns(amount) * 2 > width:
        yield from _pair(Span(0, label, scale, bold=True), amount, width)
        return
    left = Span(0, label, scale)
    right = Span(width - columns(amount) * 2, amount, 2, bold=True)
    if left.end + 1 <= right.column:
        yield TextRow(tuple(span for span in (left, right) if span.text))
        return
    yield from _text(label, width, scale, Align.LEFT, bold=False, indent=0)
    yield TextRow((right,))


def _qr(data: str, paper: Paper) -> QrRow:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(data.encode())
    try:
        code.make()
    except (DataOverflowError, ValueError) as error:
        raise ValueError(f"{len(data)} characters are too many for a QR code") from error
    modules = tuple(tuple(map(bool, row)) for row in code.get_matrix())
    across = len(modules) + 2 * QR_QUIET_MODULES
    dots = min(paper.width_dots * 2 // 3 // across, QR_MODULE_DOTS[-1])
    dots = max(dots, QR_MODULE_DOTS[0])
    if across * dots > paper.width_dots:
        raise ValueError(
            f"{len(data)} characters make a QR code wider than {paper.width_dots} dots"
        )
    return QrRow(modules, dots)


def _filled(text: str, room: int) -> str:
    left = (room - columns(text)) // 2
    return " " * left + text + " " * (room - columns(text) - left)


def _one_line(text: str) -> str:
    return printable(text).replace("\n", " ")
