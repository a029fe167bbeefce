"""Choices as keys: side by side where their words have room, below each other where not."""

from collections.abc import Sequence

from kiosk.views.model import Choice
from screens.parts.base import Across, look
from screens.parts.key import Key

ACROSS = 2


def keys_of(choices: Sequence[Choice]) -> list[Across | Key]:
    """Rows of at most two keys; with large text, each on its own."""
    keys = [Key.of(choice) for choice in choices]
    if look().large:
        return keys
    rows: list[Across | Key] = []
    for at in range(0, len(keys), ACROSS):
        row = Across(spacing=look().gap)
        for key in keys[at : at + ACROSS]:
            row.add_widget(key)
        rows.append(row)
    return rows
