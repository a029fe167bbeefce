"""The arguments of the `county` command."""

import argparse
from datetime import date
from pathlib import Path

from county.cli.attach_parser import add_attach_command
from county.cli.import_parser import add_import_commands
from county.cli.key_parser import add_key_commands
from county.cli.shared import command


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command."""
    top = argparse.ArgumentParser(
        prog="county", description="The county's end of Mingbai: hold, publish, serve."
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    demo = command(commands, "demo-data", "replace all data by an invented county")
    demo.add_argument("--seed", type=int, default=1, help="what chance follows from (default 1)")
    demo.add_argument(
        "--today", type=_day, metavar="YYYY-MM-DD", help="the county's day (default: today)"
    )
    demo.add_argument("--people", type=_count, default=8_000, help="how many people (default 8000)")
    demo.add_argument(
        "--payments",
        type=_count,
        default=120_000,
        help="at most how many payments (default 120000)",
    )
    demo.add_argument(
        "--cards", type=Path, metavar="FILE", help="where the cast's cards go (HOME/cards.json)"
    )
    demo.add_argument(
        "--workbooks",
        action="store_true",
        help="bring in the payments too by a workbook in HOME/collected (slow)",
    )
    _add_json(demo)

    publish = command(commands, "publish", "write what changed as static files")
    publish.add_argument("--out", type=Path, metavar="DIR", help="where to (HOME/pkg)")
    _add_json(publish)

    add_import_commands(commands)
    add_attach_command(commands)
    add_key_commands(commands)

    serve = command(commands, "serve", "serve the static files and the page for phones")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=_port, default=8430, help="port; 0 for any free (8430)")
    serve.add_argument("--out", type=Path, metavar="DIR", help="the static files (HOME/pkg)")
    return top


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print the figures as JSON")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2026-11-22") from None


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is no count")
    return int(text)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port")
    return int(text)
