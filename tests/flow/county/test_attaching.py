"""Papers and photos from the clerk's hand to what a terminal fetches, by the real command."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from county.keys.regions import RegionKeyFiles
from sync.wire.files import file_path, open_picture
from tests.flow.county.conftest import PublishedCounty, county
from tests.unit.county.attaching.papers import as_file, as_pdf, dense_page, photo


@pytest.fixture
def clerk(home: Path, tmp_path: Path) -> Path:
    """A county of one's own to attach things to."""
    return Path(shutil.copytree(home, tmp_path / "county"))


def rows(home: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(home / "county.db")) as database:
        return database.execute(sql).fetchall()


def a_line_of_the_books(home: Path) -> tuple[int, str]:
    """The id of a line that has a voucher but no picture yet, and its village."""
    ((entry, region),) = rows(
        home,
        """SELECT id, region_id FROM disclosure_ledgerentry WHERE id NOT IN
        (SELECT subject_id FROM disclosure_attachment WHERE subject = 'ledger_entry') LIMIT 1""",
    )
    return entry, region


def attach(home: Path, *arguments: str | Path) -> dict[str, Any]:
    done = county("attach", "--home", home, "--json", *arguments)
    assert done.returncode == 0, done.stderr
    (paper,) = json.loads(done.stdout)["files"]
    assert isinstance(paper, dict)
    return paper


def publish(home: Path) -> dict[str, Any]:
    done = county("publish", "--home", home, "--json")
    assert done.returncode == 0, done.stderr
    published: dict[str, Any] = json.loads(done.stdout)
    return published


def published_pages(home: Path, caption: str) -> list[dict[str, Any]]:
    """What terminals learn of the pages with that caption, in their order."""
    pages = PublishedCounty(home / "pkg").rows("attachment")
    return sorted(
        (each for each in pages if each["caption"] == caption), key=lambda row: row["page"]
    )


def test_each_page_of_a_voucher_reaches_the_terminals_sealed(clerk: Path, tmp_path: Path) -> None:
    entry, region = a_line_of_the_books(clerk)
    paper = tmp_path / "凭证.pdf"
    paper.write_bytes(as_pdf(dense_page(1), dense_page(2)))
    told = attach(
        clerk, paper, "--to", f"ledger_entry:{entry}", "--caption", "10月凭证", "--role", "voucher"
    )
    assert (told["pages"], told["made"]) == (2, 2)
    publish(clerk)

    pages = published_pages(clerk, "10月凭证")
    assert [(each["page"], each["pages"], each["kind"]) for each in pages] == [
        (1, 2, "webp"),
        (2, 2, "webp"),
    ]
    key = RegionKeyFiles(clerk / "keys" / "regions").current(region)
    for page in pages:
        assert page["shard_region"] == region
        sealed = (clerk / "pkg" / file_path(page["sha256"])).read_bytes()
        assert len(sealed) == page["size_bytes"]
        picture = open_picture(sealed, region, {(region, key.epoch): key.key})
        assert isinstance(picture, bytes)
        assert picture[8:12] == b"WEBP"
        assert picture[20:60] not in sealed


def test_the_same_file_is_opened_once_and_attached_once(clerk: Path, tmp_path: Path) -> None:
    entry, _ = a_line_of_the_books(clerk)
    paper = tmp_path / "收据.jpg"
    paper.write_bytes(as_file(photo((1_200, 900)), "JPEG"))
    first = attach(clerk, paper, "--to", f"ledger_entry:{entry}", "--caption", "收据")
    again = attach(clerk, paper, "--to", f"ledger_entry:{entry}", "--caption", "收据（盖章）")
    elsewhere = attach(clerk, paper, "--to", "article:1", "--caption", "收据")
    assert (first["made"], again["made"], elsewhere["made"]) == (1, 0, 0)
    assert again["document"] == first["document"]
    publish(clerk)
    assert len(published_pages(clerk, "收据（盖章）")) == 1
    assert len(published_pages(clerk, "收据")) == 1
    assert publish(clerk)["files_written"] == 0


def test_a_voucher_is_led_to_its_very_page(clerk: Path, tmp_path: Path) -> None:
    ((voucher, entry),) = rows(
        clerk,
        "SELECT id, entry_id FROM disclosure_voucher WHERE entry_id IS NOT NULL LIMIT 1",
    )
    bundle = tmp_path / "10月凭证.pdf"
    bundle.write_bytes(as_pdf(dense_page(1), dense_page(2)))
    arguments = ("--to", f"ledger_entry:{entry}", "--caption", "10月凭证")
    attach(clerk, bundle, *arguments, "--voucher", f"{voucher}=2")
    seen_on = rows(
        clerk,
        """SELECT v.id, page FROM disclosure_voucher v
        JOIN disclosure_attachment a ON a.id = attachment_id""",
    )
    assert (voucher, 2) in seen_on
    refused = county("attach", "--home", clerk, bundle, *arguments, "--voucher", f"{voucher}=3")
    assert refused.returncode == 1
    assert refused.stderr == f"The file has no page 3 for voucher {voucher}.\n"


def test_a_picture_that_is_withdrawn_leaves_the_server(clerk: Path, tmp_path: Path) -> None:
    paper = tmp_path / "照片.jpg"
    paper.write_bytes(as_file(photo((1_200, 900)), "JPEG"))
    attach(clerk, paper, "--to", "article:1", "--caption", "会议照片")
    publish(clerk)
    (page,) = published_pages(clerk, "会议照片")
    assert (clerk / "pkg" / file_path(page["sha256"])).exists()

    attach(
        clerk, paper, "--to", "article:1", "--caption", "会议照片", "--public-until", "2026-11-01"
    )
    publish(clerk)
    assert published_pages(clerk, "会议照片") == []
    assert not (clerk / "pkg" / file_path(page["sha256"])).exists()


def test_with_a_new_key_the_pictures_of_a_region_are_sealed_anew(
    clerk: Path, tmp_path: Path
) -> None:
    entry, region = a_line_of_the_books(clerk)
    paper = tmp_path / "照片.jpg"
    paper.write_bytes(as_file(photo((1_200, 900)), "JPEG"))
    attach(clerk, paper, "--to", f"ledger_entry:{entry}", "--caption", "路灯")
    publish(clerk)
    (before,) = published_pages(clerk, "路灯")
    assert county("keys", "renew", "--home", clerk, region).returncode == 0
    (after,) = published_pages(clerk, "路灯")
    assert after["sha256"] != before["sha256"]
    key = RegionKeyFiles(clerk / "keys" / "regions").current(region)
    sealed = (clerk / "pkg" / file_path(after["sha256"])).read_bytes()
    assert isinstance(open_picture(sealed, region, {(region, 2): key.key}), bytes)
    assert not (clerk / "pkg" / file_path(before["sha256"])).exists()


def test_nothing_is_attached_where_one_file_is_refused(clerk: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "照片.jpg", tmp_path / "合同.docx"
    good.write_bytes(as_file(photo((1_200, 900)), "JPEG"))
    bad.write_bytes(b"PK\x03\x04 a document of another program")
    before = rows(clerk, "SELECT count(*) FROM disclosure_attachment")
    done = county("attach", "--home", clerk, good, bad, "--to", "article:1")
    assert (done.returncode, done.stdout) == (1, "")
    reason = "it is neither a PDF nor a JPEG, PNG or WebP picture"
    assert done.stderr == f"合同.docx is not taken: {reason}.\n"
    assert rows(clerk, "SELECT count(*) FROM disclosure_attachment") == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--to", "article:999999"), 1, "There is no article 999999."),
        (("--to", "payment:1"), 2, "no row like ledger_entry:17"),
        (("--to", "article:one"), 2, "no row like ledger_entry:17"),
        (("--to", "article:1", "--public-until", "soon"), 2, "no date like 2026-11-22"),
        (("--to", "article:1", "--voucher", "7"), 2, "no voucher and page like 17=3"),
    ],
)
def test_what_was_asked_wrongly_is_said(
    home: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    photo_file = tmp_path / "照片.png"
    photo_file.write_bytes(as_file(photo((40, 30)), "PNG"))
    done = county("attach", "--home", home, photo_file, *arguments)
    assert done.returncode == code
    assert said in done.stderr


def test_a_lost_picture_is_said_and_nothing_half_is_published(clerk: Path, tmp_path: Path) -> None:
    paper = tmp_path / "照片.jpg"
    paper.write_bytes(as_file(photo((1_200, 900)), "JPEG"))
    attach(clerk, paper, "--to", "article:1", "--caption", "会议照片")
    ((sha256,),) = rows(
        clerk, "SELECT sha256 FROM disclosure_attachment WHERE caption = '会议照片'"
    )
    (clerk / "files" / sha256[:2] / sha256).unlink()
    timestamp = clerk / "pkg" / "repo" / "430724101000" / "metadata" / "timestamp.json"
    before = timestamp.read_bytes()
    done = county("publish", "--home", clerk)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Picture {sha256} is missing in ")
    assert timestamp.read_bytes() == before
    assert attach(clerk, paper, "--to", "article:1", "--caption", "会议照片")["made"] == 1
    publish(clerk)
    assert len(published_pages(clerk, "会议照片")) == 1
