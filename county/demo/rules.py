"""The form in which `catalogue` writes down a programme."""

from dataclasses import dataclass
from enum import StrEnum, unique

from sync.wire.schema import PaidTo


@unique
class Rhythm(StrEnum):
    """How often a programme pays, in the words a villager reads."""

    MONTHLY = "每月"
    QUARTERLY = "每季"
    HALF_YEARLY = "每半年"
    YEARLY = "每年一次"
    ONCE = "一次性"
    """Whoever qualifies is paid once, with the quarter's batch."""


@unique
class Speciality(StrEnum):
    """What is unusual about the data of a programme."""

    NONE = "none"
    NOT_COLLECTED = "not_collected"
    """This year's data were due and have not come."""
    NOT_DISCLOSED = "not_disclosed"
    """The law keeps all of it from the public."""


@dataclass(frozen=True, slots=True)
class Office:
    """Whom a villager asks; the phone cannot be dialled."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One programme, valid for all three years.

    `standards_fen` are for the year before last, last year and this year, for the usual case.
    `month` is that of a yearly batch; other rhythms follow the calendar. `day` is the day on which
    the money goes to the bank; it arrives `bank_days` later. The newest batch of a `slow`
    programme is still on its way.
    """

    code: str
    name: str
    category: str
    department: str
    plain: str
    doc_org: str
    doc_title: str
    unit: str
    unit_note: str
    standard_note: str
    rhythm: Rhythm
    office: Office
    standards_fen: tuple[int, int, int]
    source_level: str
    source_org: str
    paid_to: PaidTo = PaidTo.PERSON
    month: int = 6
    day: int = 15
    bank_days: int = 2
    slow: bool = False
    named: bool = True
    speciality: Speciality = Speciality.NONE
