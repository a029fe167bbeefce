"""Payments to persons: who is known, and what was paid before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from county.disclosure.models import Disbursement, Payment, Person
from county.importing import staging
from county.importing.cells import person_name
from county.importing.door import Asking, Door
from county.importing.held.common import ids_by_number, in_portions, pots, regions_within
from county.importing.tables.common import Regions
from county.importing.tables.money import DISBURSEMENTS
from county.importing.tables.payments import (
    PAYMENTS,
    KnownBatch,
    KnownForPayments,
    KnownPerson,
    PaymentRow,
    check_payment_sums,
    check_payments,
    remarks_on_payments,
)


def _learn(rows: Sequence[PaymentRow], asking: Asking) -> KnownForPayments:
    regions = regions_within(asking.scope)
    numbers = set(map(attrgetter("disbursement"), rows))
    ids = ids_by_number(DISBURSEMENTS, numbers)
    drafted = [row for row in staging.drafts(PAYMENTS) if row.disbursement in numbers]
    drafted_fen: Counter[str] = Counter()
    for row in drafted:
        drafted_fen[row.disbursement] += row.amount_fen
    people = _people(regions, {row.number for row in (*rows, *drafted)})
    held_pots = pots(Disbursement, ids, (Payment, "disbursement_id"), drafted_fen)
    return KnownForPayments(
        people=people,
        pots=held_pots,
        batches=_batches(ids),
        regions=regions,
        taken=_taken(ids.values())
        | {
            (held_pots[row.disbursement].id, people[row.number].id)
            for row in drafted
            if row.disbursement in held_pots and row.number in people
        },
        today=asking.today,
    )


def _people(regions: Regions, numbers: Iterable[str]) -> dict[str, KnownPerson]:
    found: dict[str, KnownPerson] = {}
    for some in in_portions(sorted(numbers)):
        for by in ("former_number", "number"):
            people = Person.objects.filter(**{f"{by}__in": some})
            for number, pk, name, village in people.values_list(by, "pk", "name", "village_id"):
                if village in regions:
                    found[number] = KnownPerson(pk, str(person_name(name)))
    return found


def _batches(ids: dict[str, int]) -> dict[str, KnownBatch]:
    numbers = {pk: number for number, pk in ids.items()}
    found: dict[str, KnownBatch] = {}
    for some in in_portions(sorted(numbers)):
        rows = Disbursement.objects.filter(pk__in=some)
        for pk, region, day in rows.values_list("pk", "region_id", "disbursed_on"):
            found[numbers[pk]] = KnownBatch(region, day)
    return found


def _taken(disbursements: Iterable[int]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for some in in_portions(sorted(disbursements)):
        rows = Payment.objects.filter(disbursement_id__in=some)
        found.update(rows.values_list("disbursement_id", "person_id"))
    return found


def _land(rows: Sequence[PaymentRow], known: KnownForPayments, first: int) -> Iterator[Payment]:
    for place, row in enumerate(rows):
        yield Payment(
            id=first + place,
            person_id=known.people[row.number].id,
            disbursement_id=known.pots[row.disbursement].id,
            quantity=row.quantity,
            standard_fen=row.standard_fen,
            amount_fen=row.amount_fen,
            state=row.state,
            paid_on=row.paid_on,
            reason=row.reason,
            remedy=row.remedy,
            remedy_phone=row.remedy_phone,
            bank=row.bank,
            account_last4=row.account_last4,
        )


PAYMENT_DOOR = Door(
    PAYMENTS,
    Payment,
    _learn,
    check_payments,
    _land,
    check_sums=check_payment_sums,
    remarks=remarks_on_payments,
)
