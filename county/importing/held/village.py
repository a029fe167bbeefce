"""A village's books and its bank's statements."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from county.disclosure.models import BankLine, Contract, LedgerAccount, LedgerEntry
from county.importing import staging
from county.importing.door import Asking, Door
from county.importing.held.common import regions_within
from county.importing.held.projects import projects_by_code
from county.importing.tables.village import (
    BANK,
    LEDGER,
    BankRow,
    EntryKey,
    KnownForBank,
    KnownForLedger,
    LedgerRow,
    bank_key,
    check_bank,
    check_ledger,
    entry_of,
    ledger_key,
    month_of,
)


def _learn_ledger(rows: Sequence[LedgerRow], asking: Asking) -> KnownForLedger:
    named = {row.region for row in rows}
    held = LedgerEntry.objects.filter(region__in=named)
    keys = held.values_list("region_id", "booked_on", "voucher_no", "account", "summary")
    numbers = {row.contract for row in rows if row.contract}
    return KnownForLedger(
        regions=regions_within(asking.scope),
        accounts=set(LedgerAccount.objects.values_list("code", flat=True)),
        projects=projects_by_code((row.project for row in rows if row.project), asking.scope),
        contracts=dict(Contract.objects.filter(number__in=numbers).values_list("number", "pk")),
        taken={ledger_key(row) for row in staging.drafts(LEDGER)}.union(keys),
        today=asking.today,
    )


def _land_ledger(
    rows: Sequence[LedgerRow], known: KnownForLedger, first: int
) -> Iterator[LedgerEntry]:
    for place, row in enumerate(rows):
        values = row._asdict()
        region, project, contract = (values.pop(each) for each in ("region", "project", "contract"))
        values["month"] = month_of(row)
        values["counterparty_is_person"] = bool(row.counterparty_is_person)
        yield LedgerEntry(
            id=first + place,
            region_id=region,
            project_id=None if project is None else known.projects[project],
            contract_id=None if contract is None else known.contracts[contract],
            **values,
        )


def _learn_bank(rows: Sequence[BankRow], asking: Asking) -> KnownForBank:
    named = {row.region for row in rows}
    entries: dict[EntryKey, list[tuple[date, int]]] = defaultdict(list)
    for pk, booked_on, region, voucher, direction, amount_fen in LedgerEntry.objects.filter(
        region__in=named
    ).values_list("pk", "booked_on", "region_id", "voucher_no", "direction", "amount_fen"):
        entries[region, voucher, direction, amount_fen].append((booked_on, pk))
    held = BankLine.objects.filter(region__in=named).values_list(
        "region_id",
        "account_last4",
        "booked_on",
        "direction",
        "amount_fen",
        "balance_fen",
        "summary",
    )
    return KnownForBank(
        regions=regions_within(asking.scope),
        entries=entries,
        taken={bank_key(row) for row in staging.drafts(BANK)}.union(held),
        today=asking.today,
    )


def _land_bank(rows: Sequence[BankRow], known: KnownForBank, first: int) -> Iterator[BankLine]:
    for place, row in enumerate(rows):
        yield BankLine(
            id=first + place,
            region_id=row.region,
            bank=row.bank,
            account_last4=row.account_last4,
            booked_on=row.booked_on,
            direction=row.direction,
            amount_fen=row.amount_fen,
            balance_fen=row.balance_fen,
            counterparty=row.counterparty,
            counterparty_is_person=bool(row.counterparty_is_person),
            summary=row.summary,
            entry_id=entry_of(row, known),
            note=row.note,
        )


LEDGER_DOOR = Door(LEDGER, LedgerEntry, _learn_ledger, check_ledger, _land_ledger)
BANK_DOOR = Door(BANK, BankLine, _learn_bank, check_bank, _land_bank)
