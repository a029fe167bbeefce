"""What is disclosed beside the subsidies arrives, ties, points somewhere and tells on nobody."""

import re
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from sync.wire.schema import DATASETS, PUBLIC_UNTIL, Column, Kind, dataset
from tests.flow.county.conftest import TODAY, TOWNSHIP, PublishedCounty, county

COUNTY = "430724000000"
ID_LIKE = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{15}(?!\d)")
MOBILE_LIKE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
DIGESTS = {"sha256", "body_sha256", "item"}

Rows = list[dict[str, object]]
Disclosed = dict[str, Rows]


@pytest.fixture(scope="module")
def disclosed(published: PublishedCounty) -> Disclosed:
    """All published rows by dataset and column, with the region of their shard."""
    found: Disclosed = {each.name: [] for each in DATASETS}
    for shard in published.shards():
        names = [column.name for column in shard.dataset.columns]
        found[shard.dataset.name] += [
            dict(zip(names, row, strict=True))
            | {"shard_region": shard.region, "shard_period": shard.period}
            for row in shard.rows()
        ]
    return found


def test_every_dataset_is_published(disclosed: Disclosed) -> None:
    assert [name for name, rows in disclosed.items() if not rows] == []


def test_what_points_to_a_row_finds_it(disclosed: Disclosed) -> None:
    @cache
    def held(name: str, field: str) -> set[object]:
        return {row[field] for row in disclosed[name]}

    for each in DATASETS:
        for column in each.columns:
            if column.refers_to is not None:
                name, field = column.refers_to.split(".")
                pointed = {row[column.name] for row in disclosed[each.name]} - {None}
                assert pointed <= held(name, field), f"{each.name}.{column.name}"
    for row in disclosed["attachment"]:
        assert row["subject_id"] in held(str(row["subject"]), "id")


def test_no_text_holds_what_looks_like_an_id_number_or_a_mobile_phone(
    disclosed: Disclosed,
) -> None:
    for where, text in _texts(disclosed):
        assert not ID_LIKE.search(text), where
        assert not MOBILE_LIKE.search(text), where


def test_people_of_the_village_are_masked_and_people_in_office_are_not(
    home: Path, disclosed: Disclosed
) -> None:
    with closing(sqlite3.connect(home / "county.db")) as database:
        people = {name for (name,) in database.execute("SELECT name FROM disclosure_person")}
    officials = {row["name"] for row in disclosed["official"]}
    handlers = {row["handler"] for row in disclosed["ledger_entry"]}
    tenants = {row["counterparty"] for row in disclosed["contract"]}
    rosters = {row["masked_name"] for row in disclosed["roster_line"]}

    assert handlers <= officials
    assert not people & officials
    assert any("*" in str(each) for each in tenants)
    assert rosters
    assert all("*" in str(each) for each in rosters)


def test_a_list_whose_days_are_over_is_not_published(disclosed: Disclosed) -> None:
    today = date.fromisoformat(TODAY)
    for each in DATASETS:
        if each.comes_down:
            for row in disclosed[each.name]:
                until = row[PUBLIC_UNTIL]
                assert until is None or (isinstance(until, date) and until >= today)
    posted = [row for row in disclosed["roster"] if row["kind"] == "低保初审名单"]
    assert posted
    assert len({row["shard_region"] for row in posted}) == len(posted)


def test_a_roster_counts_those_it_lists_and_those_it_must_not(disclosed: Disclosed) -> None:
    listed: dict[object, int] = defaultdict(int)
    for row in disclosed["roster_line"]:
        listed[row["roster"]] += 1
    for row in disclosed["roster"]:
        assert _int(row["people"]) == listed[row["id"]] + _int(row["unnamed"])
        assert _int(row["unnamed"]) not in (1, 2)


def test_the_county_adds_up_what_each_village_lists(disclosed: Disclosed) -> None:
    sums: dict[tuple[object, ...], int] = defaultdict(int)
    for name, subject in (("payment", "paid"), ("disbursement", "disbursed")):
        for row in disclosed[name]:
            cell = (row["shard_period"], row["shard_region"], subject, row["programme"])
            sums[cell] += _int(row["amount_fen"])
    for row in disclosed["ledger_entry"]:
        cell = (row["shard_period"], row["shard_region"], f"ledger_{row['direction']}", "all")
        sums[cell] += _int(row["amount_fen"])
    subtotals: dict[tuple[object, ...], int] = {
        (row["shard_period"], row["region"], row["subject"], row["code"]): _int(row["amount_fen"])
        for row in disclosed["subtotal"]
    }
    of_villages = {cell for cell in sums if cell[1] != TOWNSHIP}
    above: dict[tuple[object, ...], int] = defaultdict(int)
    for (period, _, what, code), fen in sums.items():
        above[period, what, code] += fen

    assert len(of_villages & subtotals.keys()) > 500
    assert all(subtotals[cell] == sums[cell] for cell in of_villages & subtotals.keys())
    for (period, what, code), fen in above.items():
        assert subtotals[period, COUNTY, what, code] == fen
        assert subtotals.get((period, TOWNSHIP, what, code), fen) == fen


def test_an_amendment_tells_of_a_column_that_everybody_may_see(disclosed: Disclosed) -> None:
    for row in disclosed["amendment"]:
        amended = dataset(str(row["dataset"]))
        assert amended is not None
        found = [
            each
            for each in disclosed[amended.name]
            if "/".join(str(each[name]) for name in amended.key) == row["row_key"]
        ]
        assert len(found) == 1
        assert row["was"] != row["is_now"]


def test_what_a_clerk_should_not_have_written_stays_in_the_county(
    home: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "county"
    shutil.copytree(home, copy)
    number = "43072419600101031X"
    with closing(sqlite3.connect(copy / "county.db")) as database, database:
        database.execute(
            "UPDATE disclosure_article SET body = body || ? WHERE id = 1",
            (f"\n身份证{number}，手机 13900000327，卡号 6217000000000000327",),
        )
        database.execute(
            "UPDATE disclosure_ledgerentry SET handler = '张某某', witness = NULL WHERE id = 1"
        )
        database.execute(
            "UPDATE disclosure_amendment SET dataset = 'payment', field = 'bank' WHERE id = 1"
        )
        villages = database.execute(
            "SELECT roster.id FROM disclosure_roster AS roster WHERE kind = '村民代表' LIMIT 3"
        ).fetchall()
        for (roster,) in villages:
            database.execute(
                "UPDATE disclosure_rosterline SET protected = 1 WHERE id = "
                "(SELECT min(id) FROM disclosure_rosterline WHERE roster_id = ?)",
                (roster,),
            )

    assert county("publish", "--home", copy).returncode == 0
    published = PublishedCounty(copy / "pkg")
    (article,) = [row for row in published.rows("article") if row["id"] == 1]
    (entry,) = [row for row in published.rows("ledger_entry") if row["id"] == 1]
    merged = [row for row in published.rows("roster") if row["shard_region"] == TOWNSHIP]

    body = str(article["body"])
    assert body.endswith("身份证〔号码不公开〕，手机 〔号码不公开〕，卡号 〔号码不公开〕")
    assert entry["handler"] == "张*某"
    assert 1 not in {row["id"] for row in published.rows("amendment")}
    # One unnamed person in each of three villages is nobody's business but the township's.
    assert [(row["people"], row["unnamed"]) for row in merged] == [(3, 3)]


def _texts(disclosed: Disclosed) -> Iterator[tuple[str, str]]:
    for each in DATASETS:
        for column in each.columns:
            if column.kind is Kind.TEXT and not _is_digest(column):
                for text in {row[column.name] for row in disclosed[each.name]}:
                    if isinstance(text, str):
                        yield f"{each.name}.{column.name}", text


def _is_digest(column: Column) -> bool:
    return column.name in DIGESTS


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value
