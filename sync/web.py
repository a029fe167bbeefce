"""The county's published files over HTTP: one session, no redirects, no patience without end."""

import contextlib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import requests
import urllib3

from sync.connecting import HAS_EXPIRED, NOT_YET_VALID, Adapter, CheckedContext, Watchdog
from sync.faults import Fault, FaultKind
from sync.line import Answer
from sync.wire.layout import url_of

CONNECT_TIMEOUT_S = 10.0
READ_TIMEOUT_S = 30.0

_PIECE_BYTES = 64 << 10


class Web:
    """One county's web server. Not for use by several threads; close it at the end.

    Its certificate must come from an authority that the program brings, or from one in `ca_file`.
    """

    def __init__(self, county_url: str, *, ca_file: Path | None = None) -> None:
        self.requests = 0
        self._county_url = county_url
        self._watchdog = Watchdog()
        self._context = CheckedContext()
        self._session = requests.Session()
        # Neither a proxy nor a password may come from the environment of a service.
        self._session.trust_env = False
        self._session.headers["Accept-Encoding"] = "identity"
        if ca_file is not None:
            self._session.verify = str(ca_file)
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, Adapter(self._watchdog, self._context))

    def check_by(self, at: datetime) -> None:
        """Check certificates by that time: the system's clock is known to be behind it."""
        self._context.check_by(at)

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
    if refused.verify_code in (NOT_YET_VALID, HAS_EXPIRED):
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
