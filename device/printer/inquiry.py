"""Asking a printer how it is, over an open link."""

from __future__ import annotations

import time
from dataclasses import dataclass

from device.printer import commands as cmd
from device.printer.links import Link, LinkError
from device.printer.status import PrinterStatus, Question, decode, is_answer


@dataclass(frozen=True, slots=True)
class Heard:
    """What an inquiry brought: the status, and the bytes that answered something else."""

    status: PrinterStatus
    other: bytes = b""


def ask(link: Link, answer_timeout_s: float) -> Heard:
    """Put the four DLE EOT questions. UNREACHABLE if the link broke, UNKNOWN if nothing answers.

    To be called between commands only: inside another command's bytes a printer takes it as data.
    A printer that answers neither the first nor the last question is not asked the others.
    """
    stale = _drain(link)
    if isinstance(stale, LinkError):
        return Heard(PrinterStatus.UNREACHABLE)
    other = bytearray(stale)
    answers: dict[Question, int] = {}
    for question in (
        Question.PRINTER,
        Question.PAPER,
        Question.OFFLINE_CAUSE,
        Question.FAULT,
    ):
        if question is Question.OFFLINE_CAUSE and not answers:
            break
        if link.write(cmd.STATUS + bytes([question])) is not None:
            return Heard(PrinterStatus.UNREACHABLE, bytes(other))
        answer = _answer(link, answer_timeout_s, other)
        if isinstance(answer, LinkError):
            return Heard(PrinterStatus.UNREACHABLE, bytes(other))
        if answer is not None:
            answers[question] = answer
    return Heard(decode(answers), bytes(other))


def _answer(link: Link, timeout_s: float, other: bytearray) -> int | LinkError | None:
    deadline = time.monotonic() + timeout_s
    while (left_s := deadline - time.monotonic()) > 0:
        heard = link.read(left_s)
        if isinstance(heard, LinkError):
            return heard
        answers = [byte for byte in heard if is_answer(byte)]
        other.extend(byte for byte in heard if not is_answer(byte))
        if answers:
            return answers[-1]
    return None


def _drain(link: Link) -> bytes | LinkError:
    """Late answers to earlier questions, so that none is taken for the next one's."""
    stale = bytearray()
    while heard := link.read(0):
        if isinstance(heard, LinkError):
            return heard
        stale += heard
    return bytes(byte for byte in stale if not is_answer(byte))
