"""ESC/POS as a Chinese printer reads it: bytes from a buffer become ink on a roll.

It is the strictest printer we may meet: GS ! enlarges ASCII only and FS ! hanzi only, text past
the edge wraps, a raster in the middle of a line is an error.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image

from assets.fonts import Face
from device.printer import commands as cmd
from device.printer.columns import GETA
from device.printer.glyphs import BASELINE_DOTS, glyph
from device.printer.layout import Cell
from device.printer.paper import CELL_DOTS, COLUMN_DOTS
from device.printer.simulator.roll import WHITE, PrintedLine, Roll

DEFAULT_PITCH_DOTS = 34
FIRST_OF_PAIR = range(0x81, 0xFF)
RASTER_HEADER_BYTES = 8
CUT_WITH_FEED = b"AB"
ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT = 0, 1, 2
COMMAND_STARTS = (0x10, 0x1B, 0x1C, 0x1D)
WITHOUT_ARGUMENT = (cmd.INIT, cmd.CHINESE_ON, cmd.CHINESE_OFF, cmd.LINE_PITCH_DEFAULT)
SCALE_BY_SIZE = {data[0]: scale for scale, data in cmd.SIZE_BYTE.items()}
SCALE_BY_CHINESE_SIZE = {data[0]: scale for scale, data in cmd.CHINESE_SIZE_BYTE.items()}


@dataclass(slots=True)
class Settings:
    """What ESC @ puts back."""

    chinese: bool = True
    ascii_scale: int = 1
    chinese_scale: int = 1
    bold: bool = False
    inverted: bool = False
    align: int = ALIGN_LEFT
    pitch_dots: int = DEFAULT_PITCH_DOTS


@dataclass(slots=True)
class Interpreter:
    """Takes one command at a time. `on_cut` and `on_question` (GS r) are called as they come."""

    roll: Roll
    on_cut: Callable[[], None]
    on_question: Callable[[], None]
    settings: Settings = field(default_factory=Settings)
    _cells: list[Cell] = field(default_factory=list)
    _inverted: bool = False

    def step(self, buffer: bytearray) -> bool:
        """Carry out the first command in `buffer` and remove it; False if it is not all there."""
        if not buffer:
            return False
        used = self._step(buffer)
        if used == 0:
            return False
        if not buffer.startswith((cmd.STATUS, cmd.QUEUED_STATUS)):
            self.roll.raw += buffer[:used]
        cut = buffer.startswith(cmd.CUT)
        del buffer[:used]
        if cut:
            self.on_cut()
        return True

    def reset(self) -> None:
        """As after switching on; what was in the line is lost."""
        self.settings = Settings()
        self._cells.clear()

    def _step(self, buffer: bytearray) -> int:
        first = buffer[0]
        if first in COMMAND_STARTS:
            return self._command(buffer)
        if buffer.startswith(cmd.LF):
            self._end_line()
            return 1
        if 0x20 <= first < 0x7F:
            self._set_char(chr(first), self.settings.ascii_scale)
            return 1
        if self.settings.chinese and first in FIRST_OF_PAIR:
            return self._pair(buffer)
        self.roll.unknown[bytes(buffer[:1])] += 1
        return 1

    def _pair(self, buffer: bytearray) -> int:
        if len(buffer) < 2:
            return 0
        pair = bytes(buffer[:2])
        try:
            char = pair.decode("gbk")
        except UnicodeDecodeError:
            self.roll.unknown[pair] += 1
            char = GETA
        self._set_char(char, self.settings.chinese_scale)
        return 2

    def _command(self, buffer: bytearray) -> int:
        if len(buffer) < 2:
            return 0
        if buffer.startswith(cmd.RASTER[:2]):
            return self._raster(buffer)
        if buffer.startswith(cmd.CUT):
            return self._cut(buffer)
        name = bytes(buffer[:2])
        if name in WITHOUT_ARGUMENT:
            self._without_argument(name)
            return 2
        if len(buffer) < 3:
            return 0
        self._with_argument(name, buffer[2])
        return 3

    def _without_argument(self, name: bytes) -> None:
        match name:
            case cmd.CHINESE_ON:
                self.settings.chinese = True
            case cmd.CHINESE_OFF:
                self.settings.chinese = False
            case cmd.LINE_PITCH_DEFAULT:
                self.settings.pitch_dots = DEFAULT_PITCH_DOTS
            case _:
                self.reset()

    def _with_argument(self, name: bytes, value: int) -> None:
        settings = self.settings
        match name:
            case cmd.LINE_PITCH:
                settings.pitch_dots = value
            case cmd.FEED_LINES:
                self._flush()
                self.roll.feed(value * settings.pitch_dots)
            case cmd.FEED_DOTS:
                self._flush()
                self.roll.feed(value)
            case cmd.ALIGN if value <= ALIGN_RIGHT:
                settings.align = value
            case cmd.BOLD if value <= 1:
                settings.bold = value == 1
            case cmd.INVERT if value <= 1:
                settings.inverted = value == 1
            case cmd.SIZE if value in SCALE_BY_SIZE:
                settings.ascii_scale = SCALE_BY_SIZE[value]
            case cmd.CHINESE_SIZE if value in SCALE_BY_CHINESE_SIZE:
                settings.chinese_scale = SCALE_BY_CHINESE_SIZE[value]
            case cmd.STATUS if 1 <= value <= 4:
                pass  # answered when it arrived
            case b"\x1dr" if value == 1:
                self.on_question()
            case _:
                self.roll.unknown[name + bytes([value])] += 1

    def _cut(self, buffer: bytearray) -> int:
        if len(buffer) < 3:
            return 0
        used = 4 if buffer[2] in CUT_WITH_FEED else 3
        if len(buffer) < used:
            return 0
        self._flush()
        return used

    def _raster(self, buffer: bytearray) -> int:
        if len(buffer) < RASTER_HEADER_BYTES:
            if len(buffer) >= 3 and not buffer.startswith(cmd.RASTER):
                return self._unknown(buffer)
            return 0
        if not buffer.startswith(cmd.RASTER + b"\x00"):
            return self._unknown(buffer)
        across = int.from_bytes(buffer[4:6], "little")
        height = int.from_bytes(buffer[6:8], "little")
        used = RASTER_HEADER_BYTES + across * height
        if len(buffer) < used:
            return 0
        if self._cells or across * 8 > self.roll.width_dots:
            self.roll.unknown[bytes(buffer[:RASTER_HEADER_BYTES])] += 1
        self._flush()
        ink = Image.frombytes("1", (across * 8, height), bytes(buffer[RASTER_HEADER_BYTES:used]))
        strip = Image.new("1", (self.roll.width_dots, height), WHITE)
        strip.paste(0, (self._left(ink.width), 0), ink)
        self.roll.add(strip)
        return used

    def _unknown(self, buffer: bytearray) -> int:
        self.roll.unknown[bytes(buffer[:3])] += 1
        return 3

    def _set_char(self, char: str, scale: int) -> None:
        width = (1 if char.isascii() else 2) * scale
        column = self._end_column()
        if (column + width) * COLUMN_DOTS > self.roll.width_dots:
            self.roll.unknown[b"too wide"] += 1
            self._end_line()
            column = 0
        self._cells.append(Cell(column, char, scale, self.settings.bold))
        self._inverted = self.settings.inverted

    def _end_column(self) -> int:
        if not self._cells:
            return 0
        last = self._cells[-1]
        return last.column + (1 if last.char.isascii() else 2) * last.scale

    def _flush(self) -> None:
        if self._cells:
            self._end_line()

    def _end_line(self) -> None:
        tallest = max((cell.scale for cell in self._cells), default=1)
        height = max(self.settings.pitch_dots, CELL_DOTS * tallest)
        strip = Image.new("1", (self.roll.width_dots, height), WHITE)
        left = self._left(self._end_column() * COLUMN_DOTS)
        for cell in self._cells:
            mask = glyph(cell.char, cell.scale, cell.bold, Face.HEI)
            place = (left + cell.column * COLUMN_DOTS, BASELINE_DOTS * (tallest - cell.scale))
            if self._inverted:
                strip.paste(0, (*place, place[0] + mask.width, place[1] + mask.height))
            strip.paste(WHITE if self._inverted else 0, place, mask)
        self.roll.add(strip)
        self.roll.lines.append(PrintedLine(tuple(self._cells), self._inverted, height))
        self._cells.clear()
        self._inverted = False

    def _left(self, width_dots: int) -> int:
        free = self.roll.width_dots - width_dots
        return {ALIGN_LEFT: 0, ALIGN_CENTER: free // 2, ALIGN_RIGHT: free}[self.settings.align]
