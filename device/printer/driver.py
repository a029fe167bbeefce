"""The thread that owns the printer: prints what is queued, and between jobs asks how it is."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from assets.fonts import Face, font_path
from device.printer import commands as cmd
from device.printer.escpos import Mode, Piece, encode, tail
from device.printer.inquiry import ask
from device.printer.jobs import (
    Discarded,
    Done,
    Failed,
    JobChanged,
    JobState,
    PrinterChanged,
    PrinterEvent,
    Printing,
    PrintJob,
    Queued,
    Unknown,
)
from device.printer.layout import Layout, lay_out
from device.printer.links import Link, LinkError, open_link
from device.printer.paper import Paper
from device.printer.status import QUEUED_PAPER_END, PrinterStatus, is_queued_answer
from device.printer.targets import is_fast, parse_target


@dataclass(frozen=True, slots=True)
class Timings:
    """How long the driver waits for what. Tests shorten them; nothing else should."""

    poll_s: float = 2.0
    """Between two inquiries while nothing is printed; a printer plugged in is back this soon."""
    answer_s: float = 0.5
    stall_s: float = 30.0
    """Without a byte moving, until a printer counts as unreachable."""
    check_s: float = 0.4
    """Between two inquiries in the middle of a job."""
    pace_dots_per_s: float = 800.0
    """Paper speed (100 mm/s) that bytes keep to, so that little waits unseen in the printer."""
    slow_dots_per_s: float = 400.0
    """Paper speed of a slow printer, after whose time a job must have come out."""
    settle_s: float = 3.0


class _Placed(NamedTuple):
    job_id: str
    layout: Layout


class PrinterDriver:
    """One printer at `url` (see `targets.parse_target`), printed to by one thread.

    `on_event` is called from that thread, and from the thread that calls `submit`, `cancel` or
    `discard_queued` for what these change; it must be quick. Raises TargetError for a bad URL and
    ValueError for a width other than 384 or 576 dots or an unknown mode.
    """

    def __init__(
        self,
        url: str,
        on_event: Callable[[PrinterEvent], None],
        *,
        width_dots: int = Paper.MM80.width_dots,
        mode: str = Mode.AUTO.value,
        timings: Timings | None = None,
    ) -> None:
        self._target = parse_target(url)
        self._paper = Paper(width_dots)
        self._mode = Mode(mode)
        if self._mode is Mode.AUTO:
            self._mode = Mode.RASTER if is_fast(self._target) else Mode.TEXT
        self._on_event = on_event
        self._timings = timings or Timings()
        self._wake = threading.Condition()
        self._queue: deque[_Placed] = deque()
        self._taken: set[str] = set()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="printer", daemon=True)
        self._link: Link | None = None
        self._status: PrinterStatus | None = None
        self._torn = False

    def start(self) -> None:
        """Begin. Raises FontMissingError where receipts could not be drawn."""
        for face in Face:
            font_path(face)
        self._thread.start()

    def stop(self) -> None:
        """Discard what is queued, let the job in hand come to its end, and close the link."""
        with self._wake:
            self._stopping.set()
            self._wake.notify_all()
        self.discard_queued()
        if self._thread.is_alive():
            self._thread.join()

    def submit(self, job: PrintJob) -> bool:
        """Queue `job`; False, and nothing happens, if its id was ever taken before.

        Raises ValueError if the receipt cannot be laid out on this paper.
        """
        placed = _Placed(job.job_id, lay_out(job.receipt, self._paper))
        with self._wake:
            if job.job_id in self._taken or self._stopping.is_set():
                return False
            self._taken.add(job.job_id)
        self._tell_job(job.job_id, Queued())
        with self._wake:
            too_late = self._stopping.is_set()
            if not too_late:
                self._queue.append(placed)
                self._wake.notify_all()
        if too_late:
            self._tell_job(job.job_id, Discarded())
        return True

    def cancel(self, job_id: str) -> bool:
        """Take back a job that has not begun; False if it has, or was never queued."""
        with self._wake:
            waiting = [placed for placed in self._queue if placed.job_id == job_id]
            for placed in waiting:
                self._queue.remove(placed)
        for placed in waiting:
            self._tell_job(placed.job_id, Discarded())
        return bool(waiting)

    def discard_queued(self) -> tuple[str, ...]:
        """Take back every job that has not begun, as when a visit ends; their ids."""
        with self._wake:
            waiting = tuple(placed.job_id for placed in self._queue)
            self._queue.clear()
        for job_id in waiting:
            self._tell_job(job_id, Discarded())
        return waiting

    def _run(self) -> None:
        self._observe()
        while True:
            with self._wake:
                self._wake.wait_for(
                    lambda: self._queue or self._stopping.is_set(), self._timings.poll_s
                )
                if self._stopping.is_set():
                    break
                placed = self._queue.popleft() if self._queue else None
            if placed is None:
                self._observe()
            else:
                self._tell_job(placed.job_id, Printing())
                self._tell_job(placed.job_id, self._print(placed.layout))
        self._drop_link()

    def _observe(self) -> PrinterStatus:
        """Ask how the printer is, over a new link where the old one is gone or fell silent."""
        was = self._status
        status = self._ask_once()
        lost = status is PrinterStatus.UNREACHABLE and was not in (None, status)
        muted = status is PrinterStatus.UNKNOWN and was not in (None, status)
        if lost or muted:
            self._drop_link()
            status = self._ask_once()
        self._tell_status(status)
        return status

    def _ask_once(self) -> PrinterStatus:
        if self._link is None:
            opened = open_link(self._target, self._timings.stall_s)
            if isinstance(opened, LinkError):
                return PrinterStatus.UNREACHABLE
            self._link = opened
        status = ask(self._link, self._timings.answer_s).status
        if status is PrinterStatus.UNREACHABLE:
            self._drop_link()
        return status

    def _print(self, layout: Layout) -> JobState:
        status = self._observe()
        link = self._link
        if status.hinders or link is None:
            return Failed(status)
        answers = status is not PrinterStatus.UNKNOWN
        pieces = encode(layout, self._mode)
        if self._torn:
            # What is in the printer, or sticks out of it, belongs to someone else's receipt.
            clear = cmd.CLEAR_BUFFERS if answers else b""
            pieces = (Piece(clear + pieces[0].data, 0), tail(self._paper), *pieces[1:])
        self._torn = True
        asked_at = time.monotonic()
        for piece in pieces:
            began = time.monotonic()
            if link.write(piece.data) is not None:
                return self._fail(PrinterStatus.UNREACHABLE)
            pace_s = piece.height_dots / self._timings.pace_dots_per_s
            time.sleep(max(0.0, began + pace_s - time.monotonic()))
            if answers and time.monotonic() - asked_at >= self._timings.check_s:
                status = ask(link, self._timings.answer_s).status
                if status.hinders:
                    return self._fail(status)
                asked_at = time.monotonic()
        state = self._confirm(link, layout) if answers else Unknown()
        self._torn = isinstance(state, Failed)
        return state

    def _confirm(self, link: Link, layout: Layout) -> JobState:
        """What became of a job wholly sent: the queued status says it is out, others why not."""
        if link.write(cmd.QUEUED_STATUS) is not None:
            return self._lose_sight()
        deadline = (
            time.monotonic()
            + layout.height_dots / self._timings.slow_dots_per_s
            + self._timings.settle_s
        )
        status = PrinterStatus.UNKNOWN
        while time.monotonic() < deadline and not self._stopping.is_set():
            said = link.read(min(self._timings.answer_s, deadline - time.monotonic()))
            if isinstance(said, LinkError):
                return self._lose_sight()
            queued = [byte for byte in said if is_queued_answer(byte)]
            if not queued:
                heard = ask(link, self._timings.answer_s)
                status = heard.status
                queued = [byte for byte in heard.other if is_queued_answer(byte)]
            if queued:
                if queued[-1] & QUEUED_PAPER_END:
                    return self._fail(PrinterStatus.PAPER_OUT)
                return Done()
            if status is PrinterStatus.UNREACHABLE:
                return self._lose_sight()
            if status.hinders:
                return self._fail(status)
        if status in (PrinterStatus.READY, PrinterStatus.PAPER_LOW):
            return Done()
        return Unknown()

    def _fail(self, status: PrinterStatus) -> Failed:
        """Give up a job under way; the rest of it must not come out for the next person."""
        if status is not PrinterStatus.UNREACHABLE and self._link is not None:
            gone = self._link.write(cmd.CLEAR_BUFFERS) is not None
        else:
            gone = True
        if gone:
            self._drop_link()
        self._tell_status(status)
        return Failed(status)

    def _lose_sight(self) -> Unknown:
        self._drop_link()
        self._tell_status(PrinterStatus.UNREACHABLE)
        return Unknown()

    def _drop_link(self) -> None:
        if self._link is not None:
            self._link.close()
            self._link = None

    def _tell_status(self, status: PrinterStatus) -> None:
        if status is not self._status:
            self._status = status
            self._on_event(PrinterChanged(status))

    def _tell_job(self, job_id: str, state: JobState) -> None:
        self._on_event(JobChanged(job_id, state))
