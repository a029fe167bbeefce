"""The edge where threads meet the pure core: events come in, effects go out, frames are made.

Everything that changes the state runs on the thread that calls `pump` and `touch`; the reader, the
printer and the librarian only put events into one queue.
"""

import logging
import queue
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from device.idcard.driver import IdCardDriver
from device.idcard.types import CardRead, ReadTiming
from device.printer.driver import PrinterDriver
from device.printer.jobs import PrintJob
from kiosk.decide import decide_screen
from kiosk.effects import Effect, Forget, LookUp, PrintReceipt
from kiosk.events import Event, Tick, Touched
from kiosk.intents import Intent
from kiosk.journal import line_for
from kiosk.librarian import Librarian
from kiosk.profile import Profile
from kiosk.receipts import receipt_of
from kiosk.state import State
from kiosk.step import initial_state, step
from kiosk.views.frame import frame_of
from kiosk.views.model import Frame
from kiosk.views.receipt import circumstances_of

log = logging.getLogger(__name__)


def local_now() -> datetime:
    """The wall clock, in the terminal's own time zone."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Parts:
    """What a terminal is made of; each is given the function that takes its events."""

    reader: Callable[[Callable[[Event], None]], IdCardDriver]
    printer: Callable[[Callable[[Event], None]], PrinterDriver]
    librarian: Callable[[Callable[[Event], None]], Librarian]


class Terminal:
    """A running terminal. It is the `Stage` that the screens talk to."""

    def __init__(
        self,
        parts: Parts,
        profile: Profile,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], datetime] = local_now,
    ) -> None:
        self._profile = profile
        self._monotonic = monotonic
        self._wall = wall
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._reader = parts.reader(self._events.put)
        self._printer = parts.printer(self._events.put)
        self._librarian = parts.librarian(self._events.put)
        self._state = initial_state(monotonic(), wall())
        self._shown: tuple[object, ...] = ()
        self._frame: Frame | None = None
        self.last_read: ReadTiming | None = None
        """Timing of the newest card that was read, for the bench and the demo's walk."""

    def start(self) -> None:
        """Start the threads."""
        self._librarian.start()
        self._reader.start()
        self._printer.start()

    def stop(self) -> None:
        """Stop the threads; a job that is being printed comes to its end first."""
        self._reader.stop()
        self._printer.stop()
        self._librarian.stop()

    def pump(self) -> Frame:
        """Take in what happened since the last call; the frame to show now. Never blocks."""
        self._take(Tick(self._monotonic(), self._wall()))
        while True:
            try:
                event = self._events.get_nowait()
            except queue.Empty:
                break
            self._take(event)
        return self._current_frame()

    def touch(self, intent: Intent) -> None:
        """A person touched something."""
        self._take(Touched(intent))

    def _take(self, event: Event) -> None:
        line = line_for(event)
        if line is not None:
            log.info("%s", line)
        if isinstance(event, CardRead):
            self.last_read = event.timing
        self._state, effects = step(self._state, event)
        for effect in effects:
            self._carry_out(effect)

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case LookUp():
                self._librarian.ask(effect)
            case PrintReceipt():
                circumstances = circumstances_of(
                    effect.visit,
                    self._state.wall,
                    double=effect.double,
                    reprint=effect.reprint,
                )
                receipt = receipt_of(effect.visit, effect.subject, self._profile, circumstances)
                self._printer.submit(PrintJob(effect.job_id, receipt))
            case Forget():
                self._printer.discard_queued()
                self._frame = None
                self._shown = ()
                log.info("visit %d: ended", effect.visit_number)
            case _:
                assert_never(effect)

    def _current_frame(self) -> Frame:
        """The frame, made anew only where something that it shows has changed."""
        showing = _what_shows(self._state)
        if self._frame is None or showing != self._shown:
            frame = frame_of(self._state, self._profile)
            if self._frame is None or frame.name != self._frame.name:
                log.info("screen: %s", frame.name)
            self._frame, self._shown = frame, showing
        return self._frame


def _what_shows(state: State) -> tuple[object, ...]:
    """All of the state that any frame depends on; time only to the minute."""
    return (
        decide_screen(state),
        state.phase,
        state.reader,
        state.printer,
        state.data,
        state.large,
        state.wall.replace(second=0, microsecond=0),
    )
