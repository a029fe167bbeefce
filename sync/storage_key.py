"""The key under which the replica lies on the disk: who keeps it, and how it comes to be.

On a terminal systemd hands it over (`LoadCredentialEncrypted=replica-key`), sealed to the TPM where
there is one. Elsewhere it is a file beside the replica that only its owner can read, and protects
against little more than a copied database.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from sync.database import NoStorageKeyError
from sync.disk import write_whole

CREDENTIAL = "replica-key"
KEY_FILE = "replica.key"
KEY_BYTES = 32


def storage_key(data_dir: Path) -> bytes:
    """The key of this folder's replica. `NoStorageKeyError` where there is none, or a broken one.

    A credential is 32 bytes, or 64 hexadecimal digits as the file beside the replica holds them.
    """
    path = _credential() or data_dir / KEY_FILE
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NoStorageKeyError(f"{path.name} cannot be read: {error.strerror}") from None
    if len(content) == KEY_BYTES:
        return content
    try:
        key = bytes.fromhex(content.decode("ascii").strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise NoStorageKeyError(f"{path.name} does not hold {KEY_BYTES} bytes")
    return key


def make_storage_key(data_dir: Path) -> None:
    """Make the file beside the replica, unless there is a key. `OSError` where the disk refuses."""
    path = data_dir / KEY_FILE
    if _credential() is None and not path.exists():
        write_whole(path, f"{secrets.token_hex(KEY_BYTES)}\n".encode())


def key_id(key: bytes) -> str:
    """What tells two keys apart and says nothing about either."""
    return hmac.digest(key, b"mingbai storage key id", hashlib.sha256).hex()[:16]


def _credential() -> Path | None:
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    path = Path(folder, CREDENTIAL) if folder else None
    return path if path and path.exists() else None
