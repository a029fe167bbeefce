"""Households of the township: who lives where, how old, with how much land."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from county.demo.facts import Person, Region
from county.demo.months import age_on
from county.demo.names import full_name, surname
from county.demo.numbers import NumberOffice

BANKS = ("农商行", "邮储银行", "农业银行", "建设银行")
_BANK_WEIGHTS = (62, 22, 10, 6)
_ADULT = 18
_GROUPS = 12


@dataclass(frozen=True, slots=True)
class Household:
    """People under one roof, the head first; areas in hundredths of a 亩."""

    village: str
    members: tuple[Person, ...]
    rural: bool
    land: int
    woodland: int

    @property
    def head(self) -> Person:
        return self.members[0]


@dataclass(frozen=True, slots=True)
class _Sketch:
    """A member before names are given: `line` tells whose surname it takes."""

    sex: str
    age: int
    line: str


def settle(
    chance: Random,
    today: date,
    villages: tuple[Region, ...],
    count: int,
    first_id: int,
    taken: frozenset[str],
) -> tuple[Household, ...]:
    """Households with `count` people in all, ids from `first_id`, numbers outside `taken`."""
    office = NumberOffice(chance, taken)
    weights = [chance.randint(60, 140) for _ in villages]
    households: list[Household] = []
    settled = 0
    while settled < count:
        village = chance.choices(villages, weights)[0]
        sketches = _sketch(chance)[: count - settled]
        households.append(_household(chance, today, office, village, sketches, first_id + settled))
        settled += len(sketches)
    return tuple(households)


def _sketch(chance: Random) -> list[_Sketch]:
    """The members of one household, the head first."""
    kind = chance.choices(("old couple", "old alone", "couple", "three generations", "one"),
                          (29, 12, 33, 19, 7))[0]  # fmt: skip
    if kind == "old couple":
        age = _old_age(chance)
        return [_Sketch("男", age, "own"), _Sketch("女", max(60, age - chance.randint(-1, 5)), "w")]
    if kind == "old alone":
        return [_Sketch(chance.choice("男女女"), _old_age(chance) + chance.randint(0, 6), "own")]
    if kind == "one":
        return [_Sketch(chance.choice("男男女"), chance.randint(22, 58), "own")]
    age = chance.randint(26, 57)
    members = [_Sketch("男", age, "own"), _Sketch("女", max(22, age - chance.randint(-2, 5)), "w")]
    children = chance.choices((0, 1, 2, 3), (14, 44, 36, 6))[0]
    members += [
        _Sketch(chance.choice("男女"), max(0, age - chance.randint(22, 32)), "own")
        for _ in range(children)
    ]
    if kind == "three generations":
        age += chance.randint(21, 29)
        members.append(_Sketch("男", age, "own"))
        if chance.random() < 0.6:
            members.append(_Sketch("女", age - chance.randint(-1, 4), "w2"))
    return members


def _old_age(chance: Random) -> int:
    return min(99, 60 + int(chance.expovariate(1 / 10)))


def _household(
    chance: Random,
    today: date,
    office: NumberOffice,
    village: Region,
    sketches: list[_Sketch],
    first_id: int,
) -> Household:
    families = {line: surname(chance) for line in ("own", "w", "w2")}
    group = f"第{chance.randint(1, _GROUPS)}组"
    members: list[Person] = []
    for place, sketch in enumerate(sketches):
        birth = _birth(chance, today, sketch.age)
        members.append(
            Person(
                id=first_id + place,
                number=office.issue(birth, sketch.sex),
                name=full_name(chance, families[sketch.line], sketch.sex, birth.year),
                sex=sketch.sex,
                birth=birth,
                village=village.code,
                group=group,
                head=first_id if place else None,
                protected=age_on(birth, today) < _ADULT,
                bank=chance.choices(BANKS, _BANK_WEIGHTS)[0],
                account_last4=f"{chance.randrange(10_000):04d}",
            )
        )
    rural = village.name.endswith("村")
    farms = chance.random() < (0.82 if rural else 0.55)
    return Household(
        village=village.code,
        members=tuple(members),
        rural=rural,
        land=chance.randint(90, 980) if farms else 0,
        woodland=chance.randint(100, 2600) if farms and chance.random() < 0.25 else 0,
    )


def _birth(chance: Random, today: date, age: int) -> date:
    """A birth date of who is `age` today."""
    return today.replace(day=min(today.day, 28), year=today.year - age) - timedelta(
        days=chance.randrange(0, 360)
    )
