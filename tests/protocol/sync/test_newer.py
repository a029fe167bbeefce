"""An older terminal meets a newer county: it takes what it knows, and says what it left out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard

from sync.report import Outcome
from sync.wire.schema import PAYMENT, SCHEMA_VERSION
from sync.wire.shard import encode_shard
from tests.protocol.sync.county import (
    VILLAGE,
    PublishedCounty,
    State,
    first_state,
    payment,
    serving,
    sync,
)
from tests.protocol.sync.held import held_state, published_state


def one_village() -> State:
    """One village whose third and fourth payments are in a state that we do not know yet."""
    state = {cut: rows for cut, rows in first_state().items() if cut[1] != "430724101212"}
    state[PAYMENT, VILLAGE, "2026"] = [payment(person, 1000 + person) for person in range(1, 5)]
    return state


def newer(change: Callable[[list[dict[str, Any] | list[Any] | str]], None]) -> bytes:
    content = encode_shard(PAYMENT, VILLAGE, "2026", one_village()[PAYMENT, VILLAGE, "2026"])
    lines = [json.loads(line) for line in zstandard.decompress(content).splitlines()]
    change(lines)
    return zstandard.compress("".join(f"{json.dumps(line)}\n" for line in lines).encode())


def with_new_words(lines: list[Any], *, schema: int) -> None:
    place = lines[0]["columns"].index("state")
    lines[0]["schema"] = schema
    lines[2][1][place] = ["each", ["paid", "paid", "in_digital_yuan", "in_digital_yuan"]]


@pytest.fixture
def county(tmp_path: Path) -> PublishedCounty:
    return PublishedCounty(tmp_path / "public")


def test_rows_with_a_new_word_stay_out_and_the_rest_comes(
    county: PublishedCounty, tmp_path: Path
) -> None:
    state = one_village()
    content = newer(lambda lines: with_new_words(lines, schema=SCHEMA_VERSION + 1))
    county.publish(state, payment=content)
    with serving(county.folder) as url:
        report = sync(tmp_path / "data", url)
        again = sync(tmp_path / "data", url)
    assert report.outcome is Outcome.UPDATED, report.detail
    assert report.left_out == ("payment (2 rows)",)
    assert again.outcome is Outcome.NOTHING_NEW
    state[PAYMENT, VILLAGE, "2026"] = state[PAYMENT, VILLAGE, "2026"][:2]
    assert held_state(tmp_path / "data") == published_state(state)


def test_a_shard_of_new_words_only_leaves_none_of_its_people(
    county: PublishedCounty, tmp_path: Path
) -> None:
    def change(lines: list[Any]) -> None:
        with_new_words(lines, schema=SCHEMA_VERSION + 1)
        lines[2][1][lines[0]["columns"].index("state")] = ["same", "in_digital_yuan"]

    state = one_village()
    county.publish(state, payment=newer(change))
    with serving(county.folder) as url:
        report = sync(tmp_path / "data", url)
    assert report.left_out == ("payment (4 rows)",)
    state[PAYMENT, VILLAGE, "2026"] = []
    assert held_state(tmp_path / "data") == published_state(state)


def test_the_same_word_from_a_county_of_our_own_day_is_a_mistake(
    county: PublishedCounty, tmp_path: Path
) -> None:
    content = newer(lambda lines: with_new_words(lines, schema=SCHEMA_VERSION))
    county.publish(one_village(), payment=content)
    with serving(county.folder) as url:
        report = sync(tmp_path / "data", url)
    assert report.outcome is Outcome.BAD_DATA


def test_new_words_do_not_excuse_totals_that_are_wrong(
    county: PublishedCounty, tmp_path: Path
) -> None:
    def change(lines: list[Any]) -> None:
        with_new_words(lines, schema=SCHEMA_VERSION + 1)
        lines[0]["sums"]["amount_fen"] += 1

    county.publish(one_village(), payment=newer(change))
    with serving(county.folder) as url:
        report = sync(tmp_path / "data", url)
    assert report.outcome is Outcome.BAD_DATA
