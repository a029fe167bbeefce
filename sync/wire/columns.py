"""One column of one block of rows, packed as JSON and unpacked with distrust.

A packed column is a list whose first item names the packing: `["same", value]`,
`["steps", [differences]]`, `["words", [distinct values], [places]]` or `["each", [values]]`.
Cells are JSON values: dates as ISO text, payees as numbers into the shard's list of keys.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import accumulate, pairwise
from types import NoneType
from typing import Any, assert_never

from sync.wire.schema import Column, Kind

Cell = int | str | None
"""What a cell is on the wire; a flag is a `bool`, which is an `int`."""

_INTEGER_BITS = 63


class BadCellsError(ValueError):
    """A packed column that no county of ours writes; the text names no cell's content."""


def pack(column: Column, cells: Sequence[Cell]) -> list[object]:
    """Pack cells that are already known to be right; the same cells always pack alike."""
    if cells and cells.count(cells[0]) == len(cells):
        return ["same", cells[0]]
    match column.kind:
        case Kind.INT | Kind.PAYEE:
            return ["steps", _steps(cells)]
        case Kind.TEXT | Kind.DATE | Kind.FEN | Kind.HUNDREDTHS:
            words = list(dict.fromkeys(cells))
            if 2 * len(words) > len(cells):
                return ["each", list(cells)]
            place_of = {word: place for place, word in enumerate(words)}
            return ["words", words, [place_of[cell] for cell in cells]]
        case Kind.FLAG:
            return ["each", list(cells)]
        case _:
            assert_never(column.kind)


def unpack(
    column: Column, packed: object, rows: int, payees: int, *, any_word: bool = False
) -> list[Cell]:
    """Give back the `rows` cells of a packed column, all of its kind and within its bounds.

    `payees` is the number of keys in the shard. With `any_word`, words outside the column's list
    are let through. Raises `BadCellsError`.
    """
    distinct: list[Cell]
    cells: list[Cell]
    match packed:
        case ["same", (int() | str() | None) as cell]:
            distinct = [cell]
            cells = distinct * rows
        case ["steps", list(steps)]:
            _expect_types(steps, {int, NoneType})
            cells = distinct = _sums(steps)
        case ["words", list(words), list(places)]:
            _expect_types(places, {int})
            if places and not (min(places) >= 0 and max(places) < len(words)):
                raise BadCellsError("points outside its list of words")
            distinct = words
            cells = [words[place] for place in places]
        case ["each", list(values)]:
            cells = distinct = values
        case _:
            raise BadCellsError("is packed in no known way")
    if len(cells) != rows:
        raise BadCellsError(f"has {len(cells)} cells for {rows} rows")
    check(column, distinct, payees, any_word=any_word)
    return cells


def _steps(cells: Sequence[Cell]) -> list[int | None]:
    if None not in cells:
        numbers = [cell for cell in cells if isinstance(cell, int)]
        return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]
    steps: list[int | None] = []
    before = 0
    for cell in cells:
        if isinstance(cell, int):
            steps.append(cell - before)
            before = cell
        else:
            steps.append(None)
    return steps


def _sums(steps: list[int | None]) -> list[Cell]:
    whole = _without_none(steps)
    if len(whole) == len(steps):
        return list(accumulate(whole))
    cells: list[Cell] = []
    total = 0
    for step in steps:
        if step is None:
            cells.append(None)
        else:
            total += step
            cells.append(total)
    return cells


def check(column: Column, cells: list[Cell], payees: int, *, any_word: bool = False) -> None:
    """Raise `BadCellsError` where cells are not of the column's kind or leave its bounds."""
    present = _without_none(cells)
    if len(present) < len(cells) and not column.optional:
        raise BadCellsError("lacks a value that is required")
    match column.kind:
        case Kind.TEXT:
            _expect_types(present, {str})
            _check_texts(set(present))
            if column.one_of is not None and not any_word:
                _check_words(column.one_of, set(present))
        case Kind.DATE:
            _expect_types(present, {str})
            _check_dates(set(present))
        case Kind.FLAG:
            _expect_types(present, {bool})
        case Kind.INT | Kind.FEN | Kind.HUNDREDTHS:
            _expect_types(present, {int})
            _expect_range(present, -(1 << _INTEGER_BITS), 1 << _INTEGER_BITS)
        case Kind.PAYEE:
            _expect_types(present, {int})
            _expect_range(present, 0, payees)
        case _:
            assert_never(column.kind)


def _without_none(cells: list[Any]) -> list[Any]:
    # Any: what is left is of one type only once `_expect_types` has looked at it, at C's speed.
    return [cell for cell in cells if cell is not None] if None in cells else cells


def _expect_types(cells: list[Any], allowed: set[type]) -> None:
    # Not isinstance: true is an int to Python, and not to a clerk.
    if not set(map(type, cells)) <= allowed:
        raise BadCellsError("holds a value of another type")


def _expect_range(numbers: list[int], least: int, beyond: int) -> None:
    if numbers and not (least <= min(numbers) and max(numbers) < beyond):
        raise BadCellsError("holds a number out of range")


def _check_texts(texts: set[str]) -> None:
    for text in texts:
        if not text.isascii() and any("\ud800" <= each <= "\udfff" for each in text):
            raise BadCellsError("holds half a character")


def _check_words(one_of: type[StrEnum], texts: set[str]) -> None:
    if not texts <= {member.value for member in one_of}:
        raise BadCellsError("holds a word outside its list")


def _check_dates(texts: set[str]) -> None:
    for text in texts:
        try:
            read = date.fromisoformat(text)
        except ValueError:
            raise BadCellsError("holds a date that is none") from None
        if read.isoformat() != text:
            raise BadCellsError("holds a date in another form")
