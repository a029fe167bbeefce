"""When a terminal asks again: jitter, patience with a county that is down, and cheap hours."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rhythm import CHINA, Rhythm, Window, parse_window, until_midnight_s

NOON = datetime(2026, 4, 1, 12, tzinfo=CHINA)
HOUR_S = 3600.0
NIGHT = parse_window("22:00-06:00")
EARLY = parse_window("01:00-05:30")


def wait_s(
    rhythm: Rhythm, failures: int = 0, chance: float = 0.5, holds_data: bool = True
) -> float:
    return rhythm.wait_s(failures=failures, holds_data=holds_data, now=NOON, chance=chance)


def test_terminals_do_not_ask_in_one_breath() -> None:
    hourly = Rhythm(HOUR_S)
    assert wait_s(hourly, chance=0.0) == pytest.approx(0.8 * HOUR_S)
    assert wait_s(hourly, chance=1.0) == pytest.approx(1.2 * HOUR_S)


def test_each_failure_doubles_the_wait_up_to_the_interval() -> None:
    waits = [wait_s(Rhythm(HOUR_S), failures) for failures in (1, 2, 3, 4, 10, 10_000)]
    assert waits == [60, 120, 240, 480, HOUR_S, HOUR_S]


@pytest.mark.parametrize("window", [NIGHT, EARLY])
@given(
    failures=st.integers(0, 50),
    chance=st.floats(0, 1),
    minute=st.integers(0, 24 * 60 - 1),
)
def test_a_terminal_with_data_waits_for_the_cheap_hours(
    window: Window | None, failures: int, chance: float, minute: int
) -> None:
    now = NOON + timedelta(minutes=minute)
    rhythm = Rhythm(HOUR_S, window)
    waited = rhythm.wait_s(failures=failures, holds_data=True, now=now, chance=chance)
    assert window is not None
    assert window.wait_s(now + timedelta(seconds=waited)) == 0
    assert waited <= 26 * HOUR_S


def test_a_terminal_without_data_does_not_wait() -> None:
    assert wait_s(Rhythm(HOUR_S, NIGHT), holds_data=False) == HOUR_S


@pytest.mark.parametrize(
    "text", ["", "22-6", "24:00-06:00", "22:00", "22:00-06:60", "x22:00-06:00"]
)
def test_what_is_no_window(text: str) -> None:
    assert parse_window(text) is None


def test_a_day_ends_at_chinas_midnight() -> None:
    assert until_midnight_s(NOON) == 12 * HOUR_S + 1
