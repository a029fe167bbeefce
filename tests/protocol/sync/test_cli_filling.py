"""A technician without a network: a stick, half a one, an old one, a rebuild; and the service."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sync.replica import REPLICA_FILE
from sync.storage_key import KEY_FILE
from sync.wire.layout import shard_path
from sync.wire.schema import PAYMENT
from tests.protocol.sync.county import (
    NOW,
    TOWNSHIP,
    VILLAGE,
    PublishedCounty,
    State,
    first_state,
    payment,
    provide,
    serving,
    sync,
)
from tests.protocol.sync.held import held_state, published_state
from tests.protocol.sync.test_cli import run

DEADLINE_S = 20.0

SERVICE = """
import argparse, sync.cli_filling
from sync.cli import register
from tests.protocol.sync.county import NOW

sync.cli_filling.utc_now = lambda: NOW
parser = argparse.ArgumentParser()
register(parser.add_subparsers())
arguments = parser.parse_args()
arguments.run(arguments)
"""


@pytest.fixture
def county(tmp_path: Path) -> PublishedCounty:
    county = PublishedCounty(tmp_path / "public")
    county.publish(first_state())
    return county


@pytest.fixture
def data(tmp_path: Path) -> Path:
    provide(tmp_path / "data")
    return tmp_path / "data"


def second_state() -> State:
    state = first_state()
    state[PAYMENT, VILLAGE, "2026"].append(payment(99, 1999))
    return state


def place(data: Path) -> list[str]:
    return ["--data", str(data), "--township", TOWNSHIP]


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands take the system's time; the county of these tests signs in spring 2026."""
    monkeypatch.setattr("sync.cli_filling.utc_now", lambda: NOW)


def test_a_stick_brings_what_the_line_would_have(
    county: PublishedCounty, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", str(county.folder), *place(data)) == 0
    assert "Updated to 2026-03-31" in capsys.readouterr().out
    assert held_state(data) == published_state(first_state())
    with serving(county.folder) as url:
        report = sync(data, url)
    assert report.outcome.value == "nothing_new"


def test_a_half_copied_stick_changes_nothing(
    county: PublishedCounty, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", str(county.folder), *place(data))
    county.publish(second_state())
    (entry,) = (e for e in county.entries if (e.dataset, e.region) == ("payment", VILLAGE))
    (county.folder / shard_path(entry.name)).unlink()
    capsys.readouterr()
    assert run("import", str(county.folder), *place(data), "--json") == 1
    printed = capsys.readouterr()
    assert json.loads(printed.out)["outcome"] == "incomplete"
    assert "U盘上的数据不全" in json.loads(printed.out)["sentence_zh"]
    assert printed.err.count("\n") == 1
    assert held_state(data) == published_state(first_state())


def test_an_old_stick_is_refused(
    county: PublishedCounty, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = county.folder.with_name("old stick")
    shutil.copytree(county.folder, old)
    county.publish(second_state())
    run("import", str(county.folder), *place(data))
    for kept in ("everything", "no replica", "no trust"):
        if kept == "no replica":
            (data / REPLICA_FILE).unlink()
        if kept == "no trust":
            shutil.rmtree(data / "trust")
        capsys.readouterr()
        assert run("import", str(old), *place(data), "--json") == 1
        assert json.loads(capsys.readouterr().out)["outcome"] == "older"
        assert held_state(data) == published_state(second_state())


def test_no_stick_at_all_is_one_sentence(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", str(tmp_path / "nothing"), *place(data)) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_lost_storage_key_waits_for_a_technician_who_fills_anew(
    county: PublishedCounty, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", str(county.folder), *place(data))
    (data / KEY_FILE).write_text("ab" * 32)
    written = (data / REPLICA_FILE).read_bytes()
    capsys.readouterr()
    assert run("import", str(county.folder), *place(data), "--json") == 1
    assert json.loads(capsys.readouterr().out)["outcome"] == "wrong_key"
    assert run("status", "--data", str(data)) == 1
    assert capsys.readouterr().err == "The local copy was written under another storage key.\n"
    assert (data / REPLICA_FILE).read_bytes() == written
    assert run("rebuild", "--data", str(data)) == 0
    assert capsys.readouterr().out == "Emptied: sync to fill it.\n"


def test_filled_anew_from_what_is_kept(
    county: PublishedCounty, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", str(county.folder), *place(data))
    capsys.readouterr()
    assert run("rebuild", "--data", str(data)) == 0
    assert capsys.readouterr().out == "Filled anew: the data here are those of 2026-03-31.\n"
    assert held_state(data) == published_state(first_state())


def test_the_service_syncs_and_ends_when_told(county: PublishedCounty, data: Path) -> None:
    with serving(county.folder) as url:
        service = subprocess.Popen(
            [
                *(sys.executable, "-c", SERVICE, "sync", "run"),
                *("--county", url, "--interval", "1"),
                *place(data),
            ],
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert service.stderr is not None
            assert "Updated to 2026-03-31" in service.stderr.readline()
            county.publish(second_state())
            assert "Updated to 2026-04-01" in service.stderr.readline()
            service.send_signal(signal.SIGTERM)
            assert service.wait(DEADLINE_S) == 0
        finally:
            service.kill()
            service.communicate()
    assert held_state(data) == published_state(second_state())
