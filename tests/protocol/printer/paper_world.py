"""What the stories need: receipts of all kinds, a printer that is watched, and patience."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hypothesis import strategies as st
from PIL import Image, ImageChops

from device.printer.driver import Timings
from device.printer.escpos import Piece
from device.printer.jobs import (
    JobChanged,
    JobState,
    PrinterChanged,
    PrinterEvent,
    Printing,
    Queued,
)
from device.printer.paper import Paper
from device.printer.receipt import (
    Align,
    Gap,
    Mark,
    Pair,
    Qr,
    Receipt,
    Rule,
    Sum,
    Text,
    Title,
)
from device.printer.simulator.printer import SimulatedPrinter
from device.printer.simulator.roll import Roll
from device.printer.simulator.server import Line, PtyLine, SimulatorServer, TcpLine
from device.printer.status import PrinterStatus

PATIENCE_S = 20.0

HASTY = Timings(
    poll_s=0.05,
    answer_s=0.15,
    stall_s=1.0,
    check_s=0.0,
    pace_dots_per_s=1e6,
    slow_dots_per_s=1e6,
    settle_s=1.0,
)

SOME_RECEIPT = Receipt(
    (
        Title("惠民惠农补贴明白单"),
        Pair("耕地地力保护补贴", "1,036.80元"),
        Rule(heavy=True),
        Sum("今年合计", "1,036.80元"),
        Gap(300),
        Text("有疑问请打农业农村局电话：0736-0000327。"),
        Qr("https://demo.invalid/s/430724101000-2026-4f1c2a7be09d5836"),
    )
)

words = st.text(
    st.one_of(
        st.sampled_from("，。、；：？！（）《》“”…—·￥〇%,.:-() 0123456789年月日元亩户*"),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
        st.sampled_from("𠮷䶮㛃鿃ABCabcWm@"),
    ),
    max_size=60,
)
any_text = st.one_of(words, st.text(max_size=30))

gbk_words = st.text(
    st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
        st.sampled_from("，。：（）￥〇·《》—…0123456789,.-元亩ABC xyz?"),
    ),
    max_size=40,
)


def receipts(text: st.SearchStrategy[str]) -> st.SearchStrategy[Receipt]:
    """Receipts of up to eight lines whose words come from `text`."""
    line = st.one_of(
        st.builds(Title, text),
        st.builds(Text, text, st.sampled_from(Align), st.booleans(), st.sampled_from([0, 2, 4])),
        st.builds(Pair, text, text, st.booleans()),
        st.builds(Sum, text, text),
        st.builds(Rule, st.booleans()),
        st.builds(Gap, st.integers(0, 600)),
        st.builds(Mark, text),
        st.builds(Qr, st.text("abcdef0123456789/:.", min_size=1, max_size=80), text),
    )
    lines = st.lists(line, max_size=8).map(tuple)
    return st.builds(Receipt, lines, st.booleans())


def print_out(pieces: tuple[Piece, ...], paper: Paper) -> list[Roll]:
    """The receipts that a printer makes of these bytes."""
    rolls: list[Roll] = []
    printer = SimulatedPrinter(paper, rolls.append)
    for piece in pieces:
        printer.receive(piece.data)
    printer.receive(b"\x1dV\x00")
    return rolls


def differs(one: Image.Image, other: Image.Image) -> bool:
    """Whether a dot of two pictures of the same size is another."""
    assert one.size == other.size
    return ImageChops.difference(one.convert("L"), other.convert("L")).getbbox() is not None


class Watcher:
    """Hears the driver's events, and waits for what must come."""

    def __init__(self) -> None:
        self.events: list[PrinterEvent] = []
        self._heard = threading.Condition()

    def __call__(self, event: PrinterEvent) -> None:
        with self._heard:
            self.events.append(event)
            self._heard.notify_all()

    def wait_for(self, wanted: Callable[[], bool], what: str) -> None:
        with self._heard:
            assert self._heard.wait_for(wanted, PATIENCE_S), f"{what} never came: {self.events}"

    def states(self, job_id: str) -> list[JobState]:
        return [
            event.state
            for event in self.events
            if isinstance(event, JobChanged) and event.job_id == job_id
        ]

    def statuses(self) -> list[PrinterStatus]:
        return [event.status for event in self.events if isinstance(event, PrinterChanged)]

    def end_of(self, job_id: str) -> JobState:
        def ended() -> bool:
            states = self.states(job_id)
            return bool(states) and not isinstance(states[-1], Queued | Printing)

        self.wait_for(ended, f"the end of {job_id}")
        return self.states(job_id)[-1]

    def wait_for_status(self, status: PrinterStatus) -> None:
        self.wait_for(lambda: self.statuses()[-1:] == [status], status.value)


class Hall:
    """A simulated printer in the hall, and the receipts people took from it."""

    def __init__(self, paper: Paper, line: Line) -> None:
        self.taken: list[Roll] = []
        self._arrived = threading.Condition()
        self.printer = SimulatedPrinter(paper, self._take)
        self.server = SimulatorServer(self.printer, line)
        self.url = line.url

    def _take(self, roll: Roll) -> None:
        with self._arrived:
            self.taken.append(roll)
            self._arrived.notify_all()

    def wait_for_receipts(self, count: int) -> list[Roll]:
        with self._arrived:
            arrived = self._arrived.wait_for(lambda: len(self.taken) >= count, PATIENCE_S)
            assert arrived, f"{len(self.taken)} receipts of {count}"
        return self.taken

    def do(self, words: str) -> None:
        assert self.printer.command(words) == "ok"


@contextmanager
def hall(kind: str, paper: Paper = Paper.MM80) -> Iterator[Hall]:
    """A printer on "tcp" or on a "pty", working as long as the block lasts."""
    place = Hall(paper, TcpLine() if kind == "tcp" else PtyLine())
    with place.server:
        yield place


def eventually(true: Callable[[], bool], what: str) -> None:
    """Wait until `true()`, or fail saying what did not happen."""
    deadline = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.01)
