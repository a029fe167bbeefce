"""What never goes back: the newest signed day, and the newest versions that were seen signed.

The clock of a terminal with a dead battery starts in 1970, and a power cut can empty the signed
files' own memory of their versions; both are held up by what is remembered here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Floor:
    """`signed_at` (UTC) is the newest time that bore a signature, none before the first.

    `marks` are numbers by name, such as a role's version in a township's repository; each only
    rises.
    """

    signed_at: datetime | None = None
    marks: Mapping[str, int] = field(default_factory=dict)

    def raised(self, other: "Floor") -> "Floor":
        """The higher of both in everything."""
        times = [each for each in (self.signed_at, other.signed_at) if each is not None]
        names = {*self.marks, *other.marks}
        return Floor(
            max(times, default=None),
            {name: max(self.mark(name), other.mark(name)) for name in sorted(names)},
        )

    def mark(self, name: str) -> int:
        """The newest number seen under that name; 0 where none was."""
        return self.marks.get(name, 0)

    def now(self, system: datetime) -> datetime:
        """The time to check with: the system's clock, unless what is signed is newer."""
        return system if self.signed_at is None else max(system, self.signed_at)

    def as_json(self) -> dict[str, object]:
        """The floor with JSON's own types."""
        return {
            "signed_at": self.signed_at.isoformat() if self.signed_at else None,
            "marks": dict(self.marks),
        }


def floor_from_json(fields: object) -> Floor:
    """What `as_json` gave; the lowest floor for anything else."""
    match fields:
        case {"signed_at": None | str() as at, "marks": dict(marks)}:
            numbers = {str(name): value for name, value in marks.items() if type(value) is int}
            return Floor(_time(at) if at else None, numbers)
        case _:
            return Floor()


def _time(text: str) -> datetime | None:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read.astimezone(UTC) if read.tzinfo else None
