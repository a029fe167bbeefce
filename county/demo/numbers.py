"""Invented ID numbers with valid check characters, each given out once."""

from datetime import date
from random import Random

from sync.wire.idnumber import check_character

HOME_DIVISION = "430724"


def citizen_number(division: str, birth: date, sequence: int) -> str:
    """The 18-character number; an odd `sequence` (0 to 999) is a man's."""
    first17 = f"{division}{birth:%Y%m%d}{sequence:03d}"
    return first17 + check_character(first17)


class NumberOffice:
    """Gives out numbers of the county and remembers which were given."""

    def __init__(self, chance: Random, taken: frozenset[str]) -> None:
        self._chance = chance
        self._taken = set(taken)

    def issue(self, birth: date, sex: str) -> str:
        """A number nobody has yet."""
        while True:
            sequence = 2 * self._chance.randrange(5, 250) + (1 if sex == "男" else 0)
            number = citizen_number(HOME_DIVISION, birth, sequence)
            if number not in self._taken:
                self._taken.add(number)
                return number
