"""The driver and the simulated reader over a real pty: cards, cables, and a busy port."""

import logging
import os
import threading
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import serial

from device.idcard.driver import IdCardDriver
from device.idcard.frames import FrameSplitter
from device.idcard.module import AT_ONCE, PHOTO, Family, ModuleTiming, StrangeCard
from device.idcard.protocol import (
    NEWEST_ADDRESS,
    READ_WITH_FINGERPRINT,
    SAM_ID,
    Answer,
    AnswerParser,
    Request,
    split_read,
)
from device.idcard.samples import SAMPLE_CARDS
from device.idcard.simulator import CardReaderSimulator
from device.idcard.types import (
    CardFailed,
    CardFound,
    CardRead,
    CardRemoved,
    CardTrouble,
    ReaderStatus,
    StatusChanged,
)
from tests.protocol.idcard.watching import DEADLINE_S, Watcher

HERS = SAMPLE_CARDS["resident"]
QUICK = replace(ModuleTiming(), find_s=0.005, select_s=0.005, read_s=0.02, other_s=0.005)
SLOW_READ = replace(QUICK, read_s=60)


@contextmanager
def watching(port: str) -> Iterator[Watcher]:
    watcher = Watcher()
    driver = IdCardDriver(port, watcher.tell)
    driver.start()
    try:
        yield watcher
    finally:
        driver.stop()


@pytest.mark.parametrize("family", Family)
def test_a_whole_visit_at_the_pace_of_a_real_reader(family: Family) -> None:
    with CardReaderSimulator(family=family) as reader, watching(reader.port) as seen:
        seen.wait_for_status(ReaderStatus.READY)
        reader.place(HERS)
        read = seen.wait_for(CardRead)
        assert read.card == HERS
        reader.remove()
        seen.wait_for(CardRemoved)
        assert seen.events == [
            StatusChanged(ReaderStatus.READY),
            CardFound(),
            read,
            CardRemoved(),
        ]


@pytest.mark.parametrize("kind", SAMPLE_CARDS)
def test_every_kind_of_card_is_read(kind: str) -> None:
    with CardReaderSimulator(timing=AT_ONCE) as reader, watching(reader.port) as seen:
        reader.place(SAMPLE_CARDS[kind])
        assert seen.wait_for(CardRead).card == SAMPLE_CARDS[kind]


@pytest.mark.parametrize("family", Family)
def test_a_card_that_stays_opens_no_second_visit(family: Family) -> None:
    polled = threading.Semaphore(0)

    class Counting(CardReaderSimulator):
        def _answer(self, request: Request) -> Answer:
            if request == NEWEST_ADDRESS:
                polled.release()
            return super()._answer(request)

    with Counting(family=family, timing=QUICK) as reader, watching(reader.port) as seen:
        reader.place(HERS)
        seen.wait_for(CardRead)
        assert all(polled.acquire(timeout=DEADLINE_S) for _ in range(4))
        assert (seen.reads(), seen.removals()) == (1, 0)


def test_a_card_taken_too_early_is_told() -> None:
    with (
        CardReaderSimulator(timing=replace(QUICK, read_s=0.3)) as reader,
        watching(reader.port) as seen,
    ):
        reader.place(HERS)
        seen.wait_for(CardFound)
        reader.remove()
        assert seen.wait_for(CardFailed) == CardFailed(CardTrouble.TAKEN_TOO_EARLY)
        seen.wait_for(CardRemoved)
        assert not seen.reads()


def test_a_transit_card_is_told_from_an_identity_card() -> None:
    with CardReaderSimulator(timing=QUICK) as reader, watching(reader.port) as seen:
        reader.place(StrangeCard.TRANSIT_CARD)
        assert seen.wait_for(CardFailed) == CardFailed(CardTrouble.UNKNOWN_CARD)
        reader.place(HERS)
        assert seen.wait_for(CardRead).card == HERS


def test_a_reader_unplugged_and_plugged_in_again_works_again(tmp_path: Path) -> None:
    with (
        CardReaderSimulator(link=tmp_path / "reader", timing=QUICK) as reader,
        watching(reader.port) as seen,
    ):
        seen.wait_for_status(ReaderStatus.READY)
        reader.unplug()
        seen.wait_for_status(ReaderStatus.NO_PORT)
        seen.forget()
        reader.plug()
        reader.place(HERS)
        assert seen.wait_for(CardRead).card == HERS
        assert seen.events[0] == StatusChanged(ReaderStatus.READY)


def test_a_reader_unplugged_in_the_middle_of_a_read_closes_the_card(tmp_path: Path) -> None:
    with (
        CardReaderSimulator(link=tmp_path / "reader", timing=SLOW_READ) as reader,
        watching(reader.port) as seen,
    ):
        reader.place(HERS)
        seen.wait_for(CardFound)
        reader.unplug()
        seen.wait_for_status(ReaderStatus.NO_PORT)
        assert seen.card_events() == [
            CardFound(),
            CardFailed(CardTrouble.NOT_READ),
            CardRemoved(),
        ]


def test_a_terminal_started_without_a_reader_finds_it_later(tmp_path: Path) -> None:
    reader = CardReaderSimulator(link=tmp_path / "reader", timing=QUICK)
    with watching(reader.port) as seen:
        seen.wait_for_status(ReaderStatus.NO_PORT)
        with reader:
            seen.wait_for_status(ReaderStatus.READY)


def test_a_port_another_program_holds_is_busy_until_it_lets_go() -> None:
    with CardReaderSimulator(timing=QUICK) as reader:
        with serial.Serial(reader.port, exclusive=True), watching(reader.port) as seen:
            seen.wait_for_status(ReaderStatus.PORT_BUSY)
        with watching(reader.port) as seen:
            seen.wait_for_status(ReaderStatus.READY)


def test_what_is_no_serial_port_is_no_port(tmp_path: Path) -> None:
    (tmp_path / "reader").write_bytes(b"")
    with watching(str(tmp_path / "reader")) as seen:
        seen.wait_for_status(ReaderStatus.NO_PORT)


def test_a_port_nobody_answers_on_is_silent() -> None:
    master, slave = os.openpty()
    tty.setraw(slave)
    try:
        with watching(os.ttyname(slave)) as seen:
            seen.wait_for_status(ReaderStatus.SILENT)
    finally:
        os.close(slave)
        os.close(master)


def test_a_driver_never_started_can_be_stopped_and_one_reading_stops_at_once() -> None:
    IdCardDriver("/nowhere", lambda _: None).stop()
    with (
        CardReaderSimulator(timing=SLOW_READ) as reader,
        watching(reader.port) as seen,
    ):
        reader.place(HERS)
        seen.wait_for(CardFound)
    told = list(seen.events)
    reader.remove()
    assert seen.events == told


def test_no_log_line_names_the_holder(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with CardReaderSimulator(timing=QUICK) as reader, watching(reader.port) as seen:
        reader.place(HERS)
        seen.wait_for(CardRead)
    assert [record.getMessage() for record in caplog.records] == ["ID-card reader: ready"]


def test_the_simulated_module_answers_the_requests_the_driver_does_not_use() -> None:
    with (
        CardReaderSimulator(timing=AT_ONCE) as reader,
        serial.Serial(reader.port, timeout=5, exclusive=True) as port,
    ):

        def ask(request: bytes, size: int) -> Answer:
            port.write(request)
            (item,) = AnswerParser().feed(port.read(size))
            assert isinstance(item, Answer)
            return item

        assert len(ask(SAM_ID.encode(), 27).data) == 16
        assert ask(Request(0x60, 0x00).encode(), 11).sw3 == 0x90
        assert ask(Request(0x61, 0xFF, b"\x50").encode(), 11).sw3 == 0x90
        assert ask(Request(0xA0, 0x00).encode(), 11).sw3 == 0x21
        assert ask(SAM_ID.encode()[:-1] + b"\0", 11).sw3 == 0x10
        assert ask(READ_WITH_FINGERPRINT.encode(), 11).sw3 == 0x41

        reader.place(HERS)
        ask(Request(0x20, 0x01).encode(), 15)
        ask(Request(0x20, 0x02).encode(), 19)
        parts = split_read(ask(READ_WITH_FINGERPRINT.encode(), 2321))
        assert parts is not None
        assert (parts.photo, len(parts.fingerprint)) == (PHOTO, 1024)


def test_the_simulated_photo_holds_a_preamble_as_real_ones_may() -> None:
    assert len(PHOTO) == 1024
    assert FrameSplitter().feed(PHOTO) == []
    assert bytes.fromhex("aaaaaa9669") in PHOTO
