"""Frames from specifications and public code; their holders are invented."""

import json
from pathlib import Path
from typing import Any, Final

_VECTORS: Final[dict[str, dict[str, Any]]] = json.loads(
    Path(__file__).with_name("vectors.json").read_text(encoding="utf-8")
)

FRAMES: Final = {name: bytes.fromhex(vector["hex"]) for name, vector in _VECTORS.items()}
CARD_JSON: Final[dict[str, object]] = _VECTORS["rsp.read.prc"]["card"]
