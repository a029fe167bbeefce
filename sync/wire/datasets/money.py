"""The way of the money from above: sources, allotments, disbursements, the county's subtotals."""

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
class SubtotalSubject(StrEnum):
    """What a subtotal of the county adds up."""

    ALLOTTED = "allotted"
    DISBURSED = "disbursed"
    """As declared batch by batch."""
    PAID = "paid"
    """As the payments come to, those on their way or returned included."""
    LEDGER_INCOME = "ledger_income"
    LEDGER_EXPENSE = "ledger_expense"
    PROJECT_FUNDED = "project_funded"
    PROJECT_SPENT = "project_spent"


SOURCE = Dataset(
    "source",
    "指标来源",
    "Where the money of a programme comes from.",
    Scope.COUNTY,
    Period.YEAR,
    ("id",),
    (
        id_column(),
        programme_column(),
        Column("level", Kind.TEXT, "资金级次", "中央, 省, 市, 县"),
        Column("doc_no", Kind.TEXT, "指标文号", "such as 湘财农指〔2026〕12号"),
        Column("received_on", Kind.DATE, "收文日期", "when the county received it"),
        Column("amount_fen", Kind.FEN, "指标金额", "for the whole county"),
        Column("doc_title", Kind.TEXT, "文件标题", optional=True),
        Column("function_code", Kind.TEXT, "功能分类科目", "such as 2130122", optional=True),
        Column("economic_code", Kind.TEXT, "经济分类科目", "such as 303", optional=True),
        Column("nature", Kind.TEXT, "指标性质", "年初, 追加, 结转", optional=True),
    ),
    sums=("amount_fen",),
)

ALLOTMENT = Dataset(
    "allotment",
    "指标下达",
    "How a source was passed down to a township.",
    Scope.COUNTY,
    Period.YEAR,
    ("id",),
    (
        id_column(),
        link_column("source", "source.id"),
        programme_column(),
        Column("doc_no", Kind.TEXT, "下达文号", "such as 临财农〔2026〕8号"),
        Column("allotted_on", Kind.DATE, "下达日期"),
        Column("from_units", Kind.TEXT, "下达单位", "县农业农村局、县财政局"),
        Column("to_region", Kind.TEXT, "接收地区", "a township", refers_to="region.code"),
        Column("amount_fen", Kind.FEN, "金额"),
        Column("purpose", Kind.TEXT, "用途", optional=True),
    ),
    sums=("amount_fen",),
)

DISBURSEMENT = Dataset(
    "disbursement",
    "项目资金拨付",
    "One batch of a programme paid out in one village. One or two people whom no list may name are "
    "told of in the township's batch of the same money and time.",
    Scope.VILLAGE,
    Period.YEAR,
    ("id",),
    (
        id_column(),
        link_column("allotment", "allotment.id"),
        programme_column(),
        Column("label", Kind.TEXT, "批次", "2026年3月, 2026年第1季度, 2026年"),
        Column("posted_on", Kind.DATE, "公示日期", "when the list was put up in the village"),
        Column("posted_days", Kind.INT, "公示天数"),
        Column("disbursed_on", Kind.DATE, "拨付日期", "when the money went to the bank"),
        Column("amount_fen", Kind.FEN, "拨付金额", "what was declared for the village"),
        Column("payees", Kind.INT, "人数", "how many were paid, named or not"),
        Column("unnamed", Kind.INT, "不列名人数", "of them, those the law keeps out of lists"),
        Column("note", Kind.TEXT, "说明", "why it does not tie, where it does not", optional=True),
    ),
    sums=("amount_fen", "payees"),
)

SUBTOTAL = Dataset(
    "subtotal",
    "县级汇总",
    "What the county itself added up for a region and all below it in the shard's year, so that a "
    "page ties also where the kiosk does not hold all its lines.",
    Scope.COUNTY,
    Period.YEAR,
    ("region", "subject", "code"),
    (
        Column("region", Kind.TEXT, "地区", "with all below it", refers_to="region.code"),
        Column("subject", Kind.TEXT, "汇总内容", one_of=SubtotalSubject),
        Column("code", Kind.TEXT, "编码", "programme.code, or `all` for ledgers and projects"),
        Column("lines", Kind.INT, "笔数", "how many rows were added up"),
        Column("amount_fen", Kind.FEN, "金额"),
    ),
    sums=("lines", "amount_fen"),
)
