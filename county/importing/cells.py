"""One cell to one value, or to the reason why not. A reason never repeats the cell."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from county.importing.sheet import Cell
from sync.wire import idnumber

Value = str | int | bool | date | None


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell cannot be read, as the end of a sentence that begins with the heading."""

    reason: str


Reader = Callable[[Cell], Value | Wrong]
"""Reads a cell that is not empty."""

EMPTY = Wrong("没有填")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_EXACT_DIGITS = 15
"""How many digits of a number Excel keeps."""
_EXCEL_DAY_0 = date(1899, 12, 30)
_FIRST_DAY = date(1949, 10, 1)
_LAST_DAY = date(2099, 12, 31)
_MOST_HUNDREDTHS = 10**15
_NUMBER = re.compile(r"([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?")
_DATE = re.compile(r"(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?(?:[ T]0?0:00(?::00)?)?")
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_DATE_8 = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONEY_SIGN = "￥¥"
_LOST_DIGITS = Wrong("被 Excel 当成了数字，末尾几位已经丢失：请把整列设成“文本”格式，再重新填写")
_NOT_PRINTED = ("Cc", "Cs", "Co")
_COUNTERS = "亩人户月年次头台项批天个学期"
_MIDDLE_DOTS = str.maketrans("•‧・．∙", "·····")


def folded(text: str) -> str:
    """Full-width letters, digits and blanks as their usual forms; no blanks at the ends."""
    return text.translate(_FULL_WIDTH).strip()


def is_blank(cell: Cell) -> bool:
    """Whether a clerk sees nothing in the cell."""
    return cell is None or (
        isinstance(cell, str) and not cell.strip("\u200b\ufeff \t\r\n\u3000\xa0")
    )


def text(longest: int) -> Reader:
    """Free text of at most that many characters on one line, blanks folded."""

    def read(cell: Cell) -> Value | Wrong:
        found = " ".join(_plain(cell).split())
        if any(unicodedata.category(each) in _NOT_PRINTED for each in found):
            return Wrong("里有看不见的控制字符，请重新输入")
        if len(found) > longest:
            return Wrong(f"太长：最多 {longest} 个字，现在 {len(found)} 个字")
        return found

    return read


def person_name(cell: Cell) -> Value | Wrong:
    """A person's name: no blanks between Chinese characters, one kind of middle dot."""
    found = " ".join(folded(_plain(cell)).translate(_MIDDLE_DOTS).split())
    if not found.isascii():
        found = found.replace(" ", "")
    if any(each.isdigit() for each in found):
        return Wrong("里有数字，请核对是不是填错了列")
    return text(60)(found)


def code(longest: int) -> Reader:
    """A code or a document's number: no blanks, half-width digits and letters."""

    def read(cell: Cell) -> Value | Wrong:
        if isinstance(cell, float) and not _is_exact(cell):
            return _LOST_DIGITS
        found = "".join(folded(_plain(cell)).split())
        return text(longest)(found)

    return read


def identity_number(cell: Cell) -> Value | Wrong:
    """The normal form of an identity document's number."""
    if isinstance(cell, float) and not _is_exact(cell):
        return _LOST_DIGITS
    found = "".join(folded(_plain(cell)).split()).replace("x", "X").lstrip("'")
    normal = idnumber.normal_form(found)
    if normal is not None:
        return normal
    if len(found) not in (15, 18):
        return Wrong(f"应当是 18 位，现在是 {len(found)} 位")
    return Wrong("的校验位对不上，请对照证件核对有没有抄错")


def account_last4(cell: Cell) -> Value | Wrong:
    """The last four digits of a bank card: all that is kept of it."""
    if isinstance(cell, float) and not _is_exact(cell):
        return _LOST_DIGITS
    found = "".join(folded(_plain(cell)).split()).replace("-", "")
    if not (found.isascii() and found.lstrip("*").isdigit()):
        return Wrong("只能是数字（前面各位可以写成 *）")
    digits = found.lstrip("*")
    if isinstance(cell, float) and len(digits) < 4:
        return digits.zfill(4)
    if not 4 <= len(digits) <= 19:
        return Wrong("应当是完整的卡号，或者它的末四位")
    return digits[-4:]


def region_code(cell: Cell) -> Value | Wrong:
    """The 12 digits of an administrative division; 6 or 9 are filled up with noughts."""
    if isinstance(cell, float) and not _is_exact(cell):
        return _LOST_DIGITS
    found = "".join(folded(_plain(cell)).split())
    if not (found.isascii() and found.isdigit() and len(found) in (2, 4, 6, 9, 12)):
        return Wrong("应当是 12 位区划代码（到乡镇也可以写 9 位）")
    return found.ljust(12, "0")


def day(cell: Cell) -> Value | Wrong:
    """A date: a date cell, Excel's serial number, or one of the usual ways to write it."""
    found = _day(cell)
    if found is None:
        return Wrong("不是日期，请写成 2026-03-01 这样")
    if not _FIRST_DAY <= found <= _LAST_DAY:
        return Wrong("的年份不对，请核对")
    return found


def _day(cell: Cell) -> date | None:
    if isinstance(cell, float):
        if 10_000_000 <= cell <= 99_999_999 and cell.is_integer():
            return _day(str(int(cell)))
        if not 0 < cell < 200_000 or not cell.is_integer():
            return None
        return _EXCEL_DAY_0 + timedelta(days=int(cell))
    found = folded(_plain(cell))
    match = _DATE.fullmatch("".join(found.split()) if "年" in found else found)
    match = match or _DATE_8.fullmatch(found)
    if match is None:
        if found.isascii() and found.isdigit() and len(found) == 5:
            return _day(float(found))
        return None
    try:
        return date(*(int(each) for each in match.groups()))
    except ValueError:
        return None


def month(cell: Cell) -> Value | Wrong:
    """A month, as its first day: 2026-03, 2026年3月, or any day of it."""
    if isinstance(cell, str) and (match := _MONTH.fullmatch("".join(folded(cell).split()))):
        cell = f"{match.group(1)}-{match.group(2)}-1"
    found = day(cell)
    return (
        found.replace(day=1) if isinstance(found, date) else Wrong("不是月份，请写成 2026-03 这样")
    )


def whole(least: int, most: int, what: str = "整数") -> Reader:
    """A whole number within bounds."""

    def read(cell: Cell) -> Value | Wrong:
        found = hundredths_of(cell)
        if isinstance(found, Wrong) or found % 100:
            return Wrong(f"应当是{what}")
        if not least <= found // 100 <= most:
            return Wrong(f"应当在 {least} 和 {most} 之间")
        return found // 100

    return read


def year(cell: Cell) -> Value | Wrong:
    """A calendar year; 2026年 too."""
    return whole(1990, 2099, "四位年份，如 2026")(_without_end(cell, "年度", "年"))


def fen(cell: Cell) -> Value | Wrong:
    """An amount of money ≥ 0 in 元, as fen."""
    return _not_negative(_money(cell, 1))


def fen_signed(cell: Cell) -> Value | Wrong:
    """An amount of money in 元 that may be negative, as fen."""
    return _money(cell, 1)


def fen_of_ten_thousands(cell: Cell) -> Value | Wrong:
    """An amount of money ≥ 0 in 万元, as fen."""
    return _not_negative(_money(cell, 10_000))


def quantity(cell: Cell) -> Value | Wrong:
    """A quantity ≥ 0 as hundredths; a counter word after it is passed over."""
    if isinstance(cell, str):
        cell = folded(cell).rstrip(_COUNTERS)
    found = hundredths_of(cell)
    if isinstance(found, Wrong):
        return found
    return Wrong("不能是负数") if found < 0 else found


def one_of(words: Mapping[str, Value]) -> Reader:
    """One of a few words without blanks; of words with the same value the first one is shown."""
    shown: dict[Value, str] = {}
    for word, value in words.items():
        shown.setdefault(value, word)
    listed = "、".join(shown.values())

    def read(cell: Cell) -> Value | Wrong:
        found = "".join(folded(_plain(cell)).split())
        return words[found] if found in words else Wrong(f"只能填：{listed}")

    return read


_FLAGS: Mapping[str, bool] = {
    **dict.fromkeys(("是", "√", "Y", "TRUE", "有", "1"), True),
    **dict.fromkeys(("否", "×", "N", "FALSE", "无", "0"), False),
}


def flag(cell: Cell) -> Value | Wrong:
    """是 or 否, and the usual marks for them."""
    found = _FLAGS.get(folded(_plain(cell)).upper())
    return Wrong("只能填：是、否") if found is None else found


def hundredths_of(cell: Cell) -> int | Wrong:
    """A number with at most two places as an integer number of hundredths, sign and all."""
    if isinstance(cell, float):
        return _hundredths_of_float(cell)
    match = _NUMBER.fullmatch("".join(folded(_plain(cell)).split()))
    if match is None:
        return Wrong("不是数字")
    sign, whole_part, places = match.groups()
    places = (places or "").rstrip("0")
    if len(places) > 2:
        return Wrong("最多两位小数")
    if len(whole_part) > _EXACT_DIGITS:
        return Wrong("太大，请核对")
    found = int(whole_part.replace(",", "")) * 100 + int(places.ljust(2, "0"))
    return -found if sign == "-" else found


def _hundredths_of_float(number: float) -> int | Wrong:
    """Exact: a float that is the nearest one to a number with two places is that number."""
    if not math.isfinite(number) or abs(number) * 100 >= _MOST_HUNDREDTHS:
        return Wrong("太大，请核对")
    for each in (number, float(f"{number:.{_EXACT_DIGITS}g}")):
        found = round(each * 100)
        if found / 100 == each:
            return found
    return Wrong("最多两位小数")


def _money(cell: Cell, scale: int) -> int | Wrong:
    if isinstance(cell, str):
        written = folded(cell).lstrip(_MONEY_SIGN).strip()
        for end, times in (("万元", 10_000), ("元整", 1), ("元", 1)):
            if written.endswith(end):
                written, scale = written.removesuffix(end), times
                break
        if scale != 1:
            return _scaled(written, scale)
        return _to_the_fen(hundredths_of(written))
    if scale != 1 and cell is not None:
        return _scaled(repr(cell) if "e" not in repr(cell) else f"{cell:.6f}", scale)
    return _to_the_fen(hundredths_of(cell))


def _to_the_fen(found: int | Wrong) -> int | Wrong:
    if found == Wrong("最多两位小数"):
        return Wrong("最多到分（两位小数）")
    return found


def _scaled(written: str, scale: int) -> int | Wrong:
    """A number with up to six places times 10,000, to the fen."""
    match = _NUMBER.fullmatch("".join(written.split()))
    if match is None:
        return Wrong("不是数字")
    sign, whole_part, places = match.groups()
    places = (places or "").rstrip("0")
    if len(places) > 6:
        return Wrong("换算成元以后最多到分")
    if len(whole_part) > 9:
        return Wrong("太大，请核对")
    millionths = int(whole_part.replace(",", "")) * 10**6 + int(places.ljust(6, "0"))
    found = millionths * scale * 100 // 10**6
    return -found if sign == "-" else found


def _not_negative(found: int | Wrong) -> int | Wrong:
    if isinstance(found, int) and found < 0:
        return Wrong("不能是负数")
    return found


def _without_end(cell: Cell, *ends: str) -> Cell:
    if isinstance(cell, str):
        cell = folded(cell)
        for end in ends:
            cell = cell.removesuffix(end)
    return cell


def _is_exact(number: float) -> bool:
    return number.is_integer() and 0 <= number < 10**_EXACT_DIGITS


def _plain(cell: Cell) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if _is_exact(cell) else repr(cell)
    return cell or ""
