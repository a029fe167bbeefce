"""Numbers of identity documents, brought into the one form that both ends hash.

GB 11643-1999 for the 18-digit number, its 1989 predecessor for the 15-digit one, and the two
numbers of foreign permanent residents (2017 and 2023 cards). Regions are never looked up: codes
are abolished and reused, and what the card says is authoritative.
"""

import re

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
_OLD_FOREIGN_WEIGHTS = (7, 3, 1)

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_CITIZEN_18 = re.compile(r"[0-9]{17}[0-9X]")
_CITIZEN_15 = re.compile(r"[0-9]{15}")
_OLD_FOREIGN = re.compile(r"[A-Z]{3}[0-9]{12}")
_FIRST_17 = re.compile(r"[0-9]{17}")
_COUNTRY = re.compile(r"[A-Z]{3}")
_LINK = re.compile(r"[0-9]{3}")


def check_character(first17: str) -> str:
    """The 18th character for 17 digits: ISO 7064 MOD 11-2. `ValueError` for anything else.

    >>> check_character("11010519491231002")
    'X'
    """
    if not _FIRST_17.fullmatch(first17):
        raise ValueError("a check character belongs to 17 digits")
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first17, strict=True))
    return _CHECK_CHARACTERS[total % 11]


def normal_form(number: str) -> str | None:
    """The number as it is hashed: 18 characters, or the 15 of a foreigner's 2017 card.

    Blanks at the ends, full-width characters and small letters are folded; 15 digits are upgraded
    to 18. None where the length, the characters or the check character are wrong.

    >>> normal_form("110105491231002")
    '11010519491231002X'
    """
    folded = number.translate(_FULL_WIDTH).strip().upper()
    if _CITIZEN_18.fullmatch(folded):
        return folded if check_character(folded[:17]) == folded[17] else None
    if _CITIZEN_15.fullmatch(folded):
        upgraded = f"{folded[:6]}19{folded[6:]}"
        return upgraded + check_character(upgraded)
    if _OLD_FOREIGN.fullmatch(folded):
        return folded if _old_foreign_check(folded[:14]) == folded[14] else None
    return None


def old_foreign_number(number_2023: str, nationality: str, link: str) -> str | None:
    """The 15-character number that the holder of a 2023 card had before, or none.

    `nationality` is the card's three letters, `link` its three characters that tie the two
    numbers together. None where any of the three cannot belong to such a card.
    """
    number = normal_form(number_2023)
    country = nationality.translate(_FULL_WIDTH).strip().upper()
    tie = link.translate(_FULL_WIDTH).strip()
    if number is None or len(number) != 18 or not number.startswith("9"):
        return None
    if not _COUNTRY.fullmatch(country) or not _LINK.fullmatch(tie):
        return None
    body = f"{country}{number[1:3]}{tie[:2]}{number[8:14]}{tie[2]}"
    return body + _old_foreign_check(body)


def _old_foreign_check(first14: str) -> str:
    values = (int(character, 36) for character in first14)
    total = sum(value * _OLD_FOREIGN_WEIGHTS[place % 3] for place, value in enumerate(values))
    return str(total % 10)
