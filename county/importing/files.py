"""A clerk's file through the door: what the command, the demo and whoever comes later call."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from county.importing.door import Handed, Outcome, Taken, take, taken_before
from county.importing.doors import DOORS
from county.importing.refusal import Refused, Why
from county.importing.workbook import limits
from county.importing.workbook.reading import read_workbook
from county.importing.workbook.returning import errors_file, write_errors


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who hands in, for which region (none: the whole county), and when; `now` has a time zone."""

    name: str
    scope: str | None
    now: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file, and where its bad rows went, if it has any."""

    outcome: Outcome
    errors: Path | None = None


def receive(table: str, file: Path, clerk: Clerk, errors: Path | None = None) -> Received:
    """Take in a workbook that holds the table of that name.

    `errors` is where bad rows go, by default beside the file. `OSError` where that cannot be
    written, or the file not be read.
    """
    if not file.is_file():
        return Received(Refused(Why.ABSENT))
    if file.stat().st_size > limits.FILE_BYTES:
        return Received(Refused(Why.TOO_LARGE))
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    handed = Handed(
        file_name=file.name,
        sha256=digest,
        size_bytes=file.stat().st_size,
        operator=clerk.name,
        scope=clerk.scope,
        now=clerk.now,
        today=clerk.today,
    )
    before = taken_before(table, handed)
    if before is not None:
        return Received(before)
    sheet = read_workbook(file, table)
    if isinstance(sheet, Refused):
        return Received(sheet)
    # One transaction: where the bad rows cannot be given back, the good ones are not kept.
    with transaction.atomic():
        outcome = take(DOORS[table], sheet, handed)
        if not isinstance(outcome, Taken) or not outcome.bad:
            return Received(outcome)
        target = errors or errors_file(file)
        write_errors(target, sheet, outcome.bad)
        return Received(outcome, target)
