"""What a step wants done in the world: carried out by `kiosk.terminal`, never by the step."""

from dataclasses import dataclass

from device.idcard.types import Card
from kiosk.pages import Subject
from kiosk.state import Visit


@dataclass(frozen=True, slots=True)
class LookUp:
    """Ask the replica what it holds of the card's holder."""

    visit_number: int
    card: Card


@dataclass(frozen=True, slots=True)
class PrintReceipt:
    """Print a receipt; `reprint` marks it 补打."""

    job_id: str
    visit: Visit
    subject: Subject
    double: bool
    reprint: bool


@dataclass(frozen=True, slots=True)
class Forget:
    """A visit is over: no job of it may still be printed, nothing of it may be kept."""

    visit_number: int


Effect = LookUp | PrintReceipt | Forget
