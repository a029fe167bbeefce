"""Money is whole fen, and every end rounds half up as a villager does with a pencil."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.money import amount_fen


@pytest.mark.parametrize(
    ("quantity_hundredths", "standard_fen", "fen"),
    [(260, 13142, 34169), (100, 13142, 13142), (0, 13142, 0), (50, 1, 1), (49, 1, 0), (150, 1, 2)],
)
def test_half_a_fen_goes_up(quantity_hundredths: int, standard_fen: int, fen: int) -> None:
    assert amount_fen(quantity_hundredths, standard_fen) == fen


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_it_is_decimal_arithmetic(quantity_hundredths: int, standard_fen: int) -> None:
    exact = Decimal(quantity_hundredths) * Decimal(standard_fen) / 100
    rounded = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    assert amount_fen(quantity_hundredths, standard_fen) == rounded


@pytest.mark.parametrize(("quantity_hundredths", "standard_fen"), [(-1, 1), (1, -1)])
def test_nothing_negative_is_multiplied(quantity_hundredths: int, standard_fen: int) -> None:
    with pytest.raises(ValueError, match="never negative"):
        amount_fen(quantity_hundredths, standard_fen)
