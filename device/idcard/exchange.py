"""One request and its answer, against the clock. Pure: bytes and times are passed in."""

from __future__ import annotations

from typing import Final

from device.idcard.frames import Broken
from device.idcard.protocol import (
    FIND,
    NEWEST_ADDRESS,
    READ,
    RESET,
    SELECT,
    STATUS,
    Answer,
    AnswerParser,
    Item,
    Meaning,
    Request,
    meaning,
    split_read,
)
from device.idcard.session_states import Answered, Ask, Garbled, Outcome, Silent

GAP_S: Final = 0.25
"""A frame in which no byte comes for that long has stalled."""

EXTENSION_S: Final = 2.5
"""A frame that is still coming when its time is over is let come: the largest takes 2.4 s at 9600
baud."""

_SERIAL_NUMBER_BYTES_AT_MOST: Final = 64
_ADDRESS_BYTES_AT_MOST: Final = 255


def fits(request: Request, answer: Answer) -> bool:
    """Whether this can be an answer to that request, and not a late one to an earlier request."""
    said = meaning(answer)
    size = len(answer.data)
    if request == FIND:
        return said not in (Meaning.DONE, Meaning.NO_SUCH_ITEM)
    if said is Meaning.FOUND:
        return False
    if said is not Meaning.DONE:
        return True
    if request in (STATUS, RESET):
        return size == 0
    if request == SELECT:
        return size <= _SERIAL_NUMBER_BYTES_AT_MOST
    if request == READ:
        return split_read(answer) is not None
    if request == NEWEST_ADDRESS:
        return size <= _ADDRESS_BYTES_AT_MOST
    return True


class Exchange:
    """Waits for the answer to one request that was sent at `asked_at`."""

    def __init__(self, ask: Ask, asked_at: float) -> None:
        self._request = ask.request
        self._asked_at = asked_at
        self._ends_at = asked_at + ask.timeout_s
        self._parser = AnswerParser(ask.request)
        self._last_byte_at = asked_at
        self._damaged = False

    def feed(self, chunk: bytes, now: float) -> Outcome | None:
        """What came until `now` (nothing is b""); the outcome as soon as there is one."""
        if chunk:
            self._last_byte_at = now
            if answered := self._pick(self._parser.feed(chunk)):
                return answered
        damaged = self._damaged or self._parser.in_frame
        flowing = now < self._last_byte_at + GAP_S
        ends_at = self._ends_at + (EXTENSION_S if self._parser.in_frame and flowing else 0.0)
        if now < ends_at and (flowing or not damaged):
            return None
        if answered := self._pick(self._parser.flush()):
            return answered
        return Garbled(now) if damaged else Silent(now)

    def _pick(self, items: list[Item]) -> Answered | None:
        for item in items:
            if isinstance(item, Answer) and fits(self._request, item):
                return Answered(item, self._asked_at, self._last_byte_at)
            if isinstance(item, Broken):
                self._damaged = True
        return None
