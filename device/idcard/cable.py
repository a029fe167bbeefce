"""One plugging in of the simulated reader: a pty, and the thread that serves it."""

from __future__ import annotations

import os
import select
import threading
import time
import tty
from collections.abc import Callable
from typing import Final

from device.idcard.frames import Broken, Frame, FrameSplitter, Noise, Piece
from device.idcard.module import ModuleTiming
from device.idcard.protocol import Answer, Request

_CHUNK_BYTES: Final = 16
_READ_BYTES: Final = 4096
_BAD_SUM: Final = Answer(0, 0, 0x10)


class PtyCable:
    """Answers requests on a fresh pty named `name`, at the module's pace, until it is pulled."""

    def __init__(self, answer: Callable[[Request], Answer], timing: ModuleTiming) -> None:
        self._answer = answer
        self._timing = timing
        self._pulled = threading.Event()
        self._wake_read, self._wake_write = os.pipe()
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        self.name = os.ttyname(self._slave)
        self._thread = threading.Thread(target=self._serve, name="idcard-simulator", daemon=True)
        self._thread.start()

    def pull(self) -> None:
        """Unplug. An answer on its way stops where it is; who has the port open is hung up on."""
        self._pulled.set()
        os.write(self._wake_write, b"\0")
        self._thread.join()
        for descriptor in (self._master, self._slave, self._wake_read, self._wake_write):
            os.close(descriptor)

    def _serve(self) -> None:
        splitter = FrameSplitter()
        while not self._pulled.is_set():
            readable, _, _ = select.select([self._master, self._wake_read], [], [])
            if self._master in readable:
                for piece in splitter.feed(os.read(self._master, _READ_BYTES)):
                    self._respond(piece)

    def _respond(self, piece: Piece) -> None:
        match piece:
            case Frame(body=body):
                request = Request(body[0], body[1], body[2:])
                thinking_s = self._timing.thinking_s(request)
                on_wire_s = self._timing.wire_s(len(request.encode()))
                if not self._pulled.wait(on_wire_s + thinking_s):
                    self._send(self._answer(request).encode())
            case Broken():
                self._send(_BAD_SUM.encode())
            case Noise():
                pass

    def _send(self, data: bytes) -> None:
        began = time.monotonic()
        for at in range(0, len(data), _CHUNK_BYTES):
            chunk = data[at : at + _CHUNK_BYTES]
            due = began + self._timing.wire_s(at + len(chunk))
            if self._pulled.wait(max(0.0, due - time.monotonic())):
                return
            try:
                os.write(self._master, chunk)
            except BlockingIOError:
                # Nobody takes the bytes: a serial line loses them.
                return
