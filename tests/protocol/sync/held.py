"""What a replica holds, in the county's own terms, so that states can be compared."""

from contextlib import closing
from pathlib import Path

from sync.database import Connection
from sync.replica import REPLICA_FILE, open_for_reading
from sync.wire.schema import DATASETS, Dataset, Kind
from tests.protocol.sync.county import Row, State

Held = dict[tuple[str, str, str], list[Row]]


def held_state(data_dir: Path) -> Held:
    """All shards with their rows, keys and ISO dates in place of numbers; none for no replica."""
    with closing(open_for_reading(data_dir / REPLICA_FILE)) as replica:
        keys = dict(replica.execute("SELECT no, key FROM payee").fetchall())
        shards = replica.execute("SELECT no, dataset, region, period FROM shard").fetchall()
        state: Held = {}
        for dataset in DATASETS:
            for number, name, region, period in shards:
                if name == dataset.name:
                    state[name, region, period] = _rows(replica, dataset, number, keys)
            (orphans,) = replica.execute(
                f'SELECT count(*) FROM "{dataset.name}" WHERE shard NOT IN (SELECT no FROM shard)'  # noqa: S608
            ).fetchone()
            assert orphans == 0
        assert sorted(keys.values()) == sorted(_people(state))
    return state


def _rows(replica: Connection, dataset: Dataset, shard: int, keys: dict[int, bytes]) -> list[Row]:
    kinds = [column.kind for column in dataset.columns]
    names = ", ".join(f'"{column.name}"' for column in dataset.columns)
    found = replica.execute(
        f'SELECT {names} FROM "{dataset.name}" WHERE shard = ?',  # noqa: S608
        (shard,),
    )
    rows = [
        tuple(
            keys[value] if kind is Kind.PAYEE and value is not None else value
            for kind, value in zip(kinds, row, strict=True)
        )
        for row in found
    ]
    return sorted(rows, key=repr)


def _people(state: Held) -> set[bytes]:
    return {
        value for rows in state.values() for row in rows for value in row if type(value) is bytes
    }


def published_state(state: State) -> Held:
    """The same view of what a county published."""
    return {
        (dataset.name, region, period): sorted((_iso(row) for row in rows), key=repr)
        for (dataset, region, period), rows in state.items()
    }


def _iso(row: Row) -> Row:
    return tuple(value.isoformat() if hasattr(value, "isoformat") else value for value in row)
