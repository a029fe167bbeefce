"""Invented names in the fashion of a birth year, from the frequency lists among the assets."""

import tomllib
from importlib.resources import files
from random import Random

_LISTS = tomllib.loads(files("assets").joinpath("demo", "names.toml").read_text("utf-8"))
_SURNAMES: tuple[str, ...] = tuple(_LISTS["surnames"])
_WEIGHTS = tuple(_LISTS["surnames"].values())
_FAMOUS = frozenset(_LISTS["famous"])
_ONE_CHARACTER_PROBABILITY = 0.12


def surname(chance: Random) -> str:
    """A surname, the common ones often."""
    return chance.choices(_SURNAMES, _WEIGHTS)[0]


def full_name(chance: Random, family: str, sex: str, birth_year: int) -> str:
    """`family` and a given name of one or two characters, as was the fashion that year."""
    fashion = next(
        each
        for each in _LISTS["fashion"]
        if each["sex"] == sex and birth_year < each["born_before"]
    )
    while True:
        first: str = chance.choice(fashion["first"])
        last: str = chance.choice(fashion["last"])
        given = last if chance.random() < _ONE_CHARACTER_PROBABILITY else first + last
        if first != last and family + given not in _FAMOUS:
            return family + given
