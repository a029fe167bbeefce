"""Policies in plain words, made from the catalogue, and how to get the commonest things done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from county.demo.facts import Programme
from county.demo.facts_reading import Policy, Procedure, ProcedureStep
from county.demo.offices import BUILDING, DISABLED, FARMING, FINANCE, HEALTH, PENSIONS, SOCIAL
from county.demo.places import COUNTY, TOWNSHIP
from county.demo.rules import Office, Rule

_HOURS = "周一到周五 上午 8:30—12:00，下午 2:30—5:30"
_PLACE = "合口镇便民服务大厅"
_FREE = "不收费"
_YEARS_IN_FORCE = 5


def policies_of(programmes: Sequence[Programme], rules: Sequence[Rule]) -> tuple[Policy, ...]:
    """The document behind each programme in force in the newest year."""
    by_code = {rule.code: rule for rule in rules}
    newest = max(each.year for each in programmes)
    found: list[Policy] = []
    for programme in programmes:
        if programme.year != newest or programme.code not in by_code:
            continue
        issued_on = date(newest - 1, 1 + len(found) % 12, 5 + len(found) % 20)
        found.append(
            Policy(
                id=len(found) + 1,
                title=programme.doc_title,
                doc_no=programme.doc_no,
                issuer=programme.department,
                issued_on=issued_on,
                valid_from=date(newest, 1, 1),
                category=programme.category,
                plain=programme.plain,
                body="\n".join(
                    (
                        f"补什么：{programme.name}，按{programme.unit_note}算。",
                        f"标准：{programme.standard_note}。",
                        f"多久发一次：{programme.rhythm}。",
                        f"钱从哪里来：{by_code[programme.code].source_level}财政。",
                    )
                ),
                ask_department=programme.ask_department,
                ask_phone=programme.ask_phone,
                valid_to=date(newest + _YEARS_IN_FORCE - 1, 12, 31),
                programme=programme.code,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Matter:
    title: str
    eligible: str
    bring: str
    office: Office
    work_days: int
    steps: tuple[tuple[str, str, str, int | None], ...]
    programme: str | None = None
    region: str = TOWNSHIP


_ASK = ("先问", "到村部找文书，问清要什么材料。", "村（居）委会", None)

_MATTERS: tuple[_Matter, ...] = (
    _Matter(
        "申请农村低保", "家里人均收入低于低保线的人家", "户口本\n一家人的身份证\n收入和财产说明",
        SOCIAL, 30,
        (_ASK, ("交申请", "材料交到村部或镇大厅，村里可以代交。", "村（居）委会", 1),
         ("上门看", "镇里两个人上门核对，邻居也会问一问。", "合口镇社会事务综合服务中心", 10),
         ("公示", "名单贴在村里 7 个工作日，谁都可以提意见。", "村（居）委会", 7),
         ("批准", "县民政局批，从批准的次月起发。", "县民政局", 12)),
        "MZ01",
    ),
    _Matter(
        "高龄津贴申领", "满 80 岁的老人，家里人可以代办", "老人身份证\n农商行的卡", SOCIAL, 10,
        (("交材料", "带身份证和卡到村部或镇大厅。", "村（居）委会", 1),
         ("审核", "镇里核对年龄，报县里。", "合口镇社会事务综合服务中心", 9)),
        "MZ05",
    ),
    _Matter(
        "养老金资格认证", "领城乡居民养老金的人，每年一次", "身份证", PENSIONS, 1,
        (("认证", "本人到村部、镇大厅，或者用手机刷脸。", "合口镇人社服务站", 1),
         ("走不动的", "打电话预约，工作人员上门。", "合口镇人社服务站", None)),
    ),
    _Matter(
        "换银行卡后更新卡号", "补贴卡丢了、换了、注销了的人", "身份证\n新的银行卡", FINANCE, 3,
        (("登记", "本人带身份证和新卡到镇财政所登记。", "合口镇财政所", 1),
         ("补发", "退回来的钱，下一批补到新卡上。", "合口镇财政所", 2)),
    ),
    _Matter(
        "耕地地力保护补贴面积更正", "承包面积登记有错的农户", "身份证\n土地承包经营权证",
        FARMING, 15,
        (_ASK, ("申请", "填更正表，写清哪块田。", "村（居）委会", 1),
         ("核对", "镇里和承包档案核对，必要时到田里量。", "合口镇农业综合服务中心", 10),
         ("公示", "改动的面积在村里公示 7 天。", "村（居）委会", None)),
        "NY01",
    ),
    _Matter(
        "农村危房改造申请", "住危房的困难人家", "户口本\n身份证\n房屋照片", BUILDING, 30,
        (_ASK, ("鉴定", "县里派人看房子，定等级。", "县住房和城乡建设局", 15),
         ("公示", "名单在村里公示 7 天。", "村（居）委会", None),
         ("改造", "自己修或请人修，修好验收再发钱。", "合口镇村镇建设服务站", None)),
        "ZJ01",
    ),
    _Matter(
        "残疾人证换领", "证件到期的残疾人", "旧证\n两寸照片两张\n身份证", DISABLED, 20,
        (("交材料", "到镇残联交旧证和照片。", "合口镇残疾人联合会", 1),
         ("评定", "需要重新评定的，到县医院。", "县残疾人联合会", 15)),
    ),
    _Matter(
        "计划生育家庭奖励扶助申请", "只有一个孩子或两个女儿、满 60 岁的农村夫妻",
        "身份证\n户口本\n结婚证", HEALTH, 30,
        (_ASK, ("审核", "村、镇、县三级审核并公示。", "合口镇卫生健康办公室", 25)),
        "WJ01",
    ),
    _Matter(
        "对村账有疑问怎么查", "本村村民", "身份证", FINANCE, 10,
        (("先问村里", "监委会 10 天内要答复。", "村务监督委员会", 10),
         ("再问镇里", "不满意的，到镇财政所和经管站查原始凭证。", "合口镇财政所", None),
         ("举报", "觉得有人贪占的，打 12388。", "县纪委监委", None)),
        region=COUNTY,
    ),
)  # fmt: skip


def procedures() -> tuple[tuple[Procedure, ...], tuple[ProcedureStep, ...]]:
    """The procedures, ids from 1, and their steps in order."""
    found = tuple(
        Procedure(
            id=number,
            region=matter.region,
            title=matter.title,
            eligible=matter.eligible,
            bring=matter.bring,
            office=f"{_PLACE}（{matter.office.name}）",
            hours=_HOURS,
            phone=matter.office.phone,
            fee=_FREE,
            work_days=matter.work_days,
            programme=matter.programme,
        )
        for number, matter in enumerate(_MATTERS, start=1)
    )
    steps = tuple(
        ProcedureStep(number, place, title, what, who, days)
        for number, matter in enumerate(_MATTERS, start=1)
        for place, (title, what, who, days) in enumerate(matter.steps, start=1)
    )
    return found, steps
