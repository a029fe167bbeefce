"""A technician at the command line: real processes, one of them being the printer."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from PIL import Image

from device.printer.__main__ import main
from device.printer.layout import lay_out
from device.printer.paper import Paper
from device.printer.raster import draw
from device.printer.specimen import specimen
from tests.protocol.printer.paper_world import PATIENCE_S, differs, eventually

COMMAND = [sys.executable, "-m", "device.printer"]


class Simulator:
    """A simulator process: where it listens, and how it is spoken to."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout is not None
        assert process.stdin is not None
        self._out: IO[str] = process.stdout
        self._in: IO[str] = process.stdin
        self.url = self._out.readline().strip()

    def tell(self, line: str) -> str:
        self._in.write(line + "\n")
        self._in.flush()
        return self._out.readline().strip()


@contextmanager
def simulating(*arguments: str) -> Iterator[Simulator]:
    with subprocess.Popen(
        [*COMMAND, "simulate", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Simulator(process)
        finally:
            process.terminate()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_the_test_page_comes_out_as_picture_and_bytes(tmp_path: Path) -> None:
    with simulating("--width", "384", "--out", str(tmp_path)) as simulator:
        assert simulator.url.startswith("tcp://127.0.0.1:")
        done = run("test", "--to", simulator.url, "--width", "384")
        assert (done.returncode, done.stdout, done.stderr) == (0, "printed\n", "")
        newest = tmp_path / "receipt.png"
        eventually(newest.exists, "receipt.png")
        picture = Image.open(io.BytesIO(newest.read_bytes()))
        preview = draw(lay_out(specimen(), Paper.MM58))
        assert not differs(picture.crop((0, 0, *preview.size)), preview)
        assert (tmp_path / "receipt-1.png").read_bytes() == newest.read_bytes()
        assert (tmp_path / "receipt.bin").read_bytes().startswith(b"\x1b@\x1c&")
        assert simulator.tell("quit") == "ok"
        assert simulator.process.wait(PATIENCE_S) == 0
        assert simulator.process.stderr is not None
        assert "not understood" not in simulator.process.stderr.read()


def test_trouble_is_one_sentence_and_one_exit_code(tmp_path: Path) -> None:
    control = tmp_path / "control"
    with simulating("--control", str(control)) as simulator:
        assert simulator.tell("paper out") == "ok"
        failed = run("test", "--to", simulator.url)
        assert (failed.returncode, failed.stdout) == (1, "")
        assert failed.stderr == "not printed: the printer is out of paper\n"
        with socket.socket(socket.AF_UNIX) as caller, caller.makefile("rw") as words:
            caller.connect(str(control))
            for line, answer in (("paper ok\n", "ok\n"), ("cover open\n", "ok\n")):
                words.write(line)
                words.flush()
                assert words.readline() == answer
        opened = run("status", "--to", simulator.url)
        assert (opened.returncode, opened.stderr) == (1, "the printer's cover is open\n")
        assert simulator.tell("nonsense").startswith("error: ")
        assert simulator.tell("cover close") == "ok"
        ready = run("status", "--to", simulator.url)
        assert (ready.returncode, ready.stdout) == (0, "the printer is ready\n")


def test_lines_of_a_file_on_a_slow_serial_printer(tmp_path: Path) -> None:
    text = tmp_path / "words.txt"
    text.write_text("合口镇：￥12.50\n\n第二行（全角）？\n", encoding="utf-8")
    link, out = tmp_path / "printer", tmp_path / "out"
    with simulating("--pty", "--link", str(link), "--width", "384", "--out", str(out)) as simulator:
        assert simulator.url == f"serial://{link}?baud=115200"
        slow = simulator.url.replace("115200", "9600")
        done = run("test", "--to", slow, "--width", "384", "--text", str(text), "--double")
        assert (done.returncode, done.stdout, done.stderr) == (0, "printed\n", "")
        eventually((out / "receipt.png").exists, "receipt.png")
        raw = (out / "receipt.bin").read_bytes()
        assert "合口镇：".encode("gbk") in raw
        assert "（全角）？".encode("gbk") in raw
        assert b"?" not in raw
    assert not link.is_symlink()


def test_a_file_takes_the_bytes_and_confirms_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.bin"
    assert main(["printer", "test", "--to", f"file://{path}", "--mode", "text"]) == 0
    assert "cannot say" in capsys.readouterr().out
    assert path.read_bytes().endswith(b"\x1dV\x01")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["test", "--to", "lp0"], 2, "begins with none of"),
        (["status", "--to", "tcp://"], 2, "is not tcp://host:port"),
        (["test", "--to", "file:///dev/no-such-printer"], 1, "cannot be reached"),
        (["status", "--to", "serial:///dev/no-such-port"], 1, "there is no such device"),
        (["test", "--to", "tcp://x", "--text", "/no/such/file"], 1, "cannot read /no/such/file"),
        (["simulate", "--link", "/tmp/printer"], 2, "give --pty too"),
    ],
)
def test_what_cannot_be_done_is_said_plainly(
    arguments: list[str], code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["printer", *arguments]) == code
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


@pytest.mark.parametrize(
    "arguments", [[], ["test"], ["test", "--to", "tcp://x", "--width", "400"], ["simulate", "--x"]]
)
def test_wrong_use_exits_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["printer", *arguments])
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err
