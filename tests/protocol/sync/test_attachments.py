"""Pictures come after the data, newest first, as far as there is room, and hide no row."""

import json
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.attachment_opening import AttachmentFault
from sync.attachments import Picture, Room, fitting
from sync.faults import FaultKind
from sync.local_copy import keep_house
from sync.once import import_once
from sync.replica import REPLICA_FILE, open_for_reading
from sync.report import Outcome
from sync.wire.files import MAX_FILE_BYTES
from tests.protocol.sync.county import (
    NOW,
    TOWNSHIP,
    PublishedCounty,
    new_keys,
    provide,
    serving,
)
from tests.protocol.sync.pictures import PLENTY, Album, Terminal, picture, room_for


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(PublishedCounty(tmp_path / "public"))
    album.add(1, 2, 3, 4, 5)
    album.publish()
    return album


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "data")


def rows_of(terminal: Terminal) -> int:
    with closing(open_for_reading(terminal.data / REPLICA_FILE)) as replica:
        count: int = replica.execute("SELECT count(*) FROM attachment").fetchone()[0]
        return count


def test_all_pictures_come_and_open(album: Album, terminal: Terminal) -> None:
    with serving(album.county.folder) as url:
        assert terminal.sync(url).outcome is Outcome.UPDATED
    assert terminal.shown(album) == {1, 2, 3, 4, 5}
    status = terminal.status()
    assert (status.wanted, status.held, status.missing, status.beyond) == (5, 5, 0, 0)
    assert status.held_bytes == sum(len(file.content) for file in album.files.values())
    assert status.sentence_zh == "图片共5张，已下载5张。"


def test_no_picture_lies_open_on_the_disk(album: Album, terminal: Terminal) -> None:
    with serving(album.county.folder) as url:
        terminal.sync(url)
    contents = [path.read_bytes() for path in terminal.data.rglob("*") if path.is_file()]
    assert len(contents) > 10
    assert not [content for content in contents if picture(3)[:64] in content]


def test_with_nothing_new_no_picture_is_asked_for(album: Album, terminal: Terminal) -> None:
    with serving(album.county.folder) as url:
        terminal.sync(url)
        report = terminal.sync(url)
    assert report.outcome is Outcome.NOTHING_NEW
    assert report.requests <= 2


def test_the_budget_is_for_the_newest(album: Album, terminal: Terminal) -> None:
    with serving(album.county.folder) as url:
        terminal.sync(url, room_for(3))
        assert terminal.shown(album) == {3, 4, 5}
        assert terminal.open(2) is AttachmentFault.NOT_HERE
        assert terminal.status().beyond == 2
        assert "超出了图片的存储限额" in terminal.status().sentence_zh

        album.add(6)
        album.publish()
        terminal.sync(url, room_for(3))
        assert terminal.shown(album) == {4, 5, 6}
        assert len(terminal.files()) == 3

        terminal.sync(url, room_for(1))
        assert terminal.shown(album) == {6}
        terminal.sync(url)
    assert terminal.shown(album) == {1, 2, 3, 4, 5, 6}
    assert rows_of(terminal) == 6


def test_what_was_withdrawn_is_removed_before_anything_is_fetched(
    album: Album, terminal: Terminal
) -> None:
    with serving(album.county.folder) as url:
        terminal.sync(url)
        gone = terminal.file_of(album, 4)
        album.withdraw(4)
        album.publish()
        terminal.sync(url)
    assert not gone.exists()
    assert terminal.open(4) is AttachmentFault.NOT_LISTED
    assert terminal.shown(album) == {1, 2, 3, 5}


def test_what_is_over_is_removed_without_a_network(album: Album, terminal: Terminal) -> None:
    album.add(6, until=date(2026, 4, 2))
    album.publish()
    with serving(album.county.folder) as url:
        terminal.sync(url)
    assert terminal.open(6) == picture(6)
    assert keep_house(terminal.data, lambda: NOW) is not None
    assert terminal.file_of(album, 6).exists()
    keep_house(terminal.data, lambda: datetime(2026, 4, 2, 16, 1, tzinfo=UTC))
    assert not terminal.file_of(album, 6).exists()
    assert terminal.open(6) is AttachmentFault.NOT_LISTED
    assert terminal.open(5) == picture(5)


def test_a_missing_file_hides_neither_its_row_nor_the_other_pictures(
    album: Album, terminal: Terminal
) -> None:
    (album.county.folder / album.path(4)).unlink()
    with serving(album.county.folder) as url:
        assert terminal.sync(url).outcome is Outcome.UPDATED
        assert terminal.open(4) is AttachmentFault.NOT_HERE
        assert terminal.shown(album) == {1, 2, 3, 5}
        assert rows_of(terminal) == 5
        assert terminal.status().sentence_zh == "图片共5张，已下载4张；还有1张，下次接着下载。"

        album.put_back(4)
        assert terminal.sync(url).outcome is Outcome.NOTHING_NEW
    assert terminal.shown(album) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("wrong", ["swapped", "changed", "shorter", "longer", "empty"])
def test_a_file_that_is_not_what_its_row_says_is_not_kept(
    album: Album, terminal: Terminal, wrong: str
) -> None:
    good = album.files[4].content
    contents = {
        "swapped": album.files[3].content,
        "changed": good[:-1] + bytes([good[-1] ^ 1]),
        "shorter": good[:-100],
        "longer": good + b"more",
        "empty": b"",
    }
    album.county.write(album.path(4), contents[wrong])
    with serving(album.county.folder) as url:
        terminal.sync(url)
        assert terminal.open(4) is AttachmentFault.NOT_HERE
        assert terminal.shown(album) == {1, 2, 3, 5}
        album.put_back(4)
        terminal.sync(url)
    assert terminal.shown(album) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("damage", ["emptied", "cut", "changed", "another picture"])
def test_a_picture_that_was_damaged_here_is_fetched_again(
    album: Album, terminal: Terminal, damage: str
) -> None:
    with serving(album.county.folder) as url:
        terminal.sync(url)
        good = album.files[2].content
        contents = {
            "emptied": b"",
            "cut": good[:-1],
            "changed": good[:500] + b"?" + good[501:],
            "another picture": album.files[3].content,
        }
        terminal.file_of(album, 2).write_bytes(contents[damage])
        assert terminal.open(2) is AttachmentFault.DAMAGED
        assert rows_of(terminal) == 5
        terminal.sync(url)
    assert terminal.shown(album) == {1, 2, 3, 4, 5}


def test_after_a_new_key_the_pictures_come_anew(album: Album, terminal: Terminal) -> None:
    with serving(album.county.folder) as url:
        terminal.sync(url)
        before = terminal.files()
        album.county.keys.regions.renew("430724101211")
        album.add(*album.files)
        album.publish()
        terminal.sync(url)
    assert terminal.shown(album) == {1, 2, 3, 4, 5}
    assert not before & terminal.files()


def test_the_same_pictures_come_by_stick(album: Album, terminal: Terminal) -> None:
    (album.county.folder / album.path(5)).unlink()
    provide(terminal.data)
    report = import_once(
        data_dir=terminal.data,
        folder=album.county.folder,
        township=TOWNSHIP,
        now=lambda: NOW,
        room=PLENTY,
    )
    assert report.outcome is Outcome.UPDATED
    assert terminal.shown(album) == {1, 2, 3, 4}


def test_a_nearly_full_disk_stops_pictures_and_not_data(album: Album, terminal: Terminal) -> None:
    full = Room(left_free_bytes=1 << 62)
    with serving(album.county.folder) as url:
        report = terminal.sync(url, full)
    assert report.outcome is Outcome.UPDATED
    assert terminal.shown(album) == set()
    assert rows_of(terminal) == 5
    status = terminal.status()
    assert status.stopped_by is FaultKind.NO_SPACE
    assert "终端存储空间不够" in status.sentence_zh
    assert "disk is full" in status.sentence


def test_a_slice_of_time_ends_between_two_pictures(album: Album, terminal: Terminal) -> None:
    with serving(album.county.folder) as url:
        terminal.sync(url, replace(PLENTY, slice_s=0.0))
        assert terminal.status().stopped_by is FaultKind.STOPPED
        assert terminal.shown(album) == set()
        terminal.sync(url)
    assert terminal.shown(album) == {1, 2, 3, 4, 5}


def test_a_row_that_declares_a_giant_is_not_fetched(album: Album, terminal: Terminal) -> None:
    giant = album.files[3]
    album.files[3] = replace(giant, content=bytes(MAX_FILE_BYTES + 1))
    album.publish()
    with serving(album.county.folder) as url:
        terminal.sync(url)
    assert terminal.status().wanted == 4
    assert terminal.open(3) is AttachmentFault.NOT_HERE


def test_without_its_keys_a_picture_stays_shut(album: Album, terminal: Terminal) -> None:
    with serving(album.county.folder) as url:
        terminal.sync(url)
    (terminal.data / "identity").unlink()
    assert terminal.open(3) is AttachmentFault.SHUT


def test_the_budget_is_a_setting(terminal: Terminal, tmp_path: Path) -> None:
    """The command line lives by the real clock, so this county publishes by it."""
    now = datetime.now(UTC)
    keys = new_keys(tmp_path / "keys", now)
    yesterday = now.date() - timedelta(days=1)
    album = Album(PublishedCounty(tmp_path / "public", day=yesterday, keys=keys))
    album.add(1, 2, 3, 4, 5)
    album.publish()
    provide(terminal.data, keys)
    sync = [sys.executable, "-m", "kiosk", "sync", "once", "--data", str(terminal.data)]
    with serving(album.county.folder) as url:
        place = ["--county", url, "--township", TOWNSHIP]
        none = [*sync, *place, "--pictures-mb", "0"]
        subprocess.run(none, capture_output=True, check=True)
        assert terminal.status().held == 0
        subprocess.run([*sync, *place], capture_output=True, check=True)
    assert terminal.status().held == 5
    wrong = subprocess.run([*sync, "--pictures-mb", "much"], capture_output=True, check=False)
    assert wrong.returncode == 2


def test_status_tells_people_and_programs(album: Album, terminal: Terminal) -> None:
    with serving(album.county.folder) as url:
        terminal.sync(url, room_for(2))
    command = [sys.executable, "-m", "kiosk", "sync", "status", "--data", str(terminal.data)]
    plain = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "2 of 5 pictures are here" in plain.stdout
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)["pictures"]
    assert (told["wanted"], told["held"], told["beyond"], told["missing"]) == (5, 2, 3, 0)
    assert told["held_bytes"] == 2 * len(album.files[5].content)


def test_a_lost_replica_does_not_cost_the_pictures(album: Album, terminal: Terminal) -> None:
    with serving(album.county.folder) as url:
        terminal.sync(url)
        before = {path: path.stat().st_ino for path in (terminal.data / "pictures").glob("??/*")}
        (terminal.data / REPLICA_FILE).write_bytes(b"not a database " * 400)
        terminal.sync(url)
    after = {path: path.stat().st_ino for path in (terminal.data / "pictures").glob("??/*")}
    assert len(before) == 5
    assert after == before


@given(st.lists(st.integers(1, 1_000), max_size=30), st.integers(0, 8_000))
def test_what_fits_is_the_newest_without_a_gap(sizes: list[int], budget: int) -> None:
    pictures = [Picture(f"{place:064}", size) for place, size in enumerate(sizes)]
    kept = fitting(pictures, budget)
    assert kept == tuple(pictures[: len(kept)])
    assert sum(each.size for each in kept) <= budget
    if len(kept) < len(pictures):
        assert sum(each.size for each in pictures[: len(kept) + 1]) > budget


numbers = st.integers(1, 8)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(st.sets(numbers), st.sets(numbers), st.integers(0, 9)), min_size=1, max_size=4
    )
)
def test_whatever_is_published_a_terminal_shows_the_newest_there_is_room_for(
    publications: list[tuple[set[int], set[int], int]],
) -> None:
    """Pictures come, go and are missing on the server in any order, under any budget."""
    with TemporaryDirectory() as folder:
        album = Album(PublishedCounty(Path(folder) / "public"))
        terminal = Terminal(Path(folder) / "data")
        with serving(album.county.folder) as url:
            for named, absent, budget in publications:
                album.files.clear()
                album.add(*named)
                for number in named & absent:
                    (album.county.folder / album.path(number)).unlink()
                album.publish()
                before = {no for no in named if terminal.file_of(album, no).exists()}
                terminal.sync(url, room_for(budget))
                newest = set(sorted(named, reverse=True)[:budget])
                assert terminal.shown(album) == newest - (absent - before)
                assert len(terminal.files()) <= budget
                assert terminal.status().held_bytes <= room_for(budget).budget_bytes
