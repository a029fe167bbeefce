"""Captured bytes as JSON objects, one for each answer, echo and piece of rubbish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from device.idcard.card_json import card_to_json
from device.idcard.card_text import decode_card
from device.idcard.frames import Broken, Noise
from device.idcard.protocol import Answer, AnswerParser, Echo, Item, Meaning, meaning, split_read


def decode_capture(raw: bytes) -> Iterator[dict[str, object]]:
    """What the bytes say, in order; nothing of them is left out."""
    parser = AnswerParser()
    for item in [*parser.feed(raw), *parser.flush()]:
        yield item_to_json(item)


def item_to_json(item: Item) -> dict[str, object]:
    """A card for an answer that holds one; otherwise an object with the key that tells its sort."""
    match item:
        case Answer():
            if parts := split_read(item):
                return card_to_json(decode_card(parts.text))
            return {
                "answer": _word(meaning(item)),
                "sw3": f"{item.sw3:02x}",
                "sw12": f"{item.sw1:02x}{item.sw2:02x}",
                "data": item.data.hex(),
            }
        case Echo(cmd=cmd, para=para, data=data):
            return {"echo": (bytes([cmd, para]) + data).hex()}
        case Broken(size=size):
            return {"broken": size}
        case Noise(size=size):
            return {"noise": size}
        case _ as unreachable:
            assert_never(unreachable)


def _word(said: Meaning) -> str:
    match said:
        case Meaning.FOUND:
            return "found"
        case Meaning.DONE:
            return "ok"
        case Meaning.NO_CARD | Meaning.NO_SUCH_ITEM:
            return "none"
        case _:
            return "error"
