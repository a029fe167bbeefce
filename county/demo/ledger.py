"""From claims to payments and disbursements: every payment of every batch up to today."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from county.demo.batches import Batch
from county.demo.claims import Claim, Stop
from county.demo.facts import Disbursement, Payment, Person
from county.demo.places import TOWNSHIP
from sync.wire.money import amount_fen
from sync.wire.schema import PaymentState

UNTIED_FEN = 12000
_UNTIED_NOTE = (
    "合口镇财政所说明：上报时多录了 120.00 元，正在办理更正；已经发到各人卡上的钱不受影响。"
)
_RETURN_PROBABILITY = 0.004
_RETURNS_SINCE = timedelta(days=75)
_FINANCE_PHONE = "0736-0000103"

CARD_CLOSED = Stop(
    "卡已注销",
    f"请带身份证和新的银行卡到合口镇财政所登记，下一批补发，电话 {_FINANCE_PHONE}。",
)
_RETURNS = (
    CARD_CLOSED,
    Stop(
        "卡号和姓名对不上",
        f"请带身份证和银行卡到合口镇财政所核对，改好后补发，电话 {_FINANCE_PHONE}。",
    ),
    Stop(
        "卡长期没用，被银行暂停",
        f"请先带身份证到开户银行重新启用，再告诉合口镇财政所补发，电话 {_FINANCE_PHONE}。",
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


def keep_books(
    chance: Random,
    today: date,
    people: Sequence[Person],
    claims: Sequence[Claim],
    planned: Sequence[PlannedBatch],
    exceptions: Exceptions,
) -> Ledger:
    """All disbursements and payments. `people` stand at their id minus one.

    The same claims and batches always give the same ids: by batch, region and person.
    """
    claims_by_rule: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda each: each.person):
        claims_by_rule[claim.rule.code].append(claim)
    newest = _newest_batches(planned, claims_by_rule)
    disbursements: list[Disbursement] = []
    payments: list[Payment] = []
    first_year = today.year - 2
    for batch, allotment in planned:
        code = batch.rule.code
        by_region: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims_by_rule[code]:
            if claim.first <= batch.month and (claim.last is None or batch.month <= claim.last):
                person = people[claim.person - 1]
                by_region[person.village if batch.rule.named else TOWNSHIP].append(claim)
        for region in sorted(by_region):
            paid = [
                _payment(
                    chance,
                    today,
                    people[claim.person - 1],
                    claim,
                    batch,
                    first_year,
                    len(payments) + place + 1,
                    len(disbursements) + 1,
                    exceptions,
                    newest.get((claim.person, code)) == batch.month,
                )
                for place, claim in enumerate(by_region[region])
            ]
            declared = sum(payment.amount_fen for payment in paid)
            untied = any(
                (payment.person, code) == exceptions.untied
                and newest[(payment.person, code)] == batch.month
                for payment in paid
            )
            disbursements.append(
                Disbursement(
                    id=len(disbursements) + 1,
                    allotment=allotment,
                    region=region,
                    label=batch.label,
                    posted_on=batch.posted_on,
                    posted_days=batch.posted_days,
                    disbursed_on=batch.disbursed_on,
                    amount_fen=declared + (UNTIED_FEN if untied else 0),
                    payees=len({payment.person for payment in paid}),
                    unnamed=sum(people[payment.person - 1].protected for payment in paid),
                    note=_UNTIED_NOTE if untied else None,
                )
            )
            payments += paid
    return Ledger(tuple(disbursements), tuple(payments))


def _newest_batches(
    planned: Sequence[PlannedBatch], claims_by_rule: Mapping[str, Sequence[Claim]]
) -> dict[PersonProgramme, int]:
    """The month of the newest batch that reaches each claim."""
    newest: dict[PersonProgramme, int] = {}
    for batch, _ in planned:
        for claim in claims_by_rule.get(batch.rule.code, ()):
            if claim.first <= batch.month and (claim.last is None or batch.month <= claim.last):
                key = (claim.person, batch.rule.code)
                newest[key] = max(batch.month, newest.get(key, 0))
    return newest


def _payment(
    chance: Random,
    today: date,
    person: Person,
    claim: Claim,
    batch: Batch,
    first_year: int,
    payment_id: int,
    disbursement_id: int,
    exceptions: Exceptions,
    is_newest: bool,
) -> Payment:
    standard_fen = claim.standards_fen[batch.year - first_year]
    returned: Stop | None = None
    if is_newest:
        returned = exceptions.returned.get((person.id, batch.rule.code))
    if person.id not in exceptions.cast and batch.disbursed_on >= today - _RETURNS_SINCE:
        returned = chance.choice(_RETURNS) if chance.random() < _RETURN_PROBABILITY else None
    if returned is not None:
        state = PaymentState.RETURNED
    elif batch.paid_on is None:
        state = PaymentState.ON_ITS_WAY
    else:
        state = PaymentState.PAID
    return Payment(
        id=payment_id,
        person=person.id,
        disbursement=disbursement_id,
        quantity=claim.quantity,
        standard_fen=standard_fen,
        amount_fen=amount_fen(claim.quantity, standard_fen),
        state=state,
        paid_on=batch.paid_on if state is PaymentState.PAID else None,
        reason=returned.reason if returned else None,
        remedy=returned.remedy if returned else None,
        bank=claim.account.bank if claim.account else person.bank,
        account_last4=claim.account.last4 if claim.account else person.account_last4,
    )
