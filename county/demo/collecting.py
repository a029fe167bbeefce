"""The demo's clerk: hands the collection tables in through the county's own door."""

from datetime import UTC, datetime, time
from hashlib import sha256
from pathlib import Path

import xlsxwriter

from county.demo.collected import sheet_of
from county.demo.facts import DemoCounty
from county.importing import batches
from county.importing.door import Handed, Outcome, Taken, take
from county.importing.doors import DOORS
from county.importing.files import Clerk, receive
from county.importing.models import Batch, Number, Portion, Upload
from county.importing.sheet import Sheet

_CLERK = "演示"
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's date has no zone
_WITHOUT_WORKBOOK = frozenset({"payments"})
"""Writing these as a workbook takes longer than all the rest of the demo together."""


def forget() -> None:
    """Forget all that was ever handed in."""
    for model in (Number, Portion, Batch, Upload):
        model._default_manager.all()._raw_delete(using="default")


def hand_in(name: str, county: DemoCounty, folder: Path, *, as_workbooks: bool) -> None:
    """Import the collection table of that name and publish the batch.

    The table is written as a workbook into `folder` and read from there; the largest ones only
    with `as_workbooks`, otherwise their rows go straight to the door that the workbook's go to.
    """
    sheet = sheet_of(name, county)
    if not sheet.rows:
        return
    now = datetime.combine(county.today, time(9), UTC)
    if name in _WITHOUT_WORKBOOK and not as_workbooks:
        digest = sha256(name.encode()).hexdigest()
        handed = Handed(name, digest, 0, _CLERK, None, now, county.today)
        outcome: Outcome = take(DOORS[name], sheet, handed)
    else:
        file = folder / f"{name}.xlsx"
        write(file, sheet)
        outcome = receive(name, file, Clerk(_CLERK, None, now, county.today)).outcome
    done = batches.publish(_whole(name, outcome), _CLERK, now, county.today)
    match done:
        case batches.NotDone(sentence):
            raise AssertionError(f"the demo's table {name} was not published: {sentence}")
        case batches.Done():
            return


def write(file: Path, sheet: Sheet) -> None:
    """Write the sheet as a clerk's workbook."""
    file.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(file), {"constant_memory": True, "strings_to_urls": False})
    book.set_properties({"created": _NO_DAY})
    page = book.add_worksheet(sheet.name)
    page.write_row(0, 0, sheet.headings)
    for at, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, float):
                page.write_number(at, column, cell)
            elif cell is not None:
                page.write_string(at, column, cell)
    book.close()


def _whole(name: str, outcome: Outcome) -> int:
    """The batch of a table that was taken to its last row."""
    match outcome:
        case Taken(batch=int() as batch, bad=()):
            return batch
        case Taken(bad=bad):
            said = f"{len(bad)} rows, the first: {bad[0].reason}"
        case _:
            said = str(outcome)
    raise AssertionError(f"the demo's table {name} was not taken whole: {said}")
