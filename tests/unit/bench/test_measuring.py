"""What stands behind the bench's figures: its large county, its cost of a process, its baseline."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import zstandard

from sync.wire.idnumber import check_character, normal_form
from tests.bench.bare_export import export
from tests.bench.enlarge_county import MOST_TIMES, enlarge_county
from tests.bench.kill import Found, Hall
from tests.bench.spent import spent_by
from tests.protocol.sync.county import PublishedCounty, first_state, serving, sync
from tests.protocol.sync.held import published_state

TOWNSHIP, VILLAGE = "430724101000", "430724101211"
NUMBER = "43072419490101001"

TABLES = """
CREATE TABLE disclosure_region (code TEXT PRIMARY KEY, name, level, parent_id);
CREATE TABLE disclosure_person (
    id INTEGER PRIMARY KEY, number UNIQUE, former_number, number_since, name, "group",
    village_id, head_id);
CREATE TABLE disclosure_programme (id INTEGER PRIMARY KEY, code, year);
CREATE TABLE disclosure_source (id INTEGER PRIMARY KEY, programme_id);
CREATE TABLE disclosure_allotment (id INTEGER PRIMARY KEY, source_id);
CREATE TABLE disclosure_disbursement (id INTEGER PRIMARY KEY, allotment_id, region_id);
CREATE TABLE disclosure_payment (
    id INTEGER PRIMARY KEY, person_id, disbursement_id, quantity, standard_fen, amount_fen, state,
    paid_on, reason, remedy, remedy_phone, bank, account_last4);
CREATE TABLE disclosure_entitlement (
    id INTEGER PRIMARY KEY, person_id, programme, valid_from, valid_to, state, reason, remedy,
    remedy_phone);
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """One village: a head, a member of the household, a payment to each."""
    path = tmp_path / "county.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(TABLES)
        connection.executemany(
            "INSERT INTO disclosure_region VALUES (?, ?, ?, ?)",
            [
                (TOWNSHIP, "合口镇", "township", "430724000000"),
                (VILLAGE, "龙池村", "village", TOWNSHIP),
            ],
        )
        connection.executemany(
            "INSERT INTO disclosure_person VALUES (?, ?, NULL, NULL, ?, '三组', ?, ?)",
            [
                (1, NUMBER + check_character(NUMBER), "张大明", VILLAGE, None),
                (2, "another", "张小明", VILLAGE, 1),
            ],
        )
        connection.execute("INSERT INTO disclosure_programme VALUES (1, 'NY01', 2026)")
        connection.execute("INSERT INTO disclosure_source VALUES (1, 1)")
        connection.execute("INSERT INTO disclosure_allotment VALUES (1, 1)")
        connection.execute("INSERT INTO disclosure_disbursement VALUES (7, 1, ?)", (VILLAGE,))
        connection.executemany(
            "INSERT INTO disclosure_payment VALUES (?, ?, 7, 100, 150, 150, 'paid', "
            "'2026-03-21', NULL, NULL, NULL, '农商行', '0327')",
            [(11, 1), (12, 2)],
        )
        connection.execute(
            "INSERT INTO disclosure_entitlement VALUES "
            "(1, 1, 'NY01', '2020-01-01', NULL, 'active', NULL, NULL, NULL)"
        )
    return path


def test_the_large_county_is_one_township_over_and_over(database: Path) -> None:
    enlarge_county(database, 3)
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute(
            """SELECT p.number, h.village_id, p.village_id, r.parent_id, d.region_id
            FROM disclosure_payment AS y
            JOIN disclosure_person AS p ON p.id = y.person_id
            JOIN disclosure_person AS h ON h.id = coalesce(p.head_id, p.id)
            JOIN disclosure_region AS r ON r.code = p.village_id
            JOIN disclosure_disbursement AS d ON d.id = y.disbursement_id"""
        ).fetchall()
    assert len(found) == 6
    assert len({number for number, *_ in found}) == 6
    assert all(normal_form(number) == number for number, *_ in found if number != "another")
    assert all(heads == own for _, heads, own, _, _ in found)
    assert {(own, township) for _, _, own, township, _ in found} == {
        (VILLAGE, TOWNSHIP),
        ("430724501211", "430724501000"),
        ("430724502211", "430724502000"),
    }
    assert all(own == batch for _, _, own, _, batch in found)


def test_there_are_only_so_many_codes(database: Path) -> None:
    with pytest.raises(ValueError, match="no more codes"):
        enlarge_county(database, MOST_TIMES + 1)


def test_the_baseline_writes_every_persons_row(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    export(database, out)
    counted = {}
    for file in out.iterdir():
        text = zstandard.ZstdDecompressor().decompress(file.read_bytes()).decode()
        counted[file.name.partition("-")[2]] = len(list(csv.reader(io.StringIO(text))))
    assert counted == {
        "payment-2026.csv.zst": 2,
        "holder.csv.zst": 2,
        "entitlement.csv.zst": 1,
    }


def test_a_process_is_measured_by_itself() -> None:
    spent = spent_by("json.tool", ["--help"])
    assert "usage" in spent.printed
    assert spent.cpu_s > 0
    assert spent.peak_mb > 0
    with pytest.raises(RuntimeError, match=r"json\.tool failed"):
        spent_by("json.tool", ["/no/such/file"])


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """A terminal that holds the first of two days' states."""
    county = PublishedCounty(tmp_path / "public")
    county.publish(first_state())
    variant = (list(county.entries), published_state(first_state()))
    hall = Hall(county, tmp_path / "data", [variant])
    hall.publish()
    with serving(county.folder) as url:
        assert sync(hall.data, url).outcome.succeeded
    return hall


def test_a_published_state_is_told_from_an_older_and_from_none(hall: Hall) -> None:
    assert hall.look() is Found.PUBLISHED
    (day,) = hall.days
    hall.shown = date.max
    assert hall.look() is Found.WENT_BACK
    hall.shown = day
    hall.days[day] = {}
    assert hall.look() is Found.WRONG
    (hall.data / "replica.db").write_bytes(b"broken")
    assert hall.look() is Found.WRONG
