"""Published files kept on disk under their digests: what was fetched once is not fetched again.

The replica can be filled anew from them. They are as untrusted as the network: each is checked
whenever it is read.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sync.disk import fault_of_disk
from sync.faults import Fault
from sync.fetch import Fetcher
from sync.wire.layout import is_name

_PART = ".part"


@dataclass(frozen=True, slots=True)
class Store:
    """The kept files of one folder, in subfolders by the first two digits of their digests."""

    folder: Path

    def path_of(self, sha256: str) -> Path:
        """Where the file of that digest is, if it is here."""
        return self.folder / sha256[:2] / sha256

    def read(self, sha256: str, size: int) -> bytes | None:
        """The file's content; none where it is not here or not whole."""
        try:
            content = self.path_of(sha256).read_bytes()
        except OSError:
            return None
        right = len(content) == size and hashlib.sha256(content).hexdigest() == sha256
        return content if right else None

    def obtain(self, fetcher: Fetcher, path: str, sha256: str, size: int) -> bytes | Fault:
        """The file's content, fetched from the published `path` where it is not here."""
        kept = self.read(sha256, size)
        if kept is not None:
            return kept
        fault = fetcher.file(path, size=size, sha256=sha256, target=self.path_of(sha256))
        if fault is not None:
            return fault
        try:
            return self.path_of(sha256).read_bytes()
        except OSError as error:
            return fault_of_disk(error)

    def keep_only(self, names: Collection[str]) -> Fault | None:
        """Remove every file that is not named, half-fetched ones too."""
        try:
            for path in self.folder.glob("??/*"):
                if path.name not in names and is_name(path.name.removesuffix(_PART)):
                    path.unlink()
        except OSError as error:
            return fault_of_disk(error)
        return None
