"""A card reader behind a pty: real bytes, at a real reader's pace."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from device.idcard.cable import PtyCable
from device.idcard.module import Family, Module, ModuleTiming, StrangeCard
from device.idcard.protocol import Answer, Request
from device.idcard.types import Card


class CardReaderSimulator:
    """A reader one can lay cards on, lift them from, unplug and plug in again.

    `link` is a path that leads to the port while the reader is plugged in, as a by-id path would;
    without it the port may have another name after each plugging in. Cards may be laid and lifted
    from any thread; the cable is in one thread's hands.
    """

    def __init__(
        self,
        *,
        link: Path | None = None,
        family: Family = Family.SILENT,
        timing: ModuleTiming | None = None,
    ) -> None:
        self._link = link
        self._timing = timing or ModuleTiming()
        self._lock = threading.Lock()
        self._module = Module(family)
        self._cable: PtyCable | None = None

    def __enter__(self) -> Self:
        self.plug()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.unplug()

    @property
    def port(self) -> str:
        """The path a driver opens. RuntimeError while unplugged and without a link."""
        if self._link is not None:
            return str(self._link)
        if self._cable is None:
            raise RuntimeError("the simulated reader is not plugged in")
        return self._cable.name

    def place(self, card: Card | StrangeCard) -> None:
        """Lay a card down, in place of the one there. ValueError: no card can say this."""
        with self._lock:
            self._module.place(card)

    def remove(self) -> None:
        """Lift the card."""
        with self._lock:
            self._module.remove()

    def plug(self) -> None:
        """Plug the reader in; it wakes up knowing nothing of the card that lies on it."""
        if self._cable is not None:
            return
        self._cable = PtyCable(self._answer, self._timing)
        if self._link is not None:
            fresh = self._link.with_name(f".{self._link.name}.{os.getpid()}")
            fresh.symlink_to(self._cable.name)
            fresh.replace(self._link)

    def unplug(self) -> None:
        """Pull the cable, in the middle of a byte if need be."""
        if self._cable is None:
            return
        if self._link is not None:
            self._link.unlink(missing_ok=True)
        self._cable.pull()
        self._cable = None
        with self._lock:
            self._module.lose_power()

    def _answer(self, request: Request) -> Answer:
        with self._lock:
            return self._module.answer(request)
