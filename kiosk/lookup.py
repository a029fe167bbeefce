"""Asking the replica about one person: SQL in, `Holdings` out.

The statements run on a read-only connection of their own thread; nothing is written and nothing of
the person outlives the answer.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kiosk.holdings import (
    Answer,
    Disclosure,
    Entitlement,
    Holdings,
    MoneyWay,
    NobodyFound,
    Payment,
    Programme,
)
from sync.database import Connection, Row
from sync.wire.schema import DisclosureState, EntitlementState, PaidTo, PaymentState

PAYMENTS = """
SELECT p.id, p.programme, s.period, s.region, r.name AS village,
       p.quantity, p.standard_fen, p.amount_fen, p.state, p.paid_on, p.reason, p.remedy,
       p.bank, p.account_last4, p.disbursement
FROM payment AS p
JOIN shard AS s ON s.no = p.shard
LEFT JOIN region AS r ON r.code = s.region
WHERE p.payee = ?
"""

WAYS = """
SELECT d.id, d.label, so.level, so.doc_no AS source_doc_no, so.received_on,
       so.amount_fen AS source_fen, a.allotted_on, a.doc_no AS allotted_doc_no, a.from_units,
       d.posted_on, d.posted_days, d.disbursed_on, d.amount_fen AS declared_fen, d.payees,
       d.unnamed, d.note, t.listed_fen, t.listed_people
FROM disbursement AS d
JOIN batch_total AS t ON t.disbursement = d.id
JOIN allotment AS a ON a.id = d.allotment
JOIN source AS so ON so.id = a.source
WHERE d.id IN ({marks})
"""

HOLDER = """
SELECT h.payee, h.head, s.region, r.name AS village
FROM payee AS k
JOIN holder AS h ON h.payee = k.no
JOIN shard AS s ON s.no = h.shard
LEFT JOIN region AS r ON r.code = s.region
WHERE k.key = ?
"""

ENTITLEMENTS = """
SELECT programme, valid_from, valid_to, state, reason, remedy
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
SELECT code, year, name, department, plain, doc_no, doc_title, unit, unit_note, standard_note,
       paid_to, rhythm, ask_department, ask_phone, named
FROM programme
"""


def look_up(replica: Connection, keys: Sequence[bytes]) -> Answer:
    """What is held under any of the person's keys (one, or two for a permanent resident)."""
    replica.row_factory = Row
    found = [row for key in keys for row in replica.execute(HOLDER, (key,))]
    if not found:
        return NobodyFound()
    payees = [row["payee"] for row in found]
    rows = _all(replica, PAYMENTS, payees)
    ways = _ways(replica, {row["disbursement"] for row in rows})
    payments = sorted(
        (_payment(row, ways[row["disbursement"]]) for row in rows),
        key=lambda payment: (payment.dated, payment.id),
        reverse=True,
    )
    heads = [row["head"] for row in found if row["head"] is not None]
    return Holdings(
        region=found[0]["region"],
        village=found[0]["village"] or "",
        payments=tuple(payments),
        entitlements=tuple(_entitlement(row) for row in _all(replica, ENTITLEMENTS, payees)),
        disclosures=tuple(
            _disclosure(row) for row in replica.execute(DISCLOSURES, (found[0]["region"],))
        ),
        household=tuple((row["programme"], row["year"]) for row in _all(replica, HOUSEHOLD, heads)),
        programmes={
            (row["code"], row["year"]): _programme(row) for row in replica.execute(PROGRAMMES)
        },
    )


def _all(replica: Connection, sql: str, payees: Iterable[int]) -> list[Any]:
    return [row for payee in payees for row in replica.execute(sql, (payee,))]


def _ways(replica: Connection, disbursements: set[int]) -> dict[int, MoneyWay]:
    marks = ",".join("?" * len(disbursements))
    return {
        row["id"]: MoneyWay(
            label=row["label"],
            source_level=row["level"],
            source_doc_no=row["source_doc_no"],
            source_received_on=date.fromisoformat(row["received_on"]),
            source_fen=row["source_fen"],
            allotted_on=date.fromisoformat(row["allotted_on"]),
            allotted_doc_no=row["allotted_doc_no"],
            allotted_by=row["from_units"],
            posted_on=date.fromisoformat(row["posted_on"]),
            posted_days=row["posted_days"],
            disbursed_on=date.fromisoformat(row["disbursed_on"]),
            declared_fen=row["declared_fen"],
            declared_people=row["payees"],
            unnamed_people=row["unnamed"],
            listed_fen=row["listed_fen"],
            listed_people=row["listed_people"],
            note=row["note"],
        )
        for row in replica.execute(WAYS.format(marks=marks), tuple(disbursements))
    }


def _payment(row: Row, way: MoneyWay) -> Payment:
    return Payment(
        id=row["id"],
        programme=row["programme"],
        year=int(row["period"]),
        region=row["region"],
        village=row["village"] or "",
        quantity_hundredths=row["quantity"],
        standard_fen=row["standard_fen"],
        amount_fen=row["amount_fen"],
        state=PaymentState(row["state"]),
        paid_on=_date(row["paid_on"]),
        reason=row["reason"],
        remedy=row["remedy"],
        bank=row["bank"],
        account_last4=row["account_last4"],
        way=way,
    )


def _entitlement(row: Row) -> Entitlement:
    return Entitlement(
        programme=row["programme"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=_date(row["valid_to"]),
        state=EntitlementState(row["state"]),
        reason=row["reason"],
        remedy=row["remedy"],
    )


def _disclosure(row: Row) -> Disclosure:
    return Disclosure(
        programme=row["programme"],
        year=int(row["period"]),
        state=DisclosureState(row["state"]),
        department=row["department"],
        note=row["note"],
    )


def _programme(row: Row) -> Programme:
    fields = {name: row[name] for name in row.keys() if name not in ("paid_to", "named")}  # noqa: SIM118
    return Programme(**fields, paid_to=PaidTo(row["paid_to"]), named=bool(row["named"]))


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
