"""The arguments of `county attach`."""

import argparse
from datetime import date
from pathlib import Path

from county.cli.shared import Commands, command
from sync.wire.schema import AttachmentRole, AttachmentSubject


def add_attach_command(commands: Commands) -> None:
    """Add the command by which papers and photos come in."""
    attach = command(commands, "attach", "make pictures of files and attach them to a row")
    attach.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="PDF, JPEG, PNG or WebP, by its content"
    )
    attach.add_argument(
        "--to",
        required=True,
        type=_row,
        metavar="TABLE:ID",
        help=f"the row they belong to; TABLE is one of {', '.join(AttachmentSubject)}",
    )
    attach.add_argument("--caption", default="", metavar="TEXT", help="a line under each picture")
    attach.add_argument(
        "--role",
        choices=list(AttachmentRole),
        default=AttachmentRole.DOCUMENT,
        help="what they are there for (document)",
    )
    attach.add_argument(
        "--essential", action="store_true", help="they tell the matter by themselves"
    )
    attach.add_argument(
        "--public-until",
        type=_day,
        metavar="YYYY-MM-DD",
        help="their last day on a kiosk; one that is past takes them down",
    )
    attach.add_argument(
        "--voucher",
        type=_page_of_voucher,
        action="append",
        default=[],
        metavar="ID=PAGE",
        help="the voucher with that id is to be seen on that page of the file",
    )
    attach.add_argument("--json", action="store_true", help="print the figures as JSON")


def _row(text: str) -> tuple[AttachmentSubject, int]:
    table, _, number = text.partition(":")
    if table not in list(AttachmentSubject) or not _is_number(number):
        raise argparse.ArgumentTypeError(f"{text!r} is no row like ledger_entry:17")
    return AttachmentSubject(table), int(number)


def _page_of_voucher(text: str) -> tuple[int, int]:
    voucher, _, page = text.partition("=")
    if not _is_number(voucher) or not _is_number(page):
        raise argparse.ArgumentTypeError(f"{text!r} is no voucher and page like 17=3")
    return int(voucher), int(page)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2026-11-22") from None
