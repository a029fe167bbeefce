"""Requests the host sends, answers the module gives, and what its status codes mean.

Source: GA 467-2004 and the code lists of five independent vendors, which agree. Only SW3 decides:
SW1 and SW2 repeat what the card said and may be anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from device.idcard.frames import Broken, Frame, FrameSplitter, Noise, Piece, encode_frame


@dataclass(frozen=True, slots=True)
class Request:
    """What the host asks: command, parameter, rarely data."""

    cmd: int
    para: int
    data: bytes = b""

    @property
    def body(self) -> bytes:
        return bytes([self.cmd, self.para]) + self.data

    def encode(self) -> bytes:
        return encode_frame(self.body)


BAUDS: Final = (115_200, 57_600, 38_400, 19_200, 9_600)
"""What the module's UART can be set to; the first is what it comes with."""

RESET: Final = Request(0x10, 0xFF)
STATUS: Final = Request(0x11, 0xFF)
SAM_ID: Final = Request(0x12, 0xFF)
FIND: Final = Request(0x20, 0x01)
SELECT: Final = Request(0x20, 0x02)
READ: Final = Request(0x30, 0x01)
READ_WITH_FINGERPRINT: Final = Request(0x30, 0x10)
NEWEST_ADDRESS: Final = Request(0x30, 0x03)
MANAGEMENT_NUMBER: Final = Request(0x30, 0x05)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the module said. `data` may be a person's, so no repr shows it."""

    sw1: int
    sw2: int
    sw3: int
    data: bytes = field(default=b"", repr=False)

    def encode(self) -> bytes:
        return encode_frame(bytes([self.sw1, self.sw2, self.sw3]) + self.data)


@dataclass(frozen=True, slots=True)
class Echo:
    """A request that came back, as half-duplex adapters do."""

    cmd: int
    para: int
    data: bytes = b""


Item = Answer | Echo | Broken | Noise


class Meaning(Enum):
    """What an SW3 says, as far as anybody would act differently on it."""

    DONE = "done"
    FOUND = "found"
    NO_SUCH_ITEM = "no_such_item"
    NO_CARD = "no_card"
    SELECT_FAILED = "select_failed"
    CARD_MOVED = "card_moved"
    CARD_REFUSED = "card_refused"
    UNKNOWN_CARD = "unknown_card"
    BAD_FRAME = "bad_frame"
    OUT_OF_ORDER = "out_of_order"
    NOT_PERMITTED = "not_permitted"
    SELF_TEST_FAILED = "self_test_failed"
    NOT_AUTHORISED = "not_authorised"
    UNLISTED = "unlisted"


SW3_MEANING: Final = {
    0x90: Meaning.DONE,
    0x9F: Meaning.FOUND,
    0x91: Meaning.NO_SUCH_ITEM,
    0x80: Meaning.NO_CARD,
    0x81: Meaning.SELECT_FAILED,
    0x41: Meaning.CARD_MOVED,
    0x47: Meaning.CARD_MOVED,
    0x31: Meaning.CARD_REFUSED,
    0x32: Meaning.CARD_REFUSED,
    0x33: Meaning.CARD_REFUSED,
    0x37: Meaning.CARD_REFUSED,
    0x3F: Meaning.CARD_REFUSED,
    0x40: Meaning.UNKNOWN_CARD,
    0x10: Meaning.BAD_FRAME,
    0x11: Meaning.BAD_FRAME,
    0x21: Meaning.OUT_OF_ORDER,
    0x24: Meaning.OUT_OF_ORDER,
    0x23: Meaning.NOT_PERMITTED,
    0x60: Meaning.SELF_TEST_FAILED,
    0x66: Meaning.NOT_AUTHORISED,
}


def meaning(answer: Answer) -> Meaning:
    """What the answer says of how the request went."""
    return SW3_MEANING.get(answer.sw3, Meaning.UNLISTED)


@dataclass(frozen=True, slots=True)
class ReadParts:
    """The parts of a card-read answer, as its own length words cut them."""

    text: bytes = field(repr=False)
    photo: bytes = field(repr=False)
    fingerprint: bytes = field(default=b"", repr=False)


TEXT_BYTES: Final = 256
_WORD_BYTES: Final = 2


def split_read(answer: Answer) -> ReadParts | None:
    """The parts of an answer to READ or READ_WITH_FINGERPRINT; None if it is another answer."""
    if meaning(answer) is not Meaning.DONE:
        return None
    for parts in (2, 3):
        head = parts * _WORD_BYTES
        words = range(0, head, _WORD_BYTES)
        sizes = [int.from_bytes(answer.data[at : at + _WORD_BYTES], "big") for at in words]
        if sizes[0] < TEXT_BYTES or head + sum(sizes) != len(answer.data):
            continue
        cuts = [head + sum(sizes[:i]) for i in range(parts)]
        return ReadParts(
            *(answer.data[cut : cut + size] for cut, size in zip(cuts, sizes, strict=True))
        )
    return None


def join_read(text: bytes, photo: bytes, fingerprint: bytes | None = None) -> Answer:
    """The answer that carries these parts; with a fingerprint (may be empty) as 30 10 gives it."""
    parts = [text, photo] if fingerprint is None else [text, photo, fingerprint]
    sizes = b"".join(len(part).to_bytes(_WORD_BYTES, "big") for part in parts)
    return Answer(0, 0, 0x90, sizes + b"".join(parts))


def classify(piece: Piece, sent: Request | None = None) -> Item:
    """Tell answers from echoes.

    A real answer is never as short as a request without data. The one request as long as an answer
    (61 FF nn, the size of radio exchanges) is known by what was sent; where that is not known, by
    its nn being no status code.
    """
    match piece:
        case Frame(body=body):
            if (
                len(body) == 2
                or (sent is not None and body == sent.body)
                or (len(body) == 3 and body[:2] == b"\x61\xff" and body[2] not in SW3_MEANING)
            ):
                return Echo(body[0], body[1], body[2:])
            return Answer(body[0], body[1], body[2], body[3:])
        case Broken() | Noise():
            return piece


class AnswerParser:
    """The host's end of the line: bytes in any pieces to answers, echoes and rubbish.

    `sent` is the request that is being answered, where one is known. A reader behind USB or HID
    needs only an adapter that feeds this with whole frames.
    """

    def __init__(self, sent: Request | None = None) -> None:
        self._splitter = FrameSplitter()
        self._sent = sent

    @property
    def in_frame(self) -> bool:
        """Whether a preamble has come and its frame is not complete."""
        return self._splitter.in_frame

    def feed(self, chunk: bytes) -> list[Item]:
        """Take in what arrived; see `FrameSplitter.feed`."""
        return [classify(piece, self._sent) for piece in self._splitter.feed(chunk)]

    def flush(self) -> list[Item]:
        """Give up on what is incomplete; see `FrameSplitter.flush`."""
        return [classify(piece, self._sent) for piece in self._splitter.flush()]
