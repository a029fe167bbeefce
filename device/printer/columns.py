"""Text on a column grid: what may be printed, how wide it is, and where a line may break.

One ASCII character is one column, anything else two: so a thermal printer places them.
Breaking keeps 避头尾 (no closing mark begins a row, no opening one ends it), and holds words,
numbers and their units together where a row is long enough for them.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum

GETA = "〓"
"""What a printer has always set for a character it was given broken."""

NEVER_STARTS = frozenset("，。、；：？！）》」』】〕〉〗”’…—～·％‰℃°,.;:?!)]}>%")
NEVER_ENDS = frozenset("（《「『【〔〈〖“‘￥＄([{<$")
UNITS = frozenset(
    "年月日号时分秒天周岁元角万亿亩户人口名位个只头羽株棵份本张笔期次项条组村吨斤公千克米里度"
)

_EQUIVALENT = str.maketrans({"¥": "￥", "\t": " ", "\u00a0": " ", "\u2002": " ", "\u2003": "　"})


class Tear(IntEnum):
    """How much is lost by ending a row at a place; a row ends where least is."""

    NOTHING = 0
    UNIT = 1
    WORD = 2
    PUNCTUATION = 3


def printable(text: str) -> str:
    """`text` as a printer can set it, newlines kept.

    Control and invisible format characters and variation selectors go; ¥ becomes ￥, which
    printers know; half of a surrogate pair becomes 〓. Everything else stays, in order.
    """
    return "".join(filter(None, map(_printable_char, text.translate(_EQUIVALENT))))


def columns(text: str) -> int:
    """How many columns `text` takes."""
    return sum(1 if ch.isascii() else 2 for ch in text)


def wrap(text: str, width: int, indent: int = 0) -> list[str]:
    """`text` (printable, without newlines) as rows of at most `width` columns.

    The second and later rows are `indent` columns narrower. Spaces at a break are dropped;
    nothing else is lost. At least one row, be it empty. Raises ValueError if a row could not
    hold one hanzi.
    """
    if min(width, width - indent) < 2:
        raise ValueError(f"a row of {width} columns, indented by {indent}, holds no hanzi")
    rows: list[str] = []
    start, room = 0, width
    while True:
        end = _furthest(text, start, room)
        if end < len(text):
            end = _best_break(text, start, end)
        rows.append(text[start:end].rstrip() if end < len(text) else text[start:end])
        while end < len(text) and text[end].isspace():
            end += 1
        if end >= len(text):
            return rows
        start, room = end, width - indent


def balanced(text: str, width: int) -> list[str]:
    """`text` in as few rows as `wrap` needs, but of even length: for what stands centred."""
    fewest = len(wrap(text, width))
    narrowest = min(max(2, columns(text) // fewest), width)
    return next(
        rows for room in range(narrowest, width + 1) if len(rows := wrap(text, room)) == fewest
    )


def tear(before: str, after: str) -> Tear:
    """What ending a row between these two characters costs."""
    if after in NEVER_STARTS or before in NEVER_ENDS or unicodedata.category(after)[0] == "M":
        return Tear.PUNCTUATION
    if before.isspace() or after.isspace():
        return Tear.NOTHING
    if before.isascii() and after.isascii():
        return Tear.UNIT if before in "-/" else Tear.WORD
    if before.isdigit() and after in UNITS:
        return Tear.UNIT
    if after.isdigit() and before in "月约共":
        return Tear.UNIT
    if "*" in (before, after) or before in "·第":
        return Tear.UNIT
    return Tear.NOTHING


def _furthest(text: str, start: int, room: int) -> int:
    used = 0
    for position in range(start, len(text)):
        used += columns(text[position])
        if used > room:
            return position
    return len(text)


def _best_break(text: str, start: int, end: int) -> int:
    return min(range(end, start, -1), key=lambda at: tear(text[at - 1], text[at]))


def _printable_char(ch: str) -> str:
    if ch.isascii():
        return ch if ch.isprintable() or ch == "\n" else ""
    category = unicodedata.category(ch)
    if category == "Cs":
        return GETA
    if category in ("Cc", "Cf", "Zl", "Zp") or "\ufe00" <= ch <= "\ufe0f":
        return ""
    return "" if "\U000e0100" <= ch <= "\U000e01ef" else ch
