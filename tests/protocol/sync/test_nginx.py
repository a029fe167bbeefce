"""The configuration that counties are given, on the real nginx, with a real terminal before it."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sync.fetch import PART
from sync.report import Outcome
from tests.protocol.sync.county import TOWNSHIP, PublishedCounty, provide
from tests.protocol.sync.pictures import Album, Terminal

GIVEN = Path(__file__).parents[3] / "docs" / "nginx.conf"
NGINX = shutil.which("nginx", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(NGINX is None, reason="Debian's nginx-light is not installed"),
]

FOR_EVER = "public, max-age=31536000, immutable"
TIMESTAMP = f"/pkg/repo/{TOWNSHIP}/metadata/timestamp.json"

_MAIN = """
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log info;
events {{ }}
http {{
    access_log {folder}/default.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Served:
    """A running nginx: where it listens, and where its logs go."""

    port: int
    folder: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/pkg/"

    def ask(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """One answer to exactly that path, which no client has tidied."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def logged(self) -> str:
        """All that any log holds."""
        return "".join(log.read_text() for log in self.folder.glob("*.log"))


def site(folder: Path, published: Path, port: int) -> str:
    """The configuration as given, with the machine's own places and ports put in."""
    text = GIVEN.read_text("utf-8")
    for given, here in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("listen [::]:80;", ""),
        ("alias /srv/mingbai/pkg/;", f"alias {published}/;"),
        ("/var/log/nginx/", f"{folder}/"),
    ):
        assert given in text
        text = text.replace(given, here)
    return text


@contextmanager
def nginx(folder: Path, published: Path) -> Iterator[Served]:
    """The real nginx before those published files."""
    assert NGINX is not None
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder.mkdir()
    (folder / "site.conf").write_text(site(folder, published, port), "utf-8")
    (folder / "nginx.conf").write_text(_MAIN.format(folder=folder))
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 10
        while not answers(port):
            assert server.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield Served(port, folder)
    finally:
        server.terminate()
        server.wait(10)


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@pytest.fixture
def album(tmp_path: Path) -> Album:
    album = Album(PublishedCounty(tmp_path / "home" / "pkg"))
    album.add(1, 2, 3)
    album.publish()
    (tmp_path / "home" / "pepper").write_text("not for anybody")
    return album


@pytest.fixture
def served(album: Album, tmp_path: Path) -> Iterator[Served]:
    with nginx(tmp_path / "nginx", album.county.folder) as served:
        yield served


def test_a_terminal_fills_itself_and_goes_on_where_it_was_cut_off(
    served: Served, album: Album, tmp_path: Path
) -> None:
    terminal = Terminal(tmp_path / "data")
    provide(terminal.data)
    newest = terminal.file_of(album, 3)
    newest.parent.mkdir(parents=True)
    newest.with_name(f"{newest.name}{PART}").write_bytes(album.files[3].content[:5_000])
    assert terminal.sync(served.url).outcome is Outcome.UPDATED
    assert terminal.shown(album) == {1, 2, 3}
    line = next(line for line in served.logged().splitlines() if newest.name in line)
    (status, sent) = re.findall(r'" (\d+) (\d+) "', line)[0]
    assert (int(status), int(sent)) == (206, len(album.files[3].content) - 5_000)

    report = terminal.sync(served.url)
    assert (report.outcome, report.requests <= 2) == (Outcome.NOTHING_NEW, True)


def test_only_the_timestamp_is_asked_for_anew(served: Served, album: Album) -> None:
    folder = album.county.folder
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        status, headers, body = served.ask(f"/pkg/{file.relative_to(folder)}")
        assert (status, body) == (200, file.read_bytes())
        changes = file.name == "timestamp.json"
        assert headers["cache-control"] == ("no-cache" if changes else FOR_EVER)
        is_json = file.suffix == ".json"
        assert headers["content-type"] == (
            "application/json" if is_json else "application/octet-stream"
        )
        assert "content-encoding" not in headers
    _, headers, _ = served.ask(TIMESTAMP)
    assert served.ask(TIMESTAMP, **{"If-None-Match": headers["etag"]})[0] == 304


def test_what_is_not_there_is_a_404_that_nobody_keeps(served: Served, album: Album) -> None:
    hidden = album.county.folder / "files" / ".new-1"
    hidden.write_bytes(b"on its way")
    for path in (
        f"/pkg/repo/{TOWNSHIP}/metadata/2.root.json",
        "/pkg/",
        "/pkg/files/",
        "/pkg/files",
        "/pkg/files/.new-1",
        "/pkg/../pepper",
        "/pkg../pepper",
        "/pkg/%2e%2e/pepper",
        "/pkg/..%2fpepper",
    ):
        status, headers, body = served.ask(path)
        assert status in (301, 400, 404), path
        assert b"not for anybody" not in body
        assert b"on its way" not in body
        assert "<a href" not in body.decode()
        if path.startswith("/pkg/") and status == 404:
            assert headers.get("cache-control", "no-store") == "no-store"
    status, headers, body = served.ask(f"/pkg/repo/{TOWNSHIP}/metadata/2.root.json")
    assert (status, headers["cache-control"], body) == (404, "no-store", b"none\n")


def test_nothing_can_be_sent(served: Served) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert served.ask(TIMESTAMP, method)[0] in (403, 404, 405)
    status, headers, body = served.ask(TIMESTAMP, "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 0


def test_several_ranges_at_once_are_the_whole_file(served: Served, album: Album) -> None:
    status, _, body = served.ask(f"/pkg/{album.path(1)}", Range="bytes=0-9,20-29,40-49")
    assert (status, body) == (200, album.files[1].content)


def test_no_log_knows_who_looked_at_which_page(served: Served) -> None:
    """Nobody answers behind: that is an error too, whose line must not hold the address either."""
    status, _, _ = served.ask("/k/?p=NY01&r=430724101211&y=2026&n=AB12CD34")
    assert status in (404, 502)
    served.ask(TIMESTAMP)
    assert urlsplit(served.url).path in served.logged()
    assert "NY01" not in served.logged()
    assert "/k/" not in served.logged()
