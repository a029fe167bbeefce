"""The parser of the `kiosk` command, put together from the parts that own their commands."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from device.idcard import cli as idcard
from device.printer import cli as printer
from kiosk.cli import demo
from kiosk.cli.setup import DEFAULT_FILE, DONE, WRONG_USE, load_settings, refuse
from kiosk.settings import BadSettings, Settings, to_toml
from sync import cli as sync
from sync.rhythm import Rhythm, parse_window

NEEDS_NO_SETTINGS = ("device", "demo")
"""A broken settings file must not keep a technician from poking a device."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: the world said no; 2: wrong use."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    settings = load_settings(_settings_file(given))
    args = _parser(Settings() if isinstance(settings, BadSettings) else settings).parse_args(given)
    if isinstance(settings, BadSettings) and args.command not in NEEDS_NO_SETTINGS:
        return refuse(settings.reason, WRONG_USE)
    run: int = args.run(args)
    return run


def _settings_file(given: Sequence[str]) -> Path | None:
    """`--settings` is read before the rest, as other options take their defaults from the file."""
    early = argparse.ArgumentParser(prog="kiosk", add_help=False)
    _add_settings(early)
    found, _ = early.parse_known_args(given)
    file: Path | None = found.settings
    return file


def _add_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--settings",
        type=Path,
        metavar="FILE",
        help=f"settings file; {DEFAULT_FILE} where it exists, else built-in defaults",
    )


def _parser(settings: Settings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk", description="The Mingbai terminal.")
    _add_settings(parser)
    commands = parser.add_subparsers(
        title="commands", required=True, metavar="COMMAND", dest="command"
    )

    run = commands.add_parser("run", help="show the terminal on this machine's screen")
    run.set_defaults(run=_run)

    demo.register(commands)

    devices = commands.add_parser("device", help="poke a device by hand")
    device_commands = devices.add_subparsers(title="devices", required=True, metavar="DEVICE")
    idcard.register(device_commands)
    printer.register(device_commands)

    sync.register(
        commands,
        sync.SyncDefaults(
            county_url=settings.county.url,
            township=settings.place.township,
            data_dir=Path(settings.data.folder),
            rhythm=Rhythm(
                60.0 * settings.sync.interval_minutes, parse_window(settings.sync.cheap_hours)
            ),
            pictures_mb=settings.data.pictures_mb,
        ),
    )

    show = commands.add_parser("settings", help="print the settings in force, as a file")
    show.set_defaults(run=lambda _: _show(settings))
    return parser


def _run(args: argparse.Namespace) -> int:
    """Become the screen's process: only it may import Kivy."""
    command = [sys.executable, "-m", "screens"]
    if args.settings is not None:
        command += ["--settings", str(args.settings)]
    sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606 - a fixed program, and no shell


def _show(settings: Settings) -> int:
    print(to_toml(settings), end="")
    return DONE
