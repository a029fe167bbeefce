"""The ways to a printer: what goes wrong on them is a value, and nothing waits for ever."""

from __future__ import annotations

import errno
import os
import socket
import termios
import tty
from pathlib import Path

import pytest
import serial

from device.printer.links import Link, LinkError, link_error, open_link
from device.printer.targets import (
    FileTarget,
    SerialTarget,
    Target,
    TcpTarget,
    UsbTarget,
)
from tests.protocol.printer.paper_world import eventually

STALL_S = 0.3


def opened(target: Target) -> Link:
    link = open_link(target, STALL_S)
    assert not isinstance(link, LinkError), link
    return link


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (FileNotFoundError(errno.ENOENT, ""), LinkError.NOT_FOUND),
        (serial.SerialException(errno.ENOENT, ""), LinkError.NOT_FOUND),
        (serial.SerialException(errno.EAGAIN, ""), LinkError.BUSY),
        (serial.SerialException("device disconnected"), LinkError.LOST),
        (serial.SerialTimeoutException("Write timeout"), LinkError.STALLED),
        (termios.error(errno.EIO, ""), LinkError.LOST),
        (PermissionError(errno.EACCES, ""), LinkError.DENIED),
        (OSError(errno.EBUSY, ""), LinkError.BUSY),
        (ConnectionRefusedError(errno.ECONNREFUSED, ""), LinkError.REFUSED),
        (TimeoutError("timed out"), LinkError.STALLED),
        (socket.gaierror(socket.EAI_NONAME, ""), LinkError.NOT_FOUND),
        (BrokenPipeError(errno.EPIPE, ""), LinkError.LOST),
    ],
)
def test_exceptions_of_all_libraries_become_one_set(error: OSError, meaning: LinkError) -> None:
    assert link_error(error) is meaning


@pytest.mark.parametrize(
    ("target", "error"),
    [
        (FileTarget(Path("/dev/no-such-printer")), LinkError.NOT_FOUND),
        (FileTarget(Path("/no/such/folder/out.bin")), LinkError.NOT_FOUND),
        (SerialTarget(Path("/dev/no-such-port"), 9600), LinkError.NOT_FOUND),
        (UsbTarget(0x0001, 0x0001), LinkError.NOT_FOUND),
    ],
)
def test_what_is_not_there(target: Target, error: LinkError) -> None:
    assert open_link(target, STALL_S) is error
    if isinstance(target, FileTarget):
        assert not target.path.exists()


def test_a_peer_that_reads_nothing_stalls_the_write() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        link = opened(TcpTarget("127.0.0.1", listener.getsockname()[1]))
        assert link.write(b"\0" * 64_000_000) is LinkError.STALLED
        link.close()


def test_a_peer_that_hangs_up_is_lost() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        link = opened(TcpTarget("127.0.0.1", listener.getsockname()[1]))
        assert link.read(0) == b""
        listener.accept()[0].close()
        eventually(lambda: link.read(0.1) is LinkError.LOST, "the end of the line")
        eventually(lambda: link.write(b"x") is LinkError.LOST, "the end of the line")
        link.close()


def test_a_serial_line_carries_both_ways_and_may_be_cut() -> None:
    master, slave = os.openpty()
    os.set_blocking(master, True)
    link = opened(SerialTarget(Path(os.ttyname(slave)), 115200))
    os.close(slave)
    assert link.write("小票".encode("gbk")) is None
    assert os.read(master, 16) == "小票".encode("gbk")
    os.write(master, b"\x12")
    assert link.read(5) == b"\x12"
    assert link.read(0) == b""
    os.close(master)
    assert isinstance(link.read(0.1), LinkError)
    assert isinstance(link.write(b"x"), LinkError)
    link.close()


def test_a_port_another_program_holds_is_busy() -> None:
    master, slave = os.openpty()
    target = SerialTarget(Path(os.ttyname(slave)), 9600)
    link = opened(target)
    assert open_link(target, STALL_S) is LinkError.BUSY
    link.close()
    again = opened(target)
    again.close()
    os.close(slave)
    os.close(master)


def test_a_file_collects_jobs_and_never_answers(tmp_path: Path) -> None:
    path = tmp_path / "out.bin"
    for data in (b"one", b"two"):
        link = opened(FileTarget(path))
        assert link.write(data) is None
        assert link.read(0.1) == b""
        link.close()
    assert path.read_bytes() == b"onetwo"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_device_file_is_asked_and_answers() -> None:
    master, slave = os.openpty()
    tty.setraw(slave)
    link = opened(FileTarget(Path(os.ttyname(slave))))
    os.write(master, b"\x12")
    assert link.read(5) == b"\x12"
    assert link.read(0) == b""
    assert link.write(b"\0" * 1_000_000) is LinkError.STALLED
    link.close()
    os.close(slave)
    os.close(master)
