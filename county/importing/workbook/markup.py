"""What a sheet's markup says that its values do not: formulas, errors, what is out of sight."""

import re

from county.importing.refusal import Refused, Why

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ERROR = re.compile(rb"""\st=["']e["']""")
_CELL_PLACE = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3}[0-9]{1,7})["']""")
_HIDDEN = re.compile(rb"""<(?:\w+:)?(row|col)\s[^>]*\bhidden=["'](?:1|true)["']""")
_FLAT = re.compile(rb"""<(?:\w+:)?(row)\s[^>]*\bht=["']0(?:\.0*)?["']""")
_NARROW = re.compile(rb"""<(?:\w+:)?(col)\s[^>]*\bwidth=["']0(?:\.0*)?["']""")
_ROW_NUMBER = re.compile(rb"""\br=["']([0-9]{1,7})["']""")
_FIRST_COLUMN = re.compile(rb"""\bmin=["']([0-9]{1,7})["']""")
_ALL_ROWS_HIDDEN = re.compile(rb"""\bzeroHeight=["'](?:1|true)["']""")
_CELL_SEARCHED_BYTES = 400


def refused_markup(markup: bytes, last_row: int, columns: int) -> Refused | None:
    """Why a sheet with this markup is not taken, or none.

    `last_row`, from 1, and `columns` say how far the table goes: beyond them all may be hidden.
    """
    if b"\0" in markup or b"<!DOCTYPE" in markup:
        return Refused(Why.DAMAGED)
    hidden = _hidden(markup, last_row, columns)
    if hidden is not None:
        return Refused(Why.HIDDEN, hidden)
    end = markup.rfind(b"sheetData>")
    cells = markup if end < 0 else markup[:end]
    if (place := _place_of(cells, (b"<f", b":f"), _FORMULA)) is not None:
        return Refused(Why.FORMULA, place)
    if (place := _place_of(cells, (b't="e"', b"t='e'"), _ERROR)) is not None:
        return Refused(Why.BROKEN_CELL, place)
    return None


def _place_of(cells: bytes, quick: tuple[bytes, ...], pattern: "re.Pattern[bytes]") -> str | None:
    """The place of the first cell in which the pattern occurs; the quick look saves most of it."""
    if not any(each in cells for each in quick):
        return None
    match = pattern.search(cells)
    if match is None:
        return None
    around = cells[max(0, match.start() - _CELL_SEARCHED_BYTES) : match.end() + 200]
    before = match.end() - max(0, match.start() - _CELL_SEARCHED_BYTES)
    places = [each.group(1) for each in _CELL_PLACE.finditer(around) if each.start() < before]
    return places[-1].decode() if places else "有一个单元格"


def _hidden(markup: bytes, last_row: int, columns: int) -> str | None:
    if b"zeroHeight" in markup and _ALL_ROWS_HIDDEN.search(markup):
        return "有些行"
    for quick, pattern in ((b"hidden=", _HIDDEN), (b"ht=", _FLAT), (b"width=", _NARROW)):
        for match in pattern.finditer(markup) if quick in markup else ():
            is_row = match.group(1) == b"row"
            number = (_ROW_NUMBER if is_row else _FIRST_COLUMN).search(match.group(0))
            at = 0 if number is None else int(number.group(1))
            if at <= (last_row if is_row else columns):
                return f"第 {at} {'行' if is_row else '列'}"
    return None
