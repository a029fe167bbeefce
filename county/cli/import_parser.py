"""The arguments of `county import`, `county template` and `county batch …`."""

import argparse
from pathlib import Path

from county.cli.shared import Commands, command, region_code
from county.importing.tables.registry import TABLES


def add_import_commands(commands: Commands) -> None:
    """Add the commands by which collected tables come in."""
    take = command(commands, "import", "check a collected table and keep its good rows as a draft")
    _add_table(take)
    take.add_argument("file", type=Path, metavar="FILE.xlsx", help="the filled-in workbook")
    take.add_argument(
        "--errors", type=Path, metavar="FILE", help="where bad rows go (beside it, .错误.xlsx)"
    )
    take.add_argument(
        "--scope",
        type=region_code,
        metavar="REGION",
        help="take rows of this region and below only",
    )
    _add_by(take)
    take.add_argument("--json", action="store_true", help="print the figures as JSON")

    template = command(commands, "template", "write an empty table to fill in")
    _add_table(template)
    template.add_argument("file", type=Path, metavar="FILE.xlsx", help="the workbook to write")

    batch = commands.add_parser("batch", help="list, publish and withdraw what was imported")
    what = batch.add_subparsers(dest="what", required=True, metavar="WHAT")
    listing = command(what, "list", "list the batches, newest first")
    listing.add_argument("--json", action="store_true", help="print them as JSON")
    for name, text in (
        ("publish", "disclose the rows of a draft with the next publication"),
        ("withdraw", "take back a draft, or what was disclosed of it"),
    ):
        doing = command(what, name, text)
        doing.add_argument("number", type=int, metavar="N", help="the batch's number")
        _add_by(doing)


def _add_table(parser: argparse.ArgumentParser) -> None:
    tables = ", ".join(f"{each.name} ({each.title})" for each in TABLES.values())
    parser.add_argument("table", choices=TABLES, metavar="TABLE", help=tables)


def _add_by(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", metavar="NAME", help="who does it (default: the logged-in user)")
