"""The two paper widths there are, and the unit everything is placed in."""

from __future__ import annotations

from enum import Enum

COLUMN_DOTS = 12
"""Width of one column: half a hanzi, one ASCII character of font A."""

CELL_DOTS = 24
"""Height of a row of text at its usual size, and width of a hanzi."""

DOTS_PER_MM = 8


class Paper(Enum):
    """A paper width; the value is the printed width in dots, at 203 dpi."""

    MM58 = 384
    MM80 = 576

    @property
    def width_dots(self) -> int:
        """Printed width in dots."""
        return self.value

    @property
    def columns(self) -> int:
        """Printed width in columns."""
        return self.value // COLUMN_DOTS

    @property
    def cuts(self) -> bool:
        """Whether printers of this width have a cutter: the narrow ones mostly have none."""
        return self is Paper.MM80
