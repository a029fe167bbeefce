"""Works: what a project is, who paid for it, how far it is, and every payment for it."""

from enum import StrEnum, unique

from sync.wire.datasets.terms import (
    Column,
    Dataset,
    Kind,
    Period,
    Scope,
    id_column,
    link_column,
    programme_column,
)


@unique
class ProjectStageKind(StrEnum):
    """The stages of a project, in the order in which one makes the next possible."""

    APPROVED = "approved"
    TENDERED = "tendered"
    BUILT = "built"
    ACCEPTED = "accepted"
    SETTLED = "settled"


PROJECT = Dataset(
    "project",
    "工程项目",
    "One of the works of a village or township. Σ its funds = budget; Σ its expenditures is what "
    "was paid so far.",
    Scope.VILLAGE,
    Period.ALL,
    ("id",),
    (
        id_column(),
        Column("code", Kind.TEXT, "项目编号", "the clerk's own, county-wide"),
        Column("name", Kind.TEXT, "项目名称", "as a neighbour would call it"),
        Column("place", Kind.TEXT, "建设地点"),
        Column("content", Kind.TEXT, "建设内容", "what is built, with its measure"),
        Column("approval_no", Kind.TEXT, "立项批复文号"),
        Column("approved_on", Kind.DATE, "立项日期"),
        Column("budget_fen", Kind.FEN, "投资规模", "what its funds come to"),
        Column("unit", Kind.TEXT, "责任单位"),
        Column("manager", Kind.TEXT, "责任人", "in office; others are masked"),
        Column("phone", Kind.TEXT, "监督电话"),
        Column("tender", Kind.TEXT, "招标方式", "公开招标, 集体商议 …", optional=True),
        Column("contractor", Kind.TEXT, "施工单位", "a person is masked", optional=True),
        Column("award_fen", Kind.FEN, "中标价", optional=True),
        Column("contract_no", Kind.TEXT, "合同编号", optional=True),
        Column("contract_fen", Kind.FEN, "合同金额", optional=True),
        Column("started_on", Kind.DATE, "开工日期", optional=True),
        Column("due_on", Kind.DATE, "计划完工日期", optional=True),
        Column("finished_on", Kind.DATE, "实际完工日期", optional=True),
        Column("progress", Kind.INT, "进度", "per cent, 0 to 100"),
        Column("changes", Kind.TEXT, "变更签证", "what was changed, and why", optional=True),
        Column("accepted_on", Kind.DATE, "验收日期", optional=True),
        Column("acceptance", Kind.TEXT, "验收结论", "by whom, and what was found", optional=True),
        Column("cut_fen", Kind.FEN, "审计核减", "what the audit took off", optional=True),
        Column("final_fen", Kind.FEN, "决算金额", optional=True),
        Column("warranty_until", Kind.DATE, "质保期止", optional=True),
        Column("note", Kind.TEXT, "说明", "why it is late or does not tie", optional=True),
    ),
    sums=("budget_fen",),
)

PROJECT_FUND = Dataset(
    "project_fund",
    "项目资金来源",
    "One of those who pay for a project; where the money came down, with its allotment.",
    Scope.VILLAGE,
    Period.ALL,
    ("id",),
    (
        id_column(),
        link_column("project", "project.id"),
        programme_column(optional=True),
        link_column("allotment", "allotment.id", optional=True),
        Column("level", Kind.TEXT, "资金级次", "中央, 省, 市, 县, 村集体, 社会捐赠"),
        Column("name", Kind.TEXT, "资金名称", "省级以工代赈, 村集体自筹"),
        Column("basis", Kind.TEXT, "文号或决议", "document, or the meeting that voted for it"),
        Column("amount_fen", Kind.FEN, "金额"),
    ),
    sums=("amount_fen",),
)

PROJECT_STAGE = Dataset(
    "project_stage",
    "项目进展",
    "What happened in one stage of a project. A stage begins when the one before it is done.",
    Scope.VILLAGE,
    Period.ALL,
    ("id",),
    (
        id_column(),
        link_column("project", "project.id"),
        Column("stage", Kind.TEXT, "阶段", one_of=ProjectStageKind),
        Column("began_on", Kind.DATE, "开始日期"),
        Column("done_on", Kind.DATE, "完成日期", "none while it lasts", optional=True),
        Column("what", Kind.TEXT, "情况", "in one or two plain sentences"),
        Column("who", Kind.TEXT, "经办单位"),
    ),
)

EXPENDITURE = Dataset(
    "expenditure",
    "项目支出明细",
    "One payment for works, out of one of the project's funds.",
    Scope.VILLAGE,
    Period.YEAR,
    ("id",),
    (
        id_column(),
        link_column("project", "project.id"),
        link_column("fund", "project_fund.id"),
        Column("spent_on", Kind.DATE, "支出日期"),
        Column("voucher_no", Kind.TEXT, "凭证号"),
        Column("summary", Kind.TEXT, "摘要", "what for"),
        Column("payee", Kind.TEXT, "收款方", "a person is masked"),
        Column("amount_fen", Kind.FEN, "金额"),
        Column("budget_item", Kind.TEXT, "预算项", optional=True),
        Column("instalment", Kind.TEXT, "进度款批次", optional=True),
        Column("invoice_no", Kind.TEXT, "发票号", optional=True),
        Column("handler", Kind.TEXT, "经手人", "in office; others are masked", optional=True),
        Column("approver", Kind.TEXT, "审批人", "in office; others are masked", optional=True),
    ),
    sums=("amount_fen",),
)
