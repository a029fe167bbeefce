"""When a programme's batches reach the county's data, around the turn of a month and a year."""

from datetime import date

import pytest

from county.demo import catalogue, catalogue_welfare
from county.demo.batches import batches_of
from county.demo.rules import Rule


@pytest.mark.parametrize(
    ("rule", "year", "today", "labels", "last_is_on_its_way"),
    [
        (catalogue.LAND, 2026, date(2026, 3, 17), (), False),
        (catalogue.LAND, 2026, date(2026, 3, 18), ("2026年",), False),
        (catalogue.RESETTLED, 2026, date(2026, 7, 1), ("2026年第1季度", "2026年第2季度"), False),
        (catalogue.PUPIL, 2026, date(2026, 6, 1), ("2026年春季学期",), False),
        (catalogue_welfare.PENSION, 2027, date(2027, 1, 3), (), False),
        (catalogue_welfare.PENSION, 2027, date(2027, 1, 15), ("2027年1月",), False),
        (catalogue_welfare.GREAT_AGE, 2027, date(2027, 1, 1), ("2027年1月",), True),
        (catalogue_welfare.GREAT_AGE, 2027, date(2027, 2, 28), ("2027年1月", "2027年2月"), True),
        (catalogue_welfare.ILLNESS, 2026, date(2026, 11, 22), (), False),
        (catalogue.TRAINING, 2025, date(2026, 11, 22), ("2025年春季学期", "2025年秋季学期"), False),
        (catalogue.TRAINING, 2026, date(2026, 11, 22), (), False),
        (catalogue.TRAINING, 2026, date(2027, 1, 3), (), False),
    ],
)
def test_a_batch_is_known_once_it_is_paid(
    rule: Rule, year: int, today: date, labels: tuple[str, ...], last_is_on_its_way: bool
) -> None:
    batches = batches_of(rule, year, today)

    assert tuple(batch.label for batch in batches) == labels
    assert [batch.paid_on is None for batch in batches] == [
        last_is_on_its_way and batch is batches[-1] for batch in batches
    ]
