"""A sealed shard: ciphertext that opens only as what it claims to be.

One line of JSON, the claim (dataset, region, period, epoch of its region's key), then the shard
under AES-SIV with that very line as associated data. The cipher is deterministic: the same rows
under the same key are the same bytes, so a file's name still stands for its rows.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from sync.wire.shard_model import is_region

FORMAT_VERSION = 1
REGION_KEY_BYTES = 64
"""AES-256 for the synthetic initialisation vector, AES-256 for the text."""

_MAX_CLAIM_BYTES = 256
_MAX_EPOCH = 1_000_000

RegionKeys = Mapping[tuple[str, int], bytes]
"""Keys by region and epoch."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sealed shard says it is; `epoch` counts its region's keys from 1."""

    dataset: str
    region: str
    period: str
    epoch: int


@dataclass(frozen=True, slots=True)
class Unsealed:
    """An opened file: its claim, now proven, and the shard's bytes."""

    claim: Claim
    content: bytes


@unique
class SealFaultKind(StrEnum):
    """Why a file cannot be opened."""

    NOT_SEALED = "not_sealed"
    NO_KEY = "no_key"
    """This region's key of that epoch is not held here."""
    NOT_GENUINE = "not_genuine"
    """Another key, another claim, or changed bytes."""


@dataclass(frozen=True, slots=True)
class SealFault:
    """A file that stays shut; `detail` is an English clause."""

    kind: SealFaultKind
    detail: str


def new_region_key() -> bytes:
    """A key for one region and epoch, from the system's randomness."""
    return secrets.token_bytes(REGION_KEY_BYTES)


def seal(claim: Claim, key: bytes, shard: bytes) -> bytes:
    """The file that travels. `ValueError` for a key of another length."""
    line = _line(claim)
    return line + AESSIV(key).encrypt(shard, [line])


def unseal(data: bytes, keys: RegionKeys) -> Unsealed | SealFault:
    """Open a file with the key that its claim names. Never raises on hostile bytes."""
    claim = claim_of(data)
    if isinstance(claim, SealFault):
        return claim
    key = keys.get((claim.region, claim.epoch))
    if key is None:
        detail = f"the key of region {claim.region}, epoch {claim.epoch}, is not held here"
        return SealFault(SealFaultKind.NO_KEY, detail)
    line = _line(claim)
    try:
        return Unsealed(claim, AESSIV(key).decrypt(data[len(line) :], [line]))
    except InvalidTag:
        detail = "its seal does not fit its region's key"
        return SealFault(SealFaultKind.NOT_GENUINE, detail)


def claim_of(data: bytes) -> Claim | SealFault:
    """What a sealed file says it is, unproven."""
    end = data.find(b"\n", 0, _MAX_CLAIM_BYTES)
    try:
        fields = json.loads(data[:end]) if end >= 0 else None
    except (ValueError, RecursionError):
        fields = None
    match fields:
        case {
            "dataset": str(dataset),
            "region": str(region),
            "period": str(period),
            "epoch": int(epoch),
        } if is_region(region) and type(epoch) is int and 1 <= epoch <= _MAX_EPOCH:
            claim = Claim(dataset, region, period, epoch)
            # Only the one canonical line: what is claimed is what was sealed, to the byte.
            if data.startswith(_line(claim)):
                return claim
    return SealFault(SealFaultKind.NOT_SEALED, "it does not begin with what it claims to be")


def _line(claim: Claim) -> bytes:
    fields = {
        "format": FORMAT_VERSION,
        "dataset": claim.dataset,
        "region": claim.region,
        "period": claim.period,
        "epoch": claim.epoch,
    }
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode() + b"\n"
