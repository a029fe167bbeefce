"""Which kiosks there are: a name for people, a public key, the township served."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from county.keys.files import write_secret
from county.keys.regions import BrokenKeyFileError
from sync.wire.envelope import is_recipient
from sync.wire.shard_model import is_region


@dataclass(frozen=True, slots=True, order=True)
class Kiosk:
    """One kiosk; `recipient` is its public key `age1…`, `township` a code of 12 digits."""

    name: str
    recipient: str
    township: str


class KioskError(Exception):
    """Why a kiosk cannot be added or removed, in one sentence."""


@dataclass(frozen=True, slots=True)
class KioskList:
    """The list, in one file."""

    path: Path

    def all(self) -> tuple[Kiosk, ...]:
        """All kiosks, by name. `BrokenKeyFileError`, `OSError`."""
        try:
            listed = json.loads(self.path.read_bytes())
            kiosks = [Kiosk(**each) for each in listed]
        except FileNotFoundError:
            return ()
        except (ValueError, TypeError):
            raise BrokenKeyFileError(f"{self.path} does not hold a list of kiosks") from None
        if not isinstance(listed, list):
            raise BrokenKeyFileError(f"{self.path} does not hold a list of kiosks")
        return tuple(sorted(kiosks))

    def of(self, township: str) -> tuple[Kiosk, ...]:
        """The kiosks of one township."""
        return tuple(each for each in self.all() if each.township == township)

    def add(self, kiosk: Kiosk) -> None:
        """Take a kiosk in; nothing happens where it is in already. `KioskError`, `OSError`."""
        if not kiosk.name.strip() or not kiosk.name.isprintable():
            raise KioskError("A kiosk needs a name.")
        if not is_recipient(kiosk.recipient):
            raise KioskError("A recipient begins with age1: `kiosk sync identity` prints it.")
        if not is_region(kiosk.township):
            raise KioskError("A township's code has 12 digits.")
        others = [each for each in self.all() if each != kiosk]
        for other in others:
            if other.name == kiosk.name:
                raise KioskError(f"There is another kiosk of the name {kiosk.name}.")
            if other.recipient == kiosk.recipient:
                raise KioskError(f"This recipient belongs to {other.name}.")
        self._write([*others, kiosk])

    def remove(self, name: str) -> Kiosk:
        """Strike a kiosk off. `KioskError`, `OSError`."""
        for kiosk in self.all():
            if kiosk.name == name:
                self._write([each for each in self.all() if each != kiosk])
                return kiosk
        raise KioskError(f"There is no kiosk of the name {name}.")

    def _write(self, kiosks: list[Kiosk]) -> None:
        text = json.dumps([asdict(each) for each in sorted(kiosks)], ensure_ascii=False, indent=1)
        write_secret(self.path, f"{text}\n".encode())
