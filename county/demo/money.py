"""Where the money of each batch came from: sources of the county, allotments to its townships."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from county.demo.batches import Batch, batches_of, months_of
from county.demo.facts import Allotment, Disbursement, Programme, Region, Source
from county.demo.ledger import PlannedBatch
from county.demo.places import TOWNSHIP
from county.demo.rules import Rhythm, Rule

_ROUND_FEN = 10_000
_RECEIVED_BEFORE = timedelta(days=53)
_ALLOTTED_BEFORE = timedelta(days=18)


@dataclass(frozen=True, slots=True)
class Tranche:
    """One allotment to be: the batches of a programme's year that it pays."""

    allotment: int
    rule: Rule
    programme: Programme
    received_on: date
    allotted_on: date
    batches: tuple[Batch, ...]
    planned: int
    """How many batches it must last for, those still to come included."""


def tranches(
    rules: Sequence[Rule], programmes: Mapping[tuple[str, int], Programme], today: date
) -> tuple[Tranche, ...]:
    """The tranches of all programmes, allotments numbered from 1, oldest year first."""
    found: list[Tranche] = []
    for year in range(today.year - 2, today.year + 1):
        for rule in rules:
            by_half: dict[bool, list[Batch]] = defaultdict(list)
            for batch in batches_of(rule, year, today):
                by_half[_is_second(rule, batch.month % 12 + 1)].append(batch)
            for second in sorted(by_half):
                months = [each for each in months_of(rule) if _is_second(rule, each) == second]
                first = date(year, months[0], rule.day)
                if rule.rhythm in (Rhythm.MONTHLY, Rhythm.QUARTERLY):
                    first = date(year, months[0], 1) - timedelta(days=4)
                found.append(
                    Tranche(
                        allotment=len(found) + 1,
                        rule=rule,
                        programme=programmes[rule.code, year],
                        received_on=first - _RECEIVED_BEFORE,
                        allotted_on=first - _ALLOTTED_BEFORE,
                        batches=tuple(by_half[second]),
                        planned=len(months),
                    )
                )
    return tuple(found)


def planned_batches(found: Sequence[Tranche]) -> Iterator[PlannedBatch]:
    """All batches with the allotment that pays each."""
    for tranche in found:
        for batch in tranche.batches:
            yield PlannedBatch(batch, tranche.allotment)


def provide(
    chance: Random,
    found: Sequence[Tranche],
    townships: Sequence[Region],
    disbursements: Sequence[Disbursement],
) -> tuple[tuple[Source, ...], tuple[Allotment, ...]]:
    """Sources and allotments that suffice: Σ disbursed ≤ allotted, Σ allotted ≤ source.

    The demo's township gets the allotment with the tranche's number; the others' are numbered
    after all of those.
    """
    spent: dict[int, int] = defaultdict(int)
    for each in disbursements:
        spent[each.allotment] += each.amount_fen
    sources: list[Source] = []
    allotments: list[Allotment] = []
    elsewhere: list[Allotment] = []
    for tranche in found:
        rule = tranche.rule
        if not spent[tranche.allotment]:
            continue
        needed = spent[tranche.allotment] * tranche.planned // len(tranche.batches)
        ours = Allotment(
            id=tranche.allotment,
            source=tranche.allotment,
            doc_no=_document(chance, rule.source_org.replace("湘财", "临财"), tranche.allotted_on),
            allotted_on=tranche.allotted_on,
            from_units=f"{rule.department}、县财政局",
            to_region=TOWNSHIP,
            amount_fen=_rounded_up(needed * 102 // 100),
        )
        allotments.append(ours)
        others = [
            replace(
                ours,
                id=len(found) + len(elsewhere) + place + 1,
                to_region=each.code,
                amount_fen=_rounded_up(ours.amount_fen * chance.randint(60, 160) // 100),
            )
            for place, each in enumerate(each for each in townships if each.code != TOWNSHIP)
        ]
        elsewhere += others
        total = ours.amount_fen + sum(each.amount_fen for each in others)
        sources.append(
            Source(
                id=tranche.allotment,
                programme=tranche.programme.id,
                level=rule.source_level,
                doc_no=_document(chance, rule.source_org, tranche.received_on),
                received_on=tranche.received_on,
                amount_fen=_rounded_up(total * chance.randint(100, 103) // 100),
            )
        )
    return tuple(sources), tuple(allotments + elsewhere)


def _is_second(rule: Rule, month: int) -> bool:
    """Whether the money of that month comes with the year's second document."""
    return rule.rhythm in (Rhythm.MONTHLY, Rhythm.QUARTERLY) and month > 6


def _document(chance: Random, org: str, day: date) -> str:
    return f"{org}〔{day.year}〕{chance.randint(3, 168)}号"


def _rounded_up(fen: int) -> int:
    return -(-fen // _ROUND_FEN) * _ROUND_FEN
