"""The simulated printer's inside: buffer, sensors, the answers it gives, and how it breaks down."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from enum import Enum

from device.printer import commands as cmd
from device.printer import status
from device.printer.paper import Paper
from device.printer.simulator.interpreter import Interpreter
from device.printer.simulator.roll import Roll

IDLE_ENDS_RECEIPT_S = 0.3
"""A printer without a cutter never says that a receipt is over; a pause after a feed does."""

FED_OUT_DOTS = 100


class Supply(Enum):
    """What the paper sensors see."""

    OK = "ok"
    LOW = "low"
    OUT = "out"


class SimulatedPrinter:
    """Bytes in, answers and receipts out. Safe to use from several threads.

    Real-time questions are found in the raw stream and answered at once, even inside a picture:
    that is what real printers do. All else waits while the printer is off-line.
    """

    def __init__(self, paper: Paper, on_receipt: Callable[[Roll], None]) -> None:
        self._lock = threading.RLock()
        self._width_dots = paper.width_dots
        self._on_receipt = on_receipt
        self._buffer = bytearray()
        self._recent: deque[int] = deque(maxlen=len(cmd.CLEAR_BUFFERS))
        self._answers = bytearray()
        self._busy_at = time.monotonic()
        self._cover_open = False
        self._supply = Supply.OK
        self._dots_left: int | None = None
        self.silent = False
        self.stalled = False
        self._interpreter = Interpreter(self._new_roll(), self._cut, self._answer_queued)

    def receive(self, data: bytes) -> bytes:
        """Take bytes from the line; what to send back."""
        with self._lock:
            for byte in data:
                self._recent.append(byte)
                self._buffer.append(byte)
                if 1 <= byte <= 4 and self._heard(cmd.STATUS + bytes([byte])):
                    self._answers.append(self._answer(status.Question(byte)))
                elif byte == cmd.CLEAR_BUFFERS[-1] and self._heard(cmd.CLEAR_BUFFERS):
                    self._buffer.clear()
                    self._interpreter.reset()
            return self.advance()

    def advance(self) -> bytes:
        """Print what can be printed now; what to send back."""
        with self._lock:
            while self._online:
                before = self._interpreter.roll.height_dots
                if not self._interpreter.step(self._buffer):
                    break
                self._busy_at = time.monotonic()
                self._use_up(max(0, self._interpreter.roll.height_dots - before))
            if time.monotonic() - self._busy_at > IDLE_ENDS_RECEIPT_S:
                roll = self._interpreter.roll
                if roll.tail_dots >= FED_OUT_DOTS:
                    self._cut()
            answers = b"" if self.silent else bytes(self._answers)
            self._answers.clear()
            return answers

    def command(self, line: str) -> str:
        """Do to the printer what a line of words says; "ok", or "error: …" naming what is known."""
        with self._lock:
            match line.split():
                case ["cover", "open" | "close" as state]:
                    self._cover_open = state == "open"
                case ["paper", "out", dots] if dots.isascii() and dots.isdigit():
                    self._supply, self._dots_left = Supply.OK, int(dots)
                case ["paper", "ok" | "low" | "out" as supply]:
                    self._supply, self._dots_left = Supply(supply), None
                case ["silent", "on" | "off" as state]:
                    self.silent = state == "on"
                case ["stall", "on" | "off" as state]:
                    self.stalled = state == "on"
                case _:
                    return (
                        "error: known are: cover open|close, paper ok|low|out, paper out DOTS, "
                        "silent on|off, stall on|off, quit"
                    )
            return "ok"

    @property
    def _online(self) -> bool:
        return not self._cover_open and self._supply is not Supply.OUT

    def _use_up(self, dots: int) -> None:
        if self._dots_left is not None:
            self._dots_left -= dots
            if self._dots_left <= 0:
                self._supply, self._dots_left = Supply.OUT, None

    def _heard(self, command: bytes) -> bool:
        return bytes(self._recent).endswith(command)

    def _answer(self, question: status.Question) -> int:
        paper_out = self._supply is Supply.OUT
        bits = 0x12
        match question:
            case status.Question.PRINTER:
                bits |= 0 if self._online else status.IS_OFFLINE
            case status.Question.OFFLINE_CAUSE:
                bits |= status.COVER_IS_OPEN if self._cover_open else 0
                bits |= status.STOPPED_FOR_PAPER if paper_out else 0
            case status.Question.FAULT:
                pass
            case status.Question.PAPER:
                bits |= status.PAPER_END if paper_out else 0
                bits |= 0 if self._supply is Supply.OK else status.PAPER_NEAR_END
        return bits

    def _answer_queued(self) -> None:
        self._answers.append(0x03 if self._supply is Supply.LOW else 0x00)

    def _cut(self) -> None:
        roll, self._interpreter.roll = self._interpreter.roll, self._new_roll()
        if not roll.blank:
            self._on_receipt(roll)

    def _new_roll(self) -> Roll:
        return Roll(self._width_dots)
