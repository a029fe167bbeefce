"""What every entry of the terminal needs first: the settings in force, and a running log."""

import logging
import sys
from pathlib import Path

from kiosk.settings import BadSettings, Settings, load

DEFAULT_FILE = Path("/etc/mingbai/kiosk.toml")
DONE = 0
WORLD_SAID_NO = 1
WRONG_USE = 2


def load_settings(file: Path | None) -> Settings | BadSettings:
    """The settings in that file, or in the usual place, or the built-in ones."""
    if file is None and DEFAULT_FILE.exists():
        file = DEFAULT_FILE
    return load(file)


def start_log() -> None:
    """One line an event, on standard error, where systemd's journal keeps it."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s"
    )


def refuse(reason: str, code: int = WORLD_SAID_NO) -> int:
    """Say in one sentence why not, and give the exit code."""
    print(reason, file=sys.stderr)
    return code
