"""The root of trust: three offline keys of which two must sign, and the online keys they name.

Terminals are given one root file and follow its successors by themselves. One root serves the whole
county, so that a new township needs no offline key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp

from county.keys.files import write_secret
from county.keys.regions import BrokenKeyFileError

ROOT_DAYS = 3 * 365
ROOT_KEYS = 3
ROOT_THRESHOLD = 2
ONLINE_ROLES = (Targets.type, Snapshot.type, Timestamp.type)


class RootError(Exception):
    """Why a root cannot be made, in one sentence."""


@dataclass(frozen=True, slots=True)
class RootFiles:
    """`root-1.pem` … `root-3.pem`, `online/<key id>.pem`, `<version>.root.json`.

    Online keys are found by the ids that the root in force names, so that root and keys change in
    one step.
    """

    folder: Path

    def offline_key(self, number: int) -> Path:
        """Where `init` puts an offline key, to be taken away."""
        return self.folder / f"root-{number}.pem"

    def online_key(self, keyid: str) -> Path:
        """Where the online key of that id lies."""
        return self.folder / "online" / f"{keyid[:16]}.pem"

    def history(self) -> tuple[bytes, ...]:
        """All roots, the oldest first; none before `init`. `OSError`."""
        roots: list[bytes] = []
        while (path := self.folder / f"{len(roots) + 1}.root.json").is_file():
            roots.append(path.read_bytes())
        return tuple(roots)

    def init(self, now: datetime) -> None:
        """Make all keys and the first root. `RootError` where there are some; `OSError`."""
        if self.history():
            raise RootError("There are keys already; `county keys root` makes the next root.")
        offline = [_new_key(self.offline_key(number + 1)) for number in range(ROOT_KEYS)]
        root = Root(1, expires=_expiry(now))
        for signer in offline:
            root.add_key(signer.public_key, Root.type)
        root.roles[Root.type].threshold = ROOT_THRESHOLD
        self._renew_online(root)
        self._write(root, root, offline)

    def next_root(
        self,
        signing: Sequence[Path],
        now: datetime,
        *,
        replace: int | None = None,
        replace_online: bool = False,
    ) -> int:
        """Make the next root, good for three more years, and give its version.

        `signing` are the files of at least two offline keys of the root in force. `replace` is the
        place (1 to 3) of an offline key that was lost or stolen: a new one comes to its place. With
        `replace_online` the online keys are new. `RootError`, `OSError`.
        """
        history = self.history()
        before = root_of(history)
        signers = [_signer(path) for path in signing]
        known = set(before.roles[Root.type].keyids)
        if len({each.public_key.keyid for each in signers} & known) < ROOT_THRESHOLD:
            raise RootError(f"A root is signed with {ROOT_THRESHOLD} of the offline keys in force.")
        root = _root_of(history[-1])
        root.version += 1
        root.expires = _expiry(now)
        if replace is not None:
            fresh = _new_key(self.folder / f"root-{replace}.v{root.version}.pem")
            places = root.roles[Root.type].keyids
            root.revoke_key(places[replace - 1], Root.type)
            root.add_key(fresh.public_key, Root.type)
            places.insert(replace - 1, places.pop())
            signers.append(fresh)
        if replace_online:
            self._renew_online(root)
        self._write(root, before, signers)
        return root.version

    def online_signers(self, root: Root) -> Mapping[str, CryptoSigner]:
        """A signer for each online role of the root in force. `BrokenKeyFileError`, `OSError`."""
        return {role: _signer(self.online_key(root.roles[role].keyids[0])) for role in ONLINE_ROLES}

    def _renew_online(self, root: Root) -> None:
        for role in ONLINE_ROLES:
            for keyid in list(root.roles[role].keyids):
                root.revoke_key(keyid, role)
            fresh = CryptoSigner.generate_ed25519()
            write_secret(self.online_key(fresh.public_key.keyid), fresh.private_bytes)
            root.add_key(fresh.public_key, role)

    def _write(self, root: Root, before: Root, signers: Sequence[CryptoSigner]) -> None:
        metadata = Metadata(root)
        for signer in signers:
            metadata.sign(signer, append=True)
        content = metadata.to_bytes()
        written = Metadata[Root].from_bytes(content)
        for judge in (before, root):
            judge.verify_delegate(Root.type, written.signed_bytes, written.signatures)
        write_secret(self.folder / f"{root.version}.root.json", content)


def root_of(history: Sequence[bytes]) -> Root:
    """The root in force. `RootError` where there is none, `BrokenKeyFileError`."""
    if not history:
        raise RootError("There are no keys yet: run `county keys init` first.")
    return _root_of(history[-1])


def _root_of(content: bytes) -> Root:
    try:
        return Metadata[Root].from_bytes(content).signed
    except RepositoryError as error:
        raise BrokenKeyFileError(f"a root cannot be read: {error}") from None


def _new_key(path: Path) -> CryptoSigner:
    signer = CryptoSigner.generate_ed25519()
    write_secret(path, signer.private_bytes)
    return signer


def _signer(path: Path) -> CryptoSigner:
    try:
        return CryptoSigner(load_pem_private_key(path.read_bytes(), password=None))
    except (ValueError, TypeError):
        raise BrokenKeyFileError(f"{path} does not hold a private key") from None


def _expiry(now: datetime) -> datetime:
    return now.replace(microsecond=0) + timedelta(days=ROOT_DAYS)
