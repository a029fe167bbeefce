"""What a signed repository says of itself: one form, read with distrust."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.index import IndexFault
from sync.wire.repository import (
    TownshipState,
    envelope_target,
    issued_at,
    parse_state,
    parse_time,
    region_of_target,
    region_target,
    state_fields,
    time_text,
)

TOWNSHIP = "430724101000"

times = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)).map(  # noqa: DTZ001
    lambda each: each.replace(microsecond=0, tzinfo=UTC)
)
states = st.builds(
    TownshipState,
    st.from_regex(r"[0-9]{12}", fullmatch=True),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    times,
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=6,
)
FIELDS = state_fields(TownshipState(TOWNSHIP, date(2026, 3, 31), datetime(2026, 4, 1, tzinfo=UTC)))


@given(states)
def test_a_state_comes_back_as_it_was_written(state: TownshipState) -> None:
    assert parse_state(state_fields(state)) == state


@given(anything)
def test_anything_else_is_no_state(fields: object) -> None:
    assert isinstance(parse_state(fields), IndexFault)


@given(st.sampled_from(sorted(FIELDS)), anything)
def test_a_state_with_one_strange_field_is_refused(name: str, value: object) -> None:
    assert isinstance(parse_state({**FIELDS, name: value}), IndexFault)


@pytest.mark.parametrize(
    "change",
    [
        {"as_of": "2026-W14-2"},
        {"as_of": "20260331"},
        {"as_of": "2026-02-30"},
        {"published_at": "2026-4-1T00:00:00Z"},
        {"published_at": "2026-04-01T00:00:00+00:00"},
        {"township": "4307"},
        {"more": "1"},
    ],
)
def test_a_state_has_one_form_only(change: dict[str, str]) -> None:
    assert isinstance(parse_state({**FIELDS, **change}), IndexFault)


@given(times)
def test_times_come_back_and_name_their_zone(at: datetime) -> None:
    assert parse_time(time_text(at)) == at
    assert issued_at({"issued": time_text(at)}) == at
    with pytest.raises(ValueError, match="time zone"):
        time_text(at.replace(tzinfo=None))


@pytest.mark.parametrize("fields", [{}, {"issued": 1}, {"issued": "yesterday"}])
def test_a_timestamp_that_does_not_say_when_it_was_signed(fields: dict[str, object]) -> None:
    assert issued_at(fields) is None


@pytest.mark.parametrize(
    "target",
    ["regions/4307.json", "regions/430724101211", "430724101211.json", "keys/ab.age", "", "/"],
)
def test_only_a_regions_index_is_one(target: str) -> None:
    assert region_of_target(target) is None
    assert region_of_target(region_target(TOWNSHIP)) == TOWNSHIP


def test_targets_stay_in_their_folders() -> None:
    with pytest.raises(ValueError, match="12 digits"):
        region_target("../../430724")
    assert envelope_target("age1../../x").count("/") == 1
