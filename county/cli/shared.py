"""What the arguments of all commands share."""

import argparse
from pathlib import Path
from typing import TypeAlias

from county.home import DEFAULT_HOME, HOME_VARIABLE
from sync.wire.shard_model import is_region

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def command(commands: Commands, name: str, text: str) -> argparse.ArgumentParser:
    """A command that works on a county's home folder."""
    added = commands.add_parser(name, help=text, description=f"{text.capitalize()}.")
    added.add_argument(
        "--home",
        type=Path,
        metavar="DIR",
        help=f"the county's folder (default: ${HOME_VARIABLE} or {DEFAULT_HOME})",
    )
    return added


def region_code(text: str) -> str:
    """A region's code, for an argument's `type`."""
    if not is_region(text):
        raise argparse.ArgumentTypeError("a region's code has 12 digits")
    return text
