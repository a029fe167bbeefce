"""The reader's side of the protocol, for the simulator: requests to answers. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from device.idcard.card_text import encode_card
from device.idcard.frames import PREAMBLE
from device.idcard.protocol import (
    BAUDS,
    FIND,
    MANAGEMENT_NUMBER,
    NEWEST_ADDRESS,
    READ,
    READ_WITH_FINGERPRINT,
    RESET,
    SAM_ID,
    SELECT,
    STATUS,
    Answer,
    Request,
    join_read,
)
from device.idcard.types import Card


class Family(Enum):
    """How the reader answers FIND while a card it has read still lies there."""

    SILENT = "silent"
    """No card (80), until the card is lifted."""
    REPEAT = "repeat"
    """Found (9F), each time."""


class StrangeCard(Enum):
    """Something on the reader that is no identity card."""

    TRANSIT_CARD = "transit_card"


@dataclass(frozen=True, slots=True)
class ModuleTiming:
    """How long the module thinks before it answers, and how fast its wire is (0: no limit)."""

    find_s: float = 0.030
    select_s: float = 0.040
    read_s: float = 0.900
    other_s: float = 0.020
    baud: int = BAUDS[0]

    def thinking_s(self, request: Request) -> float:
        """The time between the request's last byte and the answer's first."""
        if request == FIND:
            return self.find_s
        if request == SELECT:
            return self.select_s
        return self.read_s if request in (READ, READ_WITH_FINGERPRINT) else self.other_s

    def wire_s(self, size: int) -> float:
        """The time `size` bytes take on the wire: ten bits each."""
        return size * 10 / self.baud if self.baud else 0.0


AT_ONCE: Final = ModuleTiming(find_s=0, select_s=0, read_s=0, other_s=0, baud=0)

PHOTO: Final = (bytes(range(251)) * 5)[:500] + PREAMBLE + bytes(519)
"""1024 bytes in a photo's place; the preamble in them is what real photos may hold, too."""

_SAM_ID: Final = bytes.fromhex("05000100") + bytes(range(12))
_RF_SIZES: Final = range(24, 256)


def _bare(sw3: int) -> Answer:
    return Answer(0, 0, sw3)


class Module:
    """A SAM module and what lies on it."""

    def __init__(self, family: Family) -> None:
        self._family = family
        self._card: Card | StrangeCard | None = None
        self._selected = False
        self._authenticated = False

    def place(self, card: Card | StrangeCard) -> None:
        """Lay a card on the reader, in place of the one there. ValueError: no card can say this."""
        if isinstance(card, Card):
            encode_card(card)
        self.remove()
        self._card = card

    def remove(self) -> None:
        """Lift the card."""
        self._card = None
        self._forget()

    def lose_power(self) -> None:
        """Be unplugged: the card stays where it is, what was done with it is forgotten."""
        self._forget()

    def answer(self, request: Request) -> Answer:
        """What the module says to this request now."""
        if request == RESET:
            self._forget()
            return _bare(0x90)
        if request == STATUS:
            return _bare(0x90)
        if request == SAM_ID:
            return Answer(0, 0, 0x90, _SAM_ID)
        if request == FIND:
            return self._find()
        if request == SELECT:
            self._selected = self._card is not None
            return Answer(0, 0, 0x90, bytes(8)) if self._selected else _bare(0x81)
        if request == READ:
            return self._read(fingerprint=None)
        if request == READ_WITH_FINGERPRINT:
            return self._read(fingerprint=bytes(1024))
        if request == NEWEST_ADDRESS:
            return _bare(0x91 if self._authenticated else 0x41)
        if request == MANAGEMENT_NUMBER:
            return Answer(0, 0, 0x90, bytes(28)) if self._authenticated else _bare(0x41)
        if request.cmd == 0x60 and request.para < len(BAUDS) and not request.data:
            return _bare(0x90)
        if (request.cmd, request.para) == (0x61, 0xFF) and len(request.data) == 1:
            return _bare(0x90 if request.data[0] in _RF_SIZES else 0x21)
        return _bare(0x21)

    def _find(self) -> Answer:
        if self._card is None or (self._authenticated and self._family is Family.SILENT):
            return _bare(0x80)
        self._forget()
        return Answer(0, 0, 0x9F, bytes(4))

    def _read(self, *, fingerprint: bytes | None) -> Answer:
        if not self._selected or self._card is None:
            return _bare(0x41)
        if isinstance(self._card, StrangeCard):
            return _bare(0x40)
        self._authenticated = True
        return join_read(encode_card(self._card), PHOTO, fingerprint)

    def _forget(self) -> None:
        self._selected = self._authenticated = False
