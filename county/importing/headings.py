"""Finds the row of headings, and which column is which, in whatever order the clerk has them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from county.importing.cells import folded
from county.importing.sheet import Row

SEARCHED_ROWS = 20
"""How far down the row of headings may stand."""

_BRACKETS = re.compile(r"[(（\[【〔]([^)）\]】〕]*)[)）\]】〕]")
_TEN_THOUSANDS = "万元"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without what clerks add to it, and the unit it gives in brackets."""

    name: str
    unit: str


def heading_of(written: object) -> Heading:
    """The heading behind what is written.

    >>> heading_of(" ＊实发 金额（万元）：")
    Heading(name='实发金额', unit='万元')
    """
    plain = folded(written) if isinstance(written, str) else ""
    unit = next(("".join(each.split()) for each in _BRACKETS.findall(plain)), "")
    name = "".join(_BRACKETS.sub("", plain).split()).strip("*＊:：。.、")
    return Heading(name, unit)


@dataclass(frozen=True, slots=True)
class Found:
    """Where the headings stand: the row's place from 0, and how many of the wanted it has."""

    place: int
    matched: int


def heading_row(rows: Sequence[Row], wanted: Iterable[str]) -> Found | None:
    """The row among the first ones that has most of the wanted headings, if any has one."""
    names = frozenset(wanted)
    best: Found | None = None
    for place, row in enumerate(rows[:SEARCHED_ROWS]):
        matched = len({heading_of(cell).name for cell in row} & names)
        if matched and (best is None or matched > best.matched):
            best = Found(place, matched)
    return best


def is_ten_thousands(heading: Heading) -> bool:
    """Whether the column is in 万元."""
    return heading.unit == _TEN_THOUSANDS
