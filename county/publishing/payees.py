"""The keys under which persons' rows travel, and which of two a row of some day stands under."""

from dataclasses import dataclass
from datetime import date

from county.disclosure.models import Person
from sync.wire.payee import payee_key


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one person: the one in force, and the one before `since` where there is one."""

    current: bytes
    former: bytes | None
    since: date | None

    def on(self, day: date) -> bytes:
        """The key under which a row of that day stands."""
        if self.former is not None and self.since is not None and day < self.since:
            return self.former
        return self.current


class KeyRing:
    """The keys of all persons, worked out once."""

    def __init__(self, pepper: bytes) -> None:
        self._keys = {
            pk: Keys(
                _key(pepper, number),
                None if former is None else _key(pepper, former),
                since,
            )
            for pk, number, former, since in Person.objects.values_list(
                "pk", "number", "former_number", "number_since"
            ).iterator()
        }

    def of(self, person: int) -> Keys:
        """The keys of that person."""
        return self._keys[person]


def _key(pepper: bytes, number: str) -> bytes:
    key = payee_key(pepper, number)
    if key is None:
        raise ValueError("a person's number has a wrong check character")
    return key
