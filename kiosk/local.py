"""What the replica says of itself: how old it is, and the notices for this place."""

from datetime import date

from kiosk.state import LocalData, Notice
from sync.database import Connection, Row

STATE = """
SELECT s.as_of, r.name
FROM township_state AS s LEFT JOIN region AS r ON r.code = s.township
WHERE s.township = ?
"""

NOTICES = """
SELECT id, region, kind, title, body, issuer, public_from, public_until FROM notice
"""


def local_data(replica: Connection, township: str) -> LocalData | None:
    """The state of the township's data; none where nothing was ever applied."""
    replica.row_factory = Row
    state = replica.execute(STATE, (township,)).fetchone()
    if state is None:
        return None
    return LocalData(
        as_of=date.fromisoformat(state["as_of"]),
        township=state["name"] or "",
        notices=tuple(
            Notice(
                id=row["id"],
                kind=row["kind"],
                title=row["title"],
                body=row["body"],
                issuer=row["issuer"],
                public_from=date.fromisoformat(row["public_from"]),
                public_until=date.fromisoformat(row["public_until"]),
            )
            for row in replica.execute(NOTICES)
            if concerns(row["region"], township)
        ),
    )


def concerns(region: str, township: str) -> bool:
    """Whether a region is the township, lies above it or in it, by the digits of its code."""
    above = region.rstrip("0")
    return township.startswith(above) or region.startswith(township[:9])
