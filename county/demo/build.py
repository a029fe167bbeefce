"""The whole demo county from a seed and a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from county.demo.cast_people import cast_people
from county.demo.cast_stories import cast_claims, exceptions_of
from county.demo.catalogue import RULES
from county.demo.chance import stream
from county.demo.claims import Claim
from county.demo.facts import DemoCounty, Entitlement
from county.demo.ledger import Bookkeeper, PlannedBatch
from county.demo.money import planned_batches, provide, tranches
from county.demo.months import last_day
from county.demo.notices import notices_of
from county.demo.places import regions, townships, villages
from county.demo.population import settle
from county.demo.programmes import catalogue_of, programmes_of
from county.demo.rules import Rhythm
from county.demo.village_life import live
from county.demo.who_gets_what import Decider
from county.demo.works_money import provide_works
from sync.wire.schema import EntitlementState


def build(seed: int, today: date, people: int, payments: int) -> DemoCounty:
    """The county as it is on that day.

    `people` counts the cast and their families; `payments` is not exceeded by more than what the
    cast needs, and may not be reached early in a year or with few people.
    """
    all_regions = regions()
    our_villages = villages(all_regions)
    village_code = {each.name: each.code for each in our_villages}
    cast = cast_people(today, village_code)
    cast_list = tuple(cast.values())
    households = settle(
        stream(seed, "population"),
        today,
        our_villages,
        max(0, people - len(cast_list)),
        len(cast_list) + 1,
        frozenset(person.number for person in cast_list),
    )
    everybody = cast_list + tuple(person for each in households for person in each.members)
    programmes = programmes_of(stream(seed, "programmes"), RULES, today)
    found = tranches(RULES, programmes, today)
    planned = tuple(planned_batches(found))
    decider = Decider(stream(seed, "claims"), today)
    drawn = [claim for household in households for claim in decider.claims_of(household)]
    claims = _fitting(stream(seed, "choice"), cast_claims(cast, today), drawn, planned, payments)
    bookkeeper = Bookkeeper(stream(seed, "payments"), today, everybody, claims, exceptions_of(cast))
    ledger = bookkeeper.pay(planned)
    sources, allotments = provide(
        stream(seed, "money"), found, townships(all_regions), ledger.disbursements
    )
    life = live(seed, today, our_villages, everybody, claims, tuple(programmes.values()))
    works = provide_works(
        today,
        life.projects,
        life.funds,
        len(programmes) + 1,
        max(each.id for each in sources) + 1,
        max(each.id for each in allotments) + 1,
    )
    return DemoCounty(
        today=today,
        regions=all_regions,
        programmes=(*programmes.values(), *works.programmes),
        sources=(*sources, *works.sources),
        allotments=(*allotments, *works.allotments),
        disbursements=ledger.disbursements,
        people=everybody,
        payments=ledger.payments,
        entitlements=tuple(_entitlements(claims)),
        catalogue=catalogue_of(RULES, programmes, our_villages, today),
        notices=notices_of(today, village_code),
        life=replace(life, funds=works.funds),
    )


def _fitting(
    chance: Random,
    cast: Sequence[Claim],
    drawn: Sequence[Claim],
    planned: Iterable[PlannedBatch],
    payments: int,
) -> tuple[Claim, ...]:
    """The cast's claims and as many of the others, by lot, as make that many payments."""
    months: dict[str, list[int]] = {}
    for batch, _ in planned:
        months.setdefault(batch.rule.code, []).append(batch.month)

    def payments_of(claim: Claim) -> int:
        return sum(
            claim.first <= month and (claim.last is None or month <= claim.last)
            for month in months.get(claim.rule.code, ())
        )

    room = payments - sum(map(payments_of, cast))
    kept: set[int] = set()
    for place in chance.sample(range(len(drawn)), len(drawn)):
        needed = payments_of(drawn[place])
        if needed <= room:
            room -= needed
            kept.add(place)
    return (*cast, *(drawn[place] for place in sorted(kept)))


def _entitlements(claims: Iterable[Claim]) -> Iterator[Entitlement]:
    """Who gets what again and again, and who was cut off."""
    for claim in claims:
        lasting = claim.rule.rhythm in (Rhythm.MONTHLY, Rhythm.QUARTERLY)
        if not lasting and claim.stop is None:
            continue
        yield Entitlement(
            person=claim.person,
            programme=claim.rule.code,
            valid_from=claim.entitled_from,
            valid_to=None if claim.last is None else last_day(claim.last),
            state=EntitlementState.ACTIVE if claim.stop is None else EntitlementState.STOPPED,
            reason=claim.stop.reason if claim.stop else None,
            remedy=claim.stop.remedy if claim.stop else None,
            remedy_phone=claim.stop.phone if claim.stop else None,
        )
