"""A syncer that is killed in the middle of a picture."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from sync.attachment_opening import AttachmentFault
from sync.fetch import PART
from tests.protocol.sync.county import PublishedCounty, provide, running
from tests.protocol.sync.lines import serving_ranges
from tests.protocol.sync.pictures import PICTURE_BYTES, Album, Terminal

_ONE_SYNC = """
import sys
from pathlib import Path
from tests.protocol.sync.pictures import Terminal
Terminal(Path(sys.argv[1])).sync(sys.argv[2])
"""


@contextmanager
def stalling_in_pictures(folder: Path, asked: list[str]) -> Iterator[str]:
    """A server that sends half of what is asked of a picture, and then nothing more."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = folder / self.path.lstrip("/")
            if not path.is_file():
                self.send_error(404)
                return
            content = path.read_bytes()
            wanted = self.headers.get("Range")
            begin = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted else 0
            self.send_response(206 if begin else 200)
            if begin:
                part = f"bytes {begin}-{len(content) - 1}/{len(content)}"
                self.send_header("Content-Range", part)
            self.send_header("Content-Length", str(len(content) - begin))
            self.end_headers()
            if self.path.startswith("/files/") and len(content) - begin > PICTURE_BYTES // 4:
                asked.append(self.path.rpartition("/")[2])
                self.wfile.write(content[begin : (begin + len(content)) // 2])
                over.wait()
            else:
                self.wfile.write(content[begin:])

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with running(Handler) as url:
        try:
            yield url
        finally:
            over.set()


def test_a_syncer_that_is_killed_in_the_middle_of_a_picture_goes_on_from_there(
    tmp_path: Path,
) -> None:
    album = Album(PublishedCounty(tmp_path / "public"))
    album.add(1, 2, 3, 4, 5)
    album.publish()
    terminal = Terminal(tmp_path / "data")
    provide(terminal.data)
    asked: list[str] = []
    newest = terminal.file_of(album, 5)
    half = newest.with_name(f"{newest.name}{PART}")
    with stalling_in_pictures(album.county.folder, asked) as url:
        for least in (PICTURE_BYTES // 2, PICTURE_BYTES * 3 // 4):
            process = subprocess.Popen([sys.executable, "-c", _ONE_SYNC, terminal.data, url])
            wait_until_as_large(half, least)
            process.kill()
            process.wait()
            assert terminal.open(5) is AttachmentFault.NOT_HERE
            assert terminal.status().held == 0
    assert set(asked) == {newest.name}
    before = half.stat().st_size
    again: list[str] = []
    with serving_ranges(album.county.folder, again) as url:
        terminal.sync(url)
    (resumed,) = [each for each in again if newest.name in each]
    assert resumed.endswith(f"bytes={before}-")
    assert terminal.shown(album) == {1, 2, 3, 4, 5}
    assert not list((terminal.data / "pictures").glob(f"??/*{PART}"))


def wait_until_as_large(file: Path, least_bytes: int, limit_s: float = 30.0) -> None:
    deadline = time.monotonic() + limit_s
    while not file.exists() or file.stat().st_size < least_bytes:
        assert time.monotonic() < deadline
        time.sleep(0.01)
