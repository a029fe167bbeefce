"""The 256 bytes of text a card holds, to a `Card` and back.

The text is UTF-16LE in fields of fixed width, padded with spaces (some readers: NULs). Which fields
there are depends on the kind, told by the unit at byte 248. Sources: GA 467 for residents, the
notices of 2017 and 2023 for foreigners, public reader code for the permits (2018).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeVar

from device.idcard.ethnicity import CODE_BY_ETHNICITY, ETHNICITY_BY_CODE
from device.idcard.protocol import TEXT_BYTES
from device.idcard.types import LONG_TERM, Card, CardKind, LongTerm, Sex

T = TypeVar("T")

Span = tuple[int, int]
"""Byte offset and width in bytes."""

_MARKER_AT: Final = 248
_MARKERS: Final = {
    "J": CardKind.HMT_PERMIT,
    "I": CardKind.FOREIGNER_2017,
    "Y": CardKind.FOREIGNER_2023,
}
_MARKER_BY_KIND: Final = {kind: marker for marker, kind in _MARKERS.items()}

_RESIDENT: Final[Mapping[str, tuple[Span, ...]]] = {
    "name": ((0, 30),),
    "sex": ((30, 2),),
    "ethnicity": ((32, 4),),
    "birth": ((36, 16),),
    "address": ((52, 70),),
    "number": ((122, 36),),
    "issuer": ((158, 30),),
    "valid_from": ((188, 16),),
    "valid_to": ((204, 16),),
}
_FIELDS: Final[Mapping[CardKind, Mapping[str, tuple[Span, ...]]]] = {
    CardKind.RESIDENT: _RESIDENT,
    CardKind.HMT_PERMIT: {
        **{name: spans for name, spans in _RESIDENT.items() if name != "ethnicity"},
        "travel_permit": ((220, 18),),
        "issue_count": ((238, 4),),
    },
    CardKind.FOREIGNER_2017: {
        "name_en": ((0, 120),),
        "sex": ((120, 2),),
        "number": ((122, 30),),
        "nationality": ((152, 6),),
        "name": ((158, 30),),
        "valid_from": ((188, 16),),
        "valid_to": ((204, 16),),
        "birth": ((220, 16),),
        "version": ((236, 4),),
        "accepting_office": ((240, 8),),
    },
    CardKind.FOREIGNER_2023: {
        "name": ((0, 30),),
        "sex": ((30, 2),),
        "renewals": ((32, 4),),
        "birth": ((36, 16),),
        "name_en": ((52, 70), (220, 22)),
        "number": ((122, 36),),
        "valid_from": ((188, 16),),
        "valid_to": ((204, 16),),
        "nationality": ((242, 6),),
        "old_number_link": ((250, 6),),
    },
}
EXTRA_FIELDS: Final[Mapping[CardKind, frozenset[str]]] = {
    kind: frozenset(fields) - frozenset(Card.__dataclass_fields__)
    for kind, fields in _FIELDS.items()
}
"""What may stand under `Card.extra`, by kind."""

_SEX_BY_CODE: Final = {
    "0": Sex.UNKNOWN,
    "1": Sex.MALE,
    "2": Sex.FEMALE,
    "9": Sex.NOT_STATED,
}
_CODE_BY_SEX: Final = {sex: code for code, sex in _SEX_BY_CODE.items()}

_DATE: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")


def decode_card(text: bytes) -> Card:
    """The card in at least 256 bytes of text. A field that makes no sense becomes None."""
    if len(text) < TEXT_BYTES:
        raise ValueError(f"a card's text has {TEXT_BYTES} bytes, not {len(text)}")
    marker = _field(text, ((_MARKER_AT, 2),))
    kind = _MARKERS.get(marker, CardKind.RESIDENT)
    found = {name: _field(text, spans) for name, spans in _FIELDS[kind].items()}
    return Card(
        kind=kind,
        name=found.get("name") or None,
        name_en=found.get("name_en") or None,
        sex=_SEX_BY_CODE.get(found["sex"]),
        ethnicity=ETHNICITY_BY_CODE.get(found.get("ethnicity", "")),
        birth=_date(found["birth"]),
        address=found.get("address") or None,
        number=found["number"] or None,
        issuer=found.get("issuer") or None,
        valid_from=_date(found["valid_from"]),
        valid_to=LONG_TERM if found["valid_to"] == LONG_TERM.value else _date(found["valid_to"]),
        extra={name: found[name] for name in sorted(EXTRA_FIELDS[kind]) if found[name]},
    )


def encode_card(card: Card) -> bytes:
    """The 256 bytes a card with this content would hold.

    Raises ValueError, without naming any content, for what the kind has no field for or the field
    no room.
    """
    fields = _FIELDS[card.kind]
    text = bytearray(" ".encode("utf-16-le") * (TEXT_BYTES // 2))
    if marker := _MARKER_BY_KIND.get(card.kind):
        text[_MARKER_AT : _MARKER_AT + 2] = marker.encode("utf-16-le")
    for name, value in _written(card).items():
        if name not in fields:
            raise ValueError(f"a {card.kind.value} card has no {name}")
        rest = value.encode("utf-16-le")
        for at, width in fields[name]:
            part, rest = rest[:width], rest[width:]
            text[at : at + len(part)] = part
        if rest:
            raise ValueError(f"the {name} does not fit on a {card.kind.value} card")
    return bytes(text)


def _written(card: Card) -> dict[str, str]:
    """The card's fields as the card spells them, those only which it has."""
    if card.ethnicity is not None and card.ethnicity not in CODE_BY_ETHNICITY:
        raise ValueError("the ethnicity is not one of GB/T 3304")
    spelt = {
        "name": card.name,
        "name_en": card.name_en,
        "sex": _apply(card.sex, _CODE_BY_SEX.__getitem__),
        "ethnicity": _apply(card.ethnicity, CODE_BY_ETHNICITY.__getitem__),
        "birth": _apply(card.birth, _spell_date),
        "address": card.address,
        "number": card.number,
        "issuer": card.issuer,
        "valid_from": _apply(card.valid_from, _spell_date),
        "valid_to": None if card.valid_to is None else _spell_date(card.valid_to),
    }
    return {name: value for name, value in (spelt | dict(card.extra)).items() if value is not None}


def _apply(value: T | None, spell: Callable[[T], str]) -> str | None:
    return None if value is None else spell(value)


def _spell_date(value: date | LongTerm) -> str:
    match value:
        case LongTerm():
            return value.value
        case date():
            return value.isoformat().replace("-", "")


def _field(text: bytes, spans: tuple[Span, ...]) -> str:
    # Joined before it is decoded and trimmed: the cut may fall on a space or inside a character.
    whole = b"".join(text[at : at + width] for at, width in spans)
    return whole.decode("utf-16-le", errors="replace").replace("\0", " ").strip()


def _date(written: str) -> date | None:
    match = _DATE.fullmatch(written)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
