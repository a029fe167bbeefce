"""The few fixed words that no view-model carries, because widgets themselves need them."""

import tomllib
from functools import cache
from pathlib import Path

from kiosk.words import say


@cache
def _own() -> dict[str, str]:
    path = Path(__file__).with_name("labels.zh-Hans.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def label(key: str) -> str:
    """The word on a widget: its own (`scroll-down`), or one of the catalogue (`bar.back`)."""
    return _own().get(key) or say(key)
