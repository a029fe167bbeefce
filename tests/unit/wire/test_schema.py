"""The schema is one coherent table, and the page in docs is what it says."""

from pathlib import Path

import pytest

from sync.reference import data_page
from sync.wire.schema import DATASETS, Dataset, Kind, Privacy, dataset

PAGE = Path(__file__).parents[3] / "docs" / "data.md"


def test_the_committed_page_is_the_one_the_schema_gives() -> None:
    assert PAGE.read_text(encoding="utf-8") == data_page()


@pytest.mark.parametrize("each", DATASETS, ids=lambda each: each.name)
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


@pytest.mark.parametrize("each", DATASETS, ids=lambda each: each.name)
def test_no_one_but_the_holder_sees_what_ties_a_row_to_a_person(each: Dataset) -> None:
    assert not any(
        column.kind is Kind.PAYEE and column.privacy is Privacy.PUBLIC for column in each.columns
    )


def test_a_newer_countys_dataset_is_none() -> None:
    assert dataset("dataset_of_2031") is None
