"""`sync once|run|import|rebuild`: the commands that fill the local copy."""

import argparse
import json
import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sync.attachments import MB, Room
from sync.faults import Fault
from sync.local_copy import rebuild
from sync.once import ROOM, import_once, sync_once
from sync.report import SyncReport
from sync.rhythm import Rhythm, Window, parse_window
from sync.service import end_on_signal, run_service, utc_now
from sync.wire.shard_model import is_region

DONE, WORLD_SAID_NO = 0, 1
HOURLY = Rhythm(3600.0)


@dataclass(frozen=True, slots=True)
class SyncDefaults:
    """What the command line assumes: from the kiosk's settings, none where they say nothing."""

    data_dir: Path | None = None
    county_url: str | None = None
    township: str | None = None
    rhythm: Rhythm = HOURLY
    pictures_mb: int = ROOM.budget_bytes // MB


def add_filling(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", given: SyncDefaults
) -> None:
    """Add the commands; each sets `run`, which gives the exit code."""
    once = commands.add_parser("once", help="fetch what is missing from the county, once")
    _add_place(once, given)
    _add_county(once, given)
    _add_room(once, given)
    once.set_defaults(run=_run_once)

    run = commands.add_parser("run", help="fetch again and again, until told to end")
    add_data(run, given)
    _add_township(run, given)
    _add_county(run, given)
    _add_room(run, given)
    run.add_argument(
        "--interval",
        metavar="SECONDS",
        type=_seconds,
        default=given.rhythm.interval_s,
        help="between two syncs that went well; default: %(default)s",
    )
    run.add_argument(
        "--hours",
        metavar="HH:MM-HH:MM",
        type=_window,
        default=given.rhythm.window,
        help="hours in which the line is cheap; default: all day",
    )
    run.set_defaults(run=_run_service)

    stick = commands.add_parser("import", help="take the county's data from a stick or a folder")
    stick.add_argument("folder", metavar="DIR", type=Path, help="where the published files lie")
    _add_place(stick, given)
    _add_room(stick, given)
    stick.set_defaults(run=_run_import)

    anew = commands.add_parser("rebuild", help="fill the local copy anew from the kept files")
    add_data(anew, given)
    anew.set_defaults(run=_run_rebuild)


def add_data(parser: argparse.ArgumentParser, given: SyncDefaults) -> None:
    """Add `--data`."""
    parser.add_argument(
        "--data",
        metavar="DIR",
        type=Path,
        default=given.data_dir,
        required=given.data_dir is None,
        help="folder of the local copy",
    )


def say(line: str) -> None:
    """One line on standard output."""
    sys.stdout.write(f"{line}\n")


def no(sentence: str) -> int:
    """One sentence on standard error, and the exit code that goes with it."""
    sys.stderr.write(f"{sentence}\n")
    return WORLD_SAID_NO


def _add_place(parser: argparse.ArgumentParser, given: SyncDefaults) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_data(parser, given)
    _add_township(parser, given)


def _add_township(parser: argparse.ArgumentParser, given: SyncDefaults) -> None:
    parser.add_argument(
        "--township",
        metavar="CODE",
        type=_region_code,
        default=given.township,
        required=given.township is None,
        help="12-digit code of the township",
    )


def _add_county(parser: argparse.ArgumentParser, given: SyncDefaults) -> None:
    parser.add_argument(
        "--county",
        metavar="URL",
        type=_county_url,
        default=given.county_url,
        required=given.county_url is None,
        help="base address of the county's published data",
    )


def _add_room(parser: argparse.ArgumentParser, given: SyncDefaults) -> None:
    parser.add_argument(
        "--pictures-mb",
        metavar="MB",
        type=_megabytes,
        default=given.pictures_mb,
        help="disk for pictures; default: %(default)s",
    )


def _room(arguments: argparse.Namespace) -> Room:
    return Room(budget_bytes=arguments.pictures_mb * MB)


def _county_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise argparse.ArgumentTypeError("an address begins with http:// or https://")
    return text


def _region_code(text: str) -> str:
    if not is_region(text):
        raise argparse.ArgumentTypeError("a region's code has 12 digits")
    return text


def _seconds(text: str) -> float:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("an interval is a whole number of seconds")
    return float(text)


def _megabytes(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        raise argparse.ArgumentTypeError("a size is a whole number of MB")
    return int(text)


def _window(text: str) -> Window:
    window = parse_window(text)
    if window is None:
        raise argparse.ArgumentTypeError("hours are written 22:00-06:00")
    return window


def _run_once(arguments: argparse.Namespace) -> int:
    report = sync_once(
        data_dir=arguments.data,
        county_url=arguments.county,
        township=arguments.township,
        now=utc_now,
        room=_room(arguments),
    )
    return _say_report(report, as_json=arguments.json)


def _run_import(arguments: argparse.Namespace) -> int:
    report = import_once(
        data_dir=arguments.data,
        folder=arguments.folder,
        township=arguments.township,
        now=utc_now,
        room=_room(arguments),
    )
    return _say_report(report, as_json=arguments.json)


def _say_report(report: SyncReport, *, as_json: bool) -> int:
    if as_json:
        say(json.dumps(report.as_json(), ensure_ascii=False))
    elif report.outcome.succeeded:
        say(report.sentence)
    return DONE if report.outcome.succeeded else no(report.sentence)


def _run_service(arguments: argparse.Namespace) -> int:
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(message)s")
    over = threading.Event()
    end_on_signal(over)

    def sync_now(check: bool, stopped: Callable[[], bool]) -> SyncReport:
        return sync_once(
            data_dir=arguments.data,
            county_url=arguments.county,
            township=arguments.township,
            now=utc_now,
            room=_room(arguments),
            check=check,
            stopped=stopped,
        )

    rhythm = Rhythm(arguments.interval, arguments.hours)
    run_service(arguments.data, rhythm, sync_now, now=utc_now, over=over)
    return DONE


def _run_rebuild(arguments: argparse.Namespace) -> int:
    held = rebuild(arguments.data, utc_now)
    if isinstance(held, Fault):
        return no(f"The local copy was not filled anew: {held.detail}.")
    say(f"Filled anew: the data here are those of {held}." if held else "Emptied: sync to fill it.")
    return DONE
