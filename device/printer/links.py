"""The open way to a printer: bytes out, bytes back, and never a wait without an end.

What goes wrong on the way is a value (`LinkError`); the exceptions of sockets, pyserial and files
end here.
"""

from __future__ import annotations

import contextlib
import errno
import os
import select
import socket
import stat
import termios
import time
from enum import Enum
from typing import Protocol, assert_never

import serial

from device.printer.targets import FileTarget, SerialTarget, Target, TcpTarget, UsbTarget

CONNECT_TIMEOUT_S = 5.0
READ_BYTES = 256
SERIAL_CHUNK_BYTES = 256
DRAIN_LOOK_S = 0.01


class LinkError(Enum):
    """Why bytes do not get through."""

    NOT_FOUND = "there is no such device or address"
    DENIED = "this user may not open it"
    BUSY = "another program holds it"
    REFUSED = "the address refuses connections"
    STALLED = "it takes no more bytes"
    LOST = "the connection is gone"


class Link(Protocol):
    """An open way to a printer. After an error it is of no more use: close it, open another."""

    def write(self, data: bytes) -> LinkError | None:
        """Send all of `data`; STALLED once nothing has moved for the stall time."""

    def read(self, timeout_s: float) -> bytes | LinkError:
        """What the printer has said; empty if nothing came in time, or nothing ever can."""

    def close(self) -> None:
        """Let go of it; never raises, never waits for bytes to leave."""


def open_link(target: Target, stall_s: float) -> Link | LinkError:
    """The way to `target`, which gives up a write that stands still for `stall_s` seconds."""
    try:
        match target:
            case TcpTarget(host, port):
                return TcpLink(host, port, stall_s)
            case SerialTarget():
                return SerialLink(target, stall_s)
            case UsbTarget(vendor, product):
                from device.printer.usb_link import open_usb

                return open_usb(vendor, product, stall_s)
            case FileTarget():
                return FileLink(target, stall_s)
            case _:
                assert_never(target)
    except (OSError, termios.error) as error:
        return link_error(error)


def link_error(error: OSError | termios.error) -> LinkError:
    """What an exception of the operating system, or of pyserial, means for the link."""
    if isinstance(error, socket.gaierror):
        return LinkError.NOT_FOUND
    if isinstance(error, TimeoutError | serial.SerialTimeoutException):
        return LinkError.STALLED
    code = error.errno if isinstance(error, OSError) else error.args[0]
    match code:
        case errno.ENOENT | errno.ENODEV | errno.ENXIO | errno.EHOSTUNREACH | errno.ENETUNREACH:
            return LinkError.NOT_FOUND
        case errno.EACCES | errno.EPERM:
            return LinkError.DENIED
        case errno.EBUSY | errno.EAGAIN:
            return LinkError.BUSY
        case errno.ECONNREFUSED:
            return LinkError.REFUSED
        case _:
            return LinkError.LOST


class TcpLink:
    """A raw print port. A peer that vanished is noticed by the kernel after the stall time."""

    def __init__(self, host: str, port: int, stall_s: float) -> None:
        self._stall_s = stall_s
        self._socket = socket.create_connection((host, port), timeout=CONNECT_TIMEOUT_S)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self._socket.setsockopt(
            socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, max(1, int(stall_s * 1000))
        )

    def write(self, data: bytes) -> LinkError | None:
        view = memoryview(data)
        try:
            self._socket.settimeout(self._stall_s)
            while view:
                view = view[self._socket.send(view) :]
        except OSError as error:
            return link_error(error)
        return None

    def read(self, timeout_s: float) -> bytes | LinkError:
        try:
            self._socket.settimeout(timeout_s)
            return self._socket.recv(READ_BYTES) or LinkError.LOST
        except (TimeoutError, BlockingIOError):
            return b""
        except OSError as error:
            return link_error(error)

    def close(self) -> None:
        self._socket.close()


class SerialLink:
    """A serial line. A write returns when the bytes are on the wire, so that answers are prompt."""

    def __init__(self, target: SerialTarget, stall_s: float) -> None:
        self._stall_s = stall_s
        self._port = serial.Serial(
            str(target.device), target.baud, timeout=0, write_timeout=stall_s, exclusive=True
        )

    def write(self, data: bytes) -> LinkError | None:
        try:
            for start in range(0, len(data), SERIAL_CHUNK_BYTES):
                self._port.write(data[start : start + SERIAL_CHUNK_BYTES])
            return self._drain()
        except (OSError, termios.error) as error:
            return link_error(error)

    def read(self, timeout_s: float) -> bytes | LinkError:
        try:
            self._port.timeout = timeout_s
            first: bytes = self._port.read(1)
            if not first:
                return b""
            return first + self._port.read(min(self._port.in_waiting, READ_BYTES))
        except (OSError, termios.error) as error:
            return link_error(error)

    def close(self) -> None:
        # A line that is gone has nothing to reset, and that is all that is wanted here.
        with contextlib.suppress(OSError, termios.error):
            self._port.reset_output_buffer()
        self._port.close()

    def _drain(self) -> LinkError | None:
        # tcdrain would wait for ever behind a printer that holds the line.
        left, moved_at = self._port.out_waiting, time.monotonic()
        while left:
            time.sleep(DRAIN_LOOK_S)
            now_left = self._port.out_waiting
            if now_left < left:
                left, moved_at = now_left, time.monotonic()
            elif time.monotonic() - moved_at > self._stall_s:
                return LinkError.STALLED
        return None


class FileLink:
    """A file that collects the bytes, or a device file such as /dev/usb/lp0, never waited on.

    A device file is never created: an unplugged printer must not become a file in /dev.
    """

    def __init__(self, target: FileTarget, stall_s: float) -> None:
        self._stall_s = stall_s
        flags = os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
        if target.path.is_char_device():
            self._fd = os.open(target.path, os.O_RDWR | flags)
        elif target.path.is_relative_to("/dev"):
            raise FileNotFoundError(errno.ENOENT, "no such device")
        else:
            self._fd = os.open(
                target.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | flags, mode=0o600
            )
        self._answers = stat.S_ISCHR(os.fstat(self._fd).st_mode)

    def write(self, data: bytes) -> LinkError | None:
        view = memoryview(data)
        try:
            while view:
                _, writable, _ = select.select([], [self._fd], [], self._stall_s)
                if not writable:
                    return LinkError.STALLED
                view = view[os.write(self._fd, view) :]
        except OSError as error:
            return link_error(error)
        return None

    def read(self, timeout_s: float) -> bytes | LinkError:
        if not self._answers:
            return b""
        try:
            readable, _, _ = select.select([self._fd], [], [], timeout_s)
            return os.read(self._fd, READ_BYTES) if readable else b""
        except OSError as error:
            return link_error(error)

    def close(self) -> None:
        os.close(self._fd)
