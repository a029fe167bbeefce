"""Lines that are as bad as those in the field: real web servers and real cut connections."""

import contextlib
import random
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

from tests.protocol.sync.county import running


@contextmanager
def serving_ranges(folder: Path, asked: list[str] | None = None) -> Iterator[str]:
    """The folder on a web server that knows ranges; `asked` gathers `path range`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1

        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            if asked is not None:
                asked.append(f"{self.path} {wanted}".strip())
            try:
                content = (folder / self.path.lstrip("/")).read_bytes()
            except OSError:
                self.send_error(404)
                return
            tag = f'"{hash(content):x}"'
            begin = 0
            found = re.fullmatch(r"bytes=(\d+)-", wanted)
            if found and self.headers.get("If-Range", tag) == tag:
                begin = int(found[1])
            self.send_response(206 if begin else 200)
            if begin:
                self.send_header(
                    "Content-Range", f"bytes {begin}-{len(content) - 1}/{len(content)}"
                )
            self.send_header("ETag", tag)
            self.send_header("Content-Length", str(len(content) - begin))
            self.end_headers()
            with contextlib.suppress(ConnectionError):
                self.wfile.write(content[begin:])

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with running(Handler) as url:
        yield url


@contextmanager
def cutting(url: str, least: int, most: int, seed: int) -> Iterator[str]:
    """A link to that server which breaks after some bytes of each connection's answers."""
    chance = random.Random(seed)
    target = urlsplit(url)
    listener = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def join(near: socket.socket, left: int) -> None:
        with near, socket.create_connection((target.hostname, target.port)) as far:
            back = threading.Thread(target=upstream, args=(near, far))
            back.start()
            with contextlib.suppress(OSError):
                while left > 0 and (piece := far.recv(min(left, 1 << 16))):
                    near.sendall(piece)
                    left -= len(piece)
            for end in (near, far):
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
            back.join()

    def upstream(near: socket.socket, far: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := near.recv(1 << 16):
                far.sendall(piece)
        # The client may have been killed; the server must hear of it all the same.
        with contextlib.suppress(OSError):
            far.shutdown(socket.SHUT_WR)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = listener.accept()
                thread = threading.Thread(target=join, args=(near, chance.randint(least, most)))
                threads.append(thread)
                thread.start()

    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join()
        for thread in threads:
            thread.join()


@contextmanager
def dripping(headers: bytes, interval_s: float) -> Iterator[str]:
    """A server that sends these bytes at once, and then one byte now and then, for ever."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = listener.accept()
                with near, contextlib.suppress(OSError):
                    near.recv(1 << 16)
                    near.sendall(headers)
                    while not over.wait(interval_s):
                        near.sendall(b"x")

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        over.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
