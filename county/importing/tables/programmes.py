"""民生资金项目主表: the catalogue of one year's programmes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from county.importing.cells import code, day, fen, flag, one_of, text, year
from county.importing.table import Column, Fault, Table
from sync.wire.schema import PaidTo

_PAID_TO = {
    **dict.fromkeys(("个人", "按人", "人"), PaidTo.PERSON.value),
    **dict.fromkeys(("户主", "按户", "户", "家庭"), PaidTo.HOUSEHOLD.value),
    **dict.fromkeys(("工程项目", "项目", "按项目"), PaidTo.PROJECT.value),
}


class ProgrammeRow(NamedTuple):
    code: str
    year: int
    name: str
    category: str
    department: str
    plain: str
    doc_no: str
    doc_title: str
    unit: str
    unit_note: str
    standard_note: str
    paid_to: str
    rhythm: str
    ask_department: str
    ask_phone: str
    named: bool
    eligible: str | None
    valid_from: date | None
    valid_to: date | None
    scale_fen: int | None
    approved_by: str | None
    filed_on: date | None


MAIN = Table(
    "main",
    "民生资金项目主表",
    ProgrammeRow,
    (
        Column(
            "code", "项目编码", code(12), "全县统一，各年不变", "SL99", ("编码", "项目代码"),
            as_text=True,
        ),
        Column("year", "年度", year, "四位年份", 2026, ("年份", "预算年度"), width=8),
        Column(
            "name", "项目名称", text(60), "全称", "示例补贴", ("补贴项目名称", "补贴名称"),
            width=26,
        ),
        Column(
            "category", "所属大类", text(20), "如 农业类、社会保障类", "农业类",
            ("类别", "大类"),
            choices=("农业类", "卫生类", "计划生育类", "建设类", "社会保障类", "教育类"),
        ),
        Column(
            "department", "主管部门", text(40), "县级主管部门", "县示例局",
            ("责任部门", "主管单位"), width=20,
        ),
        Column(
            "plain", "一句话说明", text(120), "给村民看：谁能领、怎么算、多久一次",
            "这一行是示例，导入时会自动跳过。", ("一句话",), width=40,
        ),
        Column(
            "doc_no", "政策文号", code(40), "如 湘农发〔2026〕1号", "示例发〔2026〕1号",
            ("文号",), width=20,
        ),
        Column(
            "doc_title", "政策依据", text(120), "文件标题", "关于示例补贴的通知", ("文件标题",),
            width=30,
        ),
        Column(
            "unit", "单位", text(6), "亩、人、户、头、台、月 …", "亩", ("计量单位", "补助单位"),
            width=8,
        ),
        Column(
            "unit_note", "数量说明", text(20), "数量从哪里来，如 承包面积", "承包面积",
            ("计算方式",),
        ),
        Column(
            "standard_note", "标准说明", text(40), "标准由谁定，如 省里定", "县里定",
            ("标准依据",),
        ),
        Column(
            "paid_to", "发给", one_of(_PAID_TO), "个人、户主，或者工程项目", "户主",
            ("发放对象", "发放到"), choices=("个人", "户主", "工程项目"), width=10,
        ),
        Column(
            "rhythm", "发放频率", text(10), "每月、每季、每半年、每年一次、一次性", "每年一次",
            ("发放周期",), choices=("每月", "每季", "每半年", "每年一次", "一次性"),
        ),
        Column(
            "ask_department", "咨询单位", text(40), "村民去哪里问", "示例镇财政所", ("问谁",),
            width=20,
        ),
        Column(
            "ask_phone", "咨询电话", code(20), "带区号", "0736-0000000",
            ("电话", "咨询监督电话", "联系电话"), as_text=True,
        ),
        Column(
            "named", "是否公开到个人", flag, "否：名单里不列姓名（如未成年人）", "是",
            ("列名公开", "公开到个人"), choices=("是", "否"), width=10,
        ),
        Column(
            "eligible", "补助对象", text(200), "谁能领、要什么条件", "",
            ("补贴对象", "补助对象和条件"), required=False, width=30,
        ),
        Column(
            "valid_from", "政策有效期起", day, "如 2026-01-01", "", ("有效期起",),
            required=False,
        ),
        Column(
            "valid_to", "政策有效期止", day, "长期有效就空着", "", ("有效期止",), required=False,
        ),
        Column(
            "scale_fen", "年度资金规模", fen, "元；可写成“年度资金规模（万元）”", "",
            ("资金规模",), required=False,
        ),
        Column("approved_by", "审批签字人", text(20), "", "", ("签字人",), required=False),
        Column("filed_on", "备案日期", day, "", "", (), required=False),
    ),
    key=("code", "year"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownForMain:
    """`taken` are code and year of each programme in the catalogue or in a draft."""

    taken: frozenset[tuple[str, int]]


def check_main(rows: Sequence[ProgrammeRow], known: KnownForMain) -> Iterator[Fault]:
    """A programme stands once in a year's catalogue."""
    for place, row in enumerate(rows):
        if (row.code, row.year) in known.taken:
            yield Fault(place, "这个项目编码在这一年度的主表里已经有了")
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
            yield Fault(place, "“政策有效期止”早于“政策有效期起”")
