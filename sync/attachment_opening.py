"""Opening one picture for a screen: deciphered in memory, checked, never written."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum, unique
from pathlib import Path

from sync.attachments import picture_store
from sync.database import Connection, NoStorageKeyError
from sync.faults import Fault
from sync.local_copy import LocalCopy
from sync.remembered import recall
from sync.storage_key import storage_key
from sync.wire.files import MAX_FILE_BYTES, open_picture
from sync.wire.layout import is_name
from sync.wire.sealing import RegionKeys, SealFault


@unique
class AttachmentFault(StrEnum):
    """Why there is no picture; its row stands all the same."""

    NOT_LISTED = "not_listed"
    """No such row: it was withdrawn, or is over."""
    NOT_HERE = "not_here"
    """Not fetched yet, or older than the budget reaches."""
    DAMAGED = "damaged"
    """Its file was damaged here; the syncer will fetch it again."""
    SHUT = "shut"
    """The keys that this terminal holds do not open it."""


@dataclass(frozen=True, slots=True)
class PictureKeys:
    """What this terminal was given to open pictures with; of the state that is held now."""

    by_epoch: RegionKeys


def picture_keys(data_dir: Path) -> PictureKeys | AttachmentFault:
    """The keys of the held state, opened once for several pictures. They change with a sync."""
    try:
        copy = LocalCopy(data_dir, storage_key(data_dir), lambda: datetime.now(UTC))
        state = recall(data_dir, copy.key).state
        given = None if state is None else copy.keys(state)
    except (NoStorageKeyError, OSError):
        return AttachmentFault.SHUT
    if given is None or isinstance(given, Fault):
        return AttachmentFault.SHUT
    return PictureKeys(given.by_epoch())


def open_attachment(
    data_dir: Path, replica: Connection, attachment: int, keys: PictureKeys | None = None
) -> bytes | AttachmentFault:
    """The picture of the row with that id, of the kind its row says; `keys` as from `picture_keys`.

    `Error` where the replica cannot be read.
    """
    row = replica.execute(
        """SELECT sha256, size_bytes, region FROM attachment
        JOIN shard ON shard.no = attachment.shard WHERE id = ?""",
        (attachment,),
    ).fetchone()
    if row is None:
        return AttachmentFault.NOT_LISTED
    name, size, region = row
    store = picture_store(data_dir)
    if not is_name(name) or size > MAX_FILE_BYTES or not store.path_of(name).exists():
        return AttachmentFault.NOT_HERE
    content = store.read(name, size)
    if content is None:
        return AttachmentFault.DAMAGED
    opened_with = keys or picture_keys(data_dir)
    if isinstance(opened_with, AttachmentFault):
        return opened_with
    picture = open_picture(content, region, opened_with.by_epoch)
    return AttachmentFault.SHUT if isinstance(picture, SealFault) else picture
