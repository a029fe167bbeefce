"""What the replica holds of one person: plain rows, joined, before any word is chosen.

It lives in memory for the length of a visit and nowhere else; its `repr` says nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sync.wire.schema import DisclosureState, EntitlementState, PaidTo, PaymentState


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme in one year, as published."""

    code: str
    year: int
    name: str
    department: str
    plain: str
    doc_no: str
    doc_title: str
    unit: str
    unit_note: str
    standard_note: str
    rhythm: str
    ask_department: str
    ask_phone: str
    paid_to: PaidTo
    named: bool


@dataclass(frozen=True, slots=True)
class MoneyWay:
    """How a batch got its money, and whether what is listed ties to what was declared.

    `listed_fen` and `listed_people` are counted over the payments this kiosk holds.
    """

    label: str
    source_level: str
    source_doc_no: str
    source_received_on: date
    source_fen: int
    allotted_on: date
    allotted_doc_no: str
    allotted_by: str
    posted_on: date
    posted_days: int
    disbursed_on: date
    declared_fen: int
    declared_people: int
    unnamed_people: int
    listed_fen: int
    listed_people: int
    note: str | None

    @property
    def difference_fen(self) -> int:
        """Declared less listed; 0 where the batch ties."""
        return self.declared_fen - self.listed_fen


@dataclass(frozen=True, slots=True, repr=False)
class Payment:
    """One payment, with its programme's code and the village it was paid in.

    `reference` names it to the county's office alone (`sync.wire.takeaway`).
    """

    id: int
    reference: str
    programme: str
    year: int
    region: str
    village: str
    quantity_hundredths: int
    standard_fen: int
    amount_fen: int
    state: PaymentState
    paid_on: date | None
    reason: str | None
    remedy: str | None
    remedy_phone: str | None
    bank: str | None
    account_last4: str | None
    way: MoneyWay

    @property
    def dated(self) -> date:
        """When it was paid, or else when the money set out: orders and places it in a month."""
        return self.paid_on or self.way.disbursed_on


@dataclass(frozen=True, slots=True, repr=False)
class Entitlement:
    """Whether the person still gets a programme."""

    programme: str
    valid_from: date
    valid_to: date | None
    state: EntitlementState
    reason: str | None
    remedy: str | None
    remedy_phone: str | None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What is due for the person's village: collected or not, and by whom it should be."""

    programme: str
    year: int
    state: DisclosureState
    department: str
    note: str | None


@dataclass(frozen=True, slots=True, repr=False)
class Holdings:
    """Everything about one person. `programmes` is keyed by code and year.

    `household` names, without figures, what goes to the head where the person is not the head:
    pairs of programme code and year.
    """

    region: str
    village: str
    payments: tuple[Payment, ...]
    entitlements: tuple[Entitlement, ...]
    disclosures: tuple[Disclosure, ...]
    household: tuple[tuple[str, int], ...]
    programmes: Mapping[tuple[str, int], Programme]

    def payment(self, payment_id: int) -> Payment:
        """That payment; `KeyError` where it is not this person's."""
        for payment in self.payments:
            if payment.id == payment_id:
                return payment
        raise KeyError("no such payment in this visit")

    def programme(self, code: str, year: int) -> Programme:
        """The programme as it was in that year, or else in the nearest year published.

        `look_up` answers with no holdings that speak of a programme never published.
        """
        exact = self.programmes.get((code, year))
        if exact is not None:
            return exact
        nearest = min(
            (key for key in self.programmes if key[0] == code),
            key=lambda key: abs(key[1] - year),
        )
        return self.programmes[nearest]


@dataclass(frozen=True, slots=True)
class NobodyFound:
    """The replica knows no such person: which is not the same as nothing paid."""


@dataclass(frozen=True, slots=True)
class NoReplica:
    """There are no data on this kiosk that could be asked."""


Answer = Holdings | NobodyFound | NoReplica
