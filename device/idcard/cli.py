"""`kiosk device idcard`: the reader poked by hand."""

from __future__ import annotations

import argparse
import json
import queue
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from device.idcard.capture import decode_capture
from device.idcard.card_json import card_to_json
from device.idcard.control import Desk, load_cards
from device.idcard.control_loop import ControlLoop
from device.idcard.driver import IdCardDriver
from device.idcard.module import AT_ONCE, Family, ModuleTiming
from device.idcard.protocol import BAUDS
from device.idcard.samples import SAMPLE_CARDS
from device.idcard.simulator import CardReaderSimulator
from device.idcard.types import CardFailed, CardRead, ReaderEvent, StatusChanged

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

DONE: Final = 0
REFUSED: Final = 1
READ_TIMEOUT_S: Final = 20.0
LONGEST_WAIT_S: Final = 86_400.0


def register(subparsers: Subparsers) -> None:
    """Mount `idcard` and its commands; each sets `run`, which takes the arguments."""
    idcard = subparsers.add_parser("idcard", help="the ID-card reader")
    add_commands(idcard)


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add decode, read and simulate to a parser."""
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    decode = commands.add_parser("decode", help="show what captured bytes say, as JSON lines")
    decode.add_argument("file", metavar="FILE", help="raw bytes from the reader; - reads stdin")
    decode.set_defaults(run=run_decode)

    read = commands.add_parser("read", help="wait for a card and show it as JSON")
    read.add_argument("--port", required=True, metavar="P", help="e.g. /dev/serial/by-id/…")
    read.add_argument(
        "--baud", type=int, choices=BAUDS, default=BAUDS[0], help="default: %(default)s"
    )
    read.add_argument(
        "--timeout",
        type=_seconds,
        default=READ_TIMEOUT_S,
        metavar="S",
        help="seconds to wait for the card, default: %(default)s",
    )
    read.set_defaults(run=run_read)

    simulate = commands.add_parser(
        "simulate",
        help="be a reader on a pty",
        description="Prints the port it serves, then takes lines: card KEY | card none | "
        "unplug | plug | quit. Answers each with ok or error: and the reason.",
    )
    simulate.add_argument("--link", type=Path, help="a path to lead to the port")
    simulate.add_argument("--cards", type=Path, metavar="FILE", help="JSON object: key to card")
    simulate.add_argument(
        "--family",
        choices=[family.value for family in Family],
        default=Family.SILENT.value,
        help="how it answers find while a card that was read still lies there",
    )
    simulate.add_argument("--control", type=Path, metavar="SOCKET", help="also take lines here")
    simulate.add_argument(
        "--at-once", action="store_true", help="answer without a real reader's delays"
    )
    simulate.set_defaults(run=run_simulate)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= LONGEST_WAIT_S:
        raise argparse.ArgumentTypeError(f"from 0 to {LONGEST_WAIT_S:.0f} seconds")
    return seconds


def run_decode(args: argparse.Namespace) -> int:
    """Decode a capture to standard output."""
    try:
        raw = sys.stdin.buffer.read() if args.file == "-" else Path(args.file).read_bytes()
    except OSError as failure:
        return _refuse(f"cannot read {args.file}: {failure.strerror}")
    for found in decode_capture(raw):
        _say(json.dumps(found, ensure_ascii=False))
    return DONE


def run_read(args: argparse.Namespace) -> int:
    """Read one card; say on standard error why there was none."""
    events: queue.SimpleQueue[ReaderEvent] = queue.SimpleQueue()
    driver = IdCardDriver(args.port, events.put, baud=args.baud)
    deadline = time.monotonic() + args.timeout
    reason = "reader: not asked yet"
    driver.start()
    try:
        while (left := deadline - time.monotonic()) > 0:
            try:
                event = events.get(timeout=left)
            except queue.Empty:
                break
            match event:
                case CardRead(card=card):
                    _say(json.dumps(card_to_json(card), ensure_ascii=False))
                    return DONE
                case StatusChanged(status=status):
                    reason = f"reader: {status.value}"
                case CardFailed(trouble=trouble):
                    reason = f"last card: {trouble.value}"
                case _:
                    pass
    finally:
        driver.stop()
    return _refuse(f"no card was read within {args.timeout:g} s ({reason})")


def run_simulate(args: argparse.Namespace) -> int:
    """Serve a simulated reader until told to quit."""
    try:
        cards = load_cards(args.cards) if args.cards else SAMPLE_CARDS
    except (OSError, ValueError) as problem:
        return _refuse(f"cannot take the cards from {args.cards}: {problem}")
    simulator = CardReaderSimulator(
        link=args.link,
        family=Family(args.family),
        timing=AT_ONCE if args.at_once else ModuleTiming(),
    )
    desk = Desk(simulator, cards)
    try:
        with simulator:
            loop = ControlLoop(desk.obey, lambda: desk.finished, args.control)
            loop.run(on_ready=lambda: _say(simulator.port))
    except OSError as failure:
        return _refuse(f"cannot serve: {failure}")
    return DONE


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _refuse(reason: str) -> int:
    sys.stderr.write(f"{reason}\n")
    return REFUSED
