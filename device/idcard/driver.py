"""The one thread that owns the reader's port."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Final

from device.idcard.exchange import Exchange
from device.idcard.link import SerialLink, open_link
from device.idcard.protocol import BAUDS
from device.idcard.session import advance, link_lost, link_up, plan, tick
from device.idcard.session_states import Ask, Outcome, Session, Step
from device.idcard.types import ReaderEvent, ReaderStatus, StatusChanged

REOPEN_EVERY_S: Final = 0.5

log = logging.getLogger(__name__)


class IdCardDriver:
    """Watches the reader at `port` and tells what happens.

    `on_event` is called in the driver's thread, in order, one call at a time. The port may be
    missing, busy or unplugged at any time: that is an event, and it is opened again when it can be.
    """

    def __init__(
        self,
        port: str,
        on_event: Callable[[ReaderEvent], None],
        *,
        baud: int = BAUDS[0],
    ) -> None:
        self._port = port
        self._on_event = on_event
        self._baud = baud
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="idcard", daemon=True)

    def start(self) -> None:
        """Begin to watch. Once only."""
        self._thread.start()

    def stop(self) -> None:
        """Close the port and wait until no further event can come."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        session = Session()
        while not self._stopping.is_set():
            link = open_link(self._port, self._baud)
            if isinstance(link, ReaderStatus):
                session = self._tell(link_lost(session, link, time.monotonic()))
                self._stopping.wait(REOPEN_EVERY_S)
                session = self._tell(tick(Step(session), time.monotonic()))
                continue
            try:
                session = self._tell(link_up(session, time.monotonic()))
                session = self._converse(link, session)
            finally:
                link.close()

    def _converse(self, link: SerialLink, session: Session) -> Session:
        """Ask and listen until the port is lost or the driver is stopped."""
        while ask := plan(session):
            if self._stopping.wait(max(0.0, ask.not_before - time.monotonic())):
                break
            outcome = self._exchange(link, ask)
            if self._stopping.is_set():
                break
            now = time.monotonic()
            session = self._tell(
                link_lost(session, ReaderStatus.NO_PORT, now)
                if outcome is None
                else advance(session, outcome)
            )
        return session

    def _exchange(self, link: SerialLink, ask: Ask) -> Outcome | None:
        """The outcome of this request; None if the port was lost (or the driver stopped)."""
        exchange = Exchange(ask, time.monotonic())
        if not link.send(ask.request.encode()):
            return None
        while not self._stopping.is_set():
            chunk = link.receive()
            if chunk is None:
                return None
            if outcome := exchange.feed(chunk, time.monotonic()):
                return outcome
        return None

    def _tell(self, step: Step) -> Session:
        for event in step.events:
            if isinstance(event, StatusChanged):
                log.info("ID-card reader: %s", event.status.value)
            self._on_event(event)
        return step.session
