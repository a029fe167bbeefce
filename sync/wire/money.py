"""Money as integer fen, and the one rounding rule of the whole system: half up."""


def amount_fen(quantity_hundredths: int, standard_fen: int) -> int:
    """Quantity × standard, rounded half up to the fen. Both must be ≥ 0.

    >>> amount_fen(260, 13142)
    34169
    """
    if quantity_hundredths < 0 or standard_fen < 0:
        raise ValueError("a quantity and its standard are never negative")
    return (quantity_hundredths * standard_fen + 50) // 100
