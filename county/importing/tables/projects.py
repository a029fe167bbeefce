"""项目公示表, 项目资金来源表, 项目支出明细表: works, who pays for them, what was paid."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from county.importing.cells import code, day, fen, flag, one_of, region_code, text, whole
from county.importing.table import Column, Fault, Table
from county.importing.tables.common import UNKNOWN_REGION, Pot, Regions, overdrawn

_UNKNOWN_PROJECT = "“项目编号”不在已公开的项目公示表里，请先导入项目公示表"
_FUND_LEVELS = {
    **dict.fromkeys(("中央", "中央级"), "中央"),
    **dict.fromkeys(("省", "省级"), "省"),
    **dict.fromkeys(("市", "市级"), "市"),
    **dict.fromkeys(("县", "县级", "本级", "县本级"), "县"),
    **dict.fromkeys(("乡镇", "镇", "乡"), "乡镇"),
    **dict.fromkeys(("村集体", "村级", "村", "自筹"), "村集体"),
    **dict.fromkeys(("社会捐赠", "捐赠"), "社会捐赠"),
}


class ProjectRow(NamedTuple):
    code: str
    region: str
    name: str
    place: str
    content: str
    approval_no: str
    approved_on: date
    budget_fen: int
    unit: str
    manager: str
    phone: str
    tender: str | None
    contractor: str | None
    contractor_is_person: bool | None
    award_fen: int | None
    contract_no: str | None
    contract_fen: int | None
    started_on: date | None
    due_on: date | None
    finished_on: date | None
    progress: int
    changes: str | None
    accepted_on: date | None
    acceptance: str | None
    cut_fen: int | None
    final_fen: int | None
    warranty_until: date | None
    note: str | None


class FundRow(NamedTuple):
    project: str
    name: str
    level: str
    basis: str
    amount_fen: int
    programme: str | None
    allotment: str | None


class ExpenditureRow(NamedTuple):
    project: str
    fund: str
    spent_on: date
    voucher_no: str
    summary: str
    payee: str
    payee_is_person: bool | None
    amount_fen: int
    budget_item: str | None
    instalment: str | None
    invoice_no: str | None
    handler: str | None
    approver: str | None


PROJECTS = Table(
    "projects",
    "项目公示表",
    ProjectRow,
    (
        Column(
            "code", "项目编号", code(20), "自己编，全县不重复", "XM2026-示例",
            ("工程编号", "项目编码"), as_text=True, width=16,
        ),
        Column(
            "region", "区划代码", region_code, "项目所在的村，12 位", "430799901201",
            ("区划", "行政区划代码", "村代码"), as_text=True, width=16,
        ),
        Column(
            "name", "项目名称", text(60), "乡亲们怎么叫就怎么写", "示例村道路硬化",
            ("工程名称",), width=26,
        ),
        Column("place", "建设地点", text(60), "到组", "示例村一组", ("地点",), width=20),
        Column(
            "content", "建设内容", text(200), "建什么、多少", "硬化道路 100 米",
            ("建设内容及规模", "建设规模"), width=36,
        ),
        Column(
            "approval_no", "立项批复文号", code(40), "文号", "示例批〔2026〕1号",
            ("批复文号", "立项文号"), width=20,
        ),
        Column("approved_on", "立项日期", day, "如 2026-03-01", "2026-03-01", ("批复日期",)),
        Column(
            "budget_fen", "投资规模", fen, "元；可写成“投资规模（万元）”", 50000.0,
            ("总投资", "投资额", "投资金额", "项目投资"),
        ),
        Column(
            "unit", "责任单位", text(40), "单位全称", "示例村民委员会", ("实施单位", "建设单位"),
            width=20,
        ),
        Column("manager", "责任人", text(20), "姓名", "示例甲", ("项目负责人", "负责人")),
        Column(
            "phone", "监督电话", code(20), "带区号", "0736-0000000", ("联系电话", "举报电话"),
            as_text=True,
        ),
        Column(
            "tender", "招标方式", text(20), "公开招标、集体商议 …", "集体商议", ("招投标方式",),
            required=False,
        ),
        Column(
            "contractor", "施工单位", text(60), "中标单位全称", "示例建筑有限公司",
            ("中标单位",), required=False, width=24,
        ),
        Column(
            "contractor_is_person", "施工方是个人", flag, "是个人的，公开时遮蔽姓名", "否", (),
            required=False, choices=("是", "否"),
        ),
        Column("award_fen", "中标价", fen, "元", 49000.0, ("中标金额",), required=False),
        Column(
            "contract_no", "合同编号", code(40), "", "HT2026-示例", ("合同号",), required=False,
            as_text=True,
        ),
        Column(
            "contract_fen", "合同金额", fen, "元", 49000.0, ("合同额", "合同价"), required=False,
        ),
        Column("started_on", "开工日期", day, "", "2026-04-01", ("实际开工日期",), required=False),
        Column("due_on", "计划完工日期", day, "", "2026-06-30", ("计划竣工日期",), required=False),
        Column(
            "finished_on", "实际完工日期", day, "没完工就空着", "", ("竣工日期", "完工日期"),
            required=False,
        ),
        Column(
            "progress", "进度", whole(0, 100, "0 到 100 的整数"), "0 到 100，不写百分号", 60.0,
            ("进度%", "形象进度"), width=8,
        ),
        Column(
            "changes", "变更签证", text(200), "改了什么、为什么", "", ("变更情况",),
            required=False, width=24,
        ),
        Column("accepted_on", "验收日期", day, "没验收就空着", "", (), required=False),
        Column(
            "acceptance", "验收结论", text(120), "谁验收的、结论", "", (), required=False,
            width=24,
        ),
        Column("cut_fen", "审计核减", fen, "元", "", ("核减金额",), required=False),
        Column("final_fen", "决算金额", fen, "元", "", ("决算", "决算价"), required=False),
        Column("warranty_until", "质保期止", day, "", "", ("质保到期",), required=False),
        Column(
            "note", "说明", text(200), "误期、超支的原因", "", ("备注",), required=False,
            width=24,
        ),
    ),
    key=("code",),
    total="budget_fen",
)  # fmt: skip

FUNDS = Table(
    "funds",
    "项目资金来源表",
    FundRow,
    (
        Column(
            "project", "项目编号", code(20), "项目公示表里的项目编号", "XM2026-示例",
            ("工程编号",), as_text=True, width=16,
        ),
        Column(
            "name", "资金名称", text(40), "如 省级以工代赈、村集体自筹", "村集体自筹",
            ("资金来源", "来源名称"), width=22,
        ),
        Column(
            "level", "资金级次", one_of(_FUND_LEVELS), "从列表里选", "村集体",
            ("级次", "来源级次"),
            choices=("中央", "省", "市", "县", "乡镇", "村集体", "社会捐赠"), width=10,
        ),
        Column(
            "basis", "文号或决议", text(80), "下达文号，或哪次会议的决议",
            "2026年3月村民代表会议", ("依据", "文号"), width=28,
        ),
        Column("amount_fen", "金额", fen, "元", 50000.0, ("资金金额",)),
        Column(
            "programme", "民生项目编码", code(12), "属于主表里的项目时填", "", ("项目编码",),
            required=False, as_text=True,
        ),
        Column(
            "allotment", "下达编号", code(40), "由指标下达而来时填", "", (), required=False,
            as_text=True, width=16,
        ),
    ),
    key=("project", "name"),
    total="amount_fen",
)  # fmt: skip

EXPENDITURES = Table(
    "expenditures",
    "项目支出明细表",
    ExpenditureRow,
    (
        Column(
            "project", "项目编号", code(20), "项目公示表里的项目编号", "XM2026-示例",
            ("工程编号",), as_text=True, width=16,
        ),
        Column(
            "fund", "资金名称", text(40), "从哪笔钱里付；和项目资金来源表一致", "村集体自筹",
            ("资金来源",), width=22,
        ),
        Column("spent_on", "支出日期", day, "如 2026-03-01", "2026-05-01", ("日期", "付款日期")),
        Column(
            "voucher_no", "凭证号", code(20), "", "记-示例", ("凭证编号", "记账凭证号"),
            as_text=True,
        ),
        Column(
            "summary", "摘要", text(80), "付的什么钱", "示例路面进度款", ("用途", "支出内容"),
            width=28,
        ),
        Column(
            "payee", "收款方", text(60), "单位全称或姓名", "示例建筑有限公司",
            ("收款单位", "收款人"), width=24,
        ),
        Column(
            "payee_is_person", "收款方是个人", flag, "是个人的，公开时遮蔽姓名", "否", (),
            required=False, choices=("是", "否"),
        ),
        Column("amount_fen", "金额", fen, "元", 10000.0, ("支出金额", "付款金额")),
        Column("budget_item", "预算项", text(40), "", "", ("对应预算项",), required=False),
        Column("instalment", "进度款批次", text(20), "如 第一次", "", ("批次",), required=False),
        Column(
            "invoice_no", "发票号", code(24), "", "", ("发票号码",), required=False,
            as_text=True,
        ),
        Column("handler", "经手人", text(20), "", "", (), required=False),
        Column("approver", "审批人", text(20), "", "", (), required=False),
    ),
    key=("project", "voucher_no", "summary"),
    total="amount_fen",
)  # fmt: skip

FundName = tuple[str, str]
"""A project's code and a fund's name."""


@dataclass(frozen=True, slots=True)
class KnownForProjects:
    regions: Regions
    taken: AbstractSet[str]
    today: date


@dataclass(frozen=True, slots=True)
class KnownForFunds:
    """`projects` are the ones within the remit, with their budgets."""

    projects: Mapping[str, Pot]
    allotments: Mapping[str, int]
    taken: AbstractSet[FundName]


@dataclass(frozen=True, slots=True)
class KnownForExpenditures:
    """`funds` stand under `fund_label`; `projects` are the ones within the remit."""

    projects: Mapping[str, int]
    funds: Mapping[str, Pot]
    taken: AbstractSet[tuple[str, str, str]]
    today: date


def fund_label(project: str, name: str) -> str:
    """One text for a project's fund."""
    return f"{project}\n{name}"


def check_projects(rows: Sequence[ProjectRow], known: KnownForProjects) -> Iterator[Fault]:
    """A project stands once, and its dates follow one another."""
    for place, row in enumerate(rows):
        if row.region not in known.regions:
            yield Fault(place, UNKNOWN_REGION)
        if row.code in known.taken:
            yield Fault(place, "这个项目编号已经登记过了")
        if row.approved_on > known.today:
            yield Fault(place, "“立项日期”在今天之后，请核对")
        if row.finished_on is not None and row.started_on is None:
            yield Fault(place, "填了“实际完工日期”，却没有填“开工日期”")
        elif row.finished_on and row.started_on and row.finished_on < row.started_on:
            yield Fault(place, "“实际完工日期”早于“开工日期”")
        if row.accepted_on is not None and row.finished_on is None:
            yield Fault(place, "填了“验收日期”，却没有填“实际完工日期”")
        elif row.accepted_on and row.finished_on and row.accepted_on < row.finished_on:
            yield Fault(place, "“验收日期”早于“实际完工日期”")
        if row.accepted_on is not None and row.acceptance is None:
            yield Fault(place, "填了“验收日期”，却没有填“验收结论”")


def check_funds(rows: Sequence[FundRow], known: KnownForFunds) -> Iterator[Fault]:
    """A fund belongs to a project that is known."""
    for place, row in enumerate(rows):
        if row.project not in known.projects:
            yield Fault(place, _UNKNOWN_PROJECT)
        if row.allotment is not None and row.allotment not in known.allotments:
            yield Fault(place, "“下达编号”不在已公开的指标下达表里")
        if (row.project, row.name) in known.taken:
            yield Fault(place, "这个项目的这笔资金已经登记过了")


def check_fund_sums(rows: Sequence[FundRow], known: KnownForFunds) -> Iterator[Fault]:
    """Σ funds ≤ budget."""
    taking = [(row.project, row.amount_fen) for row in rows]
    return overdrawn(known.projects, taking, "投资规模", "这个项目的资金来源")


def check_expenditures(
    rows: Sequence[ExpenditureRow], known: KnownForExpenditures
) -> Iterator[Fault]:
    """A payment comes out of a fund of a known project, once."""
    for place, row in enumerate(rows):
        if row.project not in known.projects:
            yield Fault(place, _UNKNOWN_PROJECT)
        elif fund_label(row.project, row.fund) not in known.funds:
            yield Fault(place, "“资金名称”不在这个项目的资金来源里，请先导入项目资金来源表")
        if (row.project, row.voucher_no, row.summary) in known.taken:
            yield Fault(place, "这笔支出已经登记过了")
        if row.spent_on > known.today:
            yield Fault(place, "“支出日期”在今天之后，请核对")


def check_expenditure_sums(
    rows: Sequence[ExpenditureRow], known: KnownForExpenditures
) -> Iterator[Fault]:
    """Σ spent ≤ fund."""
    taking = [(fund_label(row.project, row.fund), row.amount_fen) for row in rows]
    return overdrawn(known.funds, taking, "这笔资金", "支出")
