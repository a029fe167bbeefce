"""What the demo's generators make: plain values with the ids they will have in the database.

Money is integer fen, quantities are integer hundredths.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from county.demo.facts_life import VillageLife
from sync.wire.schema import DisclosureState, EntitlementState, PaidTo, PaymentState


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    name: str
    level: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """A person; `head` is the id of the head of the household where that is another."""

    id: int
    number: str
    name: str
    sex: str
    birth: date
    village: str
    group: str
    head: int | None
    protected: bool
    bank: str
    account_last4: str
    former_number: str | None = None
    number_since: date | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    id: int
    code: str
    year: int
    name: str
    category: str
    department: str
    plain: str
    doc_no: str
    doc_title: str
    unit: str
    unit_note: str
    standard_note: str
    paid_to: PaidTo
    rhythm: str
    ask_department: str
    ask_phone: str
    named: bool


@dataclass(frozen=True, slots=True)
class Source:
    id: int
    programme: int
    level: str
    doc_no: str
    received_on: date
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Allotment:
    id: int
    source: int
    doc_no: str
    allotted_on: date
    from_units: str
    to_region: str
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Disbursement:
    id: int
    allotment: int
    region: str
    label: str
    posted_on: date
    posted_days: int
    disbursed_on: date
    amount_fen: int
    payees: int
    unnamed: int
    note: str | None


class Payment(NamedTuple):
    """A tuple, because there are very many."""

    id: int
    person: int
    disbursement: int
    quantity: int
    standard_fen: int
    amount_fen: int
    state: PaymentState
    paid_on: date | None
    reason: str | None
    remedy: str | None
    remedy_phone: str | None
    bank: str
    account_last4: str


@dataclass(frozen=True, slots=True)
class Entitlement:
    person: int
    programme: str
    valid_from: date
    valid_to: date | None
    state: EntitlementState
    reason: str | None
    remedy: str | None
    remedy_phone: str | None


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    region: str
    programme: int
    state: DisclosureState
    department: str
    due_on: date | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    id: int
    region: str
    kind: str
    title: str
    body: str
    issuer: str
    public_from: date
    public_until: date


@dataclass(frozen=True, slots=True)
class DemoCounty:
    """The whole invented county, ready to be loaded."""

    today: date
    regions: tuple[Region, ...]
    programmes: tuple[Programme, ...]
    sources: tuple[Source, ...]
    allotments: tuple[Allotment, ...]
    disbursements: tuple[Disbursement, ...]
    people: tuple[Person, ...]
    payments: tuple[Payment, ...]
    entitlements: tuple[Entitlement, ...]
    catalogue: tuple[CatalogueItem, ...]
    notices: tuple[Notice, ...]
    life: VillageLife
