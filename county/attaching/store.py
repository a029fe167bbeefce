"""The pictures under `HOME/files`, each named by the digest of what it shows."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from county.keys.files import write_secret


@dataclass(frozen=True, slots=True)
class PictureStore:
    """The folder; of its owner alone, as scans hold what the public never sees in whole."""

    folder: Path

    def path_of(self, sha256: str) -> Path:
        """Where the picture of that digest lies, if it is here."""
        return self.folder / sha256[:2] / sha256

    def has(self, sha256: str) -> bool:
        """Whether the picture is here."""
        return self.path_of(sha256).is_file()

    def read(self, sha256: str) -> bytes | None:
        """The picture; none where it is not here or was changed. `OSError`."""
        try:
            content = self.path_of(sha256).read_bytes()
        except FileNotFoundError:
            return None
        return content if hashlib.sha256(content).hexdigest() == sha256 else None

    def put(self, content: bytes) -> str:
        """Keep a picture; gives its digest. `OSError`."""
        sha256 = hashlib.sha256(content).hexdigest()
        if self.read(sha256) is None:
            write_secret(self.path_of(sha256), content)
        return sha256
