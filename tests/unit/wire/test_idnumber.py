"""The number on a card, in any way a clerk or a reader may give it, becomes one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.idnumber import check_character, normal_form, old_foreign_number

# The first two are the examples in the annex of GB 11643-1999.
FIRST_17_AND_CHECK = [
    ("11010519491231002", "X"),
    ("44052418800101001", "4"),
    ("81000019940823003", "X"),
    ("91172419900630002", "7"),
]


@pytest.mark.parametrize(("first17", "check"), FIRST_17_AND_CHECK)
def test_the_check_character_is_the_standards(first17: str, check: str) -> None:
    assert check_character(first17) == check


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("11010519491231002X", "11010519491231002X"),
        ("11010519491231002x", "11010519491231002X"),
        ("　１１０１０５１９４９１２３１００２Ｘ ", "11010519491231002X"),
        ("110105491231002", "11010519491231002X"),
        ("830000199001010004", "830000199001010004"),
        ("810000199408230031", None),
        ("81000019940823003X", "81000019940823003X"),
        ("911724199006300027", "911724199006300027"),
        ("AAA110105901019", "AAA110105901019"),
        ("aaa110105901019", "AAA110105901019"),
        ("AAA110105901015", None),
        ("110105194912310021", None),
        ("1101051949123100", None),
        ("11010519491231002²", None),
        ("", None),
    ],
)
def test_a_number_has_one_form_or_none(written: str, form: str | None) -> None:
    assert normal_form(written) == form


@given(st.from_regex(r"[0-9]{17}", fullmatch=True), st.integers(0, 16), st.integers(1, 9))
def test_one_digit_mistyped_is_always_noticed(first17: str, place: int, shift: int) -> None:
    right = first17 + check_character(first17)
    digit = str((int(right[place]) + shift) % 10)
    wrong = right[:place] + digit + right[place + 1 :]
    assert normal_form(right) == right
    assert normal_form(wrong) is None


@given(st.text(max_size=20))
def test_any_text_gives_a_form_that_is_its_own_form(text: str) -> None:
    form = normal_form(text)
    assert form is None or normal_form(form) == form


def test_a_2023_card_tells_the_number_its_holder_had_before() -> None:
    old = old_foreign_number("911724199006300027", "USA", "059")
    assert old is not None
    assert old[:14] == "USA11059006309"
    assert normal_form(old) == old


@pytest.mark.parametrize(
    ("number", "nationality", "link"),
    [
        ("11010519491231002X", "USA", "059"),
        ("911724199006300020", "USA", "059"),
        ("911724199006300027", "US", "059"),
        ("911724199006300027", "USA", "5"),
        ("911724199006300027", "USA", "   "),
    ],
)
def test_no_old_number_is_guessed(number: str, nationality: str, link: str) -> None:
    assert old_foreign_number(number, nationality, link) is None


def test_a_check_character_is_asked_only_for_17_digits() -> None:
    with pytest.raises(ValueError, match="17 digits"):
        check_character("1101051949123100x")
