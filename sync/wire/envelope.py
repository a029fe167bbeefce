"""A key envelope: what one kiosk may read, sealed with age to that kiosk alone.

Inside lie the county's pepper and the keys of the kiosk's regions, as JSON. It is published with
the data under a name that follows from the kiosk's public key, so that the kiosk finds it and
nobody else learns whose it is.
"""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass, field

import pyrage

from sync.wire.sealing import REGION_KEY_BYTES
from sync.wire.shard_model import is_region

FORMAT_VERSION = 1
PEPPER_BYTES = 32
MAX_ENVELOPE_BYTES = 1 << 20

_MAX_EPOCH = 1_000_000
_NAME_DIGITS = 32


@dataclass(frozen=True, slots=True, order=True)
class RegionKey:
    """The key of one region and epoch."""

    region: str
    epoch: int
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a kiosk of `township` is given."""

    township: str
    pepper: bytes = field(repr=False)
    keys: tuple[RegionKey, ...] = field(repr=False)

    def by_epoch(self) -> dict[tuple[str, int], bytes]:
        """The keys as `sync.wire.sealing.unseal` takes them."""
        return {(each.region, each.epoch): each.key for each in self.keys}


@dataclass(frozen=True, slots=True)
class EnvelopeFault:
    """An envelope that cannot be used; `detail` is an English clause without secrets."""

    detail: str


def is_recipient(text: str) -> bool:
    """Whether this is the public key of a kiosk, `age1…`."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def envelope_name(recipient: str) -> str:
    """The name under which the envelope of this public key is published: 32 hex digits."""
    return hashlib.sha256(recipient.encode("ascii")).hexdigest()[:_NAME_DIGITS]


def seal_envelope(envelope: Envelope, recipient: str) -> bytes:
    """The age file, never the same twice. `ValueError` for a recipient that is none."""
    if not is_recipient(recipient):
        raise ValueError("a recipient begins with age1")
    to = pyrage.x25519.Recipient.from_str(recipient)
    return bytes(pyrage.encrypt(envelope_bytes(envelope), [to]))


def open_envelope(data: bytes, identity: str) -> Envelope | EnvelopeFault:
    """Open an age file with a kiosk's private key `AGE-SECRET-KEY-1…`, and read it strictly."""
    try:
        plain = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.IdentityError:
        return EnvelopeFault("this terminal's own key is none")
    except pyrage.DecryptError:
        return EnvelopeFault("it is not sealed to this terminal's key")
    return parse_envelope(bytes(plain))


def envelope_bytes(envelope: Envelope) -> bytes:
    """The one canonical form of what is inside."""
    fields = {
        "format": FORMAT_VERSION,
        "township": envelope.township,
        "pepper": _text(envelope.pepper),
        "keys": [
            {"region": each.region, "epoch": each.epoch, "key": _text(each.key)}
            for each in sorted(envelope.keys)
        ],
    }
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def parse_envelope(data: bytes) -> Envelope | EnvelopeFault:
    """Read what is inside strictly: no field missing, unknown, doubled or of another kind."""
    try:
        envelope = _envelope(json.loads(data)) if len(data) <= MAX_ENVELOPE_BYTES else None
    except (ValueError, RecursionError):
        envelope = None
    if envelope is None or envelope_bytes(envelope) != data:
        return EnvelopeFault("it does not hold keys in a form this program knows")
    return envelope


def _envelope(fields: object) -> Envelope | None:
    match fields:
        case {"township": str(township), "pepper": str(pepper), "keys": list(keys)} if is_region(
            township
        ):
            read = tuple(each for each in map(_region_key, keys) if each is not None)
            given = Envelope(township, _bytes(pepper, PEPPER_BYTES), read)
            return given if len(given.by_epoch()) == len(keys) else None
        case _:
            return None


def _region_key(fields: object) -> RegionKey | None:
    match fields:
        case {"region": str(region), "epoch": int(epoch), "key": str(key)} if (
            is_region(region) and type(epoch) is int and 1 <= epoch <= _MAX_EPOCH
        ):
            return RegionKey(region, epoch, _bytes(key, REGION_KEY_BYTES))
        case _:
            return None


def _text(secret: bytes) -> str:
    return base64.b64encode(secret).decode("ascii")


def _bytes(text: str, length: int) -> bytes:
    try:
        secret = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("not base64") from None
    if len(secret) != length:
        raise ValueError("a key of another length")
    return secret
