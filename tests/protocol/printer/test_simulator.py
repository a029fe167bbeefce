"""The simulated printer is strict: what a real one could misread, it reports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.printer import commands as cmd
from device.printer.paper import Paper
from device.printer.simulator.printer import SimulatedPrinter
from device.printer.simulator.roll import Roll

FED_OUT = b"\x1bd\x05\x1dV\x00"


def printed(data: bytes) -> Roll:
    rolls: list[Roll] = []
    printer = SimulatedPrinter(Paper.MM58, rolls.append)
    printer.receive(data + FED_OUT)
    (roll,) = rolls
    return roll


def words(roll: Roll) -> list[str]:
    return ["".join(cell.char for cell in line.cells) for line in roll.lines]


@pytest.mark.parametrize(
    ("data", "lines", "unknown"),
    [
        ("小票：1元\n".encode("gbk"), ["小票：1元"], []),
        ("李吉\n".encode("gb18030"), ["李吉"], []),
        (b"a\x1b@b\n", ["b"], []),
        (b"a\x1bt\x00?\n", ["a?"], [b"\x1bt\x00"]),
        (b"a\x07b\n", ["ab"], [b"\x07"]),
        (b"\x1c.\x80a\n", ["a"], [b"\x80"]),
        (b"x" * 33 + b"\n", ["x" * 32, "x"], [b"too wide"]),
        (b"\x1d!\x10a\n", ["a"], [b"\x1d!\x10"]),
        (b"a\x1dv0\x00\x01\x00\x01\x00\xff\n", ["a", ""], [b"\x1dv0\x00\x01\x00\x01\x00"]),
        (b"a\x1dv1\n", ["a"], [b"\x1dv1"]),
    ],
)
def test_what_it_makes_of_bytes(data: bytes, lines: list[str], unknown: list[bytes]) -> None:
    roll = printed(data)
    assert words(roll) == lines
    assert list(roll.unknown) == unknown


def test_four_byte_characters_come_out_as_rubbish_and_are_reported() -> None:
    roll = printed("¥12\n".encode("gb18030"))
    assert roll.unknown
    assert words(roll) != ["¥12"]


def test_only_both_commands_together_enlarge_everything() -> None:
    def scales(data: bytes) -> list[int]:
        return [cell.scale for line in printed(data).lines for cell in line.cells]

    text = "大a\n".encode("gbk")
    assert scales(cmd.SIZE + b"\x11" + text) == [1, 2]
    assert scales(cmd.CHINESE_SIZE + b"\x0c" + text) == [2, 1]
    assert scales(cmd.SIZE + b"\x11" + cmd.CHINESE_SIZE + b"\x0c" + text) == [2, 2]


@pytest.mark.parametrize(
    ("words_said", "answers"),
    [
        ([], b"\x12\x12\x12\x12"),
        (["paper low"], b"\x12\x12\x12\x1e"),
        (["paper out"], b"\x1a\x32\x12\x7e"),
        (["cover open"], b"\x1a\x16\x12\x12"),
        (["cover open", "cover close", "paper out", "paper ok"], b"\x12\x12\x12\x12"),
        (["silent on"], b""),
    ],
)
def test_it_answers_status_at_once_also_off_line(words_said: list[str], answers: bytes) -> None:
    printer = SimulatedPrinter(Paper.MM80, lambda _: None)
    for line in words_said:
        assert printer.command(line) == "ok"
    said = b"".join(printer.receive(cmd.STATUS + bytes([n])) for n in (1, 2, 3, 4))
    assert said == answers


def test_it_prints_nothing_while_off_line_and_all_of_it_after() -> None:
    rolls: list[Roll] = []
    printer = SimulatedPrinter(Paper.MM80, rolls.append)
    printer.command("cover open")
    assert printer.receive(b"one\n" + cmd.QUEUED_STATUS + FED_OUT) == b""
    assert rolls == []
    printer.command("cover close")
    assert printer.advance() == b"\x00"
    assert [words(roll) for roll in rolls] == [["one"]]


def test_clearing_its_buffers_forgets_what_waits() -> None:
    rolls: list[Roll] = []
    printer = SimulatedPrinter(Paper.MM80, rolls.append)
    printer.command("paper out")
    printer.receive(b"secret\n" + cmd.CLEAR_BUFFERS)
    printer.command("paper ok")
    printer.receive(b"next\n" + FED_OUT)
    assert [words(roll) for roll in rolls] == [["next"]]


@pytest.mark.parametrize("line", ["", "paper", "paper gone", "cover", "paper out -1", "explode"])
def test_it_says_what_it_can_be_told(line: str) -> None:
    assert SimulatedPrinter(Paper.MM80, lambda _: None).command(line).startswith("error: ")


@given(st.lists(st.binary(max_size=60), max_size=8))
def test_no_bytes_break_it_and_torn_bytes_mean_the_same(parts: list[bytes]) -> None:
    whole: list[Roll] = []
    torn: list[Roll] = []
    data = b"".join(parts).replace(b"\x1dv0", b"").replace(b"\x10", b"")
    SimulatedPrinter(Paper.MM58, whole.append).receive(data)
    printer = SimulatedPrinter(Paper.MM58, torn.append)
    for byte in data:
        printer.receive(bytes([byte]))
    assert [roll.raw for roll in torn] == [roll.raw for roll in whole]
    assert [roll.lines for roll in torn] == [roll.lines for roll in whole]
