"""The invented county on four days that are easy to get wrong."""

from datetime import date
from functools import cache

import pytest

from county.demo.build import build
from county.demo.facts import DemoCounty

DAYS = (date(2026, 11, 22), date(2027, 1, 3), date(2027, 2, 28), date(2028, 2, 29))
PEOPLE = 700
PAYMENTS = 9_000


@cache
def county_on(day: date) -> DemoCounty:
    """A small county as of that day."""
    return build(seed=1, today=day, people=PEOPLE, payments=PAYMENTS)


@pytest.fixture(params=DAYS, ids=str)
def county(request: pytest.FixtureRequest) -> DemoCounty:
    """The small county on each of the days in turn."""
    return county_on(request.param)
