"""What may be shown no longer goes by its day, with a network or without one, and comes back where
only the clock was wrong."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sync.local_copy import keep_house
from sync.replica import REPLICA_FILE, open_for_reading
from sync.report import Outcome
from sync.wire.schema import NOTICE
from tests.protocol.sync.county import (
    COUNTY,
    NOW,
    TOWNSHIP,
    PublishedCounty,
    Row,
    State,
    first_state,
    serving,
    sync,
)
from tests.protocol.sync.held import held_state

LAST_DAY = date(2026, 4, 5)


def notice(number: int, until: date) -> Row:
    values: dict[str, object] = {
        "id": number,
        "region": TOWNSHIP,
        "kind": "会议通知",
        "title": "开会",
        "body": "星期三晚上",
        "issuer": "合口镇",
        "public_from": date(2026, 3, 1),
        "public_until": until,
    }
    return tuple(values.get(column.name) for column in NOTICE.columns)


def with_notices() -> State:
    return {
        **first_state(),
        (NOTICE, COUNTY, "all"): [notice(1, LAST_DAY), notice(2, date(2028, 12, 31))],
    }


@pytest.fixture
def county(tmp_path: Path) -> PublishedCounty:
    county = PublishedCounty(tmp_path / "public")
    county.publish(with_notices())
    return county


@pytest.fixture
def data(county: PublishedCounty, tmp_path: Path) -> Path:
    with serving(county.folder) as url:
        assert sync(tmp_path / "data", url).outcome is Outcome.UPDATED
    return tmp_path / "data"


def shown(data: Path) -> list[int]:
    with closing(open_for_reading(data / REPLICA_FILE)) as replica:
        return [number for (number,) in replica.execute("SELECT id FROM notice ORDER BY id")]


def on(day: date, hour: int = 12) -> Callable[[], datetime]:
    china = timedelta(hours=8)
    return lambda: datetime(day.year, day.month, day.day, hour, tzinfo=UTC) - china


def test_a_notice_stays_through_its_last_day_and_then_goes(data: Path) -> None:
    for hour in (0, 23):
        keep_house(data, on(LAST_DAY, hour))
        assert shown(data) == [1, 2]
    keep_house(data, on(LAST_DAY + timedelta(days=1), 0))
    assert shown(data) == [2]


def test_what_went_leaves_all_else_in_order(county: PublishedCounty, data: Path) -> None:
    keep_house(data, on(date(2026, 4, 6)))
    keep_house(data, on(date(2026, 4, 7)))
    with serving(county.folder) as url:
        report = sync(data, url, now=on(date(2026, 4, 8))())
    assert report.outcome is Outcome.NOTHING_NEW
    state = held_state(data)
    assert [row[0] for row in state.pop(("notice", COUNTY, "all"))] == [2]
    assert sum(map(len, state.values())) == sum(map(len, first_state().values()))


def test_a_clock_that_ran_ahead_costs_nothing_once_it_is_set(data: Path) -> None:
    keep_house(data, on(date(2027, 6, 1)))
    assert shown(data) == [2]
    keep_house(data, lambda: NOW)
    assert shown(data) == [1, 2]


@pytest.mark.parametrize("year", [2030, 2099])
def test_a_clock_beyond_all_reason_takes_nothing_down(data: Path, year: int) -> None:
    keep_house(data, on(date(year, 1, 1)))
    assert shown(data) == [1, 2]


@pytest.mark.parametrize("year", [1970, 2024])
def test_a_clock_that_stands_in_the_past_is_held_up_by_what_is_signed(
    county: PublishedCounty, data: Path, year: int
) -> None:
    county.day = date(2026, 4, 20)
    county.publish(with_notices())
    with serving(county.folder) as url:
        sync(data, url, now=on(date(2026, 4, 20))())
    keep_house(data, on(date(year, 1, 1)))
    assert shown(data) == [2]


def test_a_rebuilt_terminal_does_not_show_again_what_went(data: Path) -> None:
    keep_house(data, on(date(2026, 5, 1)))
    (data / REPLICA_FILE).unlink()
    keep_house(data, on(date(2026, 5, 1)))
    assert shown(data) == [2]


def test_what_is_over_when_it_comes_is_checked_and_not_shown(
    county: PublishedCounty, tmp_path: Path
) -> None:
    with serving(county.folder) as url:
        report = sync(tmp_path / "late", url, now=on(date(2026, 4, 9))())
    assert report.outcome is Outcome.UPDATED
    assert shown(tmp_path / "late") == [2]
