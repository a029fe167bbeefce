"""The cast: who they are. Their numbers are invented and have valid check characters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from county.demo.facts import Person
from county.demo.months import age_on, born, first_day, month_number
from county.demo.numbers import HOME_DIVISION, citizen_number
from sync.wire.idnumber import old_foreign_number

STRANGER = "10"
"""The card of somebody from another county: in no data of this one."""
FOREIGNER = "6"
FOREIGNER_NATIONALITY = "VNM"
FOREIGNER_LINK = "216"
FOREIGNER_NAME_EN = "NGUYEN THI MAI"
_VIETNAM = "704"
_MONTHS_WITH_NEW_NUMBER = 7


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast or of their families. `sequence` makes the number; `group` 0 means none."""

    key: str
    name: str
    sex: str
    age: int
    birthday: tuple[int, int]
    village: str
    group: int
    division: str
    sequence: int
    account: tuple[str, str]
    head: str | None = None
    protected: bool = False


MEMBERS: tuple[Member, ...] = (
    Member("1", "张建国", "男", 66, (4, 18), "龙家溪村", 3,
           HOME_DIVISION, 31, ("农商行", "4417")),
    Member("2", "李桂香", "女", 68, (9, 2), "三合村", 6,
           HOME_DIVISION, 28, ("农商行", "2093")),
    Member("3", "陈德贵", "男", 74, (2, 11), "陈湖村", 1,
           HOME_DIVISION, 17, ("农商行", "7750")),
    Member("4", "彭志勇", "男", 52, (7, 23), "砚水堰村", 8,
           HOME_DIVISION, 53, ("邮储银行", "1186")),
    Member("5", "周玉英", "女", 91, (5, 6), "楠桥村", 2,
           HOME_DIVISION, 4, ("农商行", "0362")),
    Member("6", "阮氏梅", "女", 64, (3, 14), "澧阳社区", 5,
           "943" + _VIETNAM, 26, ("建设银行", "5218")),
    Member("7", "梁家明", "男", 66, (10, 9), "大新街居委会", 4,
           "810000", 13, ("农业银行", "9034")),
    Member("8", "阿卜杜热依木江·买买提图尔荪江", "男", 38, (6, 27), "黄陵桥社区", 7,
           "653101", 41, ("邮储银行", "6605")),
    Member("9", "龚䶮𠮷", "男", 45, (1, 20), "龙岗村", 9,
           HOME_DIVISION, 35, ("农商行", "8871")),
    Member("11g", "李冬梅", "女", 67, (12, 3), "白鹤居委会", 2,
           HOME_DIVISION, 62, ("农商行", "3349")),
    Member("11", "刘子涵", "女", 10, (8, 15), "白鹤居委会", 2,
           HOME_DIVISION, 84, ("农商行", "3350"), head="11g", protected=True),
    Member("12h", "欧阳建平", "男", 39, (11, 1), "龙家溪村", 5,
           HOME_DIVISION, 71, ("农商行", "2964")),
    Member("12", "黄小燕", "女", 36, (3, 30), "龙家溪村", 5,
           HOME_DIVISION, 46, ("农商行", "2965"), head="12h"),
    Member("12s", "欧阳浩然", "男", 9, (5, 21), "龙家溪村", 5,
           HOME_DIVISION, 77, ("农商行", "2966"), head="12h", protected=True),
)  # fmt: skip

OUTSIDER = Member(
    STRANGER, "杨秀芳", "女", 57, (6, 8), "", 0, "430781", 58, ("农业银行", "4406")
)  # fmt: skip


def birth_of(member: Member, today: date) -> date:
    """The birth date of who has the member's age today."""
    return born(today, member.age, *member.birthday)


def number_of(member: Member, today: date) -> str:
    """The member's number, the new one where a member has two."""
    return citizen_number(member.division, birth_of(member, today), member.sequence)


def former_number_of(member: Member, today: date) -> str | None:
    """The number of the foreigner's card of 2017; none for everybody else."""
    if member.key != FOREIGNER:
        return None
    former = old_foreign_number(number_of(member, today), FOREIGNER_NATIONALITY, FOREIGNER_LINK)
    if former is None:
        raise AssertionError("the foreigner's number must yield the old one")
    return former


def number_since(today: date) -> date:
    """From when on the county knows the foreigner by the new number."""
    return first_day(month_number(today) - _MONTHS_WITH_NEW_NUMBER)


def cast_people(today: date, village_code: Mapping[str, str]) -> dict[str, Person]:
    """The cast and their families by key, ids from 1; `village_code` by a village's name."""
    ids = {member.key: place for place, member in enumerate(MEMBERS, start=1)}
    return {
        member.key: _person(member, ids, today, village_code[member.village]) for member in MEMBERS
    }


def _person(member: Member, ids: Mapping[str, int], today: date, village: str) -> Person:
    bank, last4 = member.account
    former = former_number_of(member, today)
    birth = birth_of(member, today)
    if member.protected != (age_on(birth, today) < 18):
        raise AssertionError("who is a minor is protected")
    return Person(
        id=ids[member.key],
        number=number_of(member, today),
        name=member.name,
        sex=member.sex,
        birth=birth,
        village=village,
        group=f"第{member.group}组",
        head=ids[member.head] if member.head else None,
        protected=member.protected,
        bank=bank,
        account_last4=last4,
        former_number=former,
        number_since=number_since(today) if former else None,
    )
