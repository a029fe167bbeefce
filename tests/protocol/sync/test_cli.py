"""A technician syncs by hand, asks how things stand, and opens a shard."""

import argparse
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sync.cli import SyncDefaults, register
from sync.once import STORE_FOLDER
from tests.protocol.sync.county import (
    TOWNSHIP,
    PublishedCounty,
    first_state,
    key,
    new_keys,
    provide,
    serving,
)


@pytest.fixture
def county(tmp_path: Path) -> PublishedCounty:
    # The commands go by the machine's own clock.
    now = datetime.now(UTC)
    keys = new_keys(tmp_path / "keys", now)
    county = PublishedCounty(tmp_path / "public", day=now.date() - timedelta(days=1), keys=keys)
    county.publish(first_state())
    provide(tmp_path / "data", keys)
    return county


def run(*arguments: str, defaults: SyncDefaults | None = None) -> int:
    parser = argparse.ArgumentParser(prog="kiosk")
    register(parser.add_subparsers(required=True), defaults)
    taken = parser.parse_args(["sync", *arguments])
    code: int = taken.run(taken)
    return code


def test_a_whole_afternoon_at_the_terminal(
    county: PublishedCounty, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    as_of = (county.day - timedelta(days=1)).isoformat()
    with serving(county.folder) as url:
        defaults = SyncDefaults(data_dir=data, county_url=url, township=TOWNSHIP)
        assert run("status", defaults=defaults) == 1
        assert capsys.readouterr().err == "There is no local copy in that folder yet.\n"
        assert run("once", defaults=defaults) == 0
        assert f"Updated to {as_of}: 11 shards came" in capsys.readouterr().out
        assert run("once", "--json", defaults=defaults) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["outcome"] == "nothing_new"
    assert report["bytes_received"] <= 500
    assert report["as_of"] == as_of

    assert run("once", defaults=defaults) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("The sync did not finish:")
    assert printed.err.count("\n") == 1

    assert run("status", "--json", defaults=defaults) == 0
    status = json.loads(capsys.readouterr().out)
    assert status["township"] == TOWNSHIP
    assert status["last_success"]["outcome"] == "nothing_new"
    assert status["last_failure"]["outcome"] == "no_network"
    assert status["datasets"]["payment"] == {"shards": 2, "rows": 50}
    assert run("status", defaults=defaults) == 0
    assert "payment              2 shards        50 rows" in capsys.readouterr().out


def test_a_kept_shard_is_opened_by_its_name(
    county: PublishedCounty, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    with serving(county.folder) as url:
        run("once", "--county", url, "--township", TOWNSHIP, "--data", str(data))
    capsys.readouterr()
    (entry,) = (e for e in county.entries if e.dataset == "payment" and e.rows == 20)
    assert run("cat", entry.name, "--json", "--data", str(data)) == 0
    header, *rows = map(json.loads, capsys.readouterr().out.splitlines())
    assert (header["dataset"], header["rows"], header["payees"]) == ("payment", 20, 20)
    assert header["sums"] == {"amount_fen": 20 * 13142}
    assert len(rows) == 20
    assert rows[0]["payee"] == key(31).hex()
    assert rows[0]["paid_on"] == "2026-03-12"
    path = data / STORE_FOLDER / entry.name[:2] / entry.name
    assert run("cat", str(path), "--data", str(data)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if not line.startswith("#")]) == 21


@pytest.mark.parametrize("content", [b"", b"no shard", None])
def test_a_file_that_is_no_shard_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    path = tmp_path / "shard"
    if content is not None:
        path.write_bytes(content)
    assert run("cat", str(path), "--data", str(tmp_path)) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["once"],
        ["once", "--county", "ftp://county", "--township", TOWNSHIP, "--data", "."],
        ["once", "--county", "http://county", "--township", "合口镇", "--data", "."],
        ["cat"],
        [],
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*arguments)
    assert ended.value.code == 2
