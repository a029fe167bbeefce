"""A `Card` as JSON: the form in which it is printed, and in which simulated cards are kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, TypeVar

from device.idcard.types import LONG_TERM, Card, CardKind, LongTerm, Sex

E = TypeVar("E", CardKind, Sex)

_TEXTS: Final = ("name", "name_en", "ethnicity", "address", "number", "issuer")
_KEYS: Final = frozenset({*_TEXTS, "kind", "sex", "birth", "valid_from", "valid_to", "extra"})


def card_to_json(card: Card) -> dict[str, object]:
    """A JSON object with a key for every field; dates ISO, 长期 as itself, null for None."""
    return {
        "kind": card.kind.value,
        "name": card.name,
        "name_en": card.name_en,
        "sex": None if card.sex is None else card.sex.value,
        "ethnicity": card.ethnicity,
        "birth": _show_date(card.birth),
        "address": card.address,
        "number": card.number,
        "issuer": card.issuer,
        "valid_from": _show_date(card.valid_from),
        "valid_to": _show_date(card.valid_to),
        "extra": dict(card.extra),
    }


def card_from_json(value: object) -> Card:
    """The card of such an object; keys may be missing, except `kind`.

    Raises ValueError, naming the key but no content, for anything else.
    """
    if not isinstance(value, Mapping):
        raise ValueError("a card is a JSON object")  # noqa: TRY004 - content, not a caller's type
    if unknown := set(value) - _KEYS:
        raise ValueError(f"a card has no key {min(map(str, unknown))!r}")
    texts = {key: _text(value.get(key), key) for key in _TEXTS}
    extra = value.get("extra") or {}
    if not isinstance(extra, Mapping):
        raise ValueError("extra is a JSON object")  # noqa: TRY004 - content, not a caller's type
    sex = _text(value.get("sex"), "sex")
    until = value.get("valid_to")
    return Card(
        kind=_member(CardKind, value.get("kind"), "kind"),
        name=texts["name"],
        name_en=texts["name_en"],
        sex=None if sex is None else _member(Sex, sex, "sex"),
        ethnicity=texts["ethnicity"],
        birth=_read_date(value.get("birth"), "birth"),
        address=texts["address"],
        number=texts["number"],
        issuer=texts["issuer"],
        valid_from=_read_date(value.get("valid_from"), "valid_from"),
        valid_to=LONG_TERM if until == LONG_TERM.value else _read_date(until, "valid_to"),
        extra={str(key): _text(item, key) or "" for key, item in extra.items()},
    )


def _show_date(value: date | LongTerm | None) -> str | None:
    match value:
        case None:
            return None
        case LongTerm():
            return value.value
        case date():
            return value.isoformat()


def _read_date(value: object, key: str) -> date | None:
    written = _text(value, key)
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"{key} is no ISO date") from None


def _text(value: object, key: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise ValueError(f"{key} is no text")


def _member(kind: type[E], value: object, key: str) -> E:
    try:
        return kind(value)
    except ValueError:
        raise ValueError(f"{key} is none of {', '.join(member.value for member in kind)}") from None
