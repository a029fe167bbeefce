"""A table as it was read from a workbook: values only, nothing of it understood yet."""

from dataclasses import dataclass, field

Cell = str | float | None
"""A cell's content: text, a number, or nothing. A date cell is its ISO text."""

Row = list[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet: what stands above the headings, the headings, and the rows below them.

    Every row has as many cells as there are headings. `first_row` is the number, from 1, that
    Excel shows beside `rows[0]`.
    """

    name: str
    headings: tuple[str, ...]
    rows: list[Row]
    first_row: int = 2
    above: list[Row] = field(default_factory=list)
