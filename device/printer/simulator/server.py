"""The lines a simulated printer hangs on, and the thread that moves bytes over them."""

from __future__ import annotations

import os
import select
import socket
import threading
import tty
from pathlib import Path
from types import TracebackType
from typing import Protocol

from device.printer.simulator.printer import SimulatedPrinter

TICK_S = 0.02
READ_BYTES = 4096
PTY_BAUD = 115200


class Line(Protocol):
    """The printer's end of a line."""

    url: str

    def receive(self, timeout_s: float) -> bytes:
        """What came within the time; empty if nothing did, or nobody is there."""

    def send(self, data: bytes) -> None:
        """Answer; without effect if nobody is there."""

    def close(self) -> None:
        """Let go of it."""


class TcpLine:
    """A raw print port on this machine: one caller at a time, as network printers have it."""

    def __init__(self, port: int = 0) -> None:
        self._listener = socket.create_server(("127.0.0.1", port))
        self._caller: socket.socket | None = None
        self.url = f"tcp://127.0.0.1:{self._listener.getsockname()[1]}"

    def receive(self, timeout_s: float) -> bytes:
        if self._caller is None:
            readable, _, _ = select.select([self._listener], [], [], timeout_s)
            if not readable:
                return b""
            self._caller, _ = self._listener.accept()
            return b""
        readable, _, _ = select.select([self._caller], [], [], timeout_s)
        if not readable:
            return b""
        try:
            data = self._caller.recv(READ_BYTES)
        except ConnectionError:
            data = b""
        if not data:
            self._hang_up()
        return data

    def send(self, data: bytes) -> None:
        if self._caller is not None:
            try:
                self._caller.sendall(data)
            except ConnectionError:
                self._hang_up()

    def close(self) -> None:
        self._hang_up()
        self._listener.close()

    def _hang_up(self) -> None:
        if self._caller is not None:
            self._caller.close()
            self._caller = None


class PtyLine:
    """A serial line: the other end of a pty, under a lasting name if `link` is given."""

    def __init__(self, link: Path | None = None, baud: int = PTY_BAUD) -> None:
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        self._link = link
        name = Path(os.ttyname(self._slave))
        if link is not None:
            link.unlink(missing_ok=True)
            link.symlink_to(name)
            name = link.absolute()
        self.url = f"serial://{name}?baud={baud}"

    def receive(self, timeout_s: float) -> bytes:
        readable, _, _ = select.select([self._master], [], [], timeout_s)
        return os.read(self._master, READ_BYTES) if readable else b""

    def send(self, data: bytes) -> None:
        os.write(self._master, data)

    def close(self) -> None:
        if self._link is not None:
            self._link.unlink(missing_ok=True)
        os.close(self._slave)
        os.close(self._master)


class SimulatorServer:
    """A printer on a line, served by a thread of its own while the `with` block lasts."""

    def __init__(self, printer: SimulatedPrinter, line: Line) -> None:
        self.printer = printer
        self._line = line
        self.url = line.url
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="simulated printer")

    def __enter__(self) -> SimulatorServer:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()
        self._line.close()

    def _serve(self) -> None:
        while not self._stop.is_set():
            if self.printer.stalled:
                self._stop.wait(TICK_S)
                continue
            data = self._line.receive(TICK_S)
            answers = self.printer.receive(data) if data else self.printer.advance()
            if answers:
                self._line.send(answers)
