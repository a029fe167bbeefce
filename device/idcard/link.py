"""The serial port: pyserial with its many failures made one."""

from __future__ import annotations

import errno
import termios
from typing import Final

import serial

from device.idcard.types import ReaderStatus

RECEIVE_SLICE_S: Final = 0.05
WRITE_TIMEOUT_S: Final = 1.0

# After an unplug, pyserial's read and write raise SerialException (an OSError), in_waiting a plain
# OSError, and reset_input_buffer termios.error, which is neither.
_FAILURES: Final = (OSError, termios.error)

_BUSY: Final = frozenset({errno.EAGAIN, errno.EBUSY, errno.EACCES, errno.EPERM})


class SerialLink:
    """An open port. Once a call has said the port is lost, it can only be closed."""

    def __init__(self, port: serial.Serial) -> None:
        self._port = port

    def send(self, data: bytes) -> bool:
        """Drop whatever came unasked, then send. False: the port is lost."""
        try:
            self._port.reset_input_buffer()
            self._port.write(data)
        except _FAILURES:
            return False
        return True

    def receive(self) -> bytes | None:
        """What has come, waiting at most RECEIVE_SLICE_S for the first byte. None: port lost."""
        try:
            first = bytes(self._port.read(1))
            return first + bytes(self._port.read(self._port.in_waiting)) if first else b""
        except _FAILURES:
            return None

    def close(self) -> None:
        self._port.close()


def open_link(path: str, baud: int) -> SerialLink | ReaderStatus:
    """Open the port for this process alone, or say why that cannot be."""
    try:
        port = serial.Serial(
            path,
            baudrate=baud,
            timeout=RECEIVE_SLICE_S,
            write_timeout=WRITE_TIMEOUT_S,
            exclusive=True,
        )
    except OSError as failure:
        return ReaderStatus.PORT_BUSY if failure.errno in _BUSY else ReaderStatus.NO_PORT
    except termios.error:
        return ReaderStatus.NO_PORT
    return SerialLink(port)
