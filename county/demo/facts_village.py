"""What the demo makes of villages' books, works and property: plain values with their future ids.

Money is integer fen, quantities are integer hundredths. Tuples, because there are many.
"""

from datetime import date
from typing import NamedTuple

from sync.wire.schema import (
    Direction,
    ProjectStageKind,
)


class Project(NamedTuple):
    id: int
    region: str
    code: str
    name: str
    place: str
    content: str
    approval_no: str
    approved_on: date
    budget_fen: int
    unit: str
    manager: str
    phone: str
    progress: int
    tender: str | None = None
    contractor: str | None = None
    contractor_is_person: bool = False
    award_fen: int | None = None
    contract_no: str | None = None
    contract_fen: int | None = None
    started_on: date | None = None
    due_on: date | None = None
    finished_on: date | None = None
    changes: str | None = None
    accepted_on: date | None = None
    acceptance: str | None = None
    cut_fen: int | None = None
    final_fen: int | None = None
    warranty_until: date | None = None
    note: str | None = None


class ProjectFund(NamedTuple):
    id: int
    project: int
    level: str
    name: str
    basis: str
    amount_fen: int
    programme: str | None = None
    allotment: int | None = None


class ProjectStage(NamedTuple):
    id: int
    project: int
    stage: ProjectStageKind
    began_on: date
    what: str
    who: str
    done_on: date | None = None


class Expenditure(NamedTuple):
    id: int
    project: int
    fund: int
    spent_on: date
    voucher_no: str
    summary: str
    payee: str
    amount_fen: int
    payee_is_person: bool = False
    budget_item: str | None = None
    instalment: str | None = None
    invoice_no: str | None = None
    handler: str | None = None
    approver: str | None = None


class LedgerMonth(NamedTuple):
    region: str
    month: date
    opening_fen: int
    income_fen: int
    expense_fen: int
    closing_fen: int
    lines: int
    audited_on: date | None = None
    audited_by: str | None = None
    note: str | None = None


class LedgerEntry(NamedTuple):
    id: int
    region: str
    month: date
    booked_on: date
    voucher_no: str
    direction: Direction
    account: str
    summary: str
    amount_fen: int
    fund_source: str
    fund_account: str
    handler: str
    reckoning: str | None = None
    counterparty: str | None = None
    counterparty_is_person: bool = False
    bill_no: str | None = None
    witness: str | None = None
    approver: str | None = None
    audit: str | None = None
    project: int | None = None
    contract: int | None = None


class Voucher(NamedTuple):
    id: int
    region: str
    kind: str
    dated_on: date
    amount_fen: int
    entry: int | None = None
    expenditure: int | None = None
    number: str | None = None
    attachment: int | None = None


class BankLine(NamedTuple):
    id: int
    region: str
    bank: str
    account_last4: str
    booked_on: date
    direction: Direction
    amount_fen: int
    summary: str
    balance_fen: int | None = None
    counterparty: str | None = None
    counterparty_is_person: bool = False
    entry: int | None = None
    note: str | None = None


class Asset(NamedTuple):
    id: int
    region: str
    code: str
    name: str
    category: str
    quantity: int
    unit: str
    original_fen: int
    use: str
    acquired_on: date | None = None
    net_fen: int | None = None
    place: str | None = None
    keeper: str | None = None


class Resource(NamedTuple):
    id: int
    region: str
    code: str
    name: str
    category: str
    area: int
    unit: str
    place: str
    use: str


class Contract(NamedTuple):
    id: int
    region: str
    number: str
    name: str
    kind: str
    counterparty: str
    signed_on: date
    valid_from: date
    valid_to: date
    amount_fen: int
    settled_fen: int
    terms: str
    counterparty_is_person: bool = False
    decided: str | None = None
    overdue: str | None = None
    asset: int | None = None
    resource: int | None = None
    project: int | None = None
