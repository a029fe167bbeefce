"""Published files kept on disk under their digests: what was fetched once is not fetched again.

The replica can be filled anew from them. They are as untrusted as the network: each is checked
whenever it is read.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from sync.disk import fault_of_disk, sync_file, sync_folder
from sync.faults import Fault
from sync.fetch import PART, Fetcher
from sync.wire.layout import is_name


@dataclass(frozen=True, slots=True)
class Store:
    """The kept files of one folder, in subfolders by the first two digits of their digests."""

    folder: Path
    _new: list[Path] = field(default_factory=list, compare=False)

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
        self._new.append(self.path_of(sha256))
        try:
            return self.path_of(sha256).read_bytes()
        except OSError as error:
            return fault_of_disk(error)

    def settle(self) -> Fault | None:
        """Make all that was fetched outlive a power cut: once for many files, as each wait counts.

        Until then a cut may leave a file torn, which `read` finds out.
        """
        try:
            for path in self._new:
                sync_file(path)
            for folder in {path.parent for path in self._new}:
                sync_folder(folder)
            if self._new:
                sync_folder(self.folder)
        except OSError as error:
            return fault_of_disk(error)
        self._new.clear()
        return None

    def keep_only(self, names: Collection[str]) -> Fault | None:
        """Remove every file that is not named, half-fetched ones too."""
        try:
            for path in self.folder.glob("??/*"):
                if path.name not in names and is_name(path.name.removesuffix(PART)):
                    path.unlink()
        except OSError as error:
            return fault_of_disk(error)
        return None
