"""A holder is found by a key; who holds no pepper learns nothing from it."""

import hashlib
import hmac

from sync.wire.idnumber import old_foreign_number
from sync.wire.payee import KEY_BYTES, keys_of_card, payee_key

PEPPER = bytes(range(32))


def test_a_key_is_the_first_16_bytes_of_an_hmac_of_the_normal_form() -> None:
    expected = hmac.new(PEPPER, b"11010519491231002X", hashlib.sha256).digest()[:KEY_BYTES]
    for written in ("11010519491231002X", "11010519491231002x", "110105491231002"):
        assert payee_key(PEPPER, written) == expected


def test_another_pepper_gives_another_key() -> None:
    number = "11010519491231002X"
    assert payee_key(PEPPER, number) != payee_key(bytes(32), number)


def test_what_is_no_number_has_no_key() -> None:
    assert payee_key(PEPPER, "12345") is None
    assert keys_of_card(PEPPER, number="12345", nationality=None, old_link=None) == ()


def test_a_resident_has_one_key() -> None:
    keys = keys_of_card(PEPPER, number="11010519491231002X", nationality=None, old_link=None)
    assert keys == (payee_key(PEPPER, "11010519491231002X"),)


def test_a_2023_card_opens_what_was_paid_under_the_2017_number_too() -> None:
    number = "911724199006300027"
    old = old_foreign_number(number, "USA", "059")
    assert old is not None
    keys = keys_of_card(PEPPER, number=number, nationality="USA", old_link="059")
    assert keys == (payee_key(PEPPER, number), payee_key(PEPPER, old))


def test_a_2023_card_with_a_blank_link_still_has_its_own_key() -> None:
    number = "911724199006300027"
    keys = keys_of_card(PEPPER, number=number, nationality="USA", old_link="   ")
    assert keys == (payee_key(PEPPER, number),)
