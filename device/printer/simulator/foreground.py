"""The simulator as a program: its address on stdout, its faults as lines on stdin or a socket."""

from __future__ import annotations

import itertools
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO

from device.printer.simulator.printer import SimulatedPrinter
from device.printer.simulator.roll import Roll

CONTROL_BACKLOG = 8


def receipt_keeper(folder: Path | None) -> Callable[[Roll], None]:
    """What to do with finished receipts: report each on stderr, and keep it if there is a folder.

    Kept as receipt-N.png and receipt-N.bin, the newest also as receipt.png and receipt.bin; the
    picture comes last and whole, so that who waits for it finds all.
    """
    numbers = itertools.count(1)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)

    def keep(roll: Roll) -> None:
        number = next(numbers)
        if folder is not None:
            for stem in (f"receipt-{number}", "receipt"):
                _write(folder / f"{stem}.bin", bytes(roll.raw))
                _write(folder / f"{stem}.png", roll.png())
        say(f"receipt {number}: {roll.report()}", sys.stderr)

    return keep


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.rename(path)


class Control:
    """Lines of words for the printer, from stdin and from a unix socket, answered line by line."""

    def __init__(self, printer: SimulatedPrinter) -> None:
        self._printer = printer
        self.quit = threading.Event()

    def answer(self, line: str) -> str:
        """Obey one line; "ok" or "error: …"."""
        if line.strip() == "quit":
            self.quit.set()
            return "ok"
        return self._printer.command(line)

    def listen(self, lines: IO[str], answers: IO[str]) -> None:
        """Obey all lines of a stream until it ends. Made to be a thread of its own."""
        for line in lines:
            if line.strip():
                say(self.answer(line), answers)
            if self.quit.is_set():
                return

    @contextmanager
    def listening_on(self, path: Path) -> Iterator[None]:
        """A unix socket at `path` that obeys whoever calls, each in a thread of its own."""
        path.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
            server.bind(str(path))
            server.listen(CONTROL_BACKLOG)
            threading.Thread(target=self._accept, args=(server,), daemon=True).start()
            try:
                yield
            finally:
                path.unlink(missing_ok=True)

    def _accept(self, server: socket.socket) -> None:
        while True:
            try:
                caller, _ = server.accept()
            except OSError:
                return  # closed: the simulator ends
            threading.Thread(target=self._hear, args=(caller,), daemon=True).start()

    def _hear(self, caller: socket.socket) -> None:
        with suppress(ConnectionError, UnicodeDecodeError), caller:
            stream = caller.makefile("rw", encoding="utf-8")
            with stream:
                self.listen(stream, stream)


def run_until_quit(control: Control, socket_path: Path | None) -> None:
    """Obey stdin and the socket until `quit` or a signal to end. An ended stdin is no `quit`."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: control.quit.set())
    # Not sys.stdin: its lock, held by a thread that waits for a line, would spoil the exit.
    words = open(sys.stdin.fileno(), encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
    threading.Thread(target=control.listen, args=(words, sys.stdout), daemon=True).start()
    with control.listening_on(socket_path) if socket_path is not None else nullcontext():
        control.quit.wait()


def say(line: str, stream: IO[str]) -> None:
    """One line to whoever started the simulator; a closed pipe is their affair."""
    with suppress(BrokenPipeError):
        stream.write(line + "\n")
        stream.flush()
