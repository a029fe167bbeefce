"""The one thread that asks the replica, so that no query ever holds up the screen."""

import logging
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from device.idcard.types import Card
from kiosk.effects import LookUp
from kiosk.events import Answered, DataChanged
from kiosk.holdings import Answer, NobodyFound, NoReplica
from kiosk.local import local_data
from kiosk.lookup import look_up
from kiosk.state import LocalData
from sync.database import Connection, Error
from sync.replica import open_for_reading, read_pepper
from sync.wire.payee import keys_of_card

CHECK_INTERVAL_S = 1.0

T = TypeVar("T")

log = logging.getLogger(__name__)


def answer_for(replica: Connection, card: Card) -> Answer:
    """What the replica holds of the card's holder, found by the pepper that lies in it."""
    pepper = read_pepper(replica)
    if pepper is None:
        return NoReplica()
    keys = keys_of_card(
        pepper,
        number=card.number or "",
        nationality=card.extra.get("nationality"),
        old_link=card.extra.get("old_number_link"),
    )
    return look_up(replica, keys, pepper) if keys else NobodyFound()


class Librarian:
    """Answers look-ups, and says when the syncer brought another state of the data.

    `on_event` is called from this thread; it must be quick.
    """

    def __init__(
        self,
        replica: Path,
        township: str,
        on_event: Callable[[Answered | DataChanged], None],
    ) -> None:
        self._replica = replica
        self._township = township
        self._on_event = on_event
        self._wanted: queue.SimpleQueue[LookUp | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="librarian", daemon=True)
        self._data: LocalData | None = None
        self._unreadable = False

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; what was asked before is still answered."""
        self._wanted.put(None)
        self._thread.join()

    def ask(self, wanted: LookUp) -> None:
        """Answer that look-up soon."""
        self._wanted.put(wanted)

    def _run(self) -> None:
        self._check()
        while self._serve():
            pass

    def _serve(self) -> bool:
        """One look-up or one check. The card is let go with this call, not kept until the next."""
        try:
            wanted = self._wanted.get(timeout=CHECK_INTERVAL_S)
        except queue.Empty:
            self._check()
            return True
        if wanted is None:
            return False
        self._on_event(Answered(wanted.visit_number, self._answer(wanted.card)))
        return True

    def _check(self) -> None:
        data = self._ask(lambda replica: local_data(replica, self._township))
        if data != self._data:
            self._data = data
            self._on_event(DataChanged(data))

    def _answer(self, card: Card) -> Answer:
        return self._ask(lambda replica: answer_for(replica, card)) or NoReplica()

    def _ask(self, question: Callable[[Connection], T]) -> T | None:
        """The answer, or none where there is no replica; said in the log once, on change."""
        try:
            replica = open_for_reading(self._replica)
            try:
                replica.execute("BEGIN")
                answer = question(replica)
            finally:
                replica.close()
        except Error as error:
            if not self._unreadable:
                log.warning("replica unavailable: %s", type(error).__name__)
            self._unreadable = True
            return None
        if self._unreadable:
            log.warning("replica recovered")
        self._unreadable = False
        return answer
