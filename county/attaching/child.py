"""The process that opens a handed-in file: whatever the file does, only this process suffers.

Usage: `python -m county.attaching.child FILE FOLDER`. Writes `00001.webp` … into the folder and
prints one JSON value: how many, or a refusal. Ends otherwise than with 0 where the file was too
much for its limits.
"""

import json
import resource
import sys
from pathlib import Path

from county.attaching import limits
from county.attaching.opening import pages_of
from county.attaching.picture import encoded
from county.attaching.refusal import Refused


def picture_name(page: int) -> str:
    """The name in the folder of the picture of a page, from 1."""
    return f"{page:05}.webp"


def convert(file: Path, folder: Path) -> int | Refused:
    """Write a picture a page; gives how many."""
    made = 0
    _allow_a_page()
    for opened in pages_of(file):
        if isinstance(opened, Refused):
            return opened
        made += 1
        (folder / picture_name(made)).write_bytes(encoded(opened).content)
        _allow_a_page()
    return made


def _allow_a_page() -> None:
    """From now on, as much processor time as one page may take."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + limits.PAGE_CPU_S
    resource.setrlimit(resource.RLIMIT_CPU, (min(soft, limits.FILE_CPU_S), limits.FILE_CPU_S))


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))


def main() -> None:
    """Convert the file named on the command line."""
    _limit()
    outcome = convert(Path(sys.argv[1]), Path(sys.argv[2]))
    match outcome:
        case Refused(why, page):
            answer: dict[str, object] = {"refused": why.name, "page": page}
        case int():
            answer = {"pages": outcome}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
