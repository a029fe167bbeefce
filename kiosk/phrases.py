"""How figures, dates and phone numbers are said: pure text, the same on screen and paper."""

from collections.abc import Iterable
from datetime import date, datetime

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_WEEKDAYS = "一二三四五六日"


def yuan(fen: int) -> str:
    """Fen as yuan with two places and thousands parted: 324560 → `3,245.60`."""
    sign = "−" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def wan_yuan(fen: int) -> str:
    """Fen as 万元 with two places, rounded half up: 145820280000 → `145,820.28`."""
    return yuan((fen + 5_000) // 10_000)


def hundredths(quantity: int) -> str:
    """A quantity in hundredths, without places it does not need: 260 → `2.60`, 1200 → `12`."""
    return f"{quantity // 100:,}" if quantity % 100 == 0 else yuan(quantity)


def counted(quantity: int, unit: str) -> str:
    """A quantity with its unit, as it is said: `2.60亩`; `1个月`, as 1月 is January; `全年`."""
    return "全年" if (quantity, unit) == (100, "年") else hundredths(quantity) + measure(unit)


def measure(unit: str) -> str:
    """The unit as it stands behind a number."""
    return "个月" if unit == "月" else unit


def _group_words(number: int) -> str:
    """A number from 1 to 9999 in Chinese, a leading 一 before 十 kept."""
    words = ""
    gap = False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + _PLACES[place]
            gap = False
        else:
            gap = True
    return words


def number_words(number: int) -> str:
    """A whole number ≥ 0 as it is spoken: 20000 → 两万, 1080 → 一千零八十, 12 → 十二."""
    if number == 0:
        return _DIGITS[0]
    groups = []
    rest = number
    while rest:
        rest, group = divmod(rest, 10_000)
        groups.append(group)
    words = ""
    gap = False
    for index in reversed(range(len(groups))):
        group = groups[index]
        if group == 0:
            gap = bool(words)
            continue
        spoken = "两" if group == 2 and index else _group_words(group)
        words += ("零" if words and (gap or group < 1_000) else "") + spoken + _GROUPS[index]
        gap = False
    return words.removeprefix("一") if words.startswith("一十") else words


def yuan_words(fen: int) -> str:
    """Fen as it is spoken: 324560 → 三千二百四十五元六角, 108005 → 一千零八十元零五分."""
    whole, cents = divmod(fen, 100)
    jiao, last = divmod(cents, 10)
    spoken = "两" if whole == 2 else number_words(whole)
    words = f"{spoken}元" if whole or not cents else ""
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    if last:
        words += ("零" if whole and not jiao else "") + f"{_DIGITS[last]}分"
    return words


def day(value: date) -> str:
    """`11月21日`: for a date in the year that is spoken of."""
    return f"{value.month}月{value.day}日"


def full_day(value: date) -> str:
    """`2026年11月21日`."""
    return f"{value.year}年{value.month}月{value.day}日"


def day_seen_from(value: date, today: date) -> str:
    """Without the year where it is this year's."""
    return day(value) if value.year == today.year else full_day(value)


def moment(value: datetime) -> str:
    """`11月22日 星期日 09:41`, the clock on the first screen."""
    return f"{day(value)} 星期{_WEEKDAYS[value.weekday()]} {value:%H:%M}"


def listed(parts: Iterable[str]) -> str:
    """Parts joined as the quiet second line of a row: `3月18日 · 2.60亩`."""
    return " · ".join(part for part in parts if part)
