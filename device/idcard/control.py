"""What one can tell a running simulator, a line at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from device.idcard.card_json import card_from_json
from device.idcard.module import StrangeCard
from device.idcard.simulator import CardReaderSimulator
from device.idcard.types import Card

NO_CARD: Final = "none"


class Desk:
    """The simulated reader with a stack of cards beside it."""

    def __init__(self, simulator: CardReaderSimulator, cards: Mapping[str, Card]) -> None:
        self._simulator = simulator
        self._cards = cards
        self.finished = False
        """Whether somebody said `quit`."""

    def obey(self, line: str) -> str:
        """Do what the line says; the reply is `ok` or `error: …`."""
        word, _, rest = line.strip().partition(" ")
        command = COMMANDS.get(word)
        if command is None:
            return f"error: unknown command; one of {', '.join(COMMANDS)}"
        refusal = command(self, rest.strip())
        return "ok" if refusal is None else f"error: {refusal}"

    def card(self, key: str) -> str | None:
        """Lay down the card of that key (or its place in the stack, from 1); `none` lifts it."""
        if key == NO_CARD:
            self._simulator.remove()
            return None
        card = self._look_up(key)
        if card is None:
            return "no such card"
        try:
            self._simulator.place(card)
        except ValueError as refusal:
            return str(refusal)
        return None

    def unplug(self, rest: str) -> str | None:
        """Pull the cable."""
        if rest:
            return "unplug takes nothing more"
        self._simulator.unplug()
        return None

    def plug(self, rest: str) -> str | None:
        """Plug the cable in again."""
        if rest:
            return "plug takes nothing more"
        self._simulator.plug()
        return None

    def quit(self, rest: str) -> str | None:
        """End the simulator."""
        if rest:
            return "quit takes nothing more"
        self.finished = True
        return None

    def _look_up(self, key: str) -> Card | StrangeCard | None:
        if key in self._cards:
            return self._cards[key]
        if key == StrangeCard.TRANSIT_CARD.value:
            return StrangeCard.TRANSIT_CARD
        place = int(key) if key.isascii() and key.isdigit() else 0
        return list(self._cards.values())[place - 1] if 0 < place <= len(self._cards) else None


COMMANDS: Final[Mapping[str, Callable[[Desk, str], str | None]]] = {
    "card": Desk.card,
    "unplug": Desk.unplug,
    "plug": Desk.plug,
    "quit": Desk.quit,
}
"""A command's function gets the rest of its line and returns why it refuses, or None."""


def load_cards(path: Path) -> dict[str, Card]:
    """Cards by key, from a JSON object. OSError, or ValueError naming the key and what is wrong."""
    stack = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(stack, dict):
        raise ValueError("a file of cards is a JSON object")  # noqa: TRY004 - content of a file
    cards = {}
    for key, value in stack.items():
        try:
            cards[key] = card_from_json(value)
        except ValueError as problem:
            raise ValueError(f"card {key!r}: {problem}") from problem
    return cards
