"""Taking down what may be shown no longer, with a network or without one.

A row's last public day goes by the terminal's clock. As that clock may be wrong, each shard keeps
the day on which it was swept, and one swept too early is filled again from its kept file.
"""

from datetime import date, datetime, timedelta, timezone

from sync.database import Connection
from sync.floor import Floor
from sync.wire.schema import DATASETS, PUBLIC_UNTIL

_CHINA = timezone(timedelta(hours=8))
_LONGEST_AWAY = timedelta(days=3 * 366)
"""As long as a root lasts: a terminal whose clock says more was not offline, its clock is wrong."""


def sweeping_day(floor: Floor, system: datetime) -> date:
    """Today in China, as far as clock and signatures tell it."""
    now = floor.now(system)
    if floor.signed_at is not None and now > floor.signed_at + _LONGEST_AWAY:
        now = floor.signed_at
    return now.astimezone(_CHINA).date()


def is_due(connection: Connection, today: date) -> bool:
    """Whether a row's last public day is over, or a shard was swept on a day still to come."""
    day = today.isoformat()
    tables = [
        f'SELECT 1 FROM "{each.name}" WHERE "{PUBLIC_UNTIL}" < :day'  # noqa: S608
        for each in DATASETS
        if any(column.name == PUBLIC_UNTIL for column in each.columns)
    ]
    tables.append("SELECT 1 FROM shard WHERE swept_on > :day")
    found = connection.execute(f"{' UNION ALL '.join(tables)} LIMIT 1", {"day": day})
    return found.fetchone() is not None


def sweep(connection: Connection, today: date) -> int:
    """Within the caller's transaction, remove rows whose last public day lies before `today`.

    Gives how many. A shard's count of rows that are over keeps its totals true.
    """
    day = today.isoformat()
    removed = 0
    for each in DATASETS:
        if all(column.name != PUBLIC_UNTIL for column in each.columns):
            continue
        over = f'FROM "{each.name}" WHERE "{PUBLIC_UNTIL}" < ?'
        counts = connection.execute(
            f"SELECT count(*), shard {over} GROUP BY shard",
            (day,),
        ).fetchall()
        connection.executemany(
            "UPDATE shard SET rows_over = rows_over + ?, swept_on = ? WHERE no = ?",
            ((count, day, shard) for count, shard in counts),
        )
        if counts:
            connection.execute(f"DELETE {over}", (day,))
        removed += sum(count for count, _ in counts)
    return removed
