"""The reader's commands as a technician types them: real processes, real ports."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from device.idcard.capture import decode_capture
from device.idcard.card_json import card_to_json
from device.idcard.protocol import Answer, Request, join_read
from device.idcard.samples import SAMPLE_CARDS
from device.idcard.simulator import CardReaderSimulator
from tests.protocol.idcard.vectors import CARD_JSON, FRAMES

COMMAND = [sys.executable, "-m", "device.idcard"]


def run(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *args], input=stdin, capture_output=True, timeout=30, check=False
    )


CAPTURE = (
    FRAMES["cmd.find"]
    + FRAMES["rsp.find.ok"]
    + b"\x00\xff"
    + FRAMES["rsp.select.ok"]
    + FRAMES["rsp.read.prc"]
    + FRAMES["rsp.ok"][:-1]
    + b"\x00"
    + FRAMES["rsp.find.none"]
)
CAPTURED = [
    {"echo": "2001"},
    {"answer": "found", "sw3": "9f", "sw12": "0000", "data": "00000000"},
    {"noise": 2},
    {"answer": "ok", "sw3": "90", "sw12": "0000", "data": "0000000000000000"},
    CARD_JSON,
    {"broken": 11},
    {"answer": "none", "sw3": "80", "sw12": "0000", "data": ""},
]


def test_a_technician_reads_what_a_capture_says(tmp_path: Path) -> None:
    (tmp_path / "capture.bin").write_bytes(CAPTURE)
    for done in (run("decode", str(tmp_path / "capture.bin")), run("decode", "-", stdin=CAPTURE)):
        assert done.returncode == 0, done.stderr
        assert [json.loads(line) for line in done.stdout.splitlines()] == CAPTURED
        assert "张三".encode() in done.stdout


def test_a_capture_that_is_not_there_is_one_sentence() -> None:
    done = run("decode", "/nowhere/capture.bin")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == "cannot read /nowhere/capture.bin: No such file or directory\n"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (Answer(0, 0, 0x91).encode(), {"answer": "none", "sw3": "91", "sw12": "0000", "data": ""}),
        (
            Answer(0x6A, 0x82, 0x41).encode(),
            {"answer": "error", "sw3": "41", "sw12": "6a82", "data": ""},
        ),
        (Request(0x61, 0xFF, b"\x50").encode(), {"echo": "61ff50"}),
        (b"\xaa" * 3, {"noise": 3}),
    ],
)
def test_each_sort_of_bytes_has_its_own_key(raw: bytes, shown: dict[str, object]) -> None:
    assert list(decode_capture(raw)) == [shown]


def test_a_read_with_fingerprint_is_the_same_card() -> None:
    text = FRAMES["rsp.read.prc"][14:270]
    assert list(decode_capture(join_read(text, bytes(1024), bytes(512)).encode())) == [CARD_JSON]


def test_a_card_on_the_reader_is_shown() -> None:
    with CardReaderSimulator() as reader:
        reader.place(SAMPLE_CARDS["foreigner_2023"])
        done = run("read", "--port", reader.port)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == card_to_json(SAMPLE_CARDS["foreigner_2023"])


def test_without_a_card_the_reason_is_one_sentence() -> None:
    with CardReaderSimulator() as reader:
        done = run("read", "--port", reader.port, "--timeout", "0.6")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == "no card was read within 0.6 s (reader: ready)\n"


def test_without_a_reader_the_reason_is_one_sentence() -> None:
    done = run("read", "--port", "/nowhere/reader", "--timeout", "0.2")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == "no card was read within 0.2 s (reader: no_port)\n"


@pytest.mark.parametrize("args", [(), ("decode",), ("read",), ("simulate", "--family", "both")])
def test_wrong_use_is_told(args: tuple[str, ...]) -> None:
    assert run(*args).returncode == 2


class Told:
    """The two ends of a simulator's standard streams."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.process = process
        self._in: IO[str] = process.stdin
        self._out: IO[str] = process.stdout
        self.port = self._out.readline().strip()

    def say(self, line: str) -> str:
        self._in.write(f"{line}\n")
        self._in.flush()
        return self._out.readline().strip()

    def close_input(self) -> None:
        self._in.close()


@contextmanager
def simulator(*args: str) -> Iterator[Told]:
    with subprocess.Popen(
        [*COMMAND, "simulate", *args],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Told(process)
        finally:
            process.terminate()


def test_a_simulator_is_told_by_hand_which_card_lies_on_it(tmp_path: Path) -> None:
    link = tmp_path / "reader"
    cards = tmp_path / "cards.json"
    person = card_to_json(SAMPLE_CARDS["resident"])
    cards.write_text(json.dumps({"widow": person, "too long": person | {"name": "例" * 16}}))
    with simulator("--link", str(link), "--cards", str(cards), "--at-once") as told:
        assert told.port == str(link)
        assert told.say("card widow") == "ok"
        assert json.loads(run("read", "--port", told.port).stdout) == person
        assert told.say("card 1") == "ok"
        assert told.say("card none") == "ok"
        assert told.say("card nobody") == "error: no such card"
        assert told.say("card 3") == "error: no such card"
        assert told.say("card too long") == "error: the name does not fit on a resident card"
        assert told.say("unplug now") == "error: unplug takes nothing more"
        assert told.say("unplug") == "ok"
        assert not link.exists()
        assert told.say("plug") == "ok"
        assert link.exists()
        assert told.say("dance") == "error: unknown command; one of card, unplug, plug, quit"
        assert told.say("quit") == "ok"
        assert told.process.wait(10) == 0
    assert not link.is_symlink()


def test_a_simulator_is_told_over_a_socket_by_several(tmp_path: Path) -> None:
    path = tmp_path / "control"
    with simulator("--control", str(path), "--at-once") as told:
        told.close_input()
        for key in ("hmt_permit", "foreigner_2017"):
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(10)
                connection.connect(str(path))
                connection.sendall(f"card {key}\nca".encode())
                replies = connection.makefile()
                assert replies.readline() == "ok\n"
                connection.sendall(b"rd nobody\n")
                assert replies.readline() == "error: no such card\n"
            done = run("read", "--port", told.port)
            assert json.loads(done.stdout) == card_to_json(SAMPLE_CARDS[key])
        told.process.terminate()
        assert told.process.wait(10) == 0
    assert not path.exists()


def test_a_simulator_ends_with_its_input() -> None:
    with simulator() as told:
        told.close_input()
        assert told.process.wait(10) == 0


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[]", "a file of cards is a JSON object"),
        ('{"widow": {"kind": "resident", "birth": "once"}}', "card 'widow': birth is no ISO date"),
        ("{", "Expecting property name"),
    ],
)
def test_a_wrong_file_of_cards_is_one_sentence(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / "cards.json").write_text(content)
    done = run("simulate", "--cards", str(tmp_path / "cards.json"))
    assert (done.returncode, done.stdout) == (1, b"")
    assert problem in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1
