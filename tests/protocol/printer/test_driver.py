"""People print at a printer that runs out, is opened, falls silent or is not there at all."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from device.printer import commands as cmd
from device.printer.driver import PrinterDriver, Timings
from device.printer.escpos import Mode, encode
from device.printer.jobs import (
    Discarded,
    Done,
    Failed,
    Printing,
    PrintJob,
    Queued,
    Unknown,
)
from device.printer.layout import lay_out
from device.printer.paper import Paper
from device.printer.raster import draw
from device.printer.receipt import Qr, Receipt
from device.printer.simulator.server import TcpLine
from device.printer.status import PrinterStatus
from device.printer.targets import TargetError
from tests.protocol.printer.paper_world import (
    HASTY,
    PATIENCE_S,
    SOME_RECEIPT,
    Hall,
    Watcher,
    differs,
    hall,
)

on_both_lines = pytest.mark.parametrize("kind", ["tcp", "pty"])


@contextmanager
def driving(
    url: str, mode: Mode = Mode.AUTO, timings: Timings = HASTY
) -> Iterator[tuple[PrinterDriver, Watcher]]:
    watcher = Watcher()
    driver = PrinterDriver(url, watcher, mode=mode.value, timings=timings)
    driver.start()
    try:
        yield driver, watcher
    finally:
        driver.stop()


def job(name: str) -> PrintJob:
    return PrintJob(name, SOME_RECEIPT)


@on_both_lines
@pytest.mark.parametrize("mode", [Mode.RASTER, Mode.TEXT])
def test_a_villager_prints_and_the_printer_confirms(kind: str, mode: Mode) -> None:
    with hall(kind) as place, driving(place.url, mode) as (driver, watcher):
        assert driver.submit(job("a"))
        assert watcher.end_of("a") == Done()
        assert watcher.states("a") == [Queued(), Printing(), Done()]
        assert watcher.statuses() == [PrinterStatus.READY]
        (roll,) = place.wait_for_receipts(1)
        assert not roll.unknown
        if mode is Mode.RASTER:
            preview = draw(lay_out(SOME_RECEIPT, Paper.MM80))
            assert not differs(roll.picture().crop((0, 0, *preview.size)), preview)


def test_the_same_job_is_never_printed_twice() -> None:
    with hall("tcp") as place, driving(place.url) as (driver, watcher):
        assert driver.submit(job("a"))
        assert not driver.submit(job("a"))
        watcher.end_of("a")
        assert not driver.submit(job("a"))
        assert driver.submit(job("b"))
        watcher.end_of("b")
        place.wait_for_receipts(2)
        assert len(place.taken) == 2
        assert watcher.states("a") == [Queued(), Printing(), Done()]


def test_jobs_of_an_ended_visit_are_never_printed() -> None:
    with hall("tcp") as place:
        watcher = Watcher()
        driver = PrinterDriver(place.url, watcher, timings=HASTY)
        for name in ("a", "b", "c", "d"):
            driver.submit(job(name))
        assert driver.cancel("b")
        assert not driver.cancel("b")
        assert not driver.cancel("nobody's")
        assert driver.discard_queued() == ("a", "c", "d")
        driver.start()
        driver.submit(job("next"))
        assert watcher.end_of("next") == Done()
        driver.stop()
        for name in ("a", "b", "c", "d"):
            assert watcher.states(name) == [Queued(), Discarded()]
        assert len(place.wait_for_receipts(1)) == 1


@on_both_lines
def test_paper_runs_out_in_the_middle_and_is_told_once(kind: str) -> None:
    with hall(kind) as place, driving(place.url, Mode.RASTER) as (driver, watcher):
        place.do("paper out 200")
        driver.submit(job("a"))
        assert watcher.end_of("a") == Failed(PrinterStatus.PAPER_OUT)
        assert watcher.statuses() == [PrinterStatus.READY, PrinterStatus.PAPER_OUT]
        driver.submit(job("b"))
        assert watcher.end_of("b") == Failed(PrinterStatus.PAPER_OUT)
        assert watcher.statuses() == [PrinterStatus.READY, PrinterStatus.PAPER_OUT]


@pytest.mark.parametrize("check_s", [0.0, PATIENCE_S])
@pytest.mark.parametrize("mode", [Mode.RASTER, Mode.TEXT])
def test_the_rest_of_a_broken_receipt_is_not_for_the_next_person(
    mode: Mode, check_s: float
) -> None:
    """Noticed at once, and noticed only when all of it lies in the printer's memory."""
    timings = replace(HASTY, check_s=check_s)
    with hall("tcp") as place, driving(place.url, mode, timings) as (driver, watcher):
        place.do("paper out 100")
        driver.submit(job("first"))
        assert watcher.end_of("first") == Failed(PrinterStatus.PAPER_OUT)
        place.do("paper ok")
        watcher.wait_for_status(PrinterStatus.READY)
        driver.submit(job("second"))
        assert watcher.end_of("second") == Done()
        torn, whole = place.wait_for_receipts(2)
        assert len(torn.raw) < len(whole.raw)
        pieces = encode(lay_out(SOME_RECEIPT, Paper.MM80), mode)
        assert bytes(whole.raw) == b"".join(piece.data for piece in pieces[1:])


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        ("cover open", PrinterStatus.COVER_OPEN),
        ("paper out", PrinterStatus.PAPER_OUT),
    ],
)
def test_trouble_known_beforehand_spares_the_attempt(fault: str, status: PrinterStatus) -> None:
    with hall("tcp") as place, driving(place.url) as (driver, watcher):
        place.do(fault)
        watcher.wait_for_status(status)
        driver.submit(job("a"))
        assert watcher.end_of("a") == Failed(status)
        place.do("cover close")
        place.do("paper ok")
        watcher.wait_for_status(PrinterStatus.READY)
        assert place.taken == []


def test_little_paper_left_is_told_and_printed_on() -> None:
    with hall("tcp") as place, driving(place.url) as (driver, watcher):
        place.do("paper low")
        watcher.wait_for_status(PrinterStatus.PAPER_LOW)
        driver.submit(job("a"))
        assert watcher.end_of("a") == Done()


@on_both_lines
def test_a_printer_that_answers_nothing_prints_and_is_not_believed(kind: str) -> None:
    with hall(kind) as place:
        place.do("silent on")
        with driving(place.url) as (driver, watcher):
            driver.submit(job("a"))
            assert watcher.end_of("a") == Unknown()
            assert watcher.statuses() == [PrinterStatus.UNKNOWN]
            place.wait_for_receipts(1)


def test_nobody_at_the_address_then_a_printer_comes_back() -> None:
    gone = TcpLine()
    gone.close()
    port = int(gone.url.rpartition(":")[2])
    with driving(gone.url) as (driver, watcher):
        driver.submit(job("a"))
        assert watcher.end_of("a") == Failed(PrinterStatus.UNREACHABLE)
        assert watcher.statuses() == [PrinterStatus.UNREACHABLE]
        place = Hall(Paper.MM80, TcpLine(port))
        with place.server:
            watcher.wait_for_status(PrinterStatus.READY)
            driver.submit(job("b"))
            assert watcher.end_of("b") == Done()
        watcher.wait_for_status(PrinterStatus.UNREACHABLE)
        assert len(watcher.statuses()) == 3


def test_a_line_that_takes_nothing_more_fails_within_the_stall_time() -> None:
    with hall("pty") as place:
        place.do("silent on")
        place.do("stall on")
        with driving(place.url, Mode.RASTER) as (driver, watcher):
            driver.submit(job("a"))
            assert watcher.end_of("a") == Failed(PrinterStatus.UNREACHABLE)


class Peer:
    """A printer scripted for one story: answers each question with `says`, then may hang up."""

    def __init__(self, says: dict[bytes, bytes], hangs_up_at: bytes | None = None) -> None:
        self._says = says
        self._hangs_up_at = hangs_up_at
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"tcp://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Peer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join(PATIENCE_S)
        self._listener.close()

    def _serve(self) -> None:
        caller, _ = self._listener.accept()
        with caller:
            caller.settimeout(PATIENCE_S)
            heard = bytearray()
            while data := caller.recv(4096):
                heard += data
                for question, answer in self._says.items():
                    if question in heard:
                        heard.clear()
                        caller.sendall(answer)
                if self._hangs_up_at is not None and self._hangs_up_at in heard:
                    return


FINE = {cmd.STATUS + bytes([n]): b"\x12" for n in (1, 2, 3, 4)}


def test_an_end_of_the_line_after_all_was_sent_leaves_the_outcome_unknown() -> None:
    with Peer(FINE, hangs_up_at=cmd.QUEUED_STATUS) as peer:
        watcher = Watcher()
        driver = PrinterDriver(peer.url, watcher, timings=HASTY)
        driver.submit(job("a"))
        driver.start()
        assert watcher.end_of("a") == Unknown()
        driver.stop()


def test_an_end_of_the_line_in_the_middle_is_a_failure() -> None:
    with Peer(FINE, hangs_up_at=cmd.RASTER) as peer:
        watcher = Watcher()
        driver = PrinterDriver(peer.url, watcher, mode="raster", timings=HASTY)
        driver.submit(job("a"))
        driver.start()
        assert watcher.end_of("a") == Failed(PrinterStatus.UNREACHABLE)
        driver.stop()


def test_a_clone_without_queued_status_is_believed_after_its_time() -> None:
    with Peer(FINE) as peer, driving(peer.url) as (driver, watcher):
        driver.submit(job("a"))
        assert watcher.end_of("a") == Done()


def test_flow_control_mixed_into_answers_changes_nothing() -> None:
    noisy = {question: b"\x11" + answer + b"\x13" for question, answer in FINE.items()}
    with Peer(noisy) as peer, driving(peer.url) as (_, watcher):
        watcher.wait_for_status(PrinterStatus.READY)


def test_the_queued_answer_of_a_printer_out_of_paper_is_a_failure() -> None:
    with Peer({**FINE, cmd.QUEUED_STATUS: b"\x0c"}) as peer, driving(peer.url) as (driver, watcher):
        driver.submit(job("a"))
        assert watcher.end_of("a") == Failed(PrinterStatus.PAPER_OUT)


def test_a_connection_closed_while_idle_is_opened_again_without_a_word() -> None:
    callers = 3
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            for _ in range(callers):
                caller, _ = listener.accept()
                with caller:
                    caller.settimeout(PATIENCE_S)
                    for _ in range(4):
                        assert caller.recv(3).startswith(cmd.STATUS)
                        caller.sendall(b"\x12")

        printer = threading.Thread(target=serve)
        printer.start()
        with driving(f"tcp://127.0.0.1:{listener.getsockname()[1]}") as (_, watcher):
            printer.join(PATIENCE_S)
            assert not printer.is_alive()
            assert watcher.statuses()[0] is PrinterStatus.READY
            assert PrinterStatus.UNREACHABLE not in watcher.statuses()


def test_stopping_takes_back_what_waits_and_refuses_more() -> None:
    with hall("tcp") as place:
        watcher = Watcher()
        driver = PrinterDriver(place.url, watcher, timings=HASTY)
        driver.submit(job("a"))
        driver.stop()
        assert watcher.states("a") == [Queued(), Discarded()]
        assert not driver.submit(job("b"))


@pytest.mark.parametrize(
    ("url", "width", "mode", "error"),
    [
        ("lp0", 576, "auto", TargetError),
        ("tcp://printer", 400, "auto", ValueError),
        ("tcp://printer", 576, "fast", ValueError),
    ],
)
def test_a_wrong_setting_is_refused_at_once(
    url: str, width: int, mode: str, error: type[ValueError]
) -> None:
    with pytest.raises(error):
        PrinterDriver(url, Watcher(), width_dots=width, mode=mode)


def test_a_receipt_that_cannot_be_laid_out_is_refused_to_its_author() -> None:
    driver = PrinterDriver("tcp://printer", Watcher())
    with pytest.raises(ValueError, match="QR"):
        driver.submit(PrintJob("a", Receipt((Qr("x" * 5000),))))
