"""How far a sync is, in bytes: a small file that whoever draws the screen may read at any time."""

import json
import time
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sync.disk import write_whole

PROGRESS_FILE = "progress.json"

_INTERVAL_S = 1.0
_OLDEST = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Progress:
    """Bytes of shards that came, of those that were missing; `at` is ISO time."""

    bytes_done: int
    bytes_total: int
    at: str


class ProgressFile:
    """Written about once a second while shards come. `OSError` where the disk refuses."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / PROGRESS_FILE
        self._begun_at = 0
        self._total = 0
        self._next = 0.0

    def begin(self, bytes_before: int, bytes_total: int) -> None:
        """So many bytes are to come, after those that have come before."""
        self._begun_at = bytes_before
        self._total = bytes_total
        self._next = 0.0

    def show(self, bytes_received: int, at: datetime) -> None:
        """So many bytes have come by now; said at most once a second."""
        if not self._total or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _INTERVAL_S
        done = min(bytes_received - self._begun_at, self._total)
        progress = Progress(done, self._total, at.isoformat())
        write_whole(self._path, json.dumps(asdict(progress)).encode(), lasting=False)

    def end(self) -> None:
        """Nothing is on its way any more."""
        self._path.unlink(missing_ok=True)


def read_progress(data_dir: Path, now: datetime) -> Progress | None:
    """How far the sync is that runs now; none where none does, or it died."""
    try:
        fields = json.loads((data_dir / PROGRESS_FILE).read_bytes())
        progress = Progress(int(fields["bytes_done"]), int(fields["bytes_total"]), fields["at"])
        age = now - datetime.fromisoformat(progress.at)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return progress if abs(age) < _OLDEST else None
