"""The process that opens a clerk's file: whatever the file does, only this process suffers.

Usage: `python -m county.importing.workbook.child FILE TABLE`. Prints one JSON value: a sheet or a
refusal. Ends otherwise than with 0 where the file was too much for its limits.
"""

import json
import resource
import sys
from dataclasses import fields
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from county.importing.refusal import Refused, Why
from county.importing.sheet import Sheet
from county.importing.tables.registry import TABLES
from county.importing.workbook import limits
from county.importing.workbook.choosing import Read, chosen
from county.importing.workbook.container import opened
from county.importing.workbook.markup import refused_markup


def read(file: Path, table: str) -> Sheet | Refused:
    """The wanted sheet of a file, or why it is not taken."""
    container = opened(file)
    if isinstance(container, Refused):
        return container
    try:
        with CalamineWorkbook.from_path(file) as workbook:
            sheets = {
                name: workbook.get_sheet_by_name(name)
                for name in workbook.sheet_names
                if name in container.sheets
            }
            found = {
                name: Read(sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or ())
                for name, sheet in sheets.items()
            }
    except (CalamineError, ValueError, OSError):
        return Refused(Why.DAMAGED)
    wanted = TABLES[table]
    sheet = chosen(found, wanted.headings(), wanted.title)
    if isinstance(sheet, Refused):
        return sheet
    last_row = sheet.first_row + len(sheet.rows) - 1
    markup = container.part(sheet.name)
    return refused_markup(markup, last_row, len(sheet.headings)) or sheet


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CPU_S, limits.CPU_S))


def main() -> None:
    """Read the file named on the command line."""
    _limit()
    outcome = read(Path(sys.argv[1]), sys.argv[2])
    match outcome:
        case Refused(why, where):
            answer: object = {"refused": why.name, "where": where}
        case Sheet():
            answer = {"sheet": {each.name: getattr(outcome, each.name) for each in fields(outcome)}}
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
