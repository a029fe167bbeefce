"""A receipt as a list of typed lines: what is to be read, before anything is said of where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Align(Enum):
    """Where a line of text stands on the paper."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the receipt: large, centred, in the Song face."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """Running text. `indent` columns are left free before the second and later rows."""

    text: str
    align: Align = Align.LEFT
    bold: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its amount. The amount stands at the right edge, the label wraps beside it."""

    left: str
    right: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """The one figure the eye should find first."""

    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper; heavy ones fence the sum."""

    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty paper, `dots` high (8 dots are a millimetre)."""

    dots: int = 16


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code of `data`, with words below it that say what it is for."""

    data: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A warning across the paper, white on black, such as 演示数据 or 补打."""

    text: str


Line = Title | Text | Pair | Sum | Rule | Gap | Qr | Mark


@dataclass(frozen=True, slots=True)
class Receipt:
    """The lines from top to bottom. `double` prints all of it large, for those who read badly."""

    lines: tuple[Line, ...]
    double: bool = False
