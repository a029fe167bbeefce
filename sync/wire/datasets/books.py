"""A village's books: its accounts in plain words, months, lines, vouchers, and the bank's side."""

from enum import StrEnum, unique

from sync.wire.datasets.terms import (
    Column,
    Dataset,
    Kind,
    Period,
    Scope,
    id_column,
    link_column,
)


@unique
class Direction(StrEnum):
    """Whether money came in or went out."""

    INCOME = "income"
    EXPENSE = "expense"


@unique
class AccountClass(StrEnum):
    """The classes of the chart of accounts."""

    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    COST = "cost"
    RESULT = "result"


LEDGER_ACCOUNT = Dataset(
    "ledger_account",
    "会计科目",
    "The chart of accounts of village collectives, as it was in force when, in plain words.",
    Scope.COUNTY,
    Period.ALL,
    ("code", "valid_from"),
    (
        Column("code", Kind.TEXT, "科目编码"),
        Column("name", Kind.TEXT, "科目名称", "the official term"),
        Column("plain", Kind.TEXT, "通俗说法", "村里办公花的钱"),
        Column("account_class", Kind.TEXT, "科目类别", one_of=AccountClass),
        Column("system", Kind.TEXT, "会计制度", "the document it stands in"),
        Column("valid_from", Kind.DATE, "启用日期"),
        Column("valid_to", Kind.DATE, "停用日期", "the last day", optional=True),
        Column("successor", Kind.TEXT, "新科目编码", "where it went afterwards", optional=True),
    ),
)

LEDGER_MONTH = Dataset(
    "ledger_month",
    "村级账月报",
    "The head of one month: opening + income − expense = closing, and each opening is the closing "
    "before it.",
    Scope.VILLAGE,
    Period.ALL,
    ("month",),
    (
        Column("month", Kind.DATE, "月份", "the month's first day"),
        Column("opening_fen", Kind.FEN, "上期余额"),
        Column("income_fen", Kind.FEN, "本期收入"),
        Column("expense_fen", Kind.FEN, "本期支出"),
        Column("closing_fen", Kind.FEN, "期末余额"),
        Column("lines", Kind.INT, "笔数", "how many lines the month has"),
        Column("audited_on", Kind.DATE, "监委会审核日期", optional=True),
        Column("audited_by", Kind.TEXT, "审核人", "in office; others are masked", optional=True),
        Column("note", Kind.TEXT, "说明", optional=True),
    ),
    sums=("income_fen", "expense_fen", "lines"),
)

LEDGER_ENTRY = Dataset(
    "ledger_entry",
    "村级财务收支",
    "One line of a village's books.",
    Scope.VILLAGE,
    Period.YEAR,
    ("id",),
    (
        id_column(),
        Column("month", Kind.DATE, "月份", "of its head in ledger_month, the first day"),
        Column("booked_on", Kind.DATE, "日期"),
        Column("voucher_no", Kind.TEXT, "凭证号"),
        Column("direction", Kind.TEXT, "收支", one_of=Direction),
        Column("account", Kind.TEXT, "科目编码", refers_to="ledger_account.code"),
        Column("summary", Kind.TEXT, "摘要", "what for, in plain words"),
        Column("amount_fen", Kind.FEN, "金额"),
        Column("reckoning", Kind.TEXT, "怎么算的", "21 人 × 60 元", optional=True),
        Column("counterparty", Kind.TEXT, "对方", "a person is masked", optional=True),
        Column("fund_source", Kind.TEXT, "资金来源", "村集体, 上级补助 …"),
        Column("fund_account", Kind.TEXT, "资金账户", "银行存款, 库存现金"),
        Column("bill_no", Kind.TEXT, "票据号", optional=True),
        Column("handler", Kind.TEXT, "经手人", "in office; others are masked"),
        Column("witness", Kind.TEXT, "证明人", "in office; others are masked", optional=True),
        Column("approver", Kind.TEXT, "审批人", "in office; others are masked", optional=True),
        Column("audit", Kind.TEXT, "监委会审核", "what the auditors said", optional=True),
        link_column("project", "project.id", optional=True),
        link_column("contract", "contract.id", optional=True),
    ),
    sums=("amount_fen",),
)

VOUCHER = Dataset(
    "voucher",
    "凭证",
    "One paper behind a line of the books or an expenditure, and the very page it is scanned on.",
    Scope.VILLAGE,
    Period.YEAR,
    ("id",),
    (
        id_column(),
        link_column("entry", "ledger_entry.id", optional=True),
        link_column("expenditure", "expenditure.id", optional=True),
        Column("kind", Kind.TEXT, "凭证种类", "发票, 收据, 领款表, 合同, 会议记录"),
        Column("number", Kind.TEXT, "票据号", optional=True),
        Column("dated_on", Kind.DATE, "开票日期"),
        Column("amount_fen", Kind.FEN, "金额"),
        link_column("attachment", "attachment.id", optional=True),
    ),
    sums=("amount_fen",),
)

BANK_LINE = Dataset(
    "bank_line",
    "银行流水",
    "One line of the bank's statement of the village's account; with no entry, nobody has matched "
    "it with the books yet.",
    Scope.VILLAGE,
    Period.YEAR,
    ("id",),
    (
        id_column(),
        Column("bank", Kind.TEXT, "开户行"),
        Column("account_last4", Kind.TEXT, "账号末四位", "of the village's own account"),
        Column("booked_on", Kind.DATE, "交易日期"),
        Column("direction", Kind.TEXT, "收支", one_of=Direction),
        Column("amount_fen", Kind.FEN, "金额"),
        Column("balance_fen", Kind.FEN, "余额", "after it", optional=True),
        Column("counterparty", Kind.TEXT, "对方", "a person is masked", optional=True),
        Column("summary", Kind.TEXT, "摘要", "the bank's words"),
        link_column("entry", "ledger_entry.id", optional=True),
        Column("note", Kind.TEXT, "说明", "why it is not matched", optional=True),
    ),
    sums=("amount_fen",),
)
