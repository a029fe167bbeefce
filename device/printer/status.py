"""How a printer says it is: DLE EOT 1–4 and GS r 1, decoded by mask.

A silent printer is UNKNOWN. That is not "fine", and it is not a fault either: many cheap heads
never answer. Sources: Epson TM-U220, Bixolon, Citizen status tables; clones that set one bit of a
pair are why pairs are tested by mask.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, IntEnum


class PrinterStatus(Enum):
    """All that is ever said about a printer's condition."""

    UNKNOWN = "unknown"
    READY = "ready"
    PAPER_LOW = "paper low"
    PAPER_OUT = "paper out"
    COVER_OPEN = "cover open"
    OFFLINE = "offline"
    ERROR = "error"
    UNREACHABLE = "unreachable"

    @property
    def hinders(self) -> bool:
        """Whether it is known that nothing can be printed now."""
        return self in _HINDERING


_HINDERING = frozenset(
    {
        PrinterStatus.PAPER_OUT,
        PrinterStatus.COVER_OPEN,
        PrinterStatus.OFFLINE,
        PrinterStatus.ERROR,
        PrinterStatus.UNREACHABLE,
    }
)


class Question(IntEnum):
    """The n of DLE EOT n."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    FAULT = 3
    PAPER = 4


IS_OFFLINE = 0x08
COVER_IS_OPEN = 0x04
STOPPED_FOR_PAPER = 0x20
HAS_FAULT = 0x40
FAULTS = 0x68
"""Cutter, unrecoverable, recoverable (such as a hot head)."""
PAPER_NEAR_END = 0x0C
PAPER_END = 0x60
QUEUED_PAPER_END = 0x0C


def is_answer(byte: int) -> bool:
    """Whether a byte can be an answer to DLE EOT: 0xx1xx10₂, which no XON, XOFF or echo is."""
    return byte & 0x93 == 0x12


def is_queued_answer(byte: int) -> bool:
    """Whether a byte can be the answer to GS r 1: 0xx0xxxx₂. XON and XOFF are not."""
    return byte & 0x90 == 0x00


def decode(answers: Mapping[Question, int]) -> PrinterStatus:
    """The status told by the answers that came; bytes that cannot be answers count as silence.

    What keeps a person from printing comes first, and of two causes the one to mend first: a
    printer with its cover open reports the paper missing too.
    """
    valid = {question: byte for question, byte in answers.items() if is_answer(byte)}
    if not valid:
        return PrinterStatus.UNKNOWN
    cause = valid.get(Question.OFFLINE_CAUSE, 0)
    paper = valid.get(Question.PAPER, 0)
    if cause & COVER_IS_OPEN:
        return PrinterStatus.COVER_OPEN
    if cause & STOPPED_FOR_PAPER or paper & PAPER_END:
        return PrinterStatus.PAPER_OUT
    if cause & HAS_FAULT or valid.get(Question.FAULT, 0) & FAULTS:
        return PrinterStatus.ERROR
    if valid.get(Question.PRINTER, 0) & IS_OFFLINE:
        return PrinterStatus.OFFLINE
    if paper & PAPER_NEAR_END:
        return PrinterStatus.PAPER_LOW
    return PrinterStatus.READY if Question.PRINTER in valid else PrinterStatus.UNKNOWN
