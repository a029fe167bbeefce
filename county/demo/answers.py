"""What was asked in the open and answered, what was corrected, and what the county has received."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from county.demo import catalogue
from county.demo.facts_reading import Amendment, Echo, LetterReceipt, Receipt
from county.demo.facts_village import LedgerEntry, Project
from county.demo.places import TOWNSHIP
from sync.wire.schema import Direction, EchoState, OutboxKind, ReceiptState

_ANSWER_DAYS = timedelta(days=20)
_RECEIPTS = 6
_LETTERS = 3


class _About(NamedTuple):
    """What a question is about, if anything that has a number or code."""

    programme: str | None = None
    project: int | None = None
    entry: int | None = None


def echoes_of(
    today: date,
    village_code: Mapping[str, str],
    projects: Sequence[Project],
    entries: Sequence[LedgerEntry],
) -> tuple[Echo, ...]:
    """Questions of several villages; one is late, one is new."""
    road = next(each.id for each in projects if each.name == "3 组到 5 组道路硬化")
    track = next(each.id for each in projects if each.name == "7 组机耕道")
    longjiaxi, longgang = village_code["龙家溪村"], village_code["龙岗村"]
    meeting = next(
        (
            each.id
            for each in reversed(entries)
            if each.region == longjiaxi and each.summary == "村民代表会议误工补助"
        ),
        None,
    )
    drafts = (
        (longjiaxi, "工程质量", "5 组晒谷坪那一段路面起砂，验收的时候看了没有？", "县交通运输局",
         "已经到现场看过，起砂的 12 米由施工队铲掉重做，质保期内不再花钱。", 62, 54,
         _About(project=road)),
        (longjiaxi, "资金使用", "修路请本地人务工，工钱发了多少、发给了谁？", "合口镇人民政府",
         "17 人共 6.3 万元，名单和签字表贴在村部公开栏，也可以到镇财政所查。", 48, 41,
         _About(project=road)),
        (longjiaxi, "村级账目", "村民代表开会一次发 60 元，是谁定的？", "合口镇农村经营管理站",
         "是村民代表会议自己表决的，县里规定每人每次最多 80 元。", 33, 26, _About(entry=meeting)),
        (longgang, "工程进度", "7 组的机耕道说好上个月修完，怎么停了？", "合口镇人民政府",
         None, 27, None, _About(project=track)),
        (village_code["砚水堰村"], "金额不对", "稻谷补贴的合计和名单上加起来对不上，差 120 元。",
         "合口镇财政所", "上报时多录了 120.00 元，发到各人卡上的钱没有错，正在办更正。", 12, 6,
         _About(programme=catalogue.RICE.code)),
        (village_code["三合村"], "低保评定", "我们组有人家里有车也在吃低保，查了没有？",
         "县民政局", "查了，那辆车是他儿子的，分家另过，符合规定。", 75, 61, _About()),
        (village_code["楠桥村"], "公共设施", "3 组路口的路灯坏了半个月。", "楠桥村村民委员会",
         "蓄电池坏了，已经换好，没有花村里的钱，在质保期内。", 95, 90, _About()),
        (village_code["大新街居委会"], "公共设施", "老街下雨就淹，管网什么时候改？",
         "合口镇人民政府", None, 4, None, _About()),
        (TOWNSHIP, "办事流程", "换了银行卡要跑几个地方？", "合口镇财政所",
         "只跑镇财政所一个地方，带身份证和新卡，当场登记。", 120, 118, _About()),
    )  # fmt: skip
    return tuple(
        Echo(
            id=number,
            region=region,
            topic=topic,
            asked_on=today - timedelta(days=asked),
            question=question,
            state=EchoState.ASKED if answer is None else EchoState.ANSWERED,
            due_on=today - timedelta(days=asked) + _ANSWER_DAYS,
            answered_by=who,
            answered_on=None if answered is None else today - timedelta(days=answered),
            answer=answer,
            programme=about.programme,
            project=about.project,
            entry=about.entry,
        )
        for number, (region, topic, question, who, answer, asked, answered, about) in enumerate(
            drafts, start=1
        )
    )


def amendments_of(
    today: date,
    village_code: Mapping[str, str],
    projects: Sequence[Project],
    entries: Sequence[LedgerEntry],
) -> tuple[Amendment, ...]:
    """A few corrections, each telling what was and what is."""
    road = next(each for each in projects if each.name == "3 组到 5 组道路硬化")
    sanhe = village_code["三合村"]
    power = next(
        each
        for each in reversed(entries)
        if each.region == sanhe and each.direction is Direction.EXPENSE
    )
    return (
        Amendment(
            1, road.region, "project", str(road.id), "content", "3 组到 5 组道路硬化的建设内容",
            "硬化 1.20 公里，宽 4.5 米，厚 18 厘米", road.content, "合口镇人民政府",
            "竣工后重新丈量，比图纸长 60 米，没有加钱", today - timedelta(days=44),
        ),
        Amendment(
            2, sanhe, "ledger_entry", str(power.id), "summary", f"凭证 {power.voucher_no} 的摘要",
            "其他", power.summary, "合口镇财政所（村账代理）", "摘要写得太笼统，村民看不懂",
            today - timedelta(days=9),
        ),
        Amendment(
            3, TOWNSHIP, "procedure", "4", "work_days", "换银行卡后更新卡号的办理时间",
            "5 个工作日", "3 个工作日", "合口镇财政所", "流程简化了", today - timedelta(days=130),
        ),
    )  # fmt: skip


def receipts_of(chance: Random, today: date) -> tuple[Receipt, ...]:
    """Receipts for what the township's kiosk sent in the last days."""
    kinds = (OutboxKind.AUDIT, OutboxKind.SUGGESTION, OutboxKind.PRINT_JOB)
    return tuple(
        Receipt(
            item=_uuid(chance, 7),
            region=TOWNSHIP,
            kind=kinds[number % len(kinds)],
            received_on=today - timedelta(days=number),
            state=ReceiptState.TAKEN,
            body_sha256=_digest(chance),
        )
        for number in range(_RECEIPTS)
    )


def letter_receipts_of(chance: Random, today: date) -> tuple[LetterReceipt, ...]:
    """Receipts for letters from anywhere in the county."""
    return tuple(
        LetterReceipt(
            item=_uuid(chance, 4),
            received_on=today - timedelta(days=3 * number),
            state=ReceiptState.TAKEN,
            body_sha256=_digest(chance),
        )
        for number in range(_LETTERS)
    )


def _uuid(chance: Random, version: int) -> str:
    drawn = chance.getrandbits(128)
    return str(UUID(int=drawn & ~(0xF << 76 | 0x3 << 62) | version << 76 | 0x2 << 62))


def _digest(chance: Random) -> str:
    return hashlib.sha256(chance.randbytes(16)).hexdigest()
