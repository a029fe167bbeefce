"""The keys under which each region's shards are sealed, by epoch."""

import json
from dataclasses import dataclass
from pathlib import Path

from county.keys.files import write_secret
from sync.wire.envelope import RegionKey
from sync.wire.sealing import REGION_KEY_BYTES, new_region_key


class BrokenKeyFileError(Exception):
    """A key file that was damaged or edited; the text names it."""


@dataclass(frozen=True, slots=True)
class RegionKeyFiles:
    """`<folder>/<region>.json`: a region's keys as hex digits, its first epoch's first."""

    folder: Path

    def current(self, region: str) -> RegionKey:
        """The newest key, made where there is none. `BrokenKeyFileError`, `OSError`."""
        keys = self._read(region)
        return RegionKey(region, len(keys), keys[-1]) if keys else self.renew(region)

    def renew(self, region: str) -> RegionKey:
        """The key of a new epoch. `BrokenKeyFileError`, `OSError`."""
        keys = [*self._read(region), new_region_key()]
        text = json.dumps({"epochs": [each.hex() for each in keys]})
        write_secret(self._path(region), f"{text}\n".encode())
        return RegionKey(region, len(keys), keys[-1])

    def _path(self, region: str) -> Path:
        return self.folder / f"{region}.json"

    def _read(self, region: str) -> list[bytes]:
        path = self._path(region)
        try:
            keys = [bytes.fromhex(text) for text in json.loads(path.read_bytes())["epochs"]]
        except FileNotFoundError:
            return []
        except (ValueError, KeyError, TypeError):
            raise BrokenKeyFileError(f"{path} does not hold a region's keys") from None
        if any(len(key) != REGION_KEY_BYTES for key in keys):
            raise BrokenKeyFileError(f"{path} does not hold a region's keys")
        return keys
