"""What `publish` is measured against: the same persons' rows as CSV under zstd, and nothing else.

    python -m tests.bench.bare_export DATABASE FOLDER

writes a file for each region and year of payments, and one for its holders and entitlements, from
bare sqlite3. No keys, no masking, no checks, no seal, no signatures.
"""

from __future__ import annotations

import csv
import io
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from itertools import groupby
from pathlib import Path

import zstandard

ZSTD_LEVEL = 19

_REGIONS = "SELECT DISTINCT region_id FROM disclosure_disbursement ORDER BY region_id"
_PAYMENTS = """
SELECT g.year, p.person_id, p.id, p.disbursement_id, g.code, p.quantity, p.standard_fen,
       p.amount_fen, p.state, p.paid_on, p.reason, p.remedy, p.remedy_phone, p.bank, p.account_last4
FROM disclosure_disbursement AS d
JOIN disclosure_payment AS p ON p.disbursement_id = d.id
JOIN disclosure_allotment AS a ON a.id = d.allotment_id
JOIN disclosure_source AS s ON s.id = a.source_id
JOIN disclosure_programme AS g ON g.id = s.programme_id
WHERE d.region_id = ? ORDER BY g.year, d.id, p.person_id
"""
_HOLDERS = 'SELECT id, name, "group", head_id FROM disclosure_person WHERE village_id = ?'
_ENTITLEMENTS = """
SELECT e.person_id, e.programme, e.valid_from, e.valid_to, e.state, e.reason, e.remedy,
       e.remedy_phone
FROM disclosure_person AS p JOIN disclosure_entitlement AS e ON e.person_id = p.id
WHERE p.village_id = ?
"""


def export(database: Path, folder: Path) -> None:
    """Write the files; the folder must exist."""
    with closing(sqlite3.connect(database)) as connection:
        for (region,) in connection.execute(_REGIONS).fetchall():
            payments = connection.execute(_PAYMENTS, (region,))
            for year, rows in groupby(payments, key=lambda row: row[0]):
                _write(folder / f"{region}-payment-{year}.csv.zst", rows)
            for name, sql in (("holder", _HOLDERS), ("entitlement", _ENTITLEMENTS)):
                _write(folder / f"{region}-{name}.csv.zst", connection.execute(sql, (region,)))


def _write(file: Path, rows: Iterable[tuple[object, ...]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    file.write_bytes(zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(text.getvalue().encode()))


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
