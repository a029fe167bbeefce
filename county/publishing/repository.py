"""A folder of published files: each is written whole or not at all, and only where it changed."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Repository:
    """The folder, and what was written to it so far."""

    folder: Path
    files_written: int = 0
    bytes_written: int = 0

    def read(self, path: str) -> bytes | None:
        """The content of a published path, or none."""
        file = self.folder / path
        return file.read_bytes() if file.is_file() else None

    def put(self, path: str, content: bytes) -> None:
        """Publish this content under that path; nothing happens where it stands there already."""
        if self.read(path) == content:
            return
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        self.files_written += 1
        self.bytes_written += len(content)
