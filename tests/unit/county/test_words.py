"""Figures, days and references as a villager reads them on the phone."""

from datetime import date

import pytest

from county.portal.words import day_in_words, grouped, yuan


@pytest.mark.parametrize(
    ("fen", "words"),
    [(0, "0.00"), (5, "0.05"), (34169, "341.69"), (123456789, "1,234,567.89"), (-12000, "-120.00")],
)
def test_money(fen: int, words: str) -> None:
    assert yuan(fen) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 3, 8), "3月8日"), (date(2025, 12, 10), "2025年12月10日")],
)
def test_days_name_their_year_where_it_is_not_the_usual_one(day: date, words: str) -> None:
    assert day_in_words(day, 2026) == words


@pytest.mark.parametrize(("reference", "words"), [("7K2M9QXZ", "7K2M 9QXZ"), ("7K2M9", "7K2M 9")])
def test_references_are_read_out_in_fours(reference: str, words: str) -> None:
    assert grouped(reference) == words
