"""Where a printer is, as one URL: tcp, serial, usb or file. Parsed strictly, once, into types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

RAW_PRINT_PORT = 9100
DEFAULT_BAUD = 9600
BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600)
FAST_BAUD = 115200


@dataclass(frozen=True, slots=True)
class TcpTarget:
    """A printer in the network; the raw print port is 9100."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class SerialTarget:
    """A printer on a serial line, real or a pty."""

    device: Path
    baud: int


@dataclass(frozen=True, slots=True)
class UsbTarget:
    """A printer by its USB vendor and product number."""

    vendor: int
    product: int


@dataclass(frozen=True, slots=True)
class FileTarget:
    """A file that takes the bytes, or a printer's device file such as /dev/usb/lp0."""

    path: Path


Target = TcpTarget | SerialTarget | UsbTarget | FileTarget


class TargetError(ValueError):
    """A URL that names no printer; the message says what is wrong with it."""


def parse_target(url: str) -> Target:
    """The target `url` names: tcp://host[:port], serial:///dev/…[?baud=…], usb://vid:pid, file:///….

    Vendor and product are four hexadecimal figures. Raises TargetError for anything else.
    """
    try:
        parts = urlsplit(url)
        port = parts.port if parts.scheme == "tcp" else None
    except ValueError as error:
        raise TargetError(f"{url!r}: {error}") from error
    if parts.fragment or parts.username is not None:
        raise TargetError(f"{url!r} has parts that mean nothing for a printer")
    if parts.query and parts.scheme != "serial":
        raise TargetError(f"{url!r}: only serial:// takes settings")
    match parts.scheme:
        case "tcp":
            if not parts.hostname or parts.path not in ("", "/") or port == 0:
                raise TargetError(f"{url!r} is not tcp://host:port")
            return TcpTarget(parts.hostname, RAW_PRINT_PORT if port is None else port)
        case "serial":
            return SerialTarget(_path(url, parts.netloc, parts.path), _baud(url, parts.query))
        case "usb":
            numbers = re.fullmatch(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})", parts.netloc)
            if numbers is None or parts.path not in ("", "/"):
                raise TargetError(
                    f"{url!r} is not usb://vid:pid with four hexadecimal figures each"
                )
            return UsbTarget(int(numbers[1], 16), int(numbers[2], 16))
        case "file":
            return FileTarget(_path(url, parts.netloc, parts.path))
        case _:
            raise TargetError(f"{url!r} begins with none of tcp://, serial://, usb://, file://")


def _path(url: str, netloc: str, path: str) -> Path:
    decoded = unquote(path)
    if netloc or not decoded.startswith("/") or decoded.endswith("/") or "\0" in decoded:
        raise TargetError(f"{url!r} needs three slashes and an absolute path")
    return Path(decoded)


def _baud(url: str, query: str) -> int:
    if not query:
        return DEFAULT_BAUD
    settings = parse_qs(query, keep_blank_values=True)
    values = settings.pop("baud", [])
    if settings or len(values) != 1 or not values[0].isascii() or not values[0].isdigit():
        raise TargetError(f"{url!r}: the one setting is baud=…")
    if int(values[0]) not in BAUDS:
        raise TargetError(f"{url!r}: {values[0]} is not a usual baud rate")
    return int(values[0])


def is_fast(target: Target) -> bool:
    """Whether a receipt as a picture gets there in seconds."""
    return not isinstance(target, SerialTarget) or target.baud >= FAST_BAUD
