"""The paper that comes out of the simulated printer, and what is printed on it."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field

from PIL import Image, ImageChops

from device.printer.layout import Cell

WHITE = 255


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line set by the printer's own characters: what was read back from the bytes."""

    cells: tuple[Cell, ...]
    inverted: bool
    height_dots: int


@dataclass(slots=True)
class Roll:
    """One receipt as it grows: pictures from top to bottom, and a record of how they came."""

    width_dots: int
    strips: list[Image.Image] = field(default_factory=list)
    lines: list[PrintedLine] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    unknown: Counter[bytes] = field(default_factory=Counter)
    height_dots: int = 0
    tail_dots: int = 0
    """White paper since the last ink."""

    def add(self, strip: Image.Image) -> None:
        """Move the paper by a strip of it, mode "1"."""
        self.strips.append(strip)
        self.height_dots += strip.height
        ink = ImageChops.invert(strip.convert("L")).getbbox()
        self.tail_dots = self.tail_dots + strip.height if ink is None else strip.height - ink[3]

    def feed(self, dots: int) -> None:
        """Move the paper and print nothing."""
        if dots:
            self.add(Image.new("1", (self.width_dots, dots), WHITE))

    @property
    def blank(self) -> bool:
        """Whether nothing was printed."""
        return self.tail_dots == self.height_dots

    def picture(self) -> Image.Image:
        """All of it, mode "1"."""
        paper = Image.new("1", (self.width_dots, max(1, self.height_dots)), WHITE)
        top = 0
        for strip in self.strips:
            paper.paste(strip, (0, top))
            top += strip.height
        return paper

    def png(self) -> bytes:
        """All of it as a PNG file."""
        file = io.BytesIO()
        self.picture().save(file, format="PNG")
        return file.getvalue()

    def report(self) -> str:
        """One line about it, for whoever watches the simulator."""
        rubbish = ", ".join(f"{data.hex(' ')} ×{n}" for data, n in self.unknown.items())
        return (
            f"{self.width_dots} × {self.height_dots} dots, {len(self.raw)} bytes, "
            f"{len(self.lines)} lines of text" + (f"; not understood: {rubbish}" if rubbish else "")
        )
