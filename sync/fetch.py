"""Fetching published files: untrusted bytes in, files of the right digest or a fault out."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import requests

from sync.disk import fault_of_disk, sync_folder
from sync.faults import Fault, FaultKind
from sync.wire.layout import url_of

CONNECT_TIMEOUT_S = 10.0
READ_TIMEOUT_S = 30.0

_CHUNK_BYTES = 64 << 10


class Fetcher:
    """One sync's requests to one county. Not for use by several threads; close it at the end.

    `requests` and `bytes_received` (bodies only) count what was spent on the line.
    """

    def __init__(self, county_url: str) -> None:
        self.requests = 0
        self.bytes_received = 0
        self._county_url = county_url
        self._session = requests.Session()
        # Neither a proxy nor a password may come from the environment of a service.
        self._session.trust_env = False
        self._session.headers["Accept-Encoding"] = "identity"

    def close(self) -> None:
        """Give the connections back."""
        self._session.close()

    def small(self, path: str, max_bytes: int) -> bytes | Fault:
        """The content of a small published file, of at most `max_bytes`, unchecked."""
        body = bytearray()
        for chunk in self._chunks(path, max_bytes):
            if isinstance(chunk, Fault):
                return chunk
            body += chunk
        return bytes(body)

    def file(self, path: str, *, size: int, sha256: str, target: Path) -> Fault | None:
        """Put the published file of that size and digest at `target`, whole or not at all."""
        part = target.with_name(f"{target.name}.part")
        digest = hashlib.sha256()
        received = 0
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                for chunk in self._chunks(path, size):
                    if isinstance(chunk, Fault):
                        return chunk
                    digest.update(chunk)
                    received += len(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            if received != size or digest.hexdigest() != sha256:
                part.unlink()
                return Fault(FaultKind.BAD_DATA, f"{path} is not what its index says")
            part.replace(target)
            sync_folder(target.parent)
        except OSError as error:
            return fault_of_disk(error)
        return None

    def _chunks(self, path: str, max_bytes: int) -> Iterator[bytes | Fault]:
        """The body piece by piece; a fault is the last piece."""
        self.requests += 1
        try:
            with self._session.get(
                url_of(self._county_url, path),
                stream=True,
                timeout=(CONNECT_TIMEOUT_S, READ_TIMEOUT_S),
                allow_redirects=False,
            ) as response:
                refusal = _refusal(path, response)
                if refusal is not None:
                    yield refusal
                    return
                received = 0
                for chunk in response.iter_content(_CHUNK_BYTES):
                    received += len(chunk)
                    self.bytes_received += len(chunk)
                    if received > max_bytes:
                        yield Fault(FaultKind.BAD_DATA, f"{path} is longer than it may be")
                        return
                    yield chunk
        except requests.RequestException as error:
            yield Fault(FaultKind.NO_NETWORK, f"{path} did not come: {type(error).__name__}")


def _refusal(path: str, response: requests.Response) -> Fault | None:
    status = response.status_code
    if 300 <= status < 400:
        return Fault(FaultKind.PORTAL, f"{path} was answered with a redirect")
    if status != requests.codes.ok:
        # An object store that lists nothing says 403 for a file that is not there.
        absent = status in (requests.codes.not_found, requests.codes.forbidden)
        detail = f"{path} was answered with status {status}"
        return Fault(FaultKind.SERVER_REFUSED, detail, absent)
    if response.headers.get("Content-Type", "").startswith("text/html"):
        return Fault(FaultKind.PORTAL, f"{path} was answered with a web page")
    return None
