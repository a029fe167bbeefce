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
    INCOMPLETE = "incomplete"
    """A stick lacks a file that its own indexes name."""
    BAD_DATA = "bad_data"
    NOT_SIGNED = "not_signed"
    """What came does not bear the county's signatures."""
    OLDER = "older"
    """What came is older than what this terminal has seen signed."""
    CLOCK = "clock"
    """By this terminal's clock, what came has expired or is not valid yet."""
    NO_KEY = "no_key"
    """This terminal was given no key that opens what came."""
    WRONG_KEY = "wrong_key"
    """The replica was written under another storage key than the one at hand."""
    NO_SPACE = "no_space"
    DISK_REFUSED = "disk_refused"
    BUSY = "busy"
    """Another syncer is at work on the same folder."""
    STOPPED = "stopped"
    """The service was told to end."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; `detail` is an English clause without personal data.

    `absent`: whoever was asked for a file answered that there is none of that name, which for the
    next version of a root is the ordinary answer.
    """

    kind: FaultKind
    detail: str
    absent: bool = False
