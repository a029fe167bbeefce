"""A county's database many times the demo's: its township over and over, under new codes.

Only what grows with people is copied: regions, persons, disbursements, payments, entitlements.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from sync.wire.idnumber import check_character
from tests.bench.county import TOWNSHIP

MOST_TIMES = 400
_FIRST_TOWNSHIP = 500
"""Townships' own three digits from here on are no real township's."""

_TABLES = ("person", "disbursement", "payment", "entitlement")


def enlarge_county(database: Path, times: int) -> None:
    """Make the database hold its township `times` times. `ValueError` beyond `MOST_TIMES`."""
    if times > MOST_TIMES:
        raise ValueError("there are no more codes for townships")
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.create_function("invented_number", 2, _invented_number, deterministic=True)
        steps = {
            name: connection.execute(f"SELECT max(id) FROM disclosure_{name}").fetchone()[0]  # noqa: S608
            for name in _TABLES
        }
        connection.execute("BEGIN")
        for copy in range(1, times):
            _copy_regions(connection, copy)
            shift = {name: copy * step for name, step in steps.items()}
            for name, changed in _changed(copy, shift).items():
                _copy(connection, name, steps[name], {"id": f"id + {shift[name]}", **changed})
        connection.execute("COMMIT")


def _invented_number(person: int, copy: int) -> str:
    first17 = f"{900_000 + copy:06}{person:011}"
    return first17 + check_character(first17)


def _moved(column: str, copy: int) -> str:
    """The SQL of a region's code in the copy's township."""
    return f"substr({column}, 1, 6) || '{_FIRST_TOWNSHIP + copy}' || substr({column}, 10)"


def _copy_regions(connection: sqlite3.Connection, copy: int) -> None:
    parent = f"CASE level WHEN 'village' THEN {_moved('parent_id', copy)} ELSE parent_id END"
    connection.execute(
        "INSERT INTO disclosure_region (code, name, level, parent_id) "  # noqa: S608
        f"SELECT {_moved('code', copy)}, name, level, {parent} FROM disclosure_region "
        "WHERE code = ? OR parent_id = ?",
        (TOWNSHIP, TOWNSHIP),
    )


def _changed(copy: int, shift: Mapping[str, int]) -> dict[str, dict[str, str]]:
    """The SQL of each column, but the number, that differs in the copy, by table."""
    person = f"person_id + {shift['person']}"
    return {
        "person": {
            "number": f"invented_number(id, {copy})",
            "former_number": "NULL",
            "number_since": "NULL",
            "village_id": _moved("village_id", copy),
            "head_id": f"head_id + {shift['person']}",
        },
        "disbursement": {"region_id": _moved("region_id", copy)},
        "payment": {
            "person_id": person,
            "disbursement_id": f"disbursement_id + {shift['disbursement']}",
        },
        "entitlement": {"person_id": person},
    }


def _copy(connection: sqlite3.Connection, name: str, last: int, changed: Mapping[str, str]) -> None:
    """The table's rows up to number `last` once more."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info(disclosure_{name})")]
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(changed.get(column, f'"{column}"') for column in columns)
    connection.execute(
        f"INSERT INTO disclosure_{name} ({names}) SELECT {values} FROM disclosure_{name} "  # noqa: S608
        "WHERE id <= ?",
        (last,),
    )
