"""Asking the replica about one person: SQL in, `Holdings` out.

The statements run on a read-only connection of their own thread; nothing is written and nothing of
the person outlives the answer.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from kiosk.holdings import (
    Answer,
    Disclosure,
    Entitlement,
    Holdings,
    MoneyWay,
    NobodyFound,
    NoReplica,
    Payment,
    Programme,
)
from sync.database import Connection
from sync.wire.schema import DisclosureState, EntitlementState, PaidTo, PaymentState
from sync.wire.takeaway import reference_of

PAYMENTS = """
SELECT p.id, p.programme, s.period, s.region, r.name,
       p.quantity, p.standard_fen, p.amount_fen, p.state, p.paid_on, p.reason, p.remedy,
       p.remedy_phone, p.bank, p.account_last4, p.disbursement
FROM payment AS p
JOIN shard AS s ON s.no = p.shard
LEFT JOIN region AS r ON r.code = s.region
WHERE p.payee = ?
"""

WAYS = """
SELECT d.id, d.label, so.level, so.doc_no, so.received_on, so.amount_fen,
       a.allotted_on, a.doc_no, a.from_units, d.posted_on, d.posted_days, d.disbursed_on,
       d.amount_fen, d.payees, d.unnamed, t.listed_fen, t.listed_people, d.note
FROM disbursement AS d
JOIN batch_total AS t ON t.disbursement = d.id
JOIN allotment AS a ON a.id = d.allotment
JOIN source AS so ON so.id = a.source
WHERE d.id IN ({marks})
"""

HOLDER = """
SELECT h.payee, h.head, s.region, r.name
FROM payee AS k
JOIN holder AS h ON h.payee = k.no
JOIN shard AS s ON s.no = h.shard
LEFT JOIN region AS r ON r.code = s.region
WHERE k.key = ?
"""

ENTITLEMENTS = """
SELECT programme, valid_from, valid_to, state, reason, remedy, remedy_phone
FROM entitlement WHERE payee = ? ORDER BY valid_from
"""

DISCLOSURES = """
SELECT c.programme, s.period, c.state, c.department, c.note
FROM shard AS s
JOIN catalogue_item AS c ON c.shard = s.no
WHERE s.dataset = 'catalogue_item' AND s.region = ? AND c.state <> 'published'
ORDER BY s.period DESC, c.programme
"""

HOUSEHOLD = """
SELECT DISTINCT p.programme, CAST(s.period AS INTEGER) AS year
FROM payment AS p
JOIN shard AS s ON s.no = p.shard
JOIN programme AS g ON g.code = p.programme AND g.year = CAST(s.period AS INTEGER)
WHERE p.payee = ? AND g.paid_to = 'household'
ORDER BY year DESC, p.programme
"""

PROGRAMMES = """
SELECT paid_to, named, code, year, name, department, plain, doc_no, doc_title, unit, unit_note,
       standard_note, rhythm, ask_department, ask_phone
FROM programme WHERE code IN ({marks})
"""


_STATES = {state.value: state for state in PaymentState}


def look_up(replica: Connection, keys: Sequence[bytes], pepper: bytes) -> Answer:
    """What is held under any of the person's keys (one, or two for a permanent resident).

    Where rows point to what was not published the data are not whole, and are not answered from.
    """
    found = [row for key in keys for row in replica.execute(HOLDER, (key,))]
    if not found:
        return NobodyFound()
    payees = [payee for payee, *_ in found]
    heads = [head for _, head, *_ in found if head is not None]
    *_, region, village = found[0]
    rows = _all(replica, PAYMENTS, payees)
    ways = _ways(replica, {disbursement for *_, disbursement in rows})
    if any(disbursement not in ways for *_, disbursement in rows):
        return NoReplica()
    payments = sorted(
        (_payment(row, ways, pepper) for row in rows),
        key=lambda payment: (payment.dated, payment.id),
        reverse=True,
    )
    entitlements = tuple(_entitlement(*row) for row in _all(replica, ENTITLEMENTS, payees))
    disclosures = tuple(_disclosure(*row) for row in replica.execute(DISCLOSURES, (region,)))
    household = tuple(_all(replica, HOUSEHOLD, heads))
    codes = {
        *(payment.programme for payment in payments),
        *(entitlement.programme for entitlement in entitlements),
        *(disclosure.programme for disclosure in disclosures),
        *(code for code, _ in household),
    }
    programmes = _programmes(replica, codes)
    if codes - {code for code, _ in programmes}:
        return NoReplica()
    return Holdings(
        region=region,
        village=village or "",
        payments=tuple(payments),
        entitlements=entitlements,
        disclosures=disclosures,
        household=household,
        programmes=programmes,
    )


def _all(replica: Connection, sql: str, payees: Iterable[int]) -> list[Any]:
    return [row for payee in payees for row in replica.execute(sql, (payee,))]


def _within(replica: Connection, sql: str, values: Collection[object]) -> Iterable[Any]:
    return replica.execute(sql.format(marks=",".join("?" * len(values))), tuple(values))


def _programmes(replica: Connection, codes: Collection[str]) -> dict[tuple[str, int], Programme]:
    """Only those that are spoken of: making all of them took most of a look-up's time."""
    made = [_programme(*row) for row in _within(replica, PROGRAMMES, codes)]
    return {(each.code, each.year): each for each in made}


def _programme(
    paid_to: str,
    named: int,
    code: str,
    year: int,
    name: str,
    department: str,
    plain: str,
    *told: Any,
) -> Programme:
    doc_no, doc_title, unit, unit_note, standard_note, rhythm, ask_department, ask_phone = told
    return Programme(
        code=code,
        year=year,
        name=name,
        department=department,
        plain=plain,
        doc_no=doc_no,
        doc_title=doc_title,
        unit=unit,
        unit_note=unit_note,
        standard_note=standard_note,
        rhythm=rhythm,
        ask_department=ask_department,
        ask_phone=ask_phone,
        paid_to=PaidTo(paid_to),
        named=bool(named),
    )


def _ways(replica: Connection, disbursements: Collection[int]) -> dict[int, MoneyWay]:
    return {number: _way(*row) for number, *row in _within(replica, WAYS, disbursements)}


def _way(
    label: str,
    source_level: str,
    source_doc_no: str,
    received_on: str,
    source_fen: int,
    allotted_on: str,
    allotted_doc_no: str,
    allotted_by: str,
    posted_on: str,
    posted_days: int,
    disbursed_on: str,
    *counts: Any,
) -> MoneyWay:
    return MoneyWay(
        label,
        source_level,
        source_doc_no,
        date.fromisoformat(received_on),
        source_fen,
        date.fromisoformat(allotted_on),
        allotted_doc_no,
        allotted_by,
        date.fromisoformat(posted_on),
        posted_days,
        date.fromisoformat(disbursed_on),
        *counts,
    )


def _payment(row: Sequence[Any], ways: Mapping[int, MoneyWay], pepper: bytes) -> Payment:
    number, programme, period, region, village, quantity, standard, amount, state, *rest = row
    paid_on, reason, remedy, remedy_phone, bank, account_last4, disbursement = rest
    return Payment(
        number,
        reference_of(pepper, number),
        programme,
        int(period),
        region,
        village or "",
        quantity,
        standard,
        amount,
        _STATES[state],
        _date(paid_on),
        reason,
        remedy,
        remedy_phone,
        bank,
        account_last4,
        ways[disbursement],
    )


def _entitlement(
    programme: str,
    valid_from: str,
    valid_to: str | None,
    state: str,
    *why: str | None,
) -> Entitlement:
    return Entitlement(
        programme,
        date.fromisoformat(valid_from),
        _date(valid_to),
        EntitlementState(state),
        *why,
    )


def _disclosure(
    programme: str, period: str, state: str, department: str, note: str | None
) -> Disclosure:
    return Disclosure(programme, int(period), DisclosureState(state), department, note)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
