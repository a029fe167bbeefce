"""What is asked of the printer, and what it tells: jobs, their states, and events."""

from __future__ import annotations

from dataclasses import dataclass

from device.printer.receipt import Receipt
from device.printer.status import PrinterStatus


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A receipt to be printed once. The same `job_id` is never printed again."""

    job_id: str
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Queued:
    """Taken, not yet begun."""


@dataclass(frozen=True, slots=True)
class Printing:
    """Bytes are on their way."""


@dataclass(frozen=True, slots=True)
class Done:
    """The printer confirmed it after the last byte."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Not printed, or not wholly; `why` says what hinders, and so what to mend."""

    why: PrinterStatus


@dataclass(frozen=True, slots=True)
class Unknown:
    """All was sent, and the printer cannot say what became of it: the person must look."""


@dataclass(frozen=True, slots=True)
class Discarded:
    """Taken back before it began, as its visit was over; nothing of it was sent."""


JobState = Queued | Printing | Done | Failed | Unknown | Discarded


@dataclass(frozen=True, slots=True)
class PrinterChanged:
    """The printer is in another condition than it was last said to be."""

    status: PrinterStatus


@dataclass(frozen=True, slots=True)
class JobChanged:
    """A job has come to another state; after Done, Failed, Unknown and Discarded none follows."""

    job_id: str
    state: JobState


PrinterEvent = PrinterChanged | JobChanged
