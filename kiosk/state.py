"""The terminal's whole state as one frozen value; only `kiosk.step` makes the next one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, unique

from device.idcard.types import ReaderStatus
from device.printer.jobs import JobState
from device.printer.status import PrinterStatus
from kiosk.holdings import Holdings
from kiosk.pages import Page, Subject

PERSONAL_IDLE_S = 30.0
"""A personal page that nobody touches asks after this long whether somebody is still there …"""
COUNTDOWN_S = 20.0
"""… and is wiped after this long without an answer."""
PUBLIC_IDLE_S = 60.0
GOODBYE_S = 6.0
MESSAGE_S = 20.0
READING_LIMIT_S = 15.0
LOOK_UP_LIMIT_S = 10.0


@unique
class Sad(Enum):
    """Why there is nothing of a person on the screen although a card was laid down."""

    TAKEN_TOO_EARLY = "card-early"
    NOT_READ = "card-not-read"
    UNKNOWN_CARD = "card-unknown"
    NOBODY_FOUND = "nobody-found"
    NO_DATA = "no-data"


@unique
class Ending(Enum):
    """How a visit came to its end."""

    SAID_SO = "said-so"
    CARD_TAKEN = "card-taken"
    LEFT_ALONE = "left-alone"


@dataclass(frozen=True, slots=True)
class Notice:
    """A published notice that belongs on this screen, from and until inclusive."""

    id: int
    kind: str
    title: str
    body: str
    issuer: str
    public_from: date
    public_until: date


@dataclass(frozen=True, slots=True)
class LocalData:
    """What the replica says of itself: how old it is, and what the first screen shows of it."""

    as_of: date
    township: str
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class PrintTicket:
    """One print job of this visit."""

    subject: Subject
    state: JobState


@dataclass(frozen=True, slots=True, repr=False)
class Visit:
    """One person's use of the terminal. `pages` is the way back; the last one is open."""

    number: int
    name: str
    data: LocalData
    holdings: Holdings
    pages: tuple[Page, ...]
    tickets: Mapping[str, PrintTicket]

    @property
    def page(self) -> Page:
        """The open page."""
        return self.pages[-1]


@dataclass(frozen=True, slots=True)
class Idle:
    """Nobody is here."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A card has been found and is being read."""

    since_s: float


@dataclass(frozen=True, slots=True, repr=False)
class LookingUp:
    """The card has been read; the replica is being asked."""

    since_s: float
    visit_number: int
    name: str


@dataclass(frozen=True, slots=True)
class InTrouble:
    """There is something sad to say."""

    sad: Sad
    since_s: float


@dataclass(frozen=True, slots=True)
class InVisit:
    """Somebody is looking at their own subsidies."""

    visit: Visit


@dataclass(frozen=True, slots=True)
class Ended:
    """A visit is over and wiped; a word remains to be said."""

    how: Ending
    since_s: float


Phase = Idle | Reading | LookingUp | InTrouble | InVisit | Ended


@dataclass(frozen=True, slots=True)
class State:
    """Everything that decides what is on the screen.

    `now_s` is monotonic seconds, `wall` local time; `touched_s` the last sign of life.
    """

    now_s: float
    wall: datetime
    phase: Phase
    card_lies: bool
    reader: ReaderStatus
    printer: PrinterStatus
    data: LocalData | None
    large: bool
    touched_s: float
    visits: int

    @property
    def idle_s(self) -> float:
        """Seconds since the last sign of life."""
        return self.now_s - self.touched_s
