"""Figures and dates as a villager hears and reads them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import phrases


@pytest.mark.parametrize(
    ("fen", "figures", "words"),
    [
        (0, "0.00", "零元"),
        (5, "0.05", "五分"),
        (60, "0.60", "六角"),
        (200, "2.00", "两元"),
        (1000, "10.00", "十元"),
        (1500, "15.00", "十五元"),
        (34169, "341.69", "三百四十一元六角九分"),
        (108005, "1,080.05", "一千零八十元零五分"),
        (324560, "3,245.60", "三千二百四十五元六角"),
        (2_000_001, "20,000.01", "两万元零一分"),
        (10_010_000, "100,100.00", "十万零一百元"),
        (123_456_789, "1,234,567.89", "一百二十三万四千五百六十七元八角九分"),
        (20_002_000_200, "200,020,002.00", "两亿零两万零二元"),
    ],
)
def test_money(fen: int, figures: str, words: str) -> None:
    assert phrases.yuan(fen) == figures
    assert phrases.yuan_words(fen) == words


_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九")}
_VALUES["两"] = 2


def _heard(words: str) -> int:
    """The number that a listener understands; written apart from what speaks it."""
    billions = total = section = digit = 0
    for character in words:
        if character in _VALUES:
            digit = _VALUES[character]
        elif character in "十百千":
            section += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        elif character == "万":
            total, section, digit = (total + section + digit) * 10_000, 0, 0
        else:
            assert character == "亿"
            billions, total, section, digit = total + section + digit, 0, 0, 0
    return billions * 100_000_000 + total + section + digit


@given(st.integers(min_value=0, max_value=999_999_999))
def test_a_listener_understands_the_number_that_was_meant(number: int) -> None:
    assert _heard(phrases.number_words(number)) == number


@pytest.mark.parametrize(
    ("quantity", "text"), [(260, "2.60"), (1200, "12"), (100, "1"), (5, "0.05"), (123_400, "1,234")]
)
def test_quantities_show_only_the_places_they_need(quantity: int, text: str) -> None:
    assert phrases.hundredths(quantity) == text


def test_dates_name_the_year_only_where_it_is_another_one() -> None:
    today = date(2026, 11, 22)
    assert phrases.day_seen_from(date(2026, 3, 18), today) == "3月18日"
    assert phrases.day_seen_from(date(2025, 3, 18), today) == "2025年3月18日"
    assert phrases.moment(datetime(2026, 11, 22, 9, 41, tzinfo=UTC)) == "11月22日 星期日 09:41"


def test_the_countys_millions_are_rounded_half_up_to_the_hundred_yuan() -> None:
    assert phrases.wan_yuan(145_820_280_000) == "145,820.28"
    assert phrases.wan_yuan(1_005_000) == "1.01"
