"""How figures, days and references are written for a villager."""

from datetime import date


def yuan(fen: int) -> str:
    """Fen as 元 with two places and thousands apart.

    >>> yuan(123456789)
    '1,234,567.89'
    """
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def day_in_words(day: date, usual_year: int) -> str:
    """A day as one says it, with its year where that is not the usual one.

    >>> day_in_words(date(2026, 3, 18), 2026), day_in_words(date(2025, 11, 5), 2026)
    ('3月18日', '2025年11月5日')
    """
    said = f"{day.month}月{day.day}日"
    return said if day.year == usual_year else f"{day.year}年{said}"


def grouped(reference: str) -> str:
    """A reference in fours, as it is read out on the phone.

    >>> grouped("7K2M9QXZ")
    '7K2M 9QXZ'
    """
    return " ".join(reference[at : at + 4] for at in range(0, len(reference), 4))
