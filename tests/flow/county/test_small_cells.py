"""One or two people whom no list may name never stand alone in a village's batch."""

import shutil
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path

import pytest

from tests.flow.county.conftest import TOWNSHIP, PublishedCounty, county

Rows = list[dict[str, object]]


@pytest.fixture(scope="module")
def few(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small county, where in two villages one person each may suddenly not be named."""
    copy = tmp_path_factory.mktemp("few") / "county"
    shutil.copytree(home, copy)
    with closing(sqlite3.connect(copy / "county.db")) as database, database:
        database.execute(
            """UPDATE disclosure_person SET protected = 1 WHERE id IN (
                SELECT max(p.person_id) FROM disclosure_payment AS p
                JOIN disclosure_disbursement AS d ON d.id = p.disbursement_id
                WHERE d.unnamed = 0 AND d.payees > 5 AND d.region_id LIKE '4307241012%'
                GROUP BY d.region_id ORDER BY d.region_id LIMIT 2)"""
        )
        database.execute(
            """UPDATE disclosure_disbursement SET unnamed = (
                SELECT count(DISTINCT p.person_id) FROM disclosure_payment AS p
                JOIN disclosure_person ON disclosure_person.id = p.person_id
                WHERE p.disbursement_id = disclosure_disbursement.id AND protected)
            WHERE unnamed = 0"""
        )
        (alone,) = database.execute(
            """SELECT count(*) FROM disclosure_disbursement
            WHERE unnamed IN (1, 2) AND region_id <> ?""",
            (TOWNSHIP,),
        ).fetchone()
    assert alone > 10
    assert county("publish", "--home", copy).returncode == 0
    return copy


def test_no_villages_batch_holds_one_or_two_unnamed_people(few: Path) -> None:
    batches = PublishedCounty(few / "pkg").rows("disbursement")

    assert {row["unnamed"] for row in batches if row["shard_region"] != TOWNSHIP} & {1, 2} == set()
    assert any(_int(row["id"]) < 0 for row in batches if row["shard_region"] == TOWNSHIP)


def test_every_batch_still_is_the_sum_of_its_payments(
    few: Path, published: PublishedCounty
) -> None:
    after = PublishedCounty(few / "pkg")
    payments, batches = after.rows("payment"), after.rows("disbursement")
    sums: Counter[object] = Counter()
    people: dict[object, set[object]] = defaultdict(set)
    for row in payments:
        sums[row["disbursement"]] += _int(row["amount_fen"])
        people[row["disbursement"]].add(row["payee"])
    regions = {row["id"]: row["shard_region"] for row in batches}

    assert len({row["id"] for row in payments}) == len(published.rows("payment"))
    assert all(regions[row["disbursement"]] == row["shard_region"] for row in payments)
    assert all(row["payees"] == len(people[row["id"]]) for row in batches)
    assert [
        _int(row["amount_fen"]) - sums[row["id"]]
        for row in batches
        if row["amount_fen"] != sums[row["id"]]
    ] == [12000]


def test_the_county_adds_up_as_the_lists_do_and_as_much_as_before(
    few: Path, published: PublishedCounty
) -> None:
    after = PublishedCounty(few / "pkg")
    listed: Counter[tuple[object, ...]] = Counter()
    lines: Counter[tuple[object, ...]] = Counter()
    for name, subject in (("payment", "paid"), ("disbursement", "disbursed")):
        for row in after.rows(name):
            cell: tuple[object, ...] = (row["shard_region"], subject, row["programme"])
            listed[cell] += _int(row["amount_fen"])
            lines[cell] += 1
    told, told_lines = _by_cell(after.rows("subtotal"))
    before, _ = _by_cell(published.rows("subtotal"))
    of_villages = [cell for cell in listed if cell[0] != TOWNSHIP]

    assert of_villages
    assert all(told[cell] == listed[cell] for cell in of_villages)
    assert all(told_lines[cell] == lines[cell] for cell in of_villages)
    for above, fen in before.items():
        if str(above[0]).endswith("000"):
            assert told[above] == fen


def _by_cell(rows: Rows) -> tuple[Counter[tuple[object, ...]], Counter[tuple[object, ...]]]:
    """Fen and lines by region, subject and code over all years."""
    fen: Counter[tuple[object, ...]] = Counter()
    lines: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        cell = (row["region"], row["subject"], row["code"])
        fen[cell] += _int(row["amount_fen"])
        lines[cell] += _int(row["lines"])
    return fen, lines


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value
