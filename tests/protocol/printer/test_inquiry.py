"""Asking a printer on a real line, which may carry answers to what was asked before."""

from __future__ import annotations

import pytest

from device.printer.inquiry import Heard, ask
from device.printer.links import LinkError, open_link
from device.printer.paper import Paper
from device.printer.simulator.printer import SimulatedPrinter
from device.printer.simulator.server import PtyLine, SimulatorServer
from device.printer.status import PrinterStatus
from device.printer.targets import parse_target

ANSWER_S = 5.0


@pytest.mark.parametrize(
    ("stale", "heard"),
    [
        (b"", Heard(PrinterStatus.READY)),
        (b"\x1a\x72", Heard(PrinterStatus.READY)),
        (b"\x11\x13", Heard(PrinterStatus.READY, b"\x11\x13")),
        (b"\x7e\x00\x1a", Heard(PrinterStatus.READY, b"\x00")),
    ],
)
def test_late_answers_are_not_taken_for_new_ones(stale: bytes, heard: Heard) -> None:
    line = PtyLine()
    link = open_link(parse_target(line.url), ANSWER_S)
    assert not isinstance(link, LinkError)
    line.send(stale)
    with SimulatorServer(SimulatedPrinter(Paper.MM80, lambda _: None), line):
        assert ask(link, ANSWER_S) == heard
    link.close()
