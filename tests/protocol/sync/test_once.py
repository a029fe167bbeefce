"""A terminal and its county over real HTTP: after each sync, one published state and no other."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.database import OperationalError
from sync.once import STORE_FOLDER
from sync.replica import REPLICA_FILE, SET_ASIDE_FILE, open_for_reading
from sync.report import Outcome
from sync.wire.schema import HOLDER, PAYMENT, REGION
from sync.wire.shard import encode_shard
from tests.protocol.sync.county import (
    COUNTY,
    FIRST_DAY,
    OTHER_VILLAGE,
    VILLAGE,
    Cut,
    PublishedCounty,
    first_state,
    payment,
    serving,
    sync,
)
from tests.protocol.sync.held import held_state, published_state


@pytest.fixture
def county(tmp_path: Path) -> PublishedCounty:
    county = PublishedCounty(tmp_path / "public")
    county.publish(first_state())
    return county


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def ask(data: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(open_for_reading(data / REPLICA_FILE)) as replica:
        return replica.execute(sql).fetchall()


def test_a_new_terminal_holds_what_the_county_published(
    county: PublishedCounty, data: Path
) -> None:
    with serving(county.folder) as url:
        report = sync(data, url)
    assert report.outcome is Outcome.UPDATED
    assert (report.shards_fetched, report.shards_dropped) == (11, 0)
    assert report.rows == 4 + 30 + 1 + 30 + 1 + 1 + 20 + 1 + 20 + 1 + 1
    assert report.as_of == FIRST_DAY
    assert report.left_out == ()
    assert held_state(data) == published_state(first_state())


def test_with_nothing_new_a_terminal_reads_one_small_file(
    county: PublishedCounty, data: Path
) -> None:
    with serving(county.folder) as url:
        sync(data, url)
        report = sync(data, url)
    assert report.outcome is Outcome.NOTHING_NEW
    assert report.requests <= 2
    assert report.bytes_received <= 500
    assert report.as_of == FIRST_DAY


def test_only_the_shards_that_changed_travel(county: PublishedCounty, data: Path) -> None:
    state = first_state()
    with serving(county.folder) as url:
        sync(data, url)
        state[PAYMENT, VILLAGE, "2026"].append(payment(99, 1999))
        county.publish(state)
        report = sync(data, url)
    assert (report.shards_fetched, report.shards_dropped, report.rows) == (1, 1, 31)
    # No next root, timestamp, snapshot, targets, one village's index and one shard.
    assert report.requests == 6
    assert held_state(data) == published_state(state)


def test_a_village_that_left_the_township_leaves_its_terminals(
    county: PublishedCounty, data: Path
) -> None:
    state = {cut: rows for cut, rows in first_state().items() if cut[1] != OTHER_VILLAGE}
    with serving(county.folder) as url:
        sync(data, url)
        county.publish(state)
        report = sync(data, url)
    assert (report.shards_fetched, report.shards_dropped) == (0, 5)
    assert held_state(data) == published_state(state)
    kept = {path.name for path in (data / STORE_FOLDER).glob("??/*")}
    assert {entry.name for entry in county.entries} < kept
    assert len(kept) == 6 + 1 + 2


def test_a_person_who_moved_is_listed_by_the_new_village_only(
    county: PublishedCounty, data: Path
) -> None:
    state = first_state()
    moved = state[HOLDER, VILLAGE, "all"].pop(3)
    with serving(county.folder) as url:
        sync(data, url)
        county.publish(state)
        sync(data, url)
        state[HOLDER, OTHER_VILLAGE, "all"].append(moved)
        county.publish(state)
        sync(data, url)
    assert held_state(data) == published_state(state)


def test_a_person_listed_by_two_villages_stops_nothing(county: PublishedCounty, data: Path) -> None:
    state = first_state()
    state[HOLDER, OTHER_VILLAGE, "all"].append(state[HOLDER, VILLAGE, "all"][3])
    county.publish(state)
    with serving(county.folder) as url:
        report = sync(data, url)
    assert report.outcome is Outcome.UPDATED
    assert held_state(data) == published_state(state)


def test_what_payments_come_to_is_counted_for_each_batch(
    county: PublishedCounty, data: Path
) -> None:
    state = first_state()
    with serving(county.folder) as url:
        sync(data, url)
        first = ask(data, "SELECT * FROM batch_total ORDER BY disbursement")
        state[PAYMENT, VILLAGE, "2026"].append(payment(1, 1999, fen=58))
        county.publish(state)
        sync(data, url)
    assert first == [(1, 30 * 13142, 30), (2, 20 * 13142, 20)]
    totals = ask(data, "SELECT * FROM batch_total ORDER BY disbursement")
    assert totals == [(1, 30 * 13142 + 58, 30), (2, 20 * 13142, 20)]


def test_a_lost_replica_comes_back_from_what_is_kept(county: PublishedCounty, data: Path) -> None:
    with serving(county.folder) as url:
        sync(data, url)
        (data / REPLICA_FILE).unlink()
        report = sync(data, url)
    assert report.outcome is Outcome.NOTHING_NEW
    assert report.requests == 2
    assert held_state(data) == published_state(first_state())


@pytest.mark.parametrize("damage", ["not a database " * 400, "other tables"])
def test_a_replica_that_is_none_is_set_aside(
    county: PublishedCounty, data: Path, damage: str
) -> None:
    data.mkdir()
    if damage == "other tables":
        with closing(sqlite3.connect(data / REPLICA_FILE)) as other:
            other.execute("CREATE TABLE of_an_older_program (x)")
    else:
        (data / REPLICA_FILE).write_text(damage)
    with serving(county.folder) as url:
        report = sync(data, url)
    assert report.outcome is Outcome.UPDATED
    assert held_state(data) == published_state(first_state())
    assert (data / SET_ASIDE_FILE).exists()


def test_a_damaged_kept_file_is_fetched_again(county: PublishedCounty, data: Path) -> None:
    with serving(county.folder) as url:
        sync(data, url)
        (data / REPLICA_FILE).unlink()
        entry = max(county.entries, key=lambda entry: entry.size)
        shard = data / STORE_FOLDER / entry.name[:2] / entry.name
        shard.write_bytes(shard.read_bytes()[:-9])
        report = sync(data, url)
    assert report.outcome is Outcome.UPDATED
    assert report.requests == 3
    assert held_state(data) == published_state(first_state())


def test_a_datasets_name_of_a_newer_county_is_told_and_left_out(
    county: PublishedCounty, data: Path
) -> None:
    (entry, *_) = [each for each in county.entries if each.dataset == "region"]
    newer = type(entry)("dataset_of_2031", entry.region, "all", entry.name, entry.size, 4)
    county.entries.append(newer)
    county.publish_entries()
    with serving(county.folder) as url:
        report = sync(data, url)
    assert report.outcome is Outcome.UPDATED
    assert report.left_out == ("dataset_of_2031",)
    assert held_state(data) == published_state(first_state())


def test_the_reader_sees_its_old_state_until_it_looks_anew(
    county: PublishedCounty, data: Path
) -> None:
    state = first_state()
    count = "SELECT count(*) FROM payment"
    with serving(county.folder) as url:
        sync(data, url)
        with closing(open_for_reading(data / REPLICA_FILE)) as reader:
            reader.execute("BEGIN")
            assert reader.execute(count).fetchone() == (50,)
            state[PAYMENT, VILLAGE, "2026"].pop()
            county.publish(state)
            assert sync(data, url).outcome is Outcome.UPDATED
            assert reader.execute(count).fetchone() == (50,)
            reader.execute("COMMIT")
            assert reader.execute(count).fetchone() == (49,)


def test_a_reader_cannot_write(county: PublishedCounty, data: Path) -> None:
    with serving(county.folder) as url:
        sync(data, url)
    with (
        closing(open_for_reading(data / REPLICA_FILE)) as reader,
        pytest.raises(OperationalError, match="readonly"),
    ):
        reader.execute("DELETE FROM payment")


def test_a_newer_countys_column_is_told_and_left_out(county: PublishedCounty, data: Path) -> None:
    text = zstandard.ZstdDecompressor().decompress(
        encode_shard(REGION, COUNTY, "all", first_state()[REGION, COUNTY, "all"])
    )
    header, keys, block = (json.loads(line) for line in text.splitlines())
    header["columns"].append("population")
    block[1].append(["same", 1000])
    newer = "".join(f"{json.dumps(line)}\n" for line in (header, keys, block))
    county.publish(first_state(), region=zstandard.compress(newer.encode()))
    with serving(county.folder) as url:
        report = sync(data, url)
    assert report.outcome is Outcome.UPDATED
    assert report.left_out == ("region.population",)
    assert held_state(data) == published_state(first_state())


cuts = st.sampled_from(sorted(first_state(), key=lambda cut: (cut[0].name, *cut[1:])))


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(st.sets(cuts), st.booleans()), min_size=1, max_size=4))
def test_however_long_away_a_terminal_is_one_sync_from_the_present(
    publications: list[tuple[set[Cut], bool]],
) -> None:
    with TemporaryDirectory() as folder:
        county = PublishedCounty(Path(folder) / "public")
        data = Path(folder) / "data"
        with serving(county.folder) as url:
            for shrunk, online in [*publications, (set(), True)]:
                state = {
                    cut: rows[: len(rows) // 2] if cut in shrunk else rows
                    for cut, rows in first_state().items()
                }
                county.publish(state)
                if online:
                    assert sync(data, url).outcome.succeeded
                    assert held_state(data) == published_state(state)
