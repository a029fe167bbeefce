"""Connections to the county: each ends in time, and shows a certificate valid by our time."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import create_urllib3_context

# OpenSSL's numbers; the ssl module passes them on without names.
NOT_YET_VALID = 9
HAS_EXPIRED = 10
_NO_CHECK_TIME = 0x200000


class CheckedContext:
    """How TLS is spoken, and by what time a certificate must be valid.

    OpenSSL reads the system's clock, which on a terminal with a dead battery starts in 1970. Where
    signed data have shown a later time, the server's certificate is checked by that time here. Its
    authority's own dates are then left aside: what is fetched is believed for its signatures only.
    """

    def __init__(self) -> None:
        self.context = create_urllib3_context()
        self._at: datetime | None = None

    def check_by(self, at: datetime) -> None:
        """From now on check by that time."""
        self._at = at
        self.context.verify_flags |= _NO_CHECK_TIME

    def check(self, connected: ssl.SSLSocket) -> None:
        """`SSLCertVerificationError` where the shown certificate is not valid by our time."""
        if self._at is None:
            return
        shown = connected.getpeercert() or {}
        at = self._at.timestamp()
        if at < ssl.cert_time_to_seconds(str(shown["notBefore"])):
            raise _refused(NOT_YET_VALID, "certificate is not yet valid")
        if at > ssl.cert_time_to_seconds(str(shown["notAfter"])):
            raise _refused(HAS_EXPIRED, "certificate has expired")


def _refused(code: int, message: str) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(message)
    error.verify_code = code
    error.verify_message = message
    return error


class Watchdog:
    """Ends the connections of a request that takes too long, whatever it is waiting for.

    The timeouts of sockets are for one reading each: a server that drips a byte now and then,
    headers included, never meets them.
    """

    _CHECK_INTERVAL_S = 0.5

    def __init__(self) -> None:
        self._deadline: float | None = None
        self._sockets: list[socket.socket] = []
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="fetch-watchdog", daemon=True)

    @contextmanager
    def watching(self, limit_s: float) -> Iterator[None]:
        """End what is open once `limit_s` seconds have passed in the block."""
        if not self._thread.is_alive() and not self._over.is_set():
            self._thread.start()
        self._deadline = time.monotonic() + limit_s
        try:
            yield
        finally:
            self._deadline = None

    def add(self, connected: socket.socket) -> None:
        """Watch a connection through a handle of its own: TLS takes the first one away."""
        with self._lock:
            for gone in self._sockets:
                gone.close()
            self._sockets = [connected.dup()]

    def close(self) -> None:
        """Watch no more, and end what is open: the pool would wait for the garbage collector."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()
        self._cut()
        for handle in self._sockets:
            handle.close()

    def _run(self) -> None:
        while not self._over.wait(self._CHECK_INTERVAL_S):
            deadline = self._deadline
            if deadline is not None and time.monotonic() > deadline:
                self._cut()

    def _cut(self) -> None:
        with self._lock:
            for handle in self._sockets:
                # It may have ended by itself.
                with contextlib.suppress(OSError):
                    handle.shutdown(socket.SHUT_RDWR)


class Adapter(HTTPAdapter):
    """Connections as usual, each made known to the watchdog and checked by our time."""

    def __init__(self, watchdog: Watchdog, checked: CheckedContext) -> None:
        self._watchdog = watchdog
        self._checked = checked
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Pools whose connections are watched and checked."""
        super().init_poolmanager(*args, ssl_context=self._checked.context, **kwargs)
        watchdog, checked = self._watchdog, self._checked

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                connected = super()._new_conn()
                watchdog.add(connected)
                return connected

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                connected = super()._new_conn()
                watchdog.add(connected)
                return connected

            def connect(self) -> None:
                super().connect()
                if isinstance(self.sock, ssl.SSLSocket):
                    checked.check(self.sock)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
