"""600 terminals asking one web server for news, against the same server giving one small file."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.bench.figures import Baseline, Figure, Spread, p99
from tests.bench.stand import Stand
from tests.bench.web_server import Door, WebServer, web_server

KIOSKS = 600
POLLS = 10
ROUNDS = 3
HOST = "127.0.0.1"

Asked = tuple[bytes, bytes]
"""A request, and how its answer begins."""


@dataclass(frozen=True, slots=True)
class Round:
    """What all terminals' polls together came to."""

    requests_a_second: float
    p99_ms: float
    server_us_a_request: float


def measure(stand: Stand) -> Iterator[Figure]:
    """Each terminal asks on a new connection as soon as its last poll was answered."""
    with web_server(stand) as server:
        stand.say(f"{KIOSKS} terminals at {server.name} …")
        news, bare = [], []
        for _ in range(ROUNDS):
            news.append(_round(server, server.news))
            bare.append(_round(server, server.bare))
    what = f"{KIOSKS} terminals asking {server.name} for news, all at once"
    baseline = f"{server.name}, one small static file"
    for told, unit, name in (
        ("requests a second", "a second", "requests_a_second"),
        ("p99 of a request, connecting apart", "ms", "p99_ms"),
        ("the server's CPU a request", "µs", "server_us_a_request"),
    ):
        yield Figure(
            f"{what}: {told}",
            unit,
            Spread.of([getattr(each, name) for each in news]),
            Baseline(baseline, Spread.of([getattr(each, name) for each in bare])),
        )


def _round(server: WebServer, door: Door) -> Round:
    cpu_before, began = server.cpu_s(), time.perf_counter()
    times = asyncio.run(_all_kiosks(door))
    wall_s, cpu_s = time.perf_counter() - began, server.cpu_s() - cpu_before
    return Round(len(times) / wall_s, p99(times) * 1000, cpu_s / len(times) * 1e6)


async def _all_kiosks(door: Door) -> list[float]:
    """The seconds that each answer took."""
    asked = [
        (
            f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nUser-Agent: bench\r\n"
            "Accept-Encoding: identity\r\nAccept: */*\r\nConnection: keep-alive\r\n\r\n".encode(),
            f"HTTP/1.1 {status} ".encode(),
        )
        for path, status in door.asked
    ]
    found = await asyncio.gather(*(_kiosk(door.port, asked) for _ in range(KIOSKS)))
    return [seconds for times in found for seconds in times]


async def _kiosk(port: int, asked: list[Asked]) -> list[float]:
    return [seconds for _ in range(POLLS) for seconds in await _poll(port, asked)]


async def _poll(port: int, asked: list[Asked]) -> list[float]:
    loop = asyncio.get_running_loop()
    poll = _Poll(asked, loop.create_future())
    await loop.create_connection(lambda: poll, HOST, port)
    await poll.over
    return poll.times


@dataclass(slots=True)
class _Poll(asyncio.Protocol):
    """One connection that makes its requests one after the other, and ends."""

    asked: list[Asked]
    over: asyncio.Future[None]
    times: list[float] = field(default_factory=list)
    _transport: asyncio.Transport | None = None
    _came: bytes = b""
    _asked_at: float = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if not isinstance(transport, asyncio.Transport):
            raise TypeError("a stream was asked for")
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        self._came += data
        head, end, body = self._came.partition(b"\r\n\r\n")
        if not end or len(body) < _length(head):
            return
        if not head.startswith(self.asked[len(self.times)][1]):
            self.over.set_exception(ConnectionError("the server gave another answer"))
            return
        self.times.append(time.perf_counter() - self._asked_at)
        self._came = b""
        self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.over.done():
            self.over.set_exception(exc or ConnectionError("the server hung up"))

    def _ask(self) -> None:
        if self._transport is None:
            raise TypeError("there is no connection yet")
        if len(self.times) == len(self.asked):
            self.over.set_result(None)
            self._transport.close()
            return
        self._asked_at = time.perf_counter()
        self._transport.write(self.asked[len(self.times)][0])


def _length(head: bytes) -> int:
    """The body's length by an answer's header. `ValueError` where it does not say."""
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise ValueError("an answer without a length")
