"""Turns a handed-in file into pictures, in a process of its own, with bounds on memory and time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import county
from county.attaching import limits
from county.attaching.child import picture_name
from county.attaching.refusal import Refused, Why

_CHILD = "county.attaching.child"


def pictures_of(file: Path, folder: Path) -> list[Path] | Refused:
    """One WebP picture a page in `folder`, which must exist and be empty, or why there is none."""
    refused = _refused_by_size(file)
    if refused is not None:
        return refused
    ours = str(Path(county.__file__).parents[1])
    path = os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))
    try:
        # What libraries say on stderr may hold a piece of the file: it is not kept.
        done = subprocess.run(
            [sys.executable, "-m", _CHILD, str(file.absolute()), str(folder)],
            env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.FILE_WALL_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Refused(Why.TOO_MUCH)
    if done.returncode != 0:
        return Refused(Why.TOO_MUCH)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        return Refused(Why[answer["refused"]], answer["page"])
    return [folder / picture_name(page) for page in range(1, answer["pages"] + 1)]


def _refused_by_size(file: Path) -> Refused | None:
    try:
        size = file.stat().st_size if file.is_file() else None
    except OSError:
        size = None
    if size is None:
        return Refused(Why.MISSING)
    if size == 0:
        return Refused(Why.EMPTY)
    return Refused(Why.TOO_LARGE) if size > limits.FILE_BYTES else None
