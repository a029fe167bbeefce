"""What the world can do to a sync, as values."""

from dataclasses import dataclass
from enum import StrEnum, unique


@unique
class FaultKind(StrEnum):
    """Why a sync stopped; the replica is then as it was before."""

    NO_NETWORK = "no_network"
    PORTAL = "portal"
    """Somebody between us and the county answered: a log-in page, a redirect."""
    SERVER_REFUSED = "server_refused"
    BAD_DATA = "bad_data"
    NO_SPACE = "no_space"
    DISK_REFUSED = "disk_refused"
    BUSY = "busy"
    """Another syncer is at work on the same folder."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; `detail` is an English clause without personal data."""

    kind: FaultKind
    detail: str
