"""What the reader tells the rest of the terminal: cards, statuses and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final


class CardKind(Enum):
    """The kinds of card the reader knows, each with its own layout."""

    RESIDENT = "resident"
    HMT_PERMIT = "hmt_permit"
    FOREIGNER_2017 = "foreigner_2017"
    FOREIGNER_2023 = "foreigner_2023"


class Sex(Enum):
    """Sex as GB/T 2261.1 has it."""

    MALE = "男"
    FEMALE = "女"
    UNKNOWN = "未知"
    NOT_STATED = "未说明"


class LongTerm(Enum):
    """The card of a person over 45 may have no end: 长期 stands where the date would."""

    LONG_TERM = "长期"


LONG_TERM: Final = LongTerm.LONG_TERM


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """What a card says of its holder. None: this kind has no such field, or it is unreadable.

    `extra` holds the rest by name: `travel_permit` and `issue_count` (hmt_permit), `nationality`,
    `version` and `accepting_office` (foreigner_2017), `renewals`, `nationality` and
    `old_number_link` (foreigner_2023).

    Its repr names the kind only, so that no log and no traceback can carry a person.
    """

    kind: CardKind
    name: str | None = None
    name_en: str | None = None
    sex: Sex | None = None
    ethnicity: str | None = None
    birth: date | None = None
    address: str | None = None
    number: str | None = None
    issuer: str | None = None
    valid_from: date | None = None
    valid_to: date | LongTerm | None = None
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "extra", MappingProxyType(dict(self.extra)))

    def __repr__(self) -> str:
        return f"<Card {self.kind.value}>"


class ReaderStatus(Enum):
    """What can be wrong with the reader itself, or nothing."""

    NO_PORT = "no_port"
    """There is no such port, or it is not a serial port: unplugged."""
    PORT_BUSY = "port_busy"
    """The port is there, but another process holds it or forbids it."""
    SILENT = "silent"
    """The port is open and nothing that makes sense comes back."""
    SELF_TEST_FAILED = "self_test_failed"
    """The module says its self-test failed (SW3 60)."""
    NOT_AUTHORISED = "not_authorised"
    """The module says it may not work (SW3 66, 23)."""
    READY = "ready"


class CardTrouble(Enum):
    """Why a card that was found gave no data."""

    TAKEN_TOO_EARLY = "taken_too_early"
    NOT_READ = "not_read"
    UNKNOWN_CARD = "unknown_card"


@dataclass(frozen=True, slots=True)
class ReadTiming:
    """How long each step of the successful attempt took, and when its last byte came."""

    find_ms: float
    select_ms: float
    read_ms: float
    last_byte_at: float
    """Seconds on the clock of `time.monotonic`."""


@dataclass(frozen=True, slots=True)
class StatusChanged:
    """The reader's status is now another one."""

    status: ReaderStatus


@dataclass(frozen=True, slots=True)
class CardFound:
    """A card lies on the reader and is about to be read."""


@dataclass(frozen=True, slots=True)
class CardRead:
    """The card has been read."""

    card: Card
    timing: ReadTiming


@dataclass(frozen=True, slots=True)
class CardFailed:
    """The card could not be read. It is tried again for as long as it lies there."""

    trouble: CardTrouble


@dataclass(frozen=True, slots=True)
class CardRemoved:
    """The card that was found is no longer there."""


ReaderEvent = StatusChanged | CardFound | CardRead | CardFailed | CardRemoved
"""Between two cards always, in this order: CardFound, CardFailed*, at most one CardRead (one of the
two at least), CardRemoved. StatusChanged may come anywhere."""
