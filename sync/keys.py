"""A terminal's own key, and the keys it is given with it.

The terminal's private key lies beside the replica, sealed under the storage key: a stolen disk
without that key yields nothing, and nothing more has to be kept safe. Its regions' keys are kept
nowhere else than in the envelope that came with the data; each sync opens it anew.
"""

from pathlib import Path

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.disk import write_whole
from sync.faults import Fault, FaultKind
from sync.wire.envelope import Envelope, EnvelopeFault, open_envelope
from sync.wire.index import ShardEntry
from sync.wire.sealing import RegionKeys, SealFault, SealFaultKind, unseal
from sync.wire.shard import Shard, ShardFault, decode_shard

IDENTITY_FILE = "identity"

_PURPOSE = b"mingbai identity"
_SEALING_KEY_BYTES = 64


def make_identity(data_dir: Path, storage_key: bytes) -> str | Fault:
    """The terminal's public key `age1…`; its private one is made where there is none. `OSError`."""
    identity = read_identity(data_dir, storage_key)
    if isinstance(identity, Fault):
        return identity
    if identity is None:
        identity = str(pyrage.x25519.Identity.generate())
        keep_identity(data_dir, storage_key, identity)
    return recipient_of(identity)


def keep_identity(data_dir: Path, storage_key: bytes, identity: str) -> None:
    """Keep a private key `AGE-SECRET-KEY-1…`, sealed under the storage key. `OSError`."""
    sealed = _sealing(storage_key).encrypt(identity.encode("ascii"), [_PURPOSE])
    write_whole(data_dir / IDENTITY_FILE, sealed)


def read_identity(data_dir: Path, storage_key: bytes) -> str | Fault | None:
    """The terminal's private key; none where none was made yet. `OSError`."""
    try:
        sealed = (data_dir / IDENTITY_FILE).read_bytes()
    except FileNotFoundError:
        return None
    try:
        return _sealing(storage_key).decrypt(sealed, [_PURPOSE]).decode("ascii")
    except (InvalidTag, ValueError):
        detail = "this terminal's own key does not open under its storage key"
        return Fault(FaultKind.WRONG_KEY, detail)


def recipient_of(identity: str) -> str:
    """The public key of a private one."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def open_keys(sealed: bytes, identity: str, township: str) -> Envelope | Fault:
    """What the envelope gives this terminal, if it is its own and its township's."""
    envelope = open_envelope(sealed, identity)
    if isinstance(envelope, EnvelopeFault):
        return Fault(FaultKind.NO_KEY, f"the key envelope stays shut: {envelope.detail}")
    if envelope.township != township:
        return Fault(FaultKind.NO_KEY, "the key envelope is for another township")
    return envelope


def open_shard(content: bytes, keys: RegionKeys, entry: ShardEntry) -> Shard | Fault:
    """A sealed file's rows, if it is what its index says."""
    name = entry.name[:12]
    unsealed = unseal(content, keys)
    if isinstance(unsealed, SealFault):
        kind = FaultKind.NO_KEY if unsealed.kind is SealFaultKind.NO_KEY else FaultKind.BAD_DATA
        return Fault(kind, f"shard {name} stays shut: {unsealed.detail}")
    claim = unsealed.claim
    if (claim.dataset, claim.region, claim.period) != (entry.dataset, entry.region, entry.period):
        return Fault(FaultKind.BAD_DATA, f"shard {name} is not the one its index names")
    shard = decode_shard(unsealed.content)
    if isinstance(shard, ShardFault):
        return Fault(FaultKind.BAD_DATA, f"shard {name} is refused: {shard.detail}")
    return shard


def _sealing(storage_key: bytes) -> AESSIV:
    derived = HKDF(SHA256(), _SEALING_KEY_BYTES, salt=None, info=_PURPOSE).derive(storage_key)
    return AESSIV(derived)
