"""A web server before the published files, and how much CPU it has used."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sync.wire.layout import metadata_path
from tests.bench.stand import Stand
from tests.protocol.sync.test_nginx import NGINX, answers, site

_MAIN = """
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
    server {{
        listen 127.0.0.1:{bare_port};
        root {folder}/bare;
    }}
}}
"""

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Door:
    """Where one client asks, for what in turn, and with which status each is answered."""

    port: int
    asked: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class WebServer:
    """A running server. `news` is what a terminal asks with nothing new there, `bare` one file."""

    name: str
    pid: int
    news: Door
    bare: Door

    def cpu_s(self) -> float:
        """CPU that the process has used until now, its kernel's part too."""
        stat = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / _TICKS


@contextmanager
def web_server(stand: Stand) -> Iterator[WebServer]:
    """Debian's nginx with the configuration that counties are given; else the county's own."""
    news = (
        (f"/pkg/{metadata_path(stand.township, 'root', 2)}", 404),
        (f"/pkg/{_timestamp(stand)}", 200),
    )
    if NGINX is None:
        port = urlsplit(stand.server.first_line).port or 0
        root = f"/pkg/{metadata_path(stand.township, 'root', 1)}"
        bare = Door(port, ((root, 200), (root, 200)))
        yield WebServer("county serve", stand.server.process.pid, Door(port, news), bare)
        return
    with _nginx(NGINX, stand) as (process, port, bare_port):
        bare = Door(bare_port, (("/small", 200), ("/small", 200)))
        yield WebServer("nginx", process.pid, Door(port, news), bare)


def _timestamp(stand: Stand) -> str:
    return metadata_path(stand.township, "timestamp")


@contextmanager
def _nginx(program: str, stand: Stand) -> Iterator[tuple[subprocess.Popen[bytes], int, int]]:
    folder = stand.fresh("nginx")
    (folder / "bare").mkdir()
    small = (stand.packages / _timestamp(stand)).read_bytes()
    (folder / "bare" / "small").write_bytes(small)
    port, bare_port = _free_ports(2)
    (folder / "site.conf").write_text(site(folder, stand.packages, port), "utf-8")
    text = _MAIN.format(folder=folder, bare_port=bare_port)
    (folder / "nginx.conf").write_text(text, "utf-8")
    process = subprocess.Popen(
        [program, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 10
        while not answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("nginx did not start")
            time.sleep(0.02)
        yield process, port, bare_port
    finally:
        process.terminate()
        process.wait(10)


def _free_ports(number: int) -> list[int]:
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [each.getsockname()[1] for each in taken]
    for each in taken:
        each.close()
    return ports
