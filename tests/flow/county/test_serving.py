"""A terminal fetches from the real server, and a villager opens the receipt's link on a phone."""

import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from sync.wire.layout import metadata_path, shard_path, url_of
from sync.wire.takeaway import ALL_PROGRAMMES, TakeAway, link_to, reference_of
from tests.flow.county.conftest import ROOT, TOWNSHIP, PublishedCounty

LONGJIAXI = "430724101211"
YANSHUIYAN = "430724101217"
TIMEOUT_S = 20


@contextmanager
def serving(home: Path, errors: Path) -> Iterator[str]:
    """A real server; gives the address that its first line names. It says nothing else."""
    with (
        errors.open("w") as stderr,
        subprocess.Popen(
            [sys.executable, "-m", "county", "serve", "--home", str(home), "--port", "0"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        ) as server,
    ):
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()
            assert server.wait(TIMEOUT_S) == 0
            assert server.stdout.read() == ""


@pytest.fixture(scope="session")
def base_url(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the small county, which has nothing to complain of."""
    errors = tmp_path_factory.mktemp("server") / "stderr"
    with serving(home, errors) as address:
        yield address
    assert errors.read_text() == ""


def _get(url: str, **headers: str) -> requests.Response:
    return requests.get(
        url,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        timeout=TIMEOUT_S,
    )


def _page(base_url: str, programme: str, region: str = LONGJIAXI, year: int = 2026) -> str:
    take = TakeAway(programme, region, year, reference_of(b"pepper", 7))
    answer = _get(link_to(base_url, take))
    assert answer.status_code == 200
    return answer.text


def test_a_terminal_with_nothing_new_gets_an_empty_answer(base_url: str) -> None:
    url = url_of(f"{base_url}pkg/", metadata_path(TOWNSHIP, "timestamp"))
    first = _get(url)
    again = _get(url, If_None_Match=first.headers["ETag"])

    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "no-cache"
    assert len(first.content) < 450
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_shard_that_was_cut_off_is_fetched_from_where_it_broke(
    base_url: str, published: PublishedCounty
) -> None:
    entry = max(
        (each for region in published.regions() for each in region.shards),
        key=lambda each: each.size,
    )
    url = url_of(f"{base_url}pkg/", shard_path(entry.name))
    whole = _get(url)
    rest = _get(url, Range=f"bytes={entry.size // 2}-", If_Range=whole.headers["ETag"])
    older = _get(url, Range="bytes=1-", If_Range='"of-yesterday"')
    beyond = _get(url, Range=f"bytes={entry.size}-")

    assert whole.content == (published.folder / shard_path(entry.name)).read_bytes()
    assert "immutable" in whole.headers["Cache-Control"]
    assert rest.status_code == 206
    assert rest.headers["Content-Range"] == (
        f"bytes {entry.size // 2}-{entry.size - 1}/{entry.size}"
    )
    assert rest.content == whole.content[entry.size // 2 :]
    assert older.status_code == 200
    assert older.content == whole.content
    assert beyond.status_code == 416


@pytest.mark.parametrize(
    "path",
    [
        "pkg/",
        "pkg/repo",
        f"pkg/repo/{TOWNSHIP}/",
        "pkg/shards/ab/nothing",
        "pkg/../county.db",
        "pkg/%2e%2e/county.db",
        "pkg/..%2fpepper",
        "pkg/.hidden",
        "pkg//etc/passwd",
        "pkg/a%00b",
        "",
    ],
)
def test_nothing_but_published_files_is_served_and_no_folder_listed(
    base_url: str, path: str
) -> None:
    # By hand, because a client would tidy the path up before it asks.
    address = urlsplit(base_url)
    request = f"GET /{path} HTTP/1.0\r\nHost: {address.netloc}\r\n\r\n"
    with socket.create_connection((address.hostname, address.port or 0), TIMEOUT_S) as wire:
        wire.sendall(request.encode())
        answer = b"".join(iter(lambda: wire.recv(65536), b""))

    assert answer.split(b"\r\n")[0].endswith(b"404 Not Found")
    assert b"index." not in answer


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", [f"pkg/{metadata_path(TOWNSHIP, 'timestamp')}", "k/?p=all"])
def test_nothing_can_be_changed_from_outside(base_url: str, method: str, path: str) -> None:
    assert requests.request(method, base_url + path, timeout=TIMEOUT_S).status_code == 405


def test_the_receipts_link_tells_policy_figures_and_whom_to_ask(base_url: str) -> None:
    page = _page(base_url, "NY01")

    for words in (
        "耕地地力保护补贴",
        "种着自家承包地的农户",
        "龙家溪村 · 2026年",
        "131.42",
        "龙家溪村一共发了",
        "合口镇农业综合服务中心",
        "0736-0000101",
        "12388",
        "演示数据",
        "数据截至 11月22日",
    ):
        assert words in page
    reference = reference_of(b"pepper", 7)
    assert f"{reference[:4]} {reference[4:]}" in page


def test_where_the_total_does_not_tie_the_page_says_so(base_url: str) -> None:
    page = _page(base_url, "NY03", YANSHUIYAN)

    assert "相差 120.00 元" in page
    assert "财政所说明" in page
    assert "相差" not in _page(base_url, "NY03", LONGJIAXI)


@pytest.mark.parametrize(
    ("programme", "words"),
    [
        ("XZ01", "县乡村振兴事务中心还没有交来"),
        ("YB01", "这一项不对外公开"),
        ("MZ08", "合口镇"),
    ],
)
def test_each_reason_for_no_figures_is_told(base_url: str, programme: str, words: str) -> None:
    assert words in _page(base_url, programme)


def test_the_page_of_all_programmes_leads_to_each(base_url: str) -> None:
    page = _page(base_url, ALL_PROGRAMMES)
    links = re.findall(r'href="(\?p=[^"]+)"', page)

    assert len(links) >= 5
    for link in links:
        answer = _get(f"{base_url}k/{link.replace('&amp;', '&')}")
        assert answer.status_code == 200


def test_no_page_shows_a_figure_of_fewer_than_three_persons(home: Path, base_url: str) -> None:
    with closing(sqlite3.connect(home / "county.db")) as database:
        rows = database.execute(
            """
            SELECT programme.code, programme.year, batch.region_id, payment.person_id,
                   sum(payment.amount_fen)
            FROM disclosure_payment AS payment
            JOIN disclosure_disbursement AS batch ON batch.id = payment.disbursement_id
            JOIN disclosure_allotment AS allotment ON allotment.id = batch.allotment_id
            JOIN disclosure_source AS source ON source.id = allotment.source_id
            JOIN disclosure_programme AS programme ON programme.id = source.programme_id
            WHERE programme.year = 2026
            GROUP BY 1, 2, 3, 4
            """
        ).fetchall()
    persons: dict[tuple[str, str], list[int]] = {}
    for code, _, region, _, amount_fen in rows:
        persons.setdefault((code, region), []).append(amount_fen)
    few = {key: amounts for key, amounts in persons.items() if len(amounts) < 3}

    assert len(few) > 20
    for (code, region), amounts in list(few.items())[:40]:
        page = _page(base_url, code, region)
        for amount_fen in {*amounts, sum(amounts)}:
            assert f">{amount_fen // 100:,}.{amount_fen % 100:02d}<" not in page


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?p=NY01",
        "?p=NY01&r=430724101211&y=2026",
        "?p=NY01&r=430724101211&y=zwanzig&n=7K2M9QXZ",
        "?p=NY01&r=430724101211&y=1999&n=7K2M9QXZ",
        "?p=all&r=430724101211&y=1999&n=7K2M9QXZ",
        "?p=NY99&r=430724101211&y=2026&n=7K2M9QXZ",
        "?p=NY01&r=999999999999&y=2026&n=7K2M9QXZ",
        "?p=NY01&r=430000000000&y=2026&n=7K2M9QXZ",
        "?p=NY01&r=430724101211&y=2026&n=%3Cscript%3E",
        "?p=%00&r=%00&y=1&n=AAAA",
        f"?p=NY01&r=430724101211&y={'9' * 400}&n=7K2M9QXZ",
        f"?p={'x' * 3000}&r=1&y=1&n=1",
        "?p=NY01&p=NY02&r=430724101211&y=2026&n=7K2M9QXZ",
    ],
)
def test_a_garbled_link_leads_to_a_kind_page(base_url: str, query: str) -> None:
    answer = _get(f"{base_url}k/{query}")

    assert answer.status_code == 404
    assert "没有找到这一页" in answer.text
    assert "再扫一次" in answer.text


@pytest.mark.parametrize("path", ["k/?p=all&r=430724101211&y=2026&n=7K2M9QXZ", "k/", "k/page.css"])
def test_every_answer_forbids_scripts_and_sets_no_cookie(base_url: str, path: str) -> None:
    answer = _get(base_url + path)

    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in answer.headers
    expected = "max-age" if path.endswith(".css") else "no-store"
    assert expected in answer.headers["Cache-Control"]
    assert "<script" not in answer.text


def test_a_port_that_is_taken_is_said_in_one_sentence(home: Path, base_url: str) -> None:
    port = str(urlsplit(base_url).port)
    done = subprocess.run(
        [sys.executable, "-m", "county", "serve", "--home", str(home), "--port", port],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


def test_when_the_county_itself_is_broken_the_phone_says_so_and_the_log_names_nobody(
    home: Path, tmp_path: Path
) -> None:
    broken, errors = tmp_path / "county", tmp_path / "stderr"
    shutil.copytree(home, broken)
    with serving(broken, errors) as address:
        with closing(sqlite3.connect(broken / "county.db")) as database:
            database.execute("DROP TABLE disclosure_edition")
        answer = _get(link_to(address, TakeAway("NY01", LONGJIAXI, 2026, "7K2M9QXZ")))

    assert answer.status_code == 500
    assert "现在打不开" in answer.text
    assert "disclosure_edition" in errors.read_text()
    assert "7K2M9QXZ" not in errors.read_text()
