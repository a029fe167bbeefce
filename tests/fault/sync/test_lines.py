"""What a line and a server can do to a terminal, whose syncer is a process of its own."""

import contextlib
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from http.server import BaseHTTPRequestHandler

import pytest

from tests.fault.sync.hall import FIRST, SECOND, Hall
from tests.protocol.sync.county import running, serving
from tests.protocol.sync.lines import cutting, dripping, serving_ranges

LONGEST_CUT_LINE_SYNCS = 40

pytestmark = pytest.mark.long


def answering(answer: Callable[[BaseHTTPRequestHandler], None]) -> AbstractContextManager[str]:
    """A server that answers everything so."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with contextlib.suppress(ConnectionError):
                answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return running(Handler)


def _send(
    status: int, headers: dict[str, str], body: bytes = b""
) -> Callable[[BaseHTTPRequestHandler], None]:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


def _endless(handler: BaseHTTPRequestHandler) -> None:
    _send(200, {})(handler)
    for _ in range(1 << 16):
        handler.wfile.write(bytes(1 << 16))


PORTAL = b"<html><body>please log in</body></html>"
ANSWERS = {
    "500": (_send(500, {}), "server_refused"),
    "404": (_send(404, {}), "server_refused"),
    "portal": (_send(200, {"Content-Type": "text/html"}, PORTAL), "portal"),
    "portal that says it is JSON": (
        _send(200, {"Content-Type": "application/json"}, PORTAL),
        "portal",
    ),
    "redirect": (_send(302, {"Location": "http://127.0.0.1:9/login"}), "portal"),
    "less than its length": (_send(200, {"Content-Length": "1000"}, b"{"), "no_network"),
    "no length and no end": (_endless, "bad_data"),
    "a length of 10 GB": (_send(200, {"Content-Length": str(10 << 30)}, b"{"), "bad_data"),
    "no length that is one": (_send(200, {"Content-Length": "many"}, b"{"), "bad_data"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_server_that_is_not_the_countys(hall: Hall, name: str) -> None:
    answer, outcome = ANSWERS[name]
    with answering(answer) as url:
        assert hall.once(url) == outcome
    hall.goes_on(FIRST)
    with serving(hall.county.folder) as url:
        assert hall.once(url) == "updated"
    hall.goes_on(SECOND)


def test_a_server_that_drips_does_not_hold_up_the_screen(hall: Hall) -> None:
    with dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n", 0.1) as url:
        arguments = ("sync", "once", "--json", *hall.place(), "--county", url)
        syncer = subprocess.Popen(hall.command(*arguments), stdout=subprocess.PIPE)
        try:
            hall.goes_on(FIRST)
            assert syncer.poll() is None
        finally:
            syncer.kill()
            syncer.communicate()


def test_a_server_without_ranges_on_a_link_that_breaks(hall: Hall) -> None:
    with (
        serving(hall.county.folder) as far,
        cutting(far, 3_000, 20_000, seed=5) as url,
    ):
        outcomes = [hall.once(url)]
        while outcomes[-1] not in ("updated", "nothing_new"):
            assert outcomes[-1] == "no_network"
            hall.goes_on(FIRST)
            assert len(outcomes) < LONGEST_CUT_LINE_SYNCS
            outcomes.append(hall.once(url))
    hall.goes_on(SECOND)


@pytest.mark.parametrize(("least", "most"), [(400, 800), (400, 20_000)])
@pytest.mark.parametrize("seed", range(3))
def test_a_link_that_breaks_every_few_bytes(hall: Hall, least: int, most: int, seed: int) -> None:
    with ExitStack() as line:
        far = line.enter_context(serving_ranges(hall.county.folder))
        url = line.enter_context(cutting(far, least, most, seed=seed))
        outcomes = [hall.once(url)]
        while outcomes[-1] != "updated":
            assert outcomes[-1] == "no_network"
            hall.goes_on(FIRST)
            assert len(outcomes) < LONGEST_CUT_LINE_SYNCS
            outcomes.append(hall.once(url))
    hall.goes_on(SECOND)
