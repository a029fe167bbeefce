"""Pictures travel apart from rows: each is one sealed file, named by the digest of its ciphertext.

The row of `attachment` that a file belongs to comes in a signed shard and holds that name and the
file's size, so that a picture is as trusted as its row. It is sealed as shards are, under its
region's key, and claims to be a picture of that region: no shard can stand for one, nor the other
way round.
"""

import hashlib
from dataclasses import dataclass

from sync.wire.envelope import RegionKey
from sync.wire.layout import is_name
from sync.wire.sealing import Claim, RegionKeys, SealFault, SealFaultKind, seal, unseal
from sync.wire.shard_model import ALL_PERIODS

MAX_PICTURE_BYTES = 2 << 20
"""Of a picture as it is seen; the county makes none that is larger."""

MAX_FILE_BYTES = MAX_PICTURE_BYTES + 1024
"""Of the file that travels: its claim, the seal, the picture."""

_PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A picture as it travels, and the name under which it is published."""

    name: str
    content: bytes


def file_path(name: str) -> str:
    """`files/ab/<sha256>`; `ValueError` for a name that is none."""
    if not is_name(name):
        raise ValueError("a published file is named by its sha-256 in hex")
    return f"files/{name[:2]}/{name}"


def seal_picture(picture: bytes, key: RegionKey) -> SealedFile:
    """The same picture under the same key is the same file. `ValueError` for one too large."""
    if len(picture) > MAX_PICTURE_BYTES:
        raise ValueError("a picture is larger than any terminal takes")
    content = seal(Claim(_PICTURE, key.region, ALL_PERIODS, key.epoch), key.key, picture)
    return SealedFile(hashlib.sha256(content).hexdigest(), content)


def open_picture(content: bytes, region: str, keys: RegionKeys) -> bytes | SealFault:
    """The picture in a file that a row of that region names. Never raises on hostile bytes."""
    opened = unseal(content, keys)
    if isinstance(opened, SealFault):
        return opened
    claim = opened.claim
    if (claim.dataset, claim.region, claim.period) != (_PICTURE, region, ALL_PERIODS):
        return SealFault(SealFaultKind.NOT_GENUINE, "it is not a picture of its row's region")
    return opened.content
