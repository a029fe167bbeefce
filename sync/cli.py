"""`sync …`: fetch once, say how things stand, open one shard for audit."""

import argparse
import json
import re
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from sync.attachment_status import picture_status
from sync.cli_keys import add_identity, identity, unsealed
from sync.database import Error
from sync.faults import Fault
from sync.local_copy import STORE_FOLDER
from sync.once import sync_once
from sync.replica import REPLICA_FILE, open_for_reading
from sync.status import read_status
from sync.store import Store
from sync.wire.layout import is_name
from sync.wire.shard import Shard, ShardFault, decode_shard
from sync.wire.shard_model import is_region

DONE, WORLD_SAID_NO = 0, 1


@dataclass(frozen=True, slots=True)
class SyncDefaults:
    """What the command line assumes: from the kiosk's settings, none where they say nothing."""

    data_dir: Path | None = None
    county_url: str | None = None
    township: str | None = None


def register(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    defaults: SyncDefaults | None = None,
) -> None:
    """Add the command `sync`; each of its commands sets `run`, which gives the exit code."""
    given = defaults or SyncDefaults()
    sync = subparsers.add_parser("sync", help="the local copy of the disclosed data")
    commands = sync.add_subparsers(metavar="COMMAND", required=True)

    once = commands.add_parser("once", help="fetch what is missing from the county, once")
    once.add_argument("--json", action="store_true", help="print one JSON object")
    _add_data(once, given)
    once.add_argument(
        "--county",
        metavar="URL",
        type=_county_url,
        default=given.county_url,
        required=given.county_url is None,
        help="base address of the county's published data",
    )
    once.add_argument(
        "--township",
        metavar="CODE",
        type=_region_code,
        default=given.township,
        required=given.township is None,
        help="12-digit code of the township",
    )
    once.set_defaults(run=_run_once)

    status = commands.add_parser("status", help="say what is held and how the last sync went")
    status.add_argument("--json", action="store_true", help="print one JSON object")
    _add_data(status, given)
    status.set_defaults(run=_run_status)

    identity = add_identity(commands)
    _add_data(identity, given)
    identity.set_defaults(run=_run_identity)

    cat = commands.add_parser("cat", help="open one shard for audit")
    cat.add_argument("shard", metavar="SHARD", help="a file, or the sha-256 of a kept one")
    cat.add_argument("--json", action="store_true", help="print one JSON object a line")
    _add_data(cat, given)
    cat.set_defaults(run=_run_cat)


def _add_data(parser: argparse.ArgumentParser, given: SyncDefaults) -> None:
    parser.add_argument(
        "--data",
        metavar="DIR",
        type=Path,
        default=given.data_dir,
        required=given.data_dir is None,
        help="folder of the local copy",
    )


def _county_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise argparse.ArgumentTypeError("an address begins with http:// or https://")
    return text


def _region_code(text: str) -> str:
    if not is_region(text):
        raise argparse.ArgumentTypeError("a region's code has 12 digits")
    return text


def _run_once(arguments: argparse.Namespace) -> int:
    report = sync_once(
        data_dir=arguments.data,
        county_url=arguments.county,
        township=arguments.township,
        now=lambda: datetime.now(UTC),
    )
    if arguments.json:
        _say(json.dumps(report.as_json(), ensure_ascii=False))
    elif report.outcome.succeeded:
        _say(report.sentence)
    if not report.outcome.succeeded:
        return _no(report.sentence)
    return DONE


def _run_status(arguments: argparse.Namespace) -> int:
    try:
        with closing(open_for_reading(arguments.data / REPLICA_FILE)) as replica:
            status = read_status(replica)
            pictures = picture_status(arguments.data, replica)
    except Error:
        return _no("There is no local copy in that folder yet.")
    if arguments.json:
        fields = {**status.as_json(), "pictures": pictures.as_json()}
        _say(json.dumps(fields, ensure_ascii=False))
        return DONE
    _say(f"data of     {status.as_of or 'no day yet'} ({status.township or 'no township yet'})")
    for attempt in (status.last_success, status.last_failure):
        if attempt is not None:
            _say(f"{attempt.result:<11} {attempt.at}  {attempt.sentence}")
    _say(f"pictures    {pictures.sentence}")
    for name, (shards, rows) in status.datasets.items():
        _say(f"{name:<16} {shards:>5} shards {rows:>9} rows")
    return DONE


def _run_identity(arguments: argparse.Namespace) -> int:
    recipient = identity(arguments.data)
    if isinstance(recipient, Fault):
        return _no(f"There is no key of this terminal's own: {recipient.detail}.")
    _say(recipient)
    return DONE


def _run_cat(arguments: argparse.Namespace) -> int:
    path = Path(arguments.shard)
    if is_name(arguments.shard):
        path = Store(arguments.data / STORE_FOLDER).path_of(arguments.shard)
    try:
        content = path.read_bytes()
    except OSError as error:
        return _no(f"{arguments.shard} cannot be read: {error.strerror}.")
    opened = unsealed(content, arguments.data)
    if isinstance(opened, Fault):
        return _no(f"{arguments.shard} cannot be opened: {opened.detail}.")
    shard = decode_shard(opened)
    if isinstance(shard, ShardFault):
        return _no(f"{arguments.shard} is no shard that can be taken: {shard.detail}.")
    for line in _json_lines(shard) if arguments.json else _plain_lines(shard):
        _say(line)
    return DONE


def _json_lines(shard: Shard) -> Iterable[str]:
    names = [column.name for column in shard.dataset.columns]
    yield json.dumps(_header(shard), ensure_ascii=False)
    for row in shard.rows():
        fields = {name: _plain(value) for name, value in zip(names, row, strict=True)}
        yield json.dumps(fields, ensure_ascii=False)


def _plain_lines(shard: Shard) -> Iterable[str]:
    for name, value in _header(shard).items():
        yield f"# {name}: {value}"
    yield "\t".join(column.name for column in shard.dataset.columns)
    for row in shard.rows():
        cells = ("" if value is None else str(_plain(value)) for value in row)
        yield "\t".join(re.sub(r"[\t\r\n]", " ", cell) for cell in cells)


def _header(shard: Shard) -> dict[str, object]:
    return {
        "dataset": shard.dataset.name,
        "region": shard.region,
        "period": shard.period,
        "schema": shard.schema,
        "rows": shard.row_count,
        "sums": shard.sums,
        "payees": len(shard.payees),
        "unknown_columns": list(shard.unknown_columns),
    }


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date) else value


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _no(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return WORLD_SAID_NO
