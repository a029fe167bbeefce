"""A link between terminal and county that can be cut, as the one in the field is every week."""

import contextlib
import socket
import threading
from pathlib import Path

_CHUNK_BYTES = 65536


class Relay:
    """Passes TCP connections on to `host:port`; while cut, none gets through and all are dropped.

    `control` is a Unix socket that takes lines: `network cut`, `network ok`.
    """

    def __init__(self, host: str, port: int, control: Path) -> None:
        self._target = (host, port)
        self._open: set[socket.socket] = set()
        self._cut = False
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        control.unlink(missing_ok=True)
        self._control = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._control.bind(str(control))
        self._control.listen()

    @property
    def port(self) -> int:
        """Where it listens, on 127.0.0.1."""
        port: int = self._listener.getsockname()[1]
        return port

    def start(self) -> None:
        """Begin to serve, on threads that end with `stop`."""
        for serve in (self._accept, self._obey):
            threading.Thread(target=serve, daemon=True).start()

    def stop(self) -> None:
        """Close everything."""
        for listener in (self._listener, self._control):
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        self._drop_all()

    def set_cut(self, cut: bool) -> None:
        """Cut the link, or mend it."""
        with self._lock:
            self._cut = cut
        if cut:
            self._drop_all()

    def _drop_all(self) -> None:
        with self._lock:
            connections = tuple(self._open)
            self._open.clear()
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                threading.Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near: socket.socket) -> None:
        with near:
            with self._lock:
                if self._cut:
                    return
            try:
                far = socket.create_connection(self._target)
            except OSError:
                return
            for end in (near, far):
                # Without this every answer waits 40 ms for an acknowledgement.
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with far:
                with self._lock:
                    self._open |= {near, far}
                back = threading.Thread(target=_pump, args=(far, near), daemon=True)
                back.start()
                _pump(near, far)
                back.join()
                with self._lock:
                    self._open -= {near, far}

    def _obey(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._control.accept()
                with connection, connection.makefile("rw", encoding="utf-8") as lines:
                    for line in lines:
                        lines.write(self._do(line.strip()) + "\n")
                        lines.flush()

    def _do(self, command: str) -> str:
        if command not in ("network cut", "network ok"):
            return "error: network cut | network ok"
        self.set_cut(command == "network cut")
        return "ok"


def _pump(source: socket.socket, sink: socket.socket) -> None:
    """Pass on until either end closes; that the far end should know is said by a half-close."""
    with contextlib.suppress(OSError):
        while chunk := source.recv(_CHUNK_BYTES):
            sink.sendall(chunk)
    with contextlib.suppress(OSError):
        sink.shutdown(socket.SHUT_WR)
