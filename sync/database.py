"""The encrypted database's engine. Nobody else names it, so that all catch the same errors.

SQLCipher's module is the standard library's on another engine: the same functions, but classes of
its own, `Error` among them. Anyone on the terminal who asks the replica takes the names from here.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import (
        Connection,
        DatabaseError,
        Error,
        IntegrityError,
        OperationalError,
        Row,
    )
    from sqlite3 import connect as _open
else:
    from sqlcipher3.dbapi2 import (
        Connection,
        DatabaseError,
        Error,
        IntegrityError,
        OperationalError,
        Row,
    )
    from sqlcipher3.dbapi2 import connect as _open

__all__ = [
    "Connection",
    "DatabaseError",
    "Error",
    "IntegrityError",
    "NoStorageKeyError",
    "OperationalError",
    "Row",
    "connect",
    "error_name",
    "is_damage",
]

_BUSY_TIMEOUT_S = 5.0
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


class NoStorageKeyError(OperationalError):
    """There is no key to open or make the database with, or none of the right length."""


def connect(path: Path, key: bytes, *, read_only: bool) -> Connection:
    """A connection under a raw 32-byte key; transactions are begun by hand.

    `Error` where it cannot be opened. A wrong key shows with the first page that is read, not here.
    """
    mode = "ro" if read_only else "rwc"
    connection = _open(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_BUSY_TIMEOUT_S,
        isolation_level=None,
    )
    try:
        # The library would else write its own lines, with page numbers, to standard error.
        connection.execute("PRAGMA cipher_log_level = NONE")
        # A raw key: its 256,000 rounds of PBKDF2 would be paid at every visit.
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    except Error:
        connection.close()
        raise
    return connection


def error_name(error: Error) -> str:
    """SQLite's name of an error's kind, such as `SQLITE_FULL`."""
    return getattr(error, "sqlite_errorname", None) or "SQLITE_ERROR"


def is_damage(error: Error) -> bool:
    """Whether the error speaks against the file itself, not against the disk or the moment."""
    return error_name(error).startswith(_DAMAGE)
