"""The real panel: how many pixels a millimetre is, so that sizes hold for eyes and fingers."""

from dataclasses import dataclass
from math import hypot

MM_PER_INCH = 25.4
REFERENCE_SHORT_MM = 267.7
"""The short side of a 21.5″ panel, for which the pages are composed."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A screen of `width_px` × `height_px` whose diagonal is `diagonal_in` inches."""

    width_px: int
    height_px: int
    diagonal_in: float

    def __post_init__(self) -> None:
        if self.width_px <= 0 or self.height_px <= 0 or self.diagonal_in <= 0:
            raise ValueError("a panel has a width, a height and a diagonal above zero")

    @property
    def portrait(self) -> bool:
        return self.height_px > self.width_px

    @property
    def px_per_mm(self) -> float:
        """Pixels in one real millimetre."""
        return hypot(self.width_px, self.height_px) / (self.diagonal_in * MM_PER_INCH)

    @property
    def px_per_unit(self) -> float:
        """Pixels in one drawn millimetre: never less than a real one.

        On a panel larger than the reference the page grows with it, because people stand farther
        away and a poster with a wide empty margin reads worse, not better.
        """
        grown = min(self.width_px, self.height_px) / REFERENCE_SHORT_MM
        return max(self.px_per_mm, grown)

    @property
    def composed(self) -> float:
        """How much smaller than composed the page is in drawn millimetres: 1, or less if small.

        Text keeps its millimetres on a small panel; margins and display sizes give way instead.
        """
        return min(self.width_px, self.height_px) / REFERENCE_SHORT_MM / self.px_per_unit
