"""Clocks that are wrong, in processes whose system clock really is: dead batteries and mistakes."""

import json
import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import certifi
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sync.wire.schema import PAYMENT
from tests.protocol.sync.county import (
    TOWNSHIP,
    VILLAGE,
    PublishedCounty,
    State,
    first_state,
    payment,
    provide,
    serving,
)
from tests.protocol.sync.held import held_state, published_state

LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
DEADLINE_S = 60.0

pytestmark = pytest.mark.skipif(not LIBRARIES, reason="Debian's libfaketime is not installed")

COMMAND = """
import argparse, sys
from sync.cli import register

parser = argparse.ArgumentParser()
register(parser.add_subparsers())
arguments = parser.parse_args()
sys.exit(arguments.run(arguments))
"""

ASK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from sync.web import Web

web = Web(sys.argv[1], ca_file=Path(sys.argv[2]))
if sys.argv[3]:
    web.check_by(datetime.fromisoformat(sys.argv[3]))
with web.ask("file", begin=0, tag=None, limit_s=20) as answer:
    print(getattr(answer, "kind", "answered"))
web.close()
"""


def at(clock: str, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in a process whose system clock starts there."""
    return subprocess.run(
        [sys.executable, "-c", *command],
        env={
            **os.environ,
            "LD_PRELOAD": str(LIBRARIES[0]),
            "FAKETIME": f"@{clock}",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "TZ": "UTC",
        },
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )


def second_state() -> State:
    state = first_state()
    state[PAYMENT, VILLAGE, "2026"].append(payment(99, 1999))
    return state


def sync_at(clock: str, data: Path, url: str) -> dict[str, object]:
    place = ("--data", str(data), "--township", TOWNSHIP, "--county", url)
    done = at(clock, COMMAND, "sync", "once", "--json", *place)
    report: dict[str, object] = json.loads(done.stdout)
    return report


@pytest.fixture
def county(tmp_path: Path) -> PublishedCounty:
    county = PublishedCounty(tmp_path / "public")
    county.publish(first_state())
    return county


@pytest.fixture
def data(county: PublishedCounty, tmp_path: Path) -> Path:
    """A terminal that holds the first state; the county has published a second one."""
    provide(tmp_path / "data")
    with serving(county.folder) as url:
        report = sync_at("2026-04-01 08:00:00", tmp_path / "data", url)
    assert report["outcome"] == "updated"
    county.publish(second_state())
    return tmp_path / "data"


@pytest.mark.parametrize("clock", ["1970-01-02 00:00:00", "2024-04-01 08:00:00"])
def test_a_dead_battery_does_not_keep_data_away(
    county: PublishedCounty, data: Path, clock: str
) -> None:
    with serving(county.folder) as url:
        assert sync_at(clock, data, url)["outcome"] == "updated"
    assert held_state(data) == published_state(second_state())


def test_a_clock_in_2099_stops_updates_keeps_the_data_and_asks_for_staff(
    county: PublishedCounty, data: Path
) -> None:
    with serving(county.folder) as url:
        report = sync_at("2099-01-01 00:00:00", data, url)
        assert report["outcome"] == "clock"
        assert "请工作人员核对终端日期" in str(report["sentence_zh"])
        assert held_state(data) == published_state(first_state())
        status = at("2099-01-01 00:00:00", COMMAND, "sync", "status", "--data", str(data))
        assert "expired" in status.stdout.splitlines()[0]
        assert sync_at("2026-04-02 08:00:00", data, url)["outcome"] == "updated"
    assert held_state(data) == published_state(second_state())


def test_the_service_says_that_the_clock_should_be_set(county: PublishedCounty, data: Path) -> None:
    with serving(county.folder) as url:
        service = subprocess.Popen(
            [
                *(sys.executable, "-c", COMMAND, "sync", "run", "--county", url),
                *("--data", str(data), "--township", TOWNSHIP),
            ],
            env={
                **os.environ,
                "LD_PRELOAD": str(LIBRARIES[0]),
                "FAKETIME": "@1970-01-02 00:00:00",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            },
            stderr=subprocess.PIPE,
            text=True,
        )
        assert service.stderr is not None
        said = service.stderr.readline()
        service.terminate()
        service.communicate(timeout=DEADLINE_S)
    assert "the clock is behind: set it to 2026-" in said


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A server's own certificate, valid in 2026 and 2027, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2028, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return path


@contextmanager
def serving_tls(folder: Path, certificate: Path) -> Iterator[str]:
    """The folder on a real web server that speaks TLS."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Clients that refuse a certificate hang up."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = Server(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"https://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("clock", "signed_at", "answer"),
    [
        ("2026-06-01 00:00:00", "", "answered"),
        ("1970-01-02 00:00:00", "", "clock"),
        ("1970-01-02 00:00:00", "2026-03-31T18:00:00+00:00", "answered"),
        ("2024-04-01 00:00:00", "2026-03-31T18:00:00+00:00", "answered"),
        ("2024-04-01 00:00:00", "2028-03-31T18:00:00+00:00", "clock"),
        ("1970-01-02 00:00:00", "2025-03-31T18:00:00+00:00", "clock"),
        ("2099-01-01 00:00:00", "", "clock"),
    ],
)
def test_certificates_are_checked_by_the_newest_time_that_is_known(
    tmp_path: Path, certificate: Path, clock: str, signed_at: str, answer: str
) -> None:
    (tmp_path / "file").write_text("content")
    with serving_tls(tmp_path, certificate) as url:
        done = at(clock, ASK, url, str(certificate), signed_at)
    assert done.stdout.strip() == answer, done.stderr


def test_a_strangers_certificate_is_no_question_of_time(tmp_path: Path, certificate: Path) -> None:
    (tmp_path / "file").write_text("content")
    with serving_tls(tmp_path, certificate) as url:
        for signed_at in ("", "2026-03-31T18:00:00+00:00"):
            done = at("2026-06-01 00:00:00", ASK, url, certifi.where(), signed_at)
            assert done.stdout.strip() == "portal", done.stderr
