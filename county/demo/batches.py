"""When a programme pays: its batches of a year, as far as `today` has seen them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

from county.demo.months import month_number
from county.demo.rules import Rhythm, Rule, Speciality

_POSTED_DAYS = 7
_POSTED_BEFORE = timedelta(days=13)
_TERMS = {5: "春季学期", 11: "秋季学期"}


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch; `paid_on` is none while the money is on its way."""

    rule: Rule
    year: int
    month: int
    """The month it is paid for, as a running number."""
    label: str
    posted_on: date
    posted_days: int
    disbursed_on: date
    paid_on: date | None


def batches_of(rule: Rule, year: int, today: date) -> tuple[Batch, ...]:
    """The batches whose data the county has on that day, oldest first."""
    if rule.speciality is Speciality.NOT_DISCLOSED or not is_collected(rule, year, today):
        return ()
    planned = (_batch(rule, year, month, today) for month in months_of(rule))
    return tuple(batch for batch in planned if batch is not None)


def months_of(rule: Rule) -> tuple[int, ...]:
    """The months of a year, 1 to 12, for which the programme pays."""
    match rule.rhythm:
        case Rhythm.MONTHLY:
            return tuple(range(1, 13))
        case Rhythm.QUARTERLY | Rhythm.ONCE:
            return (3, 6, 9, 12)
        case Rhythm.HALF_YEARLY:
            return tuple(_TERMS)
        case Rhythm.YEARLY:
            return (rule.month,)
        case _:
            assert_never(rule.rhythm)


def due_on(rule: Rule, year: int) -> date:
    """The day by which the first data of the year are due."""
    planned = date(year, months_of(rule)[0], rule.day) + timedelta(days=rule.bank_days)
    return planned + timedelta(days=14)


def is_collected(rule: Rule, year: int, today: date) -> bool:
    """Whether the department delivers that year; the unpunctual one is a year behind."""
    if rule.speciality is not Speciality.NOT_COLLECTED:
        return True
    last_due = today.year if due_on(rule, today.year) <= today else today.year - 1
    return year < last_due


def _batch(rule: Rule, year: int, month: int, today: date) -> Batch | None:
    disbursed_on = date(year, month, rule.day)
    paid_on: date | None = disbursed_on + timedelta(days=rule.bank_days)
    if rule.slow and (year, month) == (today.year, today.month):
        disbursed_on = min(disbursed_on, today)
        paid_on = None
    elif paid_on is not None and paid_on > today:
        return None
    return Batch(
        rule=rule,
        year=year,
        month=month_number(disbursed_on),
        label=_label(rule, year, month),
        posted_on=disbursed_on - _POSTED_BEFORE,
        posted_days=_POSTED_DAYS,
        disbursed_on=disbursed_on,
        paid_on=paid_on,
    )


def _label(rule: Rule, year: int, month: int) -> str:
    match rule.rhythm:
        case Rhythm.MONTHLY:
            return f"{year}年{month}月"
        case Rhythm.QUARTERLY | Rhythm.ONCE:
            return f"{year}年第{month // 3}季度"
        case Rhythm.HALF_YEARLY:
            return f"{year}年{_TERMS[month]}"
        case Rhythm.YEARLY:
            return f"{year}年"
        case _:
            assert_never(rule.rhythm)
