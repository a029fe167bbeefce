"""Whom a village deals with, drawn from its own grown-up people."""

from collections.abc import Mapping, Sequence
from random import Random

from county.demo.cast_people import MEMBERS
from county.demo.facts import Person


class Neighbours:
    """The grown-up people of each village, the cast left out, for the books to name."""

    def __init__(self, chance: Random, people: Sequence[Person]) -> None:
        self._chance = chance
        by_village: dict[str, list[Person]] = {}
        for person in people[len(MEMBERS) :]:
            if not person.protected:
                by_village.setdefault(person.village, []).append(person)
        self._people: Mapping[str, list[Person]] = by_village

    def any_of(self, village: str) -> str | None:
        """The name of one of them; none where nobody lives there."""
        people = self._people.get(village)
        return self._chance.choice(people).name if people else None

    def some_of(self, village: str, count: int) -> list[Person]:
        """As many as `count` of them, in the order of their ids."""
        people = self._people.get(village, [])
        chosen = self._chance.sample(people, min(count, len(people)))
        return sorted(chosen, key=lambda each: each.id)
