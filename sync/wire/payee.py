"""A person's key: what stands for the ID number wherever data travel or lie.

Without the county's pepper a key tells nothing; with it, the number behind a key can be guessed
by trying all numbers, so the pepper is a secret and the keys are still personal data.
"""

import hmac

from sync.wire.idnumber import normal_form, old_foreign_number

KEY_BYTES = 16


def payee_key(pepper: bytes, number: str) -> bytes | None:
    """HMAC-SHA-256 of the number's normal form, first 16 bytes; none where it has no such form."""
    form = normal_form(number)
    if form is None:
        return None
    return hmac.digest(pepper, form.encode("ascii"), "sha256")[:KEY_BYTES]


def keys_of_card(
    pepper: bytes, *, number: str, nationality: str | None, old_link: str | None
) -> tuple[bytes, ...]:
    """All keys under which rows of a card's holder may stand, the card's own number first.

    A foreign permanent resident's 2023 card has two, its own and that of the 2017 number, where
    `nationality` and `old_link` are given. Empty where the number is not one.
    """
    numbers = [number]
    if nationality is not None and old_link is not None:
        old = old_foreign_number(number, nationality, old_link)
        if old is not None:
            numbers.append(old)
    keys = (payee_key(pepper, each) for each in numbers)
    return tuple(key for key in keys if key is not None)
