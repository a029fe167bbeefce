"""Reads the standing tables into plain values, in the order in which they are written."""

import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import NamedTuple

from sync.wire.schema import AccountClass, BoardContent, Question

OLD_SYSTEM = "财会〔2004〕12号"
NEW_SYSTEM = "财会〔2023〕14号"
NEW_SYSTEM_FROM = date(2024, 1, 1)
_OLD_SYSTEM_FROM = date(2005, 1, 1)
_OLD_SYSTEM_TO = date(2023, 12, 31)


class Account(NamedTuple):
    """One account of the chart; `successor` is where an old one went, if anywhere."""

    code: str
    name: str
    plain: str
    account_class: AccountClass
    system: str
    valid_from: date
    valid_to: date | None
    successor: str | None


class Board(NamedTuple):
    """One board at its place, from 1, among those with the same parent."""

    code: str
    parent: str | None
    place: int
    title: str
    plain: str
    question: Question
    content: BoardContent
    department: str
    rhythm: str


def accounts() -> tuple[Account, ...]:
    """The chart of accounts of village collectives, before and since 2024."""
    return tuple(
        Account(
            code=row["code"],
            name=row["name"],
            plain=row["plain"],
            account_class=AccountClass(row["class"]),
            system=OLD_SYSTEM if row["system"] == "old" else NEW_SYSTEM,
            valid_from=_OLD_SYSTEM_FROM if row["system"] == "old" else NEW_SYSTEM_FROM,
            valid_to=_OLD_SYSTEM_TO if row["system"] == "old" else None,
            successor=row["successor"] or None,
        )
        for row in _rows("accounts.csv")
    )


def boards() -> tuple[Board, ...]:
    """The boards as a county finds them before it arranges its own."""
    return tuple(
        Board(
            code=row["code"],
            parent=row["parent"] or None,
            place=int(row["place"]),
            title=row["title"],
            plain=row["plain"],
            question=Question(row["question"]),
            content=BoardContent(row["content"]),
            department=row["department"],
            rhythm=row["rhythm"],
        )
        for row in _rows("boards.csv")
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("county.disclosure.standing").joinpath(name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())
