"""From claims to payments and disbursements: every payment of every batch up to today."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from county.demo.batches import Batch
from county.demo.claims import Account, Claim, Stop
from county.demo.facts import Disbursement, Payment, Person
from county.demo.offices import FINANCE
from county.demo.places import TOWNSHIP
from county.demo.regions_paid import paying_regions
from sync.wire.money import amount_fen
from sync.wire.schema import PaymentState

UNTIED_FEN = 12000
_UNTIED_NOTE = (
    "合口镇财政所说明：上报时多录了 120.00 元，正在办理更正；已经发到各人卡上的钱不受影响。"
)
_RETURN_PROBABILITY = 0.004
_RETURNS_SINCE = timedelta(days=75)

CARD_CLOSED = Stop(
    "卡已注销",
    "请带身份证和新的银行卡到合口镇财政所登记，下一批补发。",
    FINANCE.phone,
)
_RETURNS = (
    CARD_CLOSED,
    Stop(
        "卡号和姓名对不上",
        "请带身份证和银行卡到合口镇财政所核对，改好后补发。",
        FINANCE.phone,
    ),
    Stop(
        "卡长期没用，被银行暂停",
        "请先带身份证到开户银行重新启用，再告诉合口镇财政所补发。",
        FINANCE.phone,
    ),
)

PersonProgramme = tuple[int, str]
"""A person's id and a programme's code."""


class PlannedBatch(NamedTuple):
    """A batch and the id of the allotment that pays it."""

    batch: Batch
    allotment: int


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What the stories of the cast demand of the payments."""

    cast: frozenset[int]
    """Whom no chance may touch."""
    returned: Mapping[PersonProgramme, Stop]
    """Whose newest payment of a programme the bank returned, and why."""
    untied: PersonProgramme
    """Whose village's newest batch of a programme is declared with 120.00 元 too much."""


@dataclass(frozen=True, slots=True)
class Ledger:
    disbursements: tuple[Disbursement, ...]
    payments: tuple[Payment, ...]


class Bookkeeper:
    """Pays out batch after batch, oldest first; ids follow batch, region and person."""

    def __init__(
        self,
        chance: Random,
        today: date,
        people: Sequence[Person],
        claims: Sequence[Claim],
        exceptions: Exceptions,
    ) -> None:
        """`people` stand at their id minus one."""
        self._chance = chance
        self._first_year = today.year - 2
        self._returns_from = today - _RETURNS_SINCE
        self._people = people
        self._exceptions = exceptions
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(claims, key=lambda each: each.person):
            self._claims[claim.rule.code].append(claim)
        self._newest: dict[PersonProgramme, int] = {}
        self._disbursements: list[Disbursement] = []
        self._payments: list[Payment] = []

    def pay(self, planned: Sequence[PlannedBatch]) -> Ledger:
        """All disbursements and payments of these batches."""
        self._newest = {
            (claim.person, batch.rule.code): batch.month
            for batch, _ in sorted(planned, key=lambda each: each.batch.month)
            for claim in self._reached(batch)
        }
        for batch, allotment in planned:
            claims = list(self._reached(batch))
            payers = paying_regions(
                [self._people[claim.person - 1].village for claim in claims],
                [self._is_unnamed(batch, claim) for claim in claims],
                TOWNSHIP,
            )
            by_region: dict[str, list[Claim]] = defaultdict(list)
            for region, claim in zip(payers, claims, strict=True):
                by_region[region].append(claim)
            for region in sorted(by_region):
                self._disburse(batch, allotment, region, by_region[region])
        return Ledger(tuple(self._disbursements), tuple(self._payments))

    def _reached(self, batch: Batch) -> Iterator[Claim]:
        """The claims that the batch pays."""
        for claim in self._claims[batch.rule.code]:
            if claim.first <= batch.month and (claim.last is None or batch.month <= claim.last):
                yield claim

    def _is_unnamed(self, batch: Batch, claim: Claim) -> bool:
        return not batch.rule.named or self._people[claim.person - 1].protected

    def _is_newest(self, person: int, batch: Batch) -> bool:
        return self._newest[person, batch.rule.code] == batch.month

    def _disburse(self, batch: Batch, allotment: int, region: str, claims: list[Claim]) -> None:
        number = len(self._disbursements) + 1
        total_fen = 0
        for claim in claims:
            payment = self._payment(batch, claim, number)
            total_fen += payment.amount_fen
            self._payments.append(payment)
        person, code = self._exceptions.untied
        untied = batch.rule.code == code and any(
            claim.person == person and self._is_newest(person, batch) for claim in claims
        )
        self._disbursements.append(
            Disbursement(
                id=number,
                allotment=allotment,
                region=region,
                label=batch.label,
                posted_on=batch.posted_on,
                posted_days=batch.posted_days,
                disbursed_on=batch.disbursed_on,
                amount_fen=total_fen + (UNTIED_FEN if untied else 0),
                payees=len(claims),
                unnamed=sum(self._is_unnamed(batch, claim) for claim in claims),
                note=_UNTIED_NOTE if untied else None,
            )
        )

    def _payment(self, batch: Batch, claim: Claim, disbursement: int) -> Payment:
        person = self._people[claim.person - 1]
        standard_fen = claim.standards_fen[batch.year - self._first_year]
        returned = self._returned(batch, claim.person)
        if returned is not None:
            state = PaymentState.RETURNED
        elif batch.paid_on is None:
            state = PaymentState.ON_ITS_WAY
        else:
            state = PaymentState.PAID
        account = claim.account or Account(person.bank, person.account_last4)
        return Payment(
            id=len(self._payments) + 1,
            person=person.id,
            disbursement=disbursement,
            quantity=claim.quantity,
            standard_fen=standard_fen,
            amount_fen=amount_fen(claim.quantity, standard_fen),
            state=state,
            paid_on=batch.paid_on if state is PaymentState.PAID else None,
            reason=returned.reason if returned else None,
            remedy=returned.remedy if returned else None,
            remedy_phone=returned.phone if returned else None,
            bank=account.bank,
            account_last4=account.last4,
        )

    def _returned(self, batch: Batch, person: int) -> Stop | None:
        """Why the bank returned a payment, if it did."""
        if person in self._exceptions.cast:
            wanted = self._exceptions.returned.get((person, batch.rule.code))
            return wanted if self._is_newest(person, batch) else None
        if batch.disbursed_on < self._returns_from:
            return None
        return (
            self._chance.choice(_RETURNS) if self._chance.random() < _RETURN_PROBABILITY else None
        )
