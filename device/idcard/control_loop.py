"""Listens for lines on standard input and a unix socket, and for the signals that end it."""

from __future__ import annotations

import os
import selectors
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

_READ_BYTES: Final = 4096

Send = Callable[[bytes], None]
Ready = Callable[[], None]


class ControlLoop:
    """Hands each line to `obey` and sends its reply back, until `finished` says so.

    The end of standard input ends it as well, unless there is a socket to be told by.
    """

    def __init__(
        self, obey: Callable[[str], str], finished: Callable[[], bool], socket_path: Path | None
    ) -> None:
        self._obey = obey
        self._finished = finished
        self._socket_path = socket_path
        self._ended = False
        self._connections: set[socket.socket] = set()

    def run(self, on_ready: Callable[[], None]) -> None:
        """Serve in this thread, which must be the main one. OSError: the socket cannot be made.

        `on_ready` is called once somebody who connects is heard.
        """
        with ExitStack() as stack:
            self._selector = stack.enter_context(selectors.PollSelector())
            signals = stack.enter_context(_termination())
            self._watch(signals.fileno(), self._end)
            if self._socket_path is not None:
                server = stack.enter_context(_listening(self._socket_path))
                self._watch(server.fileno(), lambda: self._accept(server))
                stack.callback(self._hang_up)
            self._watch(
                sys.stdin.fileno(),
                _Lines(
                    lambda: os.read(sys.stdin.fileno(), _READ_BYTES),
                    _write_stdout,
                    self._obey,
                    self._input_ended,
                ).ready,
            )
            on_ready()
            while not self._ended and not self._finished():
                for key, _ in self._selector.select():
                    key.data()

    def _watch(self, descriptor: int, ready: Ready) -> None:
        self._selector.register(descriptor, selectors.EVENT_READ, ready)

    def _end(self) -> None:
        self._ended = True

    def _input_ended(self) -> None:
        self._selector.unregister(sys.stdin.fileno())
        self._ended = self._ended or self._socket_path is None

    def _hang_up(self) -> None:
        for connection in self._connections:
            connection.close()

    def _accept(self, server: socket.socket) -> None:
        connection, _ = server.accept()
        self._connections.add(connection)

        def gone() -> None:
            self._selector.unregister(connection.fileno())
            self._connections.discard(connection)
            connection.close()

        lines = _Lines(lambda: connection.recv(_READ_BYTES), connection.sendall, self._obey, gone)
        self._watch(connection.fileno(), lines.ready)


class _Lines:
    """One who tells: bytes in, whole lines obeyed, replies out."""

    def __init__(
        self,
        receive: Callable[[], bytes],
        send: Send,
        obey: Callable[[str], str],
        gone: Ready,
    ) -> None:
        self._receive = receive
        self._send = send
        self._obey = obey
        self._gone = gone
        self._rest = b""

    def ready(self) -> None:
        try:
            data = self._receive()
            *lines, self._rest = (self._rest + data).split(b"\n")
            for line in lines:
                self._send(f"{self._obey(line.decode(errors='replace'))}\n".encode())
        except ConnectionError:
            data = b""
        if not data:
            self._gone()


def _write_stdout(data: bytes) -> None:
    sys.stdout.write(data.decode())
    sys.stdout.flush()


@contextmanager
def _termination() -> Iterator[socket.socket]:
    """A socket that becomes readable when SIGTERM or SIGINT arrives."""
    receiver, sender = socket.socketpair()
    sender.setblocking(False)
    with receiver, sender:
        before_fd = signal.set_wakeup_fd(sender.fileno())
        before = {
            number: signal.signal(number, lambda *_: None)
            for number in (signal.SIGTERM, signal.SIGINT)
        }
        try:
            yield receiver
        finally:
            signal.set_wakeup_fd(before_fd)
            for number, handler in before.items():
                signal.signal(number, handler)


@contextmanager
def _listening(path: Path) -> Iterator[socket.socket]:
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        try:
            yield server
        finally:
            path.unlink(missing_ok=True)
