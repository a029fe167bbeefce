"""Reads a clerk's file in a process of its own, with bounds on memory and time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import county
from county.importing.refusal import Refused, Why
from county.importing.sheet import Sheet
from county.importing.workbook import limits

_CHILD = "county.importing.workbook.child"


def read_workbook(file: Path, table: str) -> Sheet | Refused:
    """The sheet of the file that holds the table of that name, or why the file is not taken."""
    ours = str(Path(county.__file__).parents[1])
    path = os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))
    try:
        # What the child says on stderr may hold a cell: it is not kept.
        done = subprocess.run(
            [sys.executable, "-m", _CHILD, str(file), table],
            env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.WALL_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Refused(Why.TOO_LARGE)
    if done.returncode != 0:
        return Refused(Why.TOO_LARGE)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        return Refused(Why[answer["refused"]], answer["where"])
    found = answer["sheet"]
    return Sheet(
        name=found["name"],
        headings=tuple(found["headings"]),
        rows=found["rows"],
        first_row=found["first_row"],
        above=found["above"],
    )
