"""The county's published files over HTTP: one session, no redirects, no patience without end."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from sync.faults import Fault, FaultKind
from sync.line import Answer
from sync.wire.layout import url_of

CONNECT_TIMEOUT_S = 10.0
READ_TIMEOUT_S = 30.0

_PIECE_BYTES = 64 << 10
_X509_V_ERR_CERT_NOT_YET_VALID = 9
_X509_V_ERR_CERT_HAS_EXPIRED = 10


class Web:
    """One county's web server. Not for use by several threads; close it at the end."""

    def __init__(self, county_url: str) -> None:
        self.requests = 0
        self._county_url = county_url
        self._watchdog = _Watchdog()
        self._session = requests.Session()
        # Neither a proxy nor a password may come from the environment of a service.
        self._session.trust_env = False
        self._session.headers["Accept-Encoding"] = "identity"
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _WatchedAdapter(self._watchdog))

    def close(self) -> None:
        """Give the connections back."""
        self._session.close()
        self._watchdog.close()

    @contextmanager
    def ask(
        self, path: str, *, begin: int, tag: str | None, limit_s: float
    ) -> Iterator[Answer | Fault]:
        """One GET, of a range where `begin` is not 0."""
        self.requests += 1
        headers = {"Range": f"bytes={begin}-"} if begin else {}
        if begin and tag is not None:
            headers["If-Range"] = tag
        with contextlib.ExitStack() as stack:
            stack.enter_context(self._watchdog.watching(limit_s))
            try:
                response = stack.enter_context(
                    self._session.get(
                        url_of(self._county_url, path),
                        headers=headers,
                        stream=True,
                        timeout=(CONNECT_TIMEOUT_S, READ_TIMEOUT_S),
                        allow_redirects=False,
                    )
                )
            except requests.RequestException as error:
                yield _fault_of(path, error)
                return
            yield _refusal(path, response) or _answer(path, response, begin)


def _answer(path: str, response: requests.Response, begin: int) -> Answer | Fault:
    begins_at = 0
    if response.status_code == requests.codes.partial_content:
        begins_at = begin
        if not response.headers.get("Content-Range", "").startswith(f"bytes {begin}-"):
            return Fault(FaultKind.BAD_DATA, f"{path} was answered with another part of it")
    declared = response.headers.get("Content-Length", "")
    tag = response.headers.get("ETag", "")
    return Answer(
        begins_at,
        int(declared) if declared.isascii() and declared.isdecimal() else None,
        tag if tag.startswith('"') else None,
        _pieces(path, response),
    )


def _pieces(path: str, response: requests.Response) -> Iterator[bytes | Fault]:
    try:
        # Each piece as it arrives: on a line that breaks, what came before must not be lost.
        while piece := response.raw.read1(_PIECE_BYTES, decode_content=False):
            yield piece
    except (urllib3.exceptions.HTTPError, OSError) as error:
        yield Fault(FaultKind.NO_NETWORK, f"{path} did not come whole: {type(error).__name__}")


def _refusal(path: str, response: requests.Response) -> Fault | None:
    status = response.status_code
    if 300 <= status < 400:
        return Fault(FaultKind.PORTAL, f"{path} was answered with a redirect")
    if status not in (requests.codes.ok, requests.codes.partial_content):
        # An object store that lists nothing says 403 for a file that is not there.
        absent = status in (requests.codes.not_found, requests.codes.forbidden)
        detail = f"{path} was answered with status {status}"
        return Fault(FaultKind.SERVER_REFUSED, detail, absent)
    if response.headers.get("Content-Type", "").startswith("text/html"):
        return Fault(FaultKind.PORTAL, f"{path} was answered with a web page")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        return Fault(FaultKind.BAD_DATA, f"{path} was packed on its way")
    return None


def _fault_of(path: str, error: requests.RequestException) -> Fault:
    refused = _certificate_error(error)
    if refused is None:
        return Fault(FaultKind.NO_NETWORK, f"{path} did not come: {type(error).__name__}")
    if refused.verify_code in (_X509_V_ERR_CERT_NOT_YET_VALID, _X509_V_ERR_CERT_HAS_EXPIRED):
        return Fault(FaultKind.CLOCK, f"the server's certificate: {refused.verify_message}")
    return Fault(FaultKind.PORTAL, f"the server's certificate: {refused.verify_message}")


def _certificate_error(error: BaseException) -> ssl.SSLCertVerificationError | None:
    """What requests and urllib3 have wrapped, if it is about a certificate."""
    found: BaseException | None = error
    while found is not None and not isinstance(found, ssl.SSLCertVerificationError):
        inner = getattr(found, "reason", None) or next(
            (each for each in found.args if isinstance(each, BaseException)), None
        )
        found = inner if isinstance(inner, BaseException) else None
    return found


class _Watchdog:
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


class _WatchedAdapter(HTTPAdapter):
    """Connections as usual, each made known to the watchdog."""

    def __init__(self, watchdog: _Watchdog) -> None:
        self._watchdog = watchdog
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Pools whose connections are watched."""
        super().init_poolmanager(*args, **kwargs)
        watchdog = self._watchdog

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

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
