"""指标来源表, 指标下达表, 项目资金拨付表: the way of the money down to a village."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from county.importing.cells import code, day, fen, one_of, region_code, text, whole, year
from county.importing.table import Column, Fault, Table
from county.importing.tables.common import UNKNOWN_REGION, Pot, Regions, overdrawn

_LEVELS = {
    **dict.fromkeys(("中央", "中央级"), "中央"),
    **dict.fromkeys(("省", "省级"), "省"),
    **dict.fromkeys(("市", "市级"), "市"),
    **dict.fromkeys(("县", "县级", "本级", "县本级"), "县"),
}
_FUTURE = "“{}”在今天之后，请核对"


class SourceRow(NamedTuple):
    number: str
    programme: str
    year: int
    level: str
    doc_no: str
    received_on: date
    amount_fen: int
    doc_title: str | None
    function_code: str | None
    economic_code: str | None
    nature: str | None


class AllotmentRow(NamedTuple):
    number: str
    source: str
    doc_no: str
    allotted_on: date
    from_units: str
    to_region: str
    amount_fen: int
    purpose: str | None


class DisbursementRow(NamedTuple):
    number: str
    allotment: str
    region: str
    label: str
    posted_on: date
    posted_days: int
    disbursed_on: date
    amount_fen: int
    payees: int
    unnamed: int
    note: str | None


_REGION_ALIASES = ("区划", "行政区划代码", "村代码", "所在区划")

SOURCES = Table(
    "sources",
    "指标来源表",
    SourceRow,
    (
        Column(
            "number", "来源编号", code(40), "自己编，全县不重复", "LY2026-示例", ("指标编号",),
            as_text=True, width=16,
        ),
        Column(
            "programme", "项目编码", code(12), "主表里的项目编码", "SL99", ("项目代码",),
            as_text=True,
        ),
        Column("year", "年度", year, "四位年份", 2026, ("年份", "预算年度"), width=8),
        Column(
            "level", "资金级次", one_of(_LEVELS), "从列表里选", "省", ("来源级次", "级次"),
            choices=("中央", "省", "市", "县"), width=10,
        ),
        Column(
            "doc_no", "指标文号", code(40), "如 湘财农指〔2026〕12号", "示例指〔2026〕1号",
            ("上级指标文号", "文号"), width=22,
        ),
        Column(
            "received_on", "收文日期", day, "如 2026-03-01", "2026-03-01",
            ("收到日期", "来文日期"),
        ),
        Column(
            "amount_fen", "指标金额", fen, "元；标题写成“指标金额（万元）”时按万元", 1000.0,
            ("金额",),
        ),
        Column(
            "doc_title", "文件标题", text(120), "", "", ("指标文标题",), required=False,
            width=30,
        ),
        Column(
            "function_code", "功能分类科目", code(10), "如 2130122", "",
            ("功能分类科目编码", "功能科目"), required=False, as_text=True,
        ),
        Column(
            "economic_code", "经济分类科目", code(10), "如 303", "",
            ("经济分类科目编码", "经济科目"), required=False, as_text=True,
        ),
        Column(
            "nature", "指标性质", text(10), "年初、追加、结转", "", ("性质",), required=False,
            choices=("年初", "追加", "结转"),
        ),
    ),
    key=("number",),
    total="amount_fen",
)  # fmt: skip

ALLOTMENTS = Table(
    "allotments",
    "指标下达表",
    AllotmentRow,
    (
        Column(
            "number", "下达编号", code(40), "自己编，全县不重复", "XD2026-示例", (),
            as_text=True, width=16,
        ),
        Column(
            "source", "来源编号", code(40), "指标来源表里的来源编号", "LY2026-示例",
            ("指标编号",), as_text=True, width=16,
        ),
        Column(
            "doc_no", "下达文号", code(40), "如 临财农指〔2026〕8号", "示例指〔2026〕2号",
            ("文号",), width=22,
        ),
        Column("allotted_on", "下达日期", day, "如 2026-03-01", "2026-03-05", ()),
        Column(
            "from_units", "下达单位", text(60), "几个单位用顿号隔开", "县示例局、县财政局", (),
            width=26,
        ),
        Column(
            "to_region", "接收区划代码", region_code, "乡镇的 12 位代码", "430799901000",
            ("接收区划", "接收单位区划", "区划代码", "接收单位代码"), as_text=True, width=16,
        ),
        Column("amount_fen", "下达金额", fen, "元", 600.0, ("金额",)),
        Column("purpose", "用途", text(120), "", "", (), required=False, width=24),
    ),
    key=("number",),
    total="amount_fen",
)  # fmt: skip

DISBURSEMENTS = Table(
    "disbursements",
    "项目资金拨付表",
    DisbursementRow,
    (
        Column(
            "number", "拨付单号", code(40), "自己编，全县不重复", "BF2026-示例", ("批次号",),
            as_text=True, width=16,
        ),
        Column(
            "allotment", "下达编号", code(40), "指标下达表里的下达编号", "XD2026-示例", (),
            as_text=True, width=16,
        ),
        Column(
            "region", "区划代码", region_code, "发到哪个村，12 位", "430799901201",
            _REGION_ALIASES, as_text=True, width=16,
        ),
        Column(
            "label", "所属期间", text(20), "如 2026年3月、2026年第1季度", "2026年",
            ("期间", "批次"),
        ),
        Column(
            "posted_on", "公示日期", day, "名单在村里张贴的日子", "2026-03-06",
            ("公示开始日期",),
        ),
        Column("posted_days", "公示天数", whole(0, 365), "整数", 7.0, ("公示期",), width=10),
        Column("disbursed_on", "拨付日期", day, "钱到银行的日子", "2026-03-16", ()),
        Column("amount_fen", "拨付金额", fen, "元", 262.84, ("金额",)),
        Column(
            "payees", "发放人数", whole(0, 10_000_000), "整数", 1.0,
            ("人数", "户数", "发放户数"), width=10,
        ),
        Column(
            "unnamed", "不列名人数", whole(0, 10_000_000), "其中依法不列姓名的人数，没有就填 0",
            0.0, ("不公开人数",), width=10,
        ),
        Column(
            "note", "说明", text(200), "拨付和发放对不上时说明原因", "", ("备注",),
            required=False, width=30,
        ),
    ),
    key=("number",),
    total="amount_fen",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownForSources:
    programmes: Mapping[tuple[str, int], int]
    taken: AbstractSet[str]
    today: date


@dataclass(frozen=True, slots=True)
class KnownForAllotments:
    sources: Mapping[str, Pot]
    regions: Regions
    taken: AbstractSet[str]
    today: date


@dataclass(frozen=True, slots=True)
class KnownForDisbursements:
    """`receivers` are the regions that got each allotment."""

    allotments: Mapping[str, Pot]
    receivers: Mapping[str, str]
    regions: Regions
    taken: AbstractSet[str]
    today: date


def check_sources(rows: Sequence[SourceRow], known: KnownForSources) -> Iterator[Fault]:
    """Money comes in for a programme of the catalogue, once."""
    for place, row in enumerate(rows):
        if (row.programme, row.year) not in known.programmes:
            yield Fault(place, "“项目编码”不在这一年度已公开的主表里，请先导入主表")
        if row.number in known.taken:
            yield Fault(place, "这个来源编号已经登记过了")
        if row.received_on > known.today:
            yield Fault(place, _FUTURE.format("收文日期"))


def check_allotments(rows: Sequence[AllotmentRow], known: KnownForAllotments) -> Iterator[Fault]:
    """Only townships receive, out of a source that is known."""
    for place, row in enumerate(rows):
        if row.source not in known.sources:
            yield Fault(place, "“来源编号”不在已公开的指标来源表里，请先导入指标来源表")
        region = known.regions.get(row.to_region)
        if region is None:
            yield Fault(place, UNKNOWN_REGION.replace("区划代码", "接收区划代码", 1))
        elif region.level != "township":
            yield Fault(place, "“接收区划代码”应当是乡镇")
        if row.number in known.taken:
            yield Fault(place, "这个下达编号已经登记过了")
        if row.allotted_on > known.today:
            yield Fault(place, _FUTURE.format("下达日期"))


def check_allotment_sums(
    rows: Sequence[AllotmentRow], known: KnownForAllotments
) -> Iterator[Fault]:
    """Σ allotted ≤ source."""
    taking = [(row.source, row.amount_fen) for row in rows]
    return overdrawn(known.sources, taking, "指标金额", "同一来源编号的下达")


def check_disbursements(
    rows: Sequence[DisbursementRow], known: KnownForDisbursements
) -> Iterator[Fault]:
    """A batch is paid within the township that received the allotment."""
    for place, row in enumerate(rows):
        region = known.regions.get(row.region)
        if row.allotment not in known.allotments:
            yield Fault(place, "“下达编号”不在已公开的指标下达表里，请先导入指标下达表")
        elif region is not None:
            receiver = known.receivers[row.allotment]
            if receiver not in (row.region, region.parent):
                yield Fault(place, "“区划代码”不在这笔指标下达到的乡镇里")
        if region is None:
            yield Fault(place, UNKNOWN_REGION)
        if row.number in known.taken:
            yield Fault(place, "这个拨付单号已经登记过了")
        if row.unnamed > row.payees:
            yield Fault(place, "“不列名人数”比“发放人数”还多")
        if row.posted_on > row.disbursed_on:
            yield Fault(place, "“公示日期”在“拨付日期”之后：应当先公示再拨付")
        if row.disbursed_on > known.today:
            yield Fault(place, _FUTURE.format("拨付日期"))


def check_disbursement_sums(
    rows: Sequence[DisbursementRow], known: KnownForDisbursements
) -> Iterator[Fault]:
    """Σ disbursed ≤ allotted."""
    taking = [(row.allotment, row.amount_fen) for row in rows]
    return overdrawn(known.allotments, taking, "下达金额", "同一下达编号的拨付")
