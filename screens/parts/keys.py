"""Choices as keys, in pairs."""

from collections.abc import Sequence

from assets.fonts import Face
from kiosk.views.model import Choice
from screens.ink import width_of
from screens.parts.abreast import Abreast
from screens.parts.base import look
from screens.parts.key import Key

ACROSS = 2


def keys_of(choices: Sequence[Choice]) -> list[Abreast]:
    """Rows of at most two keys; an odd one stands alone."""
    rows = []
    for at in range(0, len(choices), ACROSS):
        pair = choices[at : at + ACROSS]
        row = Abreast([_needed(choice) for choice in pair])
        for choice in pair:
            row.add_widget(Key.of(choice))
        rows.append(row)
    return rows


def _needed(choice: Choice) -> float:
    """The width of a key's word, its icon, and some air, in pixels."""
    em = look().row
    return width_of(choice.text, Face.HEI, em) + (em * 1.55 if choice.icon else 0) + em
