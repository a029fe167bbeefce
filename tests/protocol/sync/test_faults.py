"""What a bad line, a bad server and a bad disk do: a report says it, and the state stays whole."""

import fcntl
import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import zstandard

from sync.local_copy import LOCK_FILE
from sync.replica import REPLICA_FILE
from sync.report import Outcome, SyncReport
from sync.wire.index import ShardEntry
from sync.wire.layout import shard_path
from sync.wire.schema import PAYMENT
from sync.wire.shard import encode_shard
from tests.protocol.sync.county import (
    VILLAGE,
    PublishedCounty,
    State,
    first_state,
    payment,
    running,
    serving,
    sync,
)
from tests.protocol.sync.held import held_state, published_state

DEADLINE_S = 20.0


@pytest.fixture
def county(tmp_path: Path) -> PublishedCounty:
    county = PublishedCounty(tmp_path / "public")
    county.publish(first_state())
    return county


@pytest.fixture
def data(county: PublishedCounty, tmp_path: Path) -> Path:
    """A terminal that already holds the first state; the county has published a second one."""
    data = tmp_path / "data"
    with serving(county.folder) as url:
        assert sync(data, url).outcome is Outcome.UPDATED
    county.publish(second_state())
    return data


def second_state() -> State:
    state = first_state()
    state[PAYMENT, VILLAGE, "2026"].append(payment(99, 1999))
    return state


def assert_nothing_changed(report: SyncReport, data: Path, outcome: Outcome) -> None:
    assert report.outcome is outcome, report.detail
    assert held_state(data) == published_state(first_state())
    assert "2026-03-31" in report.sentence
    assert "2026年3月31日" in report.sentence_zh


def changed_entry(county: PublishedCounty) -> ShardEntry:
    (entry,) = (e for e in county.entries if (e.dataset, e.region) == ("payment", VILLAGE))
    return entry


def test_no_server_is_no_network(data: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    report = sync(data, f"http://127.0.0.1:{port}/")
    assert_nothing_changed(report, data, Outcome.NO_NETWORK)


def test_a_first_sync_without_a_network_says_that_there_is_nothing_yet(tmp_path: Path) -> None:
    report = sync(tmp_path / "new", "http://127.0.0.1:9/")
    assert report.outcome is Outcome.NO_NETWORK
    assert report.as_of is None
    assert "还没有数据" in report.sentence_zh


def answering(answer: Callable[[BaseHTTPRequestHandler], None]) -> AbstractContextManager[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return running(Handler)


def _page(handler: BaseHTTPRequestHandler, content_type: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", content_type)
    handler.end_headers()
    handler.wfile.write(b"<html><body>please log in</body></html>")


def _redirect(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:9/login")
    handler.end_headers()


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(1 << 16):
            handler.wfile.write(bytes(1 << 16))
    except ConnectionError:
        handler.close_connection = True


def _short(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"{")


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (lambda handler: _page(handler, "text/html"), Outcome.PORTAL),
        (lambda handler: _page(handler, "application/json"), Outcome.PORTAL),
        (_redirect, Outcome.PORTAL),
        (_endless, Outcome.BAD_DATA),
        (_short, Outcome.NO_NETWORK),
        (lambda handler: handler.send_error(500), Outcome.SERVER_REFUSED),
        (lambda handler: handler.send_error(404), Outcome.SERVER_REFUSED),
        (lambda handler: handler.wfile.write(b"not HTTP at all\r\n\r\n"), Outcome.NO_NETWORK),
    ],
    ids=["portal", "page", "redirect", "endless", "short", "500", "404", "noise"],
)
def test_a_server_that_is_not_the_countys(
    data: Path, answer: Callable[[BaseHTTPRequestHandler], None], outcome: Outcome
) -> None:
    with answering(answer) as url:
        report = sync(data, url)
    assert_nothing_changed(report, data, outcome)
    assert report.requests <= 8


def test_a_shard_of_other_bytes_is_refused(county: PublishedCounty, data: Path) -> None:
    path = shard_path(changed_entry(county).name)
    content = (county.folder / path).read_bytes()
    county.write(path, content[:-1] + bytes([content[-1] ^ 1]))
    with serving(county.folder) as url:
        report = sync(data, url)
    assert_nothing_changed(report, data, Outcome.BAD_DATA)


def test_once_the_county_mends_the_file_the_sync_goes_through(
    county: PublishedCounty, data: Path
) -> None:
    path = shard_path(changed_entry(county).name)
    content = (county.folder / path).read_bytes()
    with serving(county.folder) as url:
        for broken in (content[:-1], content + b"x", b"<html>"):
            county.write(path, broken)
            assert_nothing_changed(sync(data, url), data, Outcome.BAD_DATA)
        (county.folder / path).unlink()
        assert_nothing_changed(sync(data, url), data, Outcome.SERVER_REFUSED)
        county.write(path, content)
        assert sync(data, url).outcome is Outcome.UPDATED
    assert held_state(data) == published_state(second_state())


def _header_changed(name: str, value: object) -> bytes:
    rows = second_state()[PAYMENT, VILLAGE, "2026"]
    text = zstandard.ZstdDecompressor().decompress(encode_shard(PAYMENT, VILLAGE, "2026", rows))
    first, rest = text.split(b"\n", 1)
    header = json.dumps({**json.loads(first), name: value}).encode()
    return zstandard.ZstdCompressor().compress(header + b"\n" + rest)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sums", {"amount_fen": 1}),
        ("rows", 5),
        ("region", "430724101212"),
        ("period", "2025"),
        ("dataset", "holder"),
    ],
)
def test_a_shard_that_does_not_add_up_changes_nothing(
    county: PublishedCounty, data: Path, name: str, value: object
) -> None:
    content = county.sealed("payment", VILLAGE, "2026", _header_changed(name, value))
    digest = hashlib.sha256(content).hexdigest()
    county.write(shard_path(digest), content)
    entry = changed_entry(county)
    county.entries.remove(entry)
    county.entries.append(ShardEntry("payment", VILLAGE, "2026", digest, len(content), entry.rows))
    county.publish_entries()
    with serving(county.folder) as url:
        report = sync(data, url)
    assert_nothing_changed(report, data, Outcome.BAD_DATA)


def test_two_villages_with_one_payments_number_change_nothing(
    county: PublishedCounty, data: Path
) -> None:
    state = first_state()
    state[PAYMENT, "430724101213", "2026"] = [payment(1, 1000)]
    county.publish(state)
    with serving(county.folder) as url:
        report = sync(data, url)
    assert_nothing_changed(report, data, Outcome.BAD_DATA)


def test_a_declared_ten_gigabytes_are_never_asked_for(county: PublishedCounty, data: Path) -> None:
    entry = changed_entry(county)
    county.entries.remove(entry)
    county.entries.append(ShardEntry("payment", VILLAGE, "2026", "ab" * 32, 10 << 30, entry.rows))
    county.publish_entries()
    with serving(county.folder) as url:
        report = sync(data, url)
    assert_nothing_changed(report, data, Outcome.BAD_DATA)


def test_two_syncers_do_not_work_at_once(county: PublishedCounty, data: Path) -> None:
    with (data / LOCK_FILE).open("w") as held, serving(county.folder) as url:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert_nothing_changed(sync(data, url), data, Outcome.BUSY)
        fcntl.flock(held, fcntl.LOCK_UN)
        assert sync(data, url).outcome is Outcome.UPDATED


def test_a_folder_that_cannot_be_made_is_the_disks_fault(
    county: PublishedCounty, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with serving(county.folder) as url:
        report = sync(tmp_path / "file" / "data", url)
    assert report.outcome is Outcome.DISK_REFUSED


KILLED_WHILE_APPLYING = """
import os, signal, sys
from pathlib import Path
import sync.apply
from tests.protocol.sync.county import sync as sync_township

inserted = sync.apply._insert
def insert_and_wait(*arguments):
    inserted(*arguments)
    print("inside", flush=True)
    signal.pause()
sync.apply._insert = insert_and_wait
sync_township(Path(sys.argv[1]), sys.argv[2])
"""


def test_a_power_cut_in_the_middle_of_the_transaction_leaves_one_published_state(
    county: PublishedCounty, data: Path
) -> None:
    with serving(county.folder) as url:
        syncer = subprocess.Popen(
            [sys.executable, "-c", KILLED_WHILE_APPLYING, str(data), url],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert syncer.stdout is not None
        assert syncer.stdout.readline() == "inside\n"
        os.kill(syncer.pid, signal.SIGKILL)
        syncer.communicate(timeout=DEADLINE_S)
        assert (data / f"{REPLICA_FILE}-wal").exists()
        assert held_state(data) == published_state(first_state())
        assert sync(data, url).outcome is Outcome.UPDATED
    assert held_state(data) == published_state(second_state())
