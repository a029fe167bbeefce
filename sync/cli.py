"""`sync …`: fill the local copy, say how things stand, open one shard for audit."""

import argparse
import json
import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

from sync.attachment_status import picture_status
from sync.cli_filling import DONE, SyncDefaults, add_data, add_filling, no, say
from sync.cli_keys import add_identity, identity, unsealed
from sync.database import Error, NoStorageKeyError, error_name, is_damage
from sync.faults import Fault
from sync.local_copy import STORE_FOLDER
from sync.progress import read_progress
from sync.remembered import is_anothers
from sync.replica import REPLICA_FILE, open_for_reading
from sync.status import read_status
from sync.storage_key import storage_key
from sync.store import Store
from sync.wire.layout import is_name
from sync.wire.shard import Shard, ShardFault, decode_shard

__all__ = ["SyncDefaults", "register"]


def register(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
    defaults: SyncDefaults | None = None,
) -> None:
    """Add the command `sync`; each of its commands sets `run`, which gives the exit code."""
    given = defaults or SyncDefaults()
    sync = subparsers.add_parser("sync", help="the local copy of the disclosed data")
    commands = sync.add_subparsers(metavar="COMMAND", required=True)

    add_filling(commands, given)

    status = commands.add_parser("status", help="say what is held and how the last sync went")
    status.add_argument("--json", action="store_true", help="print one JSON object")
    add_data(status, given)
    status.set_defaults(run=_run_status)

    identity = add_identity(commands)
    add_data(identity, given)
    identity.set_defaults(run=_run_identity)

    cat = commands.add_parser("cat", help="open one shard for audit")
    cat.add_argument("shard", metavar="SHARD", help="a file, or the sha-256 of a kept one")
    cat.add_argument("--json", action="store_true", help="print one JSON object a line")
    add_data(cat, given)
    cat.set_defaults(run=_run_cat)


def _run_status(arguments: argparse.Namespace) -> int:
    try:
        with closing(open_for_reading(arguments.data / REPLICA_FILE)) as replica:
            status = read_status(replica)
            pictures = picture_status(arguments.data, replica)
    except Error as error:
        return no(_unreadable(arguments.data, error))
    progress = read_progress(arguments.data, datetime.now(UTC))
    if arguments.json:
        fields = {
            **status.as_json(),
            "pictures": pictures.as_json(),
            "progress": asdict(progress) if progress else None,
        }
        say(json.dumps(fields, ensure_ascii=False))
        return DONE
    say(status.sentence)
    say(f"data of     {status.as_of or 'no day yet'} ({status.township or 'no township yet'})")
    for attempt in (status.last_success, status.last_failure):
        if attempt is not None:
            say(f"{attempt.result:<11} {attempt.at}  {attempt.sentence}")
    if progress is not None:
        say(f"on its way  {progress.bytes_done} of {progress.bytes_total} bytes")
    if status.left_out:
        say(f"left out    {', '.join(status.left_out)}: a newer program is needed")
    say(f"pictures    {pictures.sentence}")
    for name, (shards, rows) in status.datasets.items():
        say(f"{name:<16} {shards:>5} shards {rows:>9} rows")
    return DONE


def _unreadable(data_dir: Path, error: Error) -> str:
    if not (data_dir / REPLICA_FILE).exists():
        return "There is no local copy in that folder yet."
    if isinstance(error, NoStorageKeyError):
        return f"The local copy cannot be opened: {error}."
    if not is_damage(error):
        return f"The local copy cannot be read: {error_name(error)}."
    if is_anothers(data_dir, storage_key(data_dir)):
        return "The local copy was written under another storage key."
    return "The local copy is damaged; the next sync will fill it anew from the kept files."


def _run_identity(arguments: argparse.Namespace) -> int:
    recipient = identity(arguments.data)
    if isinstance(recipient, Fault):
        return no(f"There is no key of this terminal's own: {recipient.detail}.")
    say(recipient)
    return DONE


def _run_cat(arguments: argparse.Namespace) -> int:
    path = Path(arguments.shard)
    if is_name(arguments.shard):
        path = Store(arguments.data / STORE_FOLDER).path_of(arguments.shard)
    try:
        content = path.read_bytes()
    except OSError as error:
        return no(f"{arguments.shard} cannot be read: {error.strerror}.")
    opened = unsealed(content, arguments.data)
    if isinstance(opened, Fault):
        return no(f"{arguments.shard} cannot be opened: {opened.detail}.")
    shard = decode_shard(opened)
    if isinstance(shard, ShardFault):
        return no(f"{arguments.shard} is no shard that can be taken: {shard.detail}.")
    for line in _json_lines(shard) if arguments.json else _plain_lines(shard):
        say(line)
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
