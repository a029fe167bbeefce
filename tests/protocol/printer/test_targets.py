"""A printer's address is one URL, and a wrong one is refused before anything is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.printer.targets import (
    BAUDS,
    FileTarget,
    SerialTarget,
    Target,
    TargetError,
    TcpTarget,
    UsbTarget,
    is_fast,
    parse_target,
)


@pytest.mark.parametrize(
    ("url", "target", "fast"),
    [
        ("tcp://192.168.1.60:9100", TcpTarget("192.168.1.60", 9100), True),
        ("tcp://printer", TcpTarget("printer", 9100), True),
        ("tcp://[::1]:9100/", TcpTarget("::1", 9100), True),
        ("serial:///dev/ttyS1", SerialTarget(Path("/dev/ttyS1"), 9600), False),
        ("serial:///dev/ttyS1?baud=57600", SerialTarget(Path("/dev/ttyS1"), 57600), False),
        ("serial:///dev/ttyS1?baud=115200", SerialTarget(Path("/dev/ttyS1"), 115200), True),
        ("usb://0416:5011", UsbTarget(0x0416, 0x5011), True),
        ("usb://04B8:0e15/", UsbTarget(0x04B8, 0x0E15), True),
        ("file:///dev/usb/lp0", FileTarget(Path("/dev/usb/lp0")), True),
        ("file:///tmp/a%20b.bin", FileTarget(Path("/tmp/a b.bin")), True),
    ],
)
def test_what_a_technician_may_write(url: str, target: Target, fast: bool) -> None:
    assert parse_target(url) == target
    assert is_fast(target) is fast


@pytest.mark.parametrize(
    "url",
    [
        "",
        "printer",
        "http://printer",
        "tcp://",
        "tcp://:9100",
        "tcp://host:0",
        "tcp://host:99999",
        "tcp://host:x",
        "tcp://host/queue",
        "tcp://host?baud=9600",
        "tcp://user@host",
        "tcp://[::1",
        "serial://dev/ttyS0",
        "serial://",
        "serial:///dev/ttyS0?baud=",
        "serial:///dev/ttyS0?baud=fast",
        "serial:///dev/ttyS0?baud=9601",
        "serial:///dev/ttyS0?baud=9600&baud=9600",
        "serial:///dev/ttyS0?bauds=9600",
        "serial:///dev/ttyS0#1",
        "usb://416:5011",
        "usb://0416",
        "usb://0416:5011/1",
        "usb://zzzz:5011",
        "file://relative",
        "file:///",
        "file:///tmp/",
        "file:///tmp/a%00b",
    ],
)
def test_what_is_refused(url: str) -> None:
    with pytest.raises(TargetError):
        parse_target(url)


@given(st.text())
def test_no_text_is_more_than_refused(url: str) -> None:
    for prefix in ("", "tcp://", "serial:///", "usb://", "file:///"):
        try:
            target = parse_target(prefix + url)
        except TargetError:
            continue
        assert isinstance(target, Target)


@given(st.sampled_from(BAUDS), st.integers(1, 65535))
def test_an_address_means_what_it_says(baud: int, port: int) -> None:
    assert parse_target(f"serial:///dev/ttyUSB0?baud={baud}") == SerialTarget(
        Path("/dev/ttyUSB0"), baud
    )
    assert parse_target(f"tcp://10.0.0.9:{port}") == TcpTarget("10.0.0.9", port)
