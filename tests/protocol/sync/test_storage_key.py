"""The replica lies enciphered: who keeps the key, and what a copied disk tells without it."""

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sync.database import Error, NoStorageKeyError
from sync.progress import ProgressFile, read_progress
from sync.replica import REPLICA_FILE, open_for_reading
from sync.report import Outcome
from sync.storage_key import CREDENTIAL, KEY_FILE, make_storage_key, storage_key
from tests.protocol.sync.county import PublishedCounty, first_state, serving, sync


@pytest.fixture
def data(tmp_path: Path) -> Path:
    county = PublishedCounty(tmp_path / "public")
    county.publish(first_state())
    with serving(county.folder) as url:
        assert sync(tmp_path / "data", url).outcome is Outcome.UPDATED
    return tmp_path / "data"


def test_a_copied_file_tells_nothing(data: Path) -> None:
    content = (data / REPLICA_FILE).read_bytes()
    assert b"SQLite" not in content
    assert "龙池村".encode() not in content
    with (
        closing(sqlite3.connect(data / REPLICA_FILE)) as stranger,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        stranger.execute("SELECT count(*) FROM payment")


def test_the_key_of_a_development_terminal_is_its_owners_only(data: Path) -> None:
    assert stat.S_IMODE((data / KEY_FILE).stat().st_mode) == 0o600
    before = storage_key(data)
    make_storage_key(data)
    assert storage_key(data) == before


@pytest.mark.parametrize("content", [b"\x01" * 32, b"01" * 32, b"01" * 32 + b"\n"])
def test_systemd_hands_the_key_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / CREDENTIAL).write_bytes(content)
    make_storage_key(tmp_path)
    assert storage_key(tmp_path) == b"\x01" * 32
    assert not (tmp_path / KEY_FILE).exists()


@pytest.mark.parametrize("content", [b"", b"01" * 31, b"x" * 64, None])
def test_a_key_that_is_none_is_named_without_its_content(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / KEY_FILE).write_bytes(content)
    with pytest.raises(NoStorageKeyError, match=KEY_FILE) as refused:
        storage_key(tmp_path)
    assert "xxxx" not in str(refused.value)
    assert isinstance(refused.value, Error)


def test_a_reader_with_another_key_says_so_and_writes_no_line_of_its_own(
    data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (data / KEY_FILE).write_text("ab" * 32)
    with pytest.raises(Error), closing(open_for_reading(data / REPLICA_FILE)) as reader:
        reader.execute("SELECT count(*) FROM payment")
    assert capfd.readouterr().err == ""


def test_a_lost_key_gives_nothing_up(data: Path) -> None:
    (data / KEY_FILE).unlink()
    written = (data / REPLICA_FILE).read_bytes()
    report = sync(data, "http://127.0.0.1:9/")
    assert report.outcome is Outcome.WRONG_KEY
    assert not (data / KEY_FILE).exists()
    assert (data / REPLICA_FILE).read_bytes() == written


def test_progress_is_read_while_it_is_fresh(tmp_path: Path) -> None:
    now = datetime(2026, 4, 1, tzinfo=UTC)
    progress = ProgressFile(tmp_path)
    assert read_progress(tmp_path, now) is None
    progress.begin(100, 1000)
    progress.show(350, now)
    shown = read_progress(tmp_path, now)
    assert shown is not None
    assert (shown.bytes_done, shown.bytes_total) == (250, 1000)
    assert read_progress(tmp_path, now + timedelta(hours=1)) is None
    progress.end()
    assert read_progress(tmp_path, now) is None
