"""`sync identity` and the opening of sealed shards: what of the command line needs keys."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from sync.database import Error
from sync.disk import fault_of_database, fault_of_disk
from sync.faults import Fault, FaultKind
from sync.keys import make_identity
from sync.local_copy import alone, local_copy
from sync.remembered import recall
from sync.wire.sealing import SealFault, claim_of, unseal


def add_identity(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> argparse.ArgumentParser:
    """Add the command `identity`; the caller adds `--data` and sets `run`."""
    return commands.add_parser(
        "identity",
        help="print this terminal's public key, made where there is none",
        description="Print this terminal's public key, made where there is none: "
        "the county gives it to `county kiosk add --recipient`.",
    )


def identity(data_dir: Path) -> str | Fault:
    """The terminal's public key; a private one is made where there is none."""
    try:
        with alone(data_dir) as busy:
            if busy is not None:
                return busy
            copy = local_copy(data_dir, lambda: datetime.now(UTC))
            return copy if isinstance(copy, Fault) else make_identity(data_dir, copy.key)
    except OSError as error:
        return fault_of_disk(error)


def unsealed(content: bytes, data_dir: Path) -> bytes | Fault:
    """A sealed shard's content, opened with what this terminal was given; any other as it is."""
    if isinstance(claim_of(content), SealFault):
        return content
    try:
        copy = local_copy(data_dir, lambda: datetime.now(UTC))
        if isinstance(copy, Fault):
            return copy
        state = recall(data_dir, copy.key).state
        if state is None:
            return Fault(FaultKind.NO_KEY, "this terminal was given no keys yet")
        given = copy.keys(state)
    except OSError as error:
        return fault_of_disk(error)
    except Error as error:
        return fault_of_database(error)
    if isinstance(given, Fault):
        return given
    opened = unseal(content, given.by_epoch())
    if isinstance(opened, SealFault):
        return Fault(FaultKind.NO_KEY, opened.detail)
    return opened.content
