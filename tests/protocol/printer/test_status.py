"""What a printer's answers mean, clones with half a pair of bits included."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device.printer.status import (
    PrinterStatus,
    Question,
    decode,
    is_answer,
    is_queued_answer,
)

OK = 0x12


@pytest.mark.parametrize(
    ("printer", "cause", "fault", "paper", "status"),
    [
        (None, None, None, None, PrinterStatus.UNKNOWN),
        (OK, OK, OK, OK, PrinterStatus.READY),
        (OK, None, None, None, PrinterStatus.READY),
        (0x16, OK, OK, OK, PrinterStatus.READY),
        (None, None, None, OK, PrinterStatus.UNKNOWN),
        (OK, OK, OK, 0x1E, PrinterStatus.PAPER_LOW),
        (OK, OK, OK, 0x16, PrinterStatus.PAPER_LOW),
        (OK, OK, OK, 0x1A, PrinterStatus.PAPER_LOW),
        (0x1A, 0x32, OK, 0x72, PrinterStatus.PAPER_OUT),
        (0x1A, OK, OK, 0x7E, PrinterStatus.PAPER_OUT),
        (0x1A, OK, OK, 0x32, PrinterStatus.PAPER_OUT),
        (0x1A, OK, OK, 0x52, PrinterStatus.PAPER_OUT),
        (0x1A, 0x32, OK, OK, PrinterStatus.PAPER_OUT),
        (None, None, None, 0x72, PrinterStatus.PAPER_OUT),
        (0x1A, 0x16, OK, OK, PrinterStatus.COVER_OPEN),
        (0x1A, 0x36, OK, 0x7E, PrinterStatus.COVER_OPEN),
        (0x1A, 0x52, 0x1A, OK, PrinterStatus.ERROR),
        (0x1A, OK, 0x32, OK, PrinterStatus.ERROR),
        (0x1A, OK, 0x52, OK, PrinterStatus.ERROR),
        (0x1A, 0x1A, OK, OK, PrinterStatus.OFFLINE),
        (0x1A, OK, OK, OK, PrinterStatus.OFFLINE),
        (0x00, 0x00, 0x00, 0x00, PrinterStatus.UNKNOWN),
        (0xFF, 0x11, 0x13, 0x3F, PrinterStatus.UNKNOWN),
    ],
)
def test_answers_are_read_by_mask(
    printer: int | None,
    cause: int | None,
    fault: int | None,
    paper: int | None,
    status: PrinterStatus,
) -> None:
    given_answers = zip(Question, (printer, cause, fault, paper), strict=True)
    assert decode({q: byte for q, byte in given_answers if byte is not None}) is status


@given(st.integers(0, 255))
def test_no_byte_answers_two_questions_and_flow_control_answers_none(byte: int) -> None:
    assert not (is_answer(byte) and is_queued_answer(byte))
    if byte in (0x11, 0x13):
        assert not is_answer(byte)
        assert not is_queued_answer(byte)


@given(st.dictionaries(st.sampled_from(Question), st.integers(0, 255)))
def test_silence_is_never_fine(answers: dict[Question, int]) -> None:
    status = decode(answers)
    if not any(is_answer(byte) for byte in answers.values()):
        assert status is PrinterStatus.UNKNOWN
    if status in (PrinterStatus.READY, PrinterStatus.PAPER_LOW):
        assert any(is_answer(byte) for byte in answers.values())


def test_only_known_trouble_hinders_printing() -> None:
    free = {status for status in PrinterStatus if not status.hinders}
    assert free == {PrinterStatus.UNKNOWN, PrinterStatus.READY, PrinterStatus.PAPER_LOW}
