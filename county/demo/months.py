"""Calendar arithmetic: months as running numbers, ages, days that exist in every year."""

from datetime import date


def month_number(day: date) -> int:
    """Months since the year 0, so that they can be counted and compared."""
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    """The first day of such a month."""
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    """The last day of such a month."""
    return date.fromordinal(first_day(month + 1).toordinal() - 1)


def age_on(birth: date, day: date) -> int:
    """Full years of age."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def born(today: date, age: int, month: int, day: int) -> date:
    """The birth date on that day of the year (never 29 February) of who is now `age`."""
    this_year = date(today.year, month, day)
    return this_year.replace(year=today.year - age - (this_year > today))
