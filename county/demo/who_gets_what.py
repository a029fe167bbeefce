"""Which of the settled households and people get which programme, roughly as in a real township."""

from collections.abc import Iterator
from datetime import date
from random import Random

from county.demo import catalogue, catalogue_welfare
from county.demo.claims import Claim, Stop
from county.demo.facts import Person
from county.demo.months import age_on, first_day, month_number
from county.demo.offices import DISABLED, SOCIAL
from county.demo.population import Household
from county.demo.rules import Rule

_YEARS = 3
_MONTHS_LISTED = _YEARS * 12
_GREAT_AGE_FEN = ((100, 50000), (90, 20000), (80, 10000), (0, 0))
_PENSION_EXTRAS_FEN = (0, 0, 0, 860, 1430, 2675, 5180)
_SAVING_FEN = (3000, 4000, 4000, 6000, 9000)
_LOW_INCOME_FEN = ((36000, 37000, 38000), (28000, 29000, 30000), (21000, 22000, 23000))

_INCOME_STOP = Stop(
    "年度复核：家庭人均收入已高于低保线",
    "家里情况有变化的，可带户口本到合口镇社会事务综合服务中心重新申请。",
    SOCIAL.phone,
)
_CARD_STOP = Stop(
    "残疾人证到期，没有换证",
    "请带旧证和两张照片到合口镇残疾人联合会换证，换好后从次月恢复。",
    DISABLED.phone,
)


class Decider:
    """Draws the claims of one household after another."""

    def __init__(self, chance: Random, today: date) -> None:
        self._chance = chance
        self._today = today
        self._now = month_number(today)
        self._start = month_number(date(today.year - _YEARS + 1, 1, 1))

    def claims_of(self, household: Household) -> Iterator[Claim]:
        """All claims of the household and its members."""
        yield from self._farming(household)
        yield from self._hardship(household)
        for person in household.members:
            age = age_on(person.birth, self._today)
            if age >= 60:
                yield from self._old(person, age)
            elif age >= 18:
                yield from self._working(person, age)
            else:
                yield from self._child(person, age)

    def _happens(self, probability: float) -> bool:
        return self._chance.random() < probability

    def _always(
        self,
        person: Person,
        rule: Rule,
        quantity: int,
        standards_fen: tuple[int, int, int] | None = None,
    ) -> Claim:
        entitled_from = date(
            self._today.year - self._chance.randint(3, 9), self._chance.randint(1, 12), 1
        )
        return Claim(
            person.id,
            rule,
            self._start,
            None,
            quantity,
            standards_fen or rule.standards_fen,
            entitled_from,
        )

    def _once(self, person: Person, rule: Rule, quantity: int, standard_fen: int) -> Claim:
        quarter = self._start + 3 * self._chance.randrange(_MONTHS_LISTED // 3) + 2
        return Claim(
            person.id, rule, quarter, quarter, quantity, (standard_fen,) * 3, first_day(quarter)
        )

    def _maybe_stopped(self, claim: Claim, stop: Stop) -> Claim:
        if not self._happens(0.04):
            return claim
        return claim._replace(last=self._now - self._chance.randint(2, 14), stop=stop)

    def _farming(self, household: Household) -> Iterator[Claim]:
        head = household.head
        if household.land:
            yield self._always(head, catalogue.LAND, household.land)
            if self._happens(0.7):
                farmed = household.land + (
                    self._chance.randint(50, 3000) if self._happens(0.15) else 0
                )
                yield self._always(head, catalogue.GRAIN, farmed)
                if self._happens(0.8):
                    yield self._always(head, catalogue.RICE, farmed)
                if self._happens(0.06):
                    price = self._chance.choice((60000, 98000, 120000, 340000, 1250000))
                    yield self._once(head, catalogue.MACHINE, 100, price)
            if self._happens(0.02):
                yield self._always(head, catalogue.SOW, 100 * self._chance.randint(1, 24))
        if household.woodland:
            yield self._always(head, catalogue.FOREST_CARE, household.woodland)
            if self._happens(0.2):
                yield self._always(head, catalogue.FIELD_TO_FOREST, self._chance.randint(80, 700))
        if self._happens(0.06):
            yield self._always(head, catalogue.RESETTLED, 100 * len(household.members))

    def _hardship(self, household: Household) -> Iterator[Claim]:
        head = household.head
        persons = 100 * len(household.members)
        if self._happens(0.07):
            rule = (
                catalogue_welfare.LOW_INCOME_RURAL
                if household.rural or self._happens(0.6)
                else catalogue_welfare.LOW_INCOME_URBAN
            )
            standards = (
                self._chance.choice(_LOW_INCOME_FEN)
                if rule is catalogue_welfare.LOW_INCOME_RURAL
                else rule.standards_fen
            )
            yield self._maybe_stopped(self._always(head, rule, persons, standards), _INCOME_STOP)
        if self._happens(0.03):
            amount = 10000 * self._chance.randint(5, 30)
            yield self._once(head, catalogue_welfare.HARDSHIP, 100, amount)
        if self._happens(0.05):
            yield self._once(head, catalogue_welfare.DISASTER, persons, 20000)
        if household.rural and self._happens(0.012):
            grade_fen = self._chance.choice((1400000, 1400000, 3000000))
            yield self._once(head, catalogue.HOUSE, 100, grade_fen)

    def _old(self, person: Person, age: int) -> Iterator[Claim]:
        alone = person.head is None
        if self._happens(0.93):
            extra = self._chance.choice(_PENSION_EXTRAS_FEN)
            base = catalogue_welfare.PENSION.standards_fen
            sixty = self._start if age >= 63 else self._month_of_age(person, 60) + 1
            standards = (base[0] + extra, base[1] + extra, base[2] + extra)
            yield Claim(
                person.id,
                catalogue_welfare.PENSION,
                max(self._start, sixty),
                None,
                100,
                standards,
                first_day(self._month_of_age(person, 60) + 1),
            )
        if age >= 80:
            eighty = self._month_of_age(person, 80)
            yield Claim(
                person.id,
                catalogue_welfare.GREAT_AGE,
                max(self._start, eighty),
                None,
                100,
                self._great_age_standards(person),
                first_day(eighty),
            )
        if age >= 63 and self._happens(0.2):
            yield self._always(person, catalogue.FAMILY_AID, 100)
        if person.sex == "男" and age >= 63 and self._happens(0.05):
            years = 100 * self._chance.randint(2, 6)
            yield self._always(person, catalogue_welfare.VETERAN, years)
        if alone and age >= 66 and self._happens(0.02):
            yield self._always(person, catalogue_welfare.DESTITUTE, 100)
            yield self._always(person, catalogue_welfare.DESTITUTE_CARE, 300)
        elif age >= 70 and self._happens(0.06):
            yield self._always(person, catalogue_welfare.OLD_CARE, 300)
        elif self._happens(0.05):
            yield from self._disabled(person)

    def _great_age_standards(self, person: Person) -> tuple[int, int, int]:
        first_year = self._today.year - _YEARS + 1
        fen = [
            next(
                amount
                for least, amount in _GREAT_AGE_FEN
                if age_on(person.birth, date(first_year + place, 12, 31)) >= least
            )
            for place in range(_YEARS)
        ]
        return (fen[0], fen[1], fen[2])

    def _month_of_age(self, person: Person, age: int) -> int:
        return month_number(person.birth) + 12 * age

    def _disabled(self, person: Person) -> Iterator[Claim]:
        if self._happens(0.6):
            claim = self._always(person, catalogue_welfare.DISABLED_LIVING, 100)
            yield self._maybe_stopped(claim, _CARD_STOP)
        if self._happens(0.5):
            claim = self._always(person, catalogue_welfare.DISABLED_CARE, 100)
            yield self._maybe_stopped(claim, _CARD_STOP)

    def _working(self, person: Person, age: int) -> Iterator[Claim]:
        if age <= 57 and self._happens(0.55):
            fen = self._chance.choice(_SAVING_FEN)
            yield self._always(person, catalogue_welfare.PENSION_SAVING, 100, (fen,) * 3)
        if self._happens(0.03):
            yield from self._disabled(person)
        if 26 <= age <= 42 and self._happens(0.06):
            yield self._always(person, catalogue.ONLY_CHILD, 1200)
        if age <= 21 and self._happens(0.3):
            yield self._always(person, catalogue.TRAINING, 100)

    def _child(self, person: Person, age: int) -> Iterator[Claim]:
        if 8 <= age <= 15 and self._happens(0.12):
            boards = self._happens(0.5)
            standards = catalogue.PUPIL.standards_fen if boards else (25000, 31250, 31250)
            yield self._always(person, catalogue.PUPIL, 100, standards)
        if age >= 4 and self._happens(0.05):
            yield from self._disabled(person)
        if age >= 4 and self._happens(0.012):
            rule = self._chance.choice((catalogue_welfare.ORPHAN, catalogue_welfare.UNRAISED_CHILD))
            yield self._always(person, rule, 100)
