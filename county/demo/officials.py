"""Who holds which office in the township and its villages: invented names nobody else has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from county.demo.facts import Region
from county.demo.facts_reading import Official
from county.demo.names import full_name, surname
from county.demo.places import TOWNSHIP

_TERM_YEARS = 5
_VILLAGE_PHONE = 200

_VILLAGE_POSTS = (
    ("{kind}党总支", "书记", "全面工作，管党建和集体经济"),
    ("{people}委员会", "主任", "村务、财务审批、工程项目"),
    ("{kind}党总支", "副书记", "信访调解、综治平安"),
    ("{people}委员会", "副主任", "村账报账、档案、便民代办"),
    ("{people}委员会", "委员", "民政、低保申报、妇女儿童"),
    ("{people}委员会", "委员", "农业、水利、防汛抗旱"),
    ("{kind}务监督委员会", "主任", "审核每月收支，监督工程质量"),
    ("{kind}务监督委员会", "委员", "听取意见，盯着公开栏"),
)
_TOWNSHIP_POSTS = (
    ("合口镇党委", "书记", "镇党委全面工作"),
    ("合口镇人民政府", "镇长", "镇政府全面工作"),
    ("合口镇党委", "副书记", "党建、群团、信访"),
    ("合口镇纪委", "书记", "执纪监督，管互联网+监督办公室"),
    ("合口镇人民政府", "副镇长", "农业、水利、乡村振兴"),
    ("合口镇人民政府", "副镇长", "民政、卫生、教育"),
    ("合口镇财政所", "所长", "惠民补贴发放、村账代理"),
    ("合口镇农村经营管理站", "站长", "村集体三资监管、合同管理"),
)


@dataclass(frozen=True, slots=True)
class Office:
    """Those in office in one village, by what they do with its money."""

    secretary: str
    approver: str
    clerk: str
    members: tuple[str, str]
    auditor: str


def officials_of(
    chance: Random, today: date, villages: Sequence[Region], taken: frozenset[str]
) -> tuple[Official, ...]:
    """The officials of the township and of each village, none with a name among `taken`."""
    given = set(taken)
    found: list[Official] = []

    def add(region: str, place: int, post: tuple[str, str, str], phone: str) -> None:
        body, title, duties = post
        found.append(
            Official(
                id=len(found) + 1,
                region=region,
                place=place,
                body=body,
                post=title,
                name=_name(chance, given),
                duties=duties,
                phone=phone,
                term_from=date(today.year - 3, 1, 15),
                term_to=date(today.year - 3 + _TERM_YEARS, 1, 14),
            )
        )

    for place, post in enumerate(_TOWNSHIP_POSTS, start=1):
        add(TOWNSHIP, place, post, f"0736-{_VILLAGE_PHONE - place:07d}")
    for number, village in enumerate(villages):
        kind, people = ("村", "村民") if village.name.endswith("村") else ("社区", "居民")
        for place, (body, title, duties) in enumerate(_VILLAGE_POSTS, start=1):
            post = (body.format(kind=kind, people=people), title, duties)
            add(village.code, place, post, f"0736-{_VILLAGE_PHONE + number:07d}")
    return tuple(found)


def offices_by_village(officials: Sequence[Official]) -> Mapping[str, Office]:
    """The offices of each village by its code."""
    names: dict[str, list[str]] = {}
    for each in officials:
        names.setdefault(each.region, []).append(each.name)
    del names[TOWNSHIP]
    return {
        region: Office(
            secretary=own[0],
            approver=own[1],
            clerk=own[3],
            members=(own[4], own[5]),
            auditor=own[6],
        )
        for region, own in names.items()
    }


def _name(chance: Random, given: set[str]) -> str:
    """A name of three characters that nobody has yet."""
    while True:
        sex = chance.choice("男男女")
        name = full_name(chance, surname(chance), sex, chance.randint(1962, 1992))
        if len(name) == 3 and name not in given:
            given.add(name)
            return name
