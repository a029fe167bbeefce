"""Everything that can happen to the terminal: a closed set, brought in by `kiosk.terminal`."""

from dataclasses import dataclass
from datetime import datetime

from device.idcard.types import ReaderEvent
from device.printer.jobs import PrinterEvent
from kiosk.holdings import Answer
from kiosk.intents import Intent
from kiosk.state import LocalData


@dataclass(frozen=True, slots=True)
class Tick:
    """Time went on: monotonic seconds and local wall time."""

    now_s: float
    wall: datetime


@dataclass(frozen=True, slots=True)
class Touched:
    """A person touched something."""

    intent: Intent


@dataclass(frozen=True, slots=True)
class Answered:
    """The replica's answer to the look-up of that visit."""

    visit_number: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class DataChanged:
    """The syncer brought another state of the data, or there are none."""

    data: LocalData | None


Event = Tick | Touched | Answered | DataChanged | ReaderEvent | PrinterEvent
