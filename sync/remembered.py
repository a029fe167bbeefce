"""What must outlive the replica: the floor, and which shards make up the state it held.

The replica is disposable, and whoever could make a terminal drop it must not also lower its floor.
So both are kept a second time, in a small file of their own that is replaced whole and bears a seal
under the storage key. The signed files themselves cannot serve: a power cut can empty them.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from pathlib import Path

from sync.disk import write_whole
from sync.floor import Floor, floor_from_json
from sync.indexes import Indexes
from sync.storage_key import key_id
from sync.wire.index import IndexFault, RegionIndex, parse_region_index, region_index_bytes
from sync.wire.repository import parse_state, state_fields

REMEMBERED_FILE = "remembered.json"


@dataclass(frozen=True, slots=True)
class Remembered:
    """`state` is the last state that was applied whole; none before the first."""

    floor: Floor
    state: Indexes | None


def recall(data_dir: Path, key: bytes) -> Remembered:
    """What was remembered under this key; nothing where the file is missing or was touched."""
    try:
        seal, body = (data_dir / REMEMBERED_FILE).read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        return Remembered(Floor(), None)
    if not hmac.compare_digest(seal, _seal(key, body)):
        return Remembered(Floor(), None)
    fields = json.loads(body)
    return Remembered(floor_from_json(fields["floor"]), _state(fields["state"]))


def remember(data_dir: Path, key: bytes, remembered: Remembered) -> None:
    """Keep it through a power cut. `OSError` where the disk refuses."""
    fields = {"floor": remembered.floor.as_json(), "state": _fields(remembered.state)}
    body = json.dumps(fields, ensure_ascii=False).encode()
    write_whole(data_dir / REMEMBERED_FILE, _seal(key, body) + b"\n" + body)


def is_anothers(data_dir: Path, key: bytes) -> bool:
    """Whether the folder was last written under another storage key."""
    try:
        with (data_dir / REMEMBERED_FILE).open("rb") as file:
            wrote = file.read(len(key_id(key)))
    except OSError:
        return False
    return len(wrote) == len(key_id(key)) and wrote != key_id(key).encode()


def _seal(key: bytes, body: bytes) -> bytes:
    seal = hmac.new(key, b"mingbai remembered\n" + body, hashlib.sha256).hexdigest()
    return f"{key_id(key)} {seal}".encode()


def _fields(state: Indexes | None) -> dict[str, object] | None:
    if state is None:
        return None
    return {
        "sha256": state.sha256,
        "township": state_fields(state.township),
        "regions": [region_index_bytes(region).decode() for region in state.regions],
        "envelope": list(state.envelope),
    }


def _state(fields: object) -> Indexes | None:
    match fields:
        case {
            "sha256": str(sha256),
            "township": dict(township),
            "regions": list(regions),
            "envelope": [str(envelope), int(size)],
        }:
            index = parse_state(township)
            parsed = [parse_region_index(str(region).encode()) for region in regions]
            whole = tuple(region for region in parsed if isinstance(region, RegionIndex))
            if isinstance(index, IndexFault) or len(whole) != len(parsed):
                return None
            return Indexes(sha256, index, whole, (envelope, size))
        case _:
            return None
