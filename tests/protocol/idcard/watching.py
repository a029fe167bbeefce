"""Waits for what a driver tells, with a deadline instead of a sleep."""

import threading
from collections.abc import Callable
from typing import Final, TypeVar

from device.idcard.types import CardRead, CardRemoved, ReaderEvent, ReaderStatus, StatusChanged

E = TypeVar("E")

DEADLINE_S: Final = 10.0


class Watcher:
    """Collects events from the driver's thread; give `tell` to the driver."""

    def __init__(self) -> None:
        self.events: list[ReaderEvent] = []
        self._changed = threading.Condition()

    def tell(self, event: ReaderEvent) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def wait_until(self, holds: Callable[[list[ReaderEvent]], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: holds(self.events), DEADLINE_S), self.events

    def wait_for_status(self, status: ReaderStatus) -> None:
        self.wait_until(lambda events: events.count(StatusChanged(status)) > 0)

    def wait_for(self, kind: type[E], times: int = 1) -> E:
        def came(events: list[ReaderEvent]) -> bool:
            return sum(isinstance(event, kind) for event in events) >= times

        self.wait_until(came)
        return [event for event in self.events if isinstance(event, kind)][times - 1]

    def forget(self) -> None:
        with self._changed:
            self.events.clear()

    def card_events(self) -> list[ReaderEvent]:
        return [event for event in self.events if not isinstance(event, StatusChanged)]

    def reads(self) -> int:
        return sum(isinstance(event, CardRead) for event in self.events)

    def removals(self) -> int:
        return self.events.count(CardRemoved())
