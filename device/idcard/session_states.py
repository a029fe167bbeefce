"""What the conversation with the module is about at this moment: the states of `session`.

Times ending in `_at` or `until` are seconds on one monotonic clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from device.idcard.protocol import Answer, Request
from device.idcard.types import Card, CardTrouble, ReaderEvent, ReaderStatus


@dataclass(frozen=True, slots=True)
class Ask:
    """The next request: not before that time, and how long its answer may take."""

    request: Request
    not_before: float
    timeout_s: float


@dataclass(frozen=True, slots=True)
class Answered:
    answer: Answer
    asked_at: float
    at: float
    """When its last byte came."""


@dataclass(frozen=True, slots=True)
class Garbled:
    """Something came, and no answer could be made of it."""

    at: float


@dataclass(frozen=True, slots=True)
class Silent:
    """Nothing came in time."""

    at: float


Outcome = Answered | Garbled | Silent


@dataclass(frozen=True, slots=True)
class Held:
    """A card that had been read when the reader was lost: given that long to prove it stayed."""

    card: Card
    until: float


@dataclass(frozen=True, slots=True)
class Placed:
    """This attempt: a card that was just laid down, and announced."""


@dataclass(frozen=True, slots=True)
class Retried:
    """This attempt: a card that failed before and still lies there."""

    trouble: CardTrouble


@dataclass(frozen=True, slots=True)
class Rechecked:
    """This attempt: is what answers still the card that was read?"""

    card: Card
    misses: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """Reading one card."""

    origin: Placed | Retried | Rechecked | Held
    find_ms: float
    select_ms: float = 0.0
    tries: int = 1
    resent: bool = False


@dataclass(frozen=True, slots=True)
class Offline:
    """The port is not open."""

    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Starting:
    """Asking the module how it is."""

    at: float
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Resetting:
    """Resetting a module: its self-test failed, or a card is said to have gone."""

    at: float
    held: Held | None = None
    after_card: bool = False


@dataclass(frozen=True, slots=True)
class Idle:
    """Looking for a card."""

    at: float
    silences: int = 0
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Selecting:
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class Reading:
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class Refinding:
    """Finding the card anew for the second try."""

    attempt: Attempt
    at: float


@dataclass(frozen=True, slots=True)
class Present:
    """The card has been read and lies there; asking whether it still does."""

    card: Card
    at: float
    misses: int = 0


@dataclass(frozen=True, slots=True)
class Doubting:
    """The card that was read does not answer; looking whether any card does."""

    present: Present
    asked_at: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The card could not be read; waiting for it to go, or to be moved."""

    trouble: CardTrouble
    at: float
    retry_at: float
    misses: int = 0


Phase = (
    Offline
    | Starting
    | Resetting
    | Idle
    | Selecting
    | Reading
    | Refinding
    | Present
    | Doubting
    | Failed
)


@dataclass(frozen=True, slots=True)
class Session:
    """The whole state: what was last said of the reader, and what is going on."""

    status: ReaderStatus | None = None
    phase: Phase = Offline()


@dataclass(frozen=True, slots=True)
class Step:
    """Where an outcome leads, and what is to be told of it, in order."""

    session: Session
    events: tuple[ReaderEvent, ...] = ()
