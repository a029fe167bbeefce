"""Which part of a file a request asks for (RFC 9110, 14): one range of bytes, or all of it."""

import re
from dataclasses import dataclass
from enum import Enum, unique

_ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)
_LONGEST_NUMBER = 18


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes `first` to `last`, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


@unique
class Whole(Enum):
    """Other answers than a part."""

    ALL = "all"
    """No range was asked for, or one that may be ignored: several, or malformed."""
    BEYOND = "beyond"
    """The range begins after the file's end."""


def part_of(header: str | None, size: int) -> Part | Whole:
    """What a Range header asks for of a file of `size` bytes.

    >>> part_of("bytes=2-", 10)
    Part(first=2, last=9)
    """
    match = _ONE_RANGE.fullmatch((header or "").strip())
    if match is None:
        return Whole.ALL
    first, last = match.groups()
    if max(len(first), len(last)) > _LONGEST_NUMBER or not (first or last):
        return Whole.ALL
    if not first:
        wanted = min(int(last), size)
        return Part(size - wanted, size - 1) if wanted else Whole.BEYOND
    if last and int(last) < int(first):
        return Whole.ALL
    if int(first) >= size:
        return Whole.BEYOND
    return Part(int(first), min(int(last), size - 1) if last else size - 1)
