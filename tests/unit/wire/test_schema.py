"""The schema is one coherent table, and the page in docs is what it says."""

from pathlib import Path

import pytest

from sync.reference import data_page
from sync.wire.schema import (
    DATASETS,
    PUBLIC_UNTIL,
    Column,
    Dataset,
    Kind,
    Privacy,
    Scope,
    dataset,
)

PAGE = Path(__file__).parents[3] / "docs" / "data.md"
EVERY_DATASET = pytest.mark.parametrize("each", DATASETS, ids=lambda each: each.name)
OF_PERSONS = {"holder", "payment", "entitlement"}


def test_the_committed_page_is_the_one_the_schema_gives() -> None:
    assert PAGE.read_text(encoding="utf-8") == data_page()


def test_no_two_datasets_share_a_name_or_a_label() -> None:
    assert len({each.name for each in DATASETS}) == len(DATASETS)
    assert len({each.label for each in DATASETS}) == len(DATASETS)


@EVERY_DATASET
def test_a_dataset_is_coherent(each: Dataset) -> None:
    names = [column.name for column in each.columns]
    assert dataset(each.name) is each
    assert len(set(names)) == len(names)
    assert "shard" not in names
    assert all(name.isidentifier() for name in names)
    assert not any(each.column(name).optional for name in each.key)
    for name in each.sums:
        summed = each.column(name)
        assert summed.kind in (Kind.FEN, Kind.INT, Kind.HUNDREDTHS)
        assert not summed.optional


@EVERY_DATASET
def test_a_page_in_docs_tells_of_each_dataset_and_column(each: Dataset) -> None:
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {each.name}: {each.label}\n")[1]
    told = section.split("\n## ")[0]
    assert all(f"| `{column.name}` |" in told for column in each.columns)


@EVERY_DATASET
def test_a_column_fits_what_it_says_of_itself(each: Dataset) -> None:
    for column in each.columns:
        if column.one_of is not None:
            assert column.kind is Kind.TEXT
            assert list(column.one_of)
        if column.kind is Kind.FEN:
            assert column.name.endswith("_fen")
        if column.name.endswith(("_on", "_until", "_from")):
            assert column.kind is Kind.DATE
        if column.privacy is Privacy.PUBLIC:
            assert column.label


@EVERY_DATASET
def test_a_column_that_points_points_to_a_key_of_its_own_kind(each: Dataset) -> None:
    for column in each.columns:
        if column.refers_to is not None:
            target = _target(column)
            assert target.kind is column.kind


@EVERY_DATASET
def test_what_comes_down_has_a_day(each: Dataset) -> None:
    assert each.comes_down == (PUBLIC_UNTIL in [column.name for column in each.columns])
    if each.comes_down:
        assert each.column(PUBLIC_UNTIL).kind is Kind.DATE


@EVERY_DATASET
def test_no_one_but_the_holder_sees_what_ties_a_row_to_a_person(each: Dataset) -> None:
    payees = [column for column in each.columns if column.kind is Kind.PAYEE]
    assert bool(payees) == (each.name in OF_PERSONS)
    assert not any(column.privacy is Privacy.PUBLIC for column in payees)
    assert each.name in OF_PERSONS or not any(
        column.privacy is Privacy.HOLDER for column in each.columns
    )


@pytest.mark.parametrize("name", ["reason", "remedy", "remedy_phone", "bank", "account_last4"])
def test_what_befell_a_payment_is_told_to_its_holder_alone(name: str) -> None:
    payment = dataset("payment")
    assert payment is not None
    assert payment.column(name).privacy is Privacy.HOLDER


def test_nobody_learns_where_a_letter_was_written() -> None:
    letters = dataset("letter_receipt")
    assert letters is not None
    assert letters.scope is Scope.COUNTY
    assert {column.name for column in letters.columns} == {
        "item",
        "received_on",
        "state",
        "body_sha256",
    }


def test_a_newer_countys_dataset_is_none() -> None:
    assert dataset("dataset_of_2031") is None


def _target(column: Column) -> Column:
    name, field = (column.refers_to or "").split(".")
    pointed = dataset(name)
    assert pointed is not None, column.refers_to
    assert field in pointed.key
    return pointed.column(field)
