"""Frames of the SAM module: AA AA AA 96 69, length, body, sum. Bytes to frames and back.

Source: GA 467-2004. The length (2 bytes, big-endian) counts body and sum; the sum is the XOR of
length and body. Requests and answers are framed alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import xor
from typing import Final

PREAMBLE: Final = bytes.fromhex("aaaaaa9669")
MIN_LENGTH: Final = 3
MAX_LENGTH: Final = 4096
"""The largest real answer has 0x090A; beyond this a length is line noise."""

_AA: Final = 0xAA
_LENGTH_BYTES: Final = 2
_LONGEST_PREAMBLE: Final = len(PREAMBLE) + 1
_OVERRUNS: Final = range(2, len(PREAMBLE))

# A module was seen to slip one byte into its own preamble (AA 00 AA AA 96 69). Length and sum
# still vouch for what follows, so one stray byte is forgiven wherever it falls.
_PREAMBLE_PATTERN: Final = re.compile(
    rb"\xaa\xaa\xaa\x96\x69"
    rb"|\xaa[^\xaa]\xaa\xaa\x96\x69"
    rb"|\xaa\xaa[^\xaa]\xaa\x96\x69"
    rb"|\xaa\xaa\xaa[^\xaa]\x96\x69"
    rb"|\xaa\xaa\xaa\x96[^\x69]\x69",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame whose length and sum are right; `body` is what lies between the two."""

    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Broken:
    """`size` bytes that began like a frame and had a wrong sum."""

    size: int


@dataclass(frozen=True, slots=True)
class Noise:
    """`size` bytes that belong to no frame."""

    size: int


Piece = Frame | Broken | Noise


def encode_frame(body: bytes) -> bytes:
    """Wrap a body of 2 to 4095 bytes into a frame."""
    length = len(body) + 1
    if not MIN_LENGTH <= length <= MAX_LENGTH:
        raise ValueError(f"a frame's length cannot be {length}")
    summed = length.to_bytes(_LENGTH_BYTES, "big") + body
    return PREAMBLE + summed + bytes([reduce(xor, summed)])


class FrameSplitter:
    """Cuts a stream of bytes, fed in any pieces, into frames and what lies between them.

    No bytes are an error, and none are lost: the sizes of the pieces add up to what was fed. A good
    frame is never searched for another one; a frame with a wrong sum always is, because its length
    may be what went wrong. How the stream is cut into chunks never changes the pieces.
    """

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._noise = 0
        self._broken = 0  # size of the wrong-sum frame at the buffer's start, being searched
        self._scan = 0  # everything in the buffer before this has been searched

    @property
    def in_frame(self) -> bool:
        """Whether a preamble has come and its frame is not complete."""
        return len(self._buffer) > _LONGEST_PREAMBLE

    def feed(self, chunk: bytes) -> list[Piece]:
        """Take in what arrived and return the pieces that are now certain."""
        self._buffer += chunk
        return list(self._cut(final=False))

    def flush(self) -> list[Piece]:
        """Give up on what is incomplete: the line has fallen silent, or the stream is over."""
        return [*self._cut(final=True), *self._take_noise()]

    def _cut(self, *, final: bool) -> Iterator[Piece]:
        while self._buffer:
            match = _PREAMBLE_PATTERN.search(self._buffer, self._scan)
            start = match.start() if match else self._possible_start(final=final)
            if self._broken and start >= self._broken:
                yield from self._drop_broken(self._broken)
                continue
            if match is None:
                if not self._broken:
                    self._drop_noise(start)
                return
            end = self._frame_end(match.end())
            if end is None or (final and end > len(self._buffer)):
                self._scan = start + 1
            elif end > len(self._buffer) or (not final and self._may_overrun(end)):
                self._scan = start
                return
            elif self._sum_is_right(match.end(), end) and not self._overruns(end):
                body = bytes(self._buffer[match.end() + _LENGTH_BYTES : end - 1])
                stray = match.end() - start - len(PREAMBLE)
                if self._broken:
                    yield from self._drop_broken(start)
                    self._drop_noise(stray)
                else:
                    self._drop_noise(start + stray)
                yield from self._take_noise()
                del self._buffer[: end - start - stray]
                yield Frame(body)
            elif self._broken:
                self._scan = start + 1
            else:
                self._drop_noise(start)
                self._broken = end - start
                self._scan = 1

    def _frame_end(self, length_at: int) -> int | None:
        """Where the frame ends whose length word is there; None if that length is absurd.

        While the word itself is incomplete: where the shortest frame would end.
        """
        word = self._buffer[length_at : length_at + _LENGTH_BYTES]
        length = int.from_bytes(word, "big") if len(word) == _LENGTH_BYTES else MIN_LENGTH
        if not MIN_LENGTH <= length <= MAX_LENGTH:
            return None
        return length_at + _LENGTH_BYTES + length

    def _sum_is_right(self, length_at: int, end: int) -> bool:
        return reduce(xor, self._buffer[length_at:end]) == 0

    # A frame that stopped two bytes short takes two AA of the next one, which leave its sum as it
    # was. So a frame that ends in the beginning of a preamble is none, if the preamble goes on.

    def _overruns(self, end: int) -> bool:
        """Whether the frame's end lies inside a preamble."""
        return any(self._buffer.startswith(PREAMBLE, end - taken) for taken in _OVERRUNS)

    def _may_overrun(self, end: int) -> bool:
        """Whether that depends on bytes that have not come yet."""
        return any(
            PREAMBLE.startswith(self._buffer[end - taken :])
            for taken in _OVERRUNS
            if len(self._buffer) - end < len(PREAMBLE) - taken
        )

    def _possible_start(self, *, final: bool) -> int:
        """Where a preamble may have begun whose end has not yet come."""
        size = len(self._buffer)
        if final:
            return size
        found = self._buffer.find(_AA, max(self._scan, size - _LONGEST_PREAMBLE + 1))
        return size if found < 0 else found

    def _drop_broken(self, size: int) -> Iterator[Piece]:
        yield from self._take_noise()
        del self._buffer[:size]
        self._broken = self._scan = 0
        yield Broken(size)

    def _drop_noise(self, size: int) -> None:
        self._noise += size
        del self._buffer[:size]
        self._scan = 0

    def _take_noise(self) -> Iterator[Piece]:
        if self._noise:
            yield Noise(self._noise)
            self._noise = 0
