"""A claim: that somebody gets a programme, how much of it, and from when until when."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from county.demo.rules import Rule


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a programme was stopped for a person, what the person can do, and whom to call."""

    reason: str
    remedy: str
    phone: str


@dataclass(frozen=True, slots=True)
class Account:
    """Where the bank puts the money."""

    bank: str
    last4: str


class Claim(NamedTuple):
    """`quantity` is in hundredths; `standards_fen` are for the three years; months are numbers.

    `last` is the last month paid for, or none; `account` is one other than the person's usual.
    A tuple, because there are very many.
    """

    person: int
    rule: Rule
    first: int
    last: int | None
    quantity: int
    standards_fen: tuple[int, int, int]
    entitled_from: date
    stop: Stop | None = None
    account: Account | None = None
