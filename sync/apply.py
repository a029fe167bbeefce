"""The one transaction that turns the replica from one published state into another.

Rows of shards that changed or vanished go, rows of new shards come, and before the commit what
lies in the tables is counted and summed against each new shard's header.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sync.database import Connection, Error, IntegrityError, error_name, is_damage
from sync.disk import fault_of_database
from sync.faults import Fault, FaultKind
from sync.indexes import Indexes
from sync.replica import transaction
from sync.status import left_out_of
from sync.sweep import sweep
from sync.wire.columns import Cell
from sync.wire.index import ShardEntry
from sync.wire.schema import DATASETS, Dataset, Kind, dataset
from sync.wire.shard import Shard

OpenShard = Callable[[ShardEntry], Shard | Fault]
"""How a shard's entry becomes its rows: where it is fetched, deciphered and decoded."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What one transaction changed; `left_out` names what this program does not know."""

    shards_added: int
    shards_dropped: int
    rows_added: int
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What parts the replica's shards from a published state; `unknown` are not taken."""

    missing: tuple[ShardEntry, ...]
    gone: tuple[int, ...]
    unknown: tuple[str, ...]


class _RefusedError(Exception):
    """Leaves the transaction so that it is rolled back; never leaves this module."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.detail)
        self.fault = fault


def difference(connection: Connection, indexes: Indexes, today: date) -> Difference:
    """Which published shards the replica lacks, and which of its own (numbers) are no more.

    A shard that was swept on a day still to come, by a clock that was wrong, is lacking too.
    """
    shards = connection.execute(
        "SELECT name, dataset, region, period, no, swept_on FROM shard"
    ).fetchall()
    numbers = {tuple(cut): (no, swept) for *cut, no, swept in shards}
    today_text = today.isoformat()
    held = {cut: no for cut, (no, swept) in numbers.items() if not swept or swept <= today_text}
    swept_early = tuple(no for cut, (no, _) in numbers.items() if cut not in held)
    known = [entry for entry in indexes.shards if dataset(entry.dataset) is not None]
    wanted = {_cut(entry) for entry in known}
    unknown = {entry.dataset for entry in indexes.shards} - {entry.dataset for entry in known}
    return Difference(
        missing=tuple(entry for entry in known if _cut(entry) not in held),
        gone=swept_early + tuple(no for cut, no in held.items() if cut not in wanted),
        unknown=tuple(sorted(unknown)),
    )


def _cut(entry: ShardEntry) -> tuple[str, str, str, str]:
    # Not the name alone: an index that lies may list a held file as another region's.
    return (entry.name, entry.dataset, entry.region, entry.period)


def apply(
    connection: Connection,
    indexes: Indexes,
    open_shard: OpenShard,
    *,
    today: date,
    before_commit: Callable[[], None] = lambda: None,
) -> Applied | Fault:
    """Bring the replica to the state of `indexes`; after a fault it is as it was before.

    Rows whose last public day lies before `today` are checked with the rest and do not stay.
    `before_commit` is called once all is found good. `Error` where the replica is damaged.
    """
    try:
        with transaction(connection):
            applied = _apply(connection, indexes, open_shard, today)
            before_commit()
            return applied
    except _RefusedError as refused:
        return refused.fault
    except IntegrityError as error:
        return Fault(FaultKind.BAD_DATA, f"shards contradict each other: {error_name(error)}")
    except Error as error:
        if is_damage(error):
            raise
        return fault_of_database(error)


def _apply(connection: Connection, indexes: Indexes, open_shard: OpenShard, today: date) -> Applied:
    change = difference(connection, indexes, today)
    _drop(connection, change.gone)
    (last,) = connection.execute("SELECT coalesce(max(no), 0) FROM shard").fetchone()
    opened: dict[int, Shard] = {}
    payees = _Payees(connection)
    for number, entry in enumerate(change.missing, last + 1):
        shard = open_shard(entry)
        if isinstance(shard, Fault):
            raise _RefusedError(shard)
        _expect_to_be(entry, shard)
        _insert(connection, number, entry, shard, payees)
        # The rows are in their table now, and memory is short.
        opened[number] = replace(shard, payees=(), blocks=())
    _check_totals(connection, opened)
    swept = sweep(connection, today)
    if change.gone or swept or any(shard.rows_left_out for shard in opened.values()):
        _forget_payees(connection)
    if change.gone or opened:
        _count_batches(connection)
    _write_state(connection, indexes)
    return Applied(
        shards_added=len(opened),
        shards_dropped=len(change.gone),
        rows_added=sum(shard.row_count - shard.rows_left_out for shard in opened.values()),
        left_out=(*change.unknown, *sorted(left_out_of(connection))),
    )


def _expect_to_be(entry: ShardEntry, shard: Shard) -> None:
    found = (shard.dataset.name, shard.region, shard.period, shard.row_count)
    if found != (entry.dataset, entry.region, entry.period, entry.rows):
        detail = f"shard {entry.name[:12]} is not the one its index names"
        raise _RefusedError(Fault(FaultKind.BAD_DATA, detail))


def _drop(connection: Connection, gone: Iterable[int]) -> None:
    numbers = json.dumps(list(gone))
    if numbers == "[]":
        return
    among = "(SELECT value FROM json_each(?))"
    touched = connection.execute(
        f"SELECT DISTINCT dataset FROM shard WHERE no IN {among}",  # noqa: S608
        (numbers,),
    )
    for (name,) in touched.fetchall():
        connection.execute(f'DELETE FROM "{name}" WHERE shard IN {among}', (numbers,))  # noqa: S608
    connection.execute(f"DELETE FROM shard WHERE no IN {among}", (numbers,))  # noqa: S608


def _insert(
    connection: Connection, number: int, entry: ShardEntry, shard: Shard, payees: "_Payees"
) -> None:
    connection.execute(
        "INSERT INTO shard VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, NULL, ?, ?)",
        (
            number,
            entry.name,
            entry.dataset,
            entry.region,
            entry.period,
            entry.size,
            shard.row_count,
            shard.rows_left_out,
            shard.schema,
            " ".join(shard.unknown_columns),
        ),
    )
    numbers = payees.numbers_of(shard.payees) if shard.payees else []
    for block in shard.blocks:
        if not block[0]:
            continue
        # Nothing is much slower to bind than something, and a new row holds nothing anyway.
        filled = [
            (column, taken)
            for column, taken in zip(shard.dataset.columns, block, strict=True)
            if taken.count(None) < len(taken)
        ]
        names = ", ".join(f'"{column.name}"' for column, _ in filled)
        marks = ", ".join("?" * len(filled))
        cells = [
            _as_numbers(taken, numbers) if column.kind is Kind.PAYEE else taken
            for column, taken in filled
        ]
        connection.executemany(
            f'INSERT INTO "{shard.dataset.name}" ({names}, shard) VALUES ({marks}, {number})',  # noqa: S608
            zip(*cells, strict=True),
        )


def _as_numbers(cells: list[Cell], numbers: list[int]) -> list[Cell]:
    return [numbers[cell] if isinstance(cell, int) else None for cell in cells]


class _Payees:
    """Persons' numbers within one transaction, read at once: most shards share most people."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[bytes, int] | None = None
        self._last = 0

    def numbers_of(self, keys: tuple[bytes, ...]) -> list[int]:
        """The number of each key; whoever is new is given the next one."""
        if self._known is None:
            found = self._connection.execute("SELECT key, no FROM payee")
            self._known = dict(found.fetchall())
            self._last = max(self._known.values(), default=0)
        known = self._known
        new = [key for key in keys if key not in known]
        fresh = list(enumerate(new, self._last + 1))
        self._connection.executemany("INSERT INTO payee VALUES (?, ?)", fresh)
        self._last += len(new)
        known.update((key, number) for number, key in fresh)
        return [known[key] for key in keys]


def _check_totals(connection: Connection, opened: dict[int, Shard]) -> None:
    if not opened:
        return
    for each in {shard.dataset.name: shard.dataset for shard in opened.values()}.values():
        sums = "".join(f', sum("{name}")' for name in each.sums)
        found = connection.execute(
            f'SELECT shard, count(*){sums} FROM "{each.name}" WHERE shard >= ? GROUP BY shard',  # noqa: S608
            (min(opened),),
        )
        totals = {number: tuple(rest) for number, *rest in found}
        for number, shard in opened.items():
            if shard.dataset is each and totals.get(number, _nothing(each)) != _totals(shard):
                detail = f"{each.name} {shard.region}/{shard.period} does not add up"
                raise _RefusedError(Fault(FaultKind.BAD_DATA, detail))


def _totals(shard: Shard) -> tuple[int, ...]:
    return (
        shard.row_count - shard.rows_left_out,
        *(shard.sums[name] for name in shard.dataset.sums),
    )


def _nothing(dataset: Dataset) -> tuple[int, ...]:
    return (0, *(0 for _ in dataset.sums))


def _forget_payees(connection: Connection) -> None:
    """Whoever is in no row any more leaves the kiosk."""
    in_use = " UNION ".join(
        f'SELECT "{column.name}" FROM "{each.name}" WHERE "{column.name}" IS NOT NULL'  # noqa: S608
        for each in DATASETS
        for column in each.columns
        if column.kind is Kind.PAYEE
    )
    connection.execute(f"DELETE FROM payee WHERE no NOT IN ({in_use})")  # noqa: S608


def _count_batches(connection: Connection) -> None:
    connection.execute("DELETE FROM batch_total")
    connection.execute(
        """INSERT INTO batch_total
        SELECT disbursement, sum(fen), count(*) FROM (
            SELECT disbursement, payee, sum(amount_fen) AS fen FROM payment
            GROUP BY disbursement, payee)
        GROUP BY disbursement"""
    )


def _write_state(connection: Connection, indexes: Indexes) -> None:
    connection.execute("DELETE FROM region_state")
    connection.executemany(
        "INSERT INTO region_state VALUES (?, ?)",
        ((region.region, region.as_of.isoformat()) for region in indexes.regions),
    )
    township = indexes.township
    connection.execute("DELETE FROM township_state")
    connection.execute(
        "INSERT INTO township_state VALUES (?, ?, ?, ?)",
        (
            township.township,
            township.as_of.isoformat(),
            township.published_at.isoformat(),
            indexes.sha256,
        ),
    )
