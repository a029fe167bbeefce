"""Poking the printer by hand: `kiosk device printer test | status | simulate`."""

from __future__ import annotations

import argparse
import queue
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from device.printer.driver import PrinterDriver, Timings
from device.printer.escpos import Mode
from device.printer.inquiry import ask
from device.printer.jobs import (
    Discarded,
    Done,
    Failed,
    JobChanged,
    JobState,
    PrinterEvent,
    Printing,
    PrintJob,
    Queued,
    Unknown,
)
from device.printer.links import LinkError, open_link
from device.printer.paper import Paper
from device.printer.receipt import Receipt, Text
from device.printer.simulator.foreground import Control, receipt_keeper, run_until_quit, say
from device.printer.simulator.printer import SimulatedPrinter
from device.printer.simulator.server import PtyLine, SimulatorServer, TcpLine
from device.printer.specimen import specimen
from device.printer.status import PrinterStatus
from device.printer.targets import TargetError, parse_target

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

DONE, WORLD_SAID_NO, WRONG_USE = 0, 1, 2
WIDTHS = [paper.width_dots for paper in Paper]


def register(subparsers: Subparsers) -> None:
    """Add the command `printer`; each action sets `run`, a function of args to exit code."""
    printer = subparsers.add_parser("printer", help="the receipt printer")
    actions = printer.add_subparsers(required=True, metavar="ACTION")

    test = actions.add_parser("test", help="print a test page, or the lines of a text file")
    test.add_argument("--to", required=True, metavar="URL", help=_URL_HELP)
    test.add_argument("--width", type=int, choices=WIDTHS, default=Paper.MM80.width_dots)
    test.add_argument("--mode", choices=[mode.value for mode in Mode], default=Mode.AUTO.value)
    test.add_argument("--text", type=Path, metavar="FILE", help="UTF-8, printed line by line")
    test.add_argument("--double", action="store_true", help="twice the size")
    test.set_defaults(run=_test)

    status = actions.add_parser("status", help="ask the printer how it is")
    status.add_argument("--to", required=True, metavar="URL", help=_URL_HELP)
    status.set_defaults(run=_status)

    simulate = actions.add_parser(
        "simulate",
        help="be a printer, in the foreground",
        description="Prints its URL on the first line, then obeys lines on standard input: "
        "cover open|close, paper ok|low|out, paper out DOTS, silent on|off, stall on|off, quit.",
    )
    line = simulate.add_mutually_exclusive_group()
    line.add_argument("--tcp", type=int, metavar="PORT", default=0, help="0: any free port")
    line.add_argument("--pty", action="store_true", help="a serial line instead of TCP")
    simulate.add_argument("--link", type=Path, metavar="PATH", help="a lasting name for the pty")
    simulate.add_argument("--width", type=int, choices=WIDTHS, default=Paper.MM80.width_dots)
    simulate.add_argument("--out", type=Path, metavar="DIR", help="receipts as PNG and bytes")
    simulate.add_argument("--control", type=Path, metavar="SOCKET", help="takes the same lines")
    simulate.set_defaults(run=_simulate)


_URL_HELP = "tcp://host:port, serial:///dev/…?baud=…, usb://vid:pid or file:///…"


def _test(args: argparse.Namespace) -> int:
    try:
        receipt = specimen(args.double) if args.text is None else _lines(args.text, args.double)
    except (OSError, UnicodeDecodeError) as error:
        return _refuse(f"cannot read {args.text}: {error}")
    ends: queue.Queue[JobState] = queue.Queue()

    def note_end(event: PrinterEvent) -> None:
        if isinstance(event, JobChanged) and not isinstance(event.state, Queued | Printing):
            ends.put(event.state)

    try:
        driver = PrinterDriver(args.to, note_end, width_dots=args.width, mode=args.mode)
    except TargetError as error:
        return _refuse(str(error), WRONG_USE)
    driver.start()
    try:
        driver.submit(PrintJob(str(uuid.uuid4()), receipt))
        return _tell(ends.get())
    finally:
        driver.stop()


def _tell(state: JobState) -> int:
    match state:
        case Done():
            say("printed", sys.stdout)
            return DONE
        case Unknown():
            say("sent; this printer cannot say whether it was printed", sys.stdout)
            return DONE
        case Failed(why):
            return _refuse(f"not printed: {SENTENCES[why]}")
        case Queued() | Printing() | Discarded():
            return _refuse("not printed: the job was taken back")
        case _:
            assert_never(state)


SENTENCES = {
    PrinterStatus.UNKNOWN: "the printer does not answer questions; that alone is no fault",
    PrinterStatus.READY: "the printer is ready",
    PrinterStatus.PAPER_LOW: "the printer is ready, its paper is running low",
    PrinterStatus.PAPER_OUT: "the printer is out of paper",
    PrinterStatus.COVER_OPEN: "the printer's cover is open",
    PrinterStatus.OFFLINE: "the printer is off-line",
    PrinterStatus.ERROR: "the printer reports a fault",
    PrinterStatus.UNREACHABLE: "the printer cannot be reached",
}


def _status(args: argparse.Namespace) -> int:
    try:
        target = parse_target(args.to)
    except TargetError as error:
        return _refuse(str(error), WRONG_USE)
    timings = Timings()
    link = open_link(target, timings.stall_s)
    if isinstance(link, LinkError):
        return _refuse(f"{SENTENCES[PrinterStatus.UNREACHABLE]}: {link.value}")
    try:
        status = ask(link, timings.answer_s).status
    finally:
        link.close()
    if status.hinders:
        return _refuse(SENTENCES[status])
    say(SENTENCES[status], sys.stdout)
    return DONE


def _simulate(args: argparse.Namespace) -> int:
    if args.link is not None and not args.pty:
        return _refuse("--link is a name for a pty: give --pty too", WRONG_USE)
    printer = SimulatedPrinter(Paper(args.width), receipt_keeper(args.out))
    try:
        line = PtyLine(args.link) if args.pty else TcpLine(args.tcp)
    except OSError as error:
        return _refuse(f"cannot be a printer there: {error}")
    with SimulatorServer(printer, line):
        say(line.url, sys.stdout)
        run_until_quit(Control(printer), args.control)
    return DONE


def _lines(path: Path, double: bool) -> Receipt:
    text = path.read_text(encoding="utf-8-sig")
    return Receipt(tuple(Text(line) for line in text.splitlines()), double)


def _refuse(sentence: str, code: int = WORLD_SAID_NO) -> int:
    say(sentence, sys.stderr)
    return code
