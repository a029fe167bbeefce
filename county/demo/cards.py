"""The cast's cards as JSON, in the shape the reader prints and its simulator takes."""

from datetime import date

from county.demo.cast_people import (
    FOREIGNER,
    FOREIGNER_LINK,
    FOREIGNER_NAME_EN,
    FOREIGNER_NATIONALITY,
    MEMBERS,
    OUTSIDER,
    Member,
    birth_of,
    former_number_of,
    number_of,
    number_since,
)
from county.demo.cast_stories import STORIES
from county.demo.months import age_on

Card = dict[str, object]

NEW_CARD = "6b"
_LONG_TERM = "长期"
_HONG_KONG = "7"
_ETHNICITY = {"8": "维吾尔"}
_YEARS_SINCE_ISSUE = 4


def cards_of(today: date) -> dict[str, Card]:
    """Each card by its key, in the order of `STORIES`."""
    members = {member.key: member for member in (*MEMBERS, OUTSIDER)}
    return {key: _card(members, key, today) for key in STORIES}


def cast_of(today: date) -> list[dict[str, str]]:
    """Who the cast are: card key, name on the card, one sentence."""
    cards = cards_of(today)
    return [
        {"card": key, "name": str(cards[key]["name"]), "story": story}
        for key, story in STORIES.items()
    ]


def _card(members: dict[str, Member], key: str, today: date) -> Card:
    if key == NEW_CARD:
        return _foreigner_2023(members[FOREIGNER], today)
    member = members[key]
    if key == FOREIGNER:
        return _foreigner_2017(member, today)
    if key == _HONG_KONG:
        return _hong_kong(member, today)
    return _resident(member, today)


def _base(kind: str, member: Member, today: date, valid_from: date, years: int | None) -> Card:
    """The fields that all kinds have; `years` of validity, none where it has no end."""
    valid_to = _LONG_TERM
    if years is not None:
        valid_to = valid_from.replace(year=valid_from.year + years).isoformat()
    return {
        "kind": kind,
        "name": member.name,
        "name_en": None,
        "sex": member.sex,
        "ethnicity": None,
        "birth": birth_of(member, today).isoformat(),
        "address": None,
        "number": number_of(member, today),
        "issuer": None,
        "valid_from": valid_from.isoformat(),
        "valid_to": valid_to,
        "extra": {},
    }


def _resident(member: Member, today: date) -> Card:
    valid_from = date(today.year - _YEARS_SINCE_ISSUE, 5, 12)
    age = age_on(birth_of(member, today), valid_from)
    years = 5 if age < 16 else 10 if age < 26 else 20 if age < 46 else None
    home = member.village or "津市市金鱼岭街道"
    local = bool(member.village)
    return _base("resident", member, today, valid_from, years) | {
        "ethnicity": _ETHNICITY.get(member.key, "汉"),
        "address": f"湖南省临澧县合口镇{home}{member.group}组" if local else f"湖南省{home}12号",
        "issuer": "临澧县公安局" if local else "津市市公安局",
    }


def _hong_kong(member: Member, today: date) -> Card:
    return _base("hmt_permit", member, today, date(today.year - 3, 8, 20), 5) | {
        "address": f"湖南省临澧县合口镇{member.village}{member.group}组",
        "issuer": "临澧县公安局",
        "extra": {"travel_permit": "H00000715", "issue_count": "01"},
    }


def _foreigner_2017(member: Member, today: date) -> Card:
    return _base("foreigner_2017", member, today, date(today.year - 8, 3, 1), 10) | {
        "name_en": FOREIGNER_NAME_EN,
        "number": former_number_of(member, today),
        "extra": {
            "nationality": FOREIGNER_NATIONALITY,
            "version": "01",
            "accepting_office": "4300",
        },
    }


def _foreigner_2023(member: Member, today: date) -> Card:
    return _base("foreigner_2023", member, today, number_since(today), 10) | {
        "name_en": FOREIGNER_NAME_EN,
        "extra": {
            "renewals": "01",
            "nationality": FOREIGNER_NATIONALITY,
            "old_number_link": FOREIGNER_LINK,
        },
    }
