"""Rosters: who gets the low-income allowance, who speaks for the village, who is being posted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from county.demo import catalogue_welfare
from county.demo.claims import Claim
from county.demo.facts import Person, Region
from county.demo.facts_reading import Roster, RosterLine
from county.demo.offices import SOCIAL
from county.demo.village_names import Neighbours

_REPRESENTATIVES = 21
_APPLICANTS = 2
_POSTED_BEFORE = timedelta(days=3)
_POSTED_UNTIL = timedelta(days=6)
_RELIEF = frozenset(
    {catalogue_welfare.LOW_INCOME_RURAL.code, catalogue_welfare.LOW_INCOME_URBAN.code}
)


@dataclass(frozen=True, slots=True)
class Rosters:
    """Rosters and the people on them."""

    rosters: tuple[Roster, ...]
    lines: tuple[RosterLine, ...]


class _Writer:
    def __init__(self) -> None:
        self.rosters: list[Roster] = []
        self.lines: list[RosterLine] = []

    def write(self, roster: Roster, people: Iterable[Person], since: date) -> None:
        listed = list(people)
        if not listed:
            return
        number = len(self.rosters) + 1
        self.rosters.append(roster._replace(id=number))
        for person in listed:
            self.lines.append(
                RosterLine(
                    id=len(self.lines) + 1,
                    roster=number,
                    name=person.name,
                    protected=person.protected,
                    group=person.group,
                    since=since,
                )
            )


def rosters_of(
    today: date,
    villages: Sequence[Region],
    people: Sequence[Person],
    claims: Sequence[Claim],
    neighbours: Neighbours,
) -> Rosters:
    """Three rosters for each village, and one that is over for the first; empty ones are none."""
    writer = _Writer()
    since = date(today.year, 1, 1)
    on_relief: dict[str, dict[int, Person]] = {}
    for claim in claims:
        if claim.rule.code in _RELIEF and claim.stop is None:
            person = people[claim.person - 1]
            on_relief.setdefault(person.village, {})[person.id] = person
    for village in villages:
        relief = Roster(
            id=0,
            region=village.code,
            kind="低保对象",
            title=f"{village.name}{today.year}年低保对象名单",
            basis="社会救助公开要求：低保对象名单长期公示",
            department="县民政局",
            phone=SOCIAL.phone,
            decided_on=since,
            public_from=since,
        )
        own = on_relief.get(village.code, {})
        writer.write(relief, (own[number] for number in sorted(own)), since)
        chosen = neighbours.some_of(village.code, _REPRESENTATIVES)
        term = date(today.year - 3, 1, 15)
        representatives = relief._replace(
            kind="村民代表",
            title=f"{village.name}村民代表名单",
            basis="村民委员会组织法第二十五条",
            department=f"{village.name}选举委员会",
            decided_on=term,
            public_from=term,
        )
        writer.write(representatives, chosen, term)
        posted = relief._replace(
            kind="低保初审名单",
            title=f"{village.name}低保初审名单（公示 7 个工作日）",
            basis="最低生活保障审核确认办法：初审公示",
            decided_on=today - _POSTED_BEFORE,
            public_from=today - _POSTED_BEFORE,
            public_until=today + _POSTED_UNTIL,
        )
        applicants = neighbours.some_of(village.code, _APPLICANTS)
        writer.write(posted, applicants, today - _POSTED_BEFORE)
        if village is villages[0]:
            over = posted._replace(
                public_from=today - timedelta(days=60), public_until=today - timedelta(days=51)
            )
            writer.write(over, applicants, over.public_from)
    return Rosters(tuple(writer.rosters), tuple(writer.lines))
