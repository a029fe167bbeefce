"""Choices as keys, in pairs; with an odd number the main one comes first and stands alone."""

from collections.abc import Sequence

from assets.fonts import Face
from kiosk.views.model import Choice
from screens.ink import width_of
from screens.parts.abreast import Abreast
from screens.parts.base import look
from screens.parts.key import Key

ACROSS = 2


def keys_of(choices: Sequence[Choice]) -> list[Abreast]:
    """Rows of at most two keys."""
    rows = []
    for pair in _pairs(choices):
        row = Abreast([_needed(choice) for choice in pair])
        for choice in pair:
            row.add_widget(Key.of(choice))
        rows.append(row)
    return rows


def _pairs(choices: Sequence[Choice]) -> list[Sequence[Choice]]:
    alone = [choice for choice in choices if choice.main] if len(choices) % ACROSS else []
    others = [choice for choice in choices if choice not in alone]
    pairs = [others[at : at + ACROSS] for at in range(0, len(others), ACROSS)]
    return [alone, *pairs] if alone else list(pairs)


def _needed(choice: Choice) -> float:
    """The width of a key's word, its icon, and some air, in pixels."""
    em = look().row
    return width_of(choice.text, Face.HEI, em) + (em * 1.55 if choice.icon else 0) + em
