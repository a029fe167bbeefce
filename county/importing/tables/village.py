"""村级收支 and 银行流水: a village's books, and the bank's side of them."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from county.importing.cells import (
    account_last4,
    code,
    day,
    fen,
    fen_signed,
    flag,
    month,
    one_of,
    region_code,
    text,
)
from county.importing.table import Column, Fault, Table
from county.importing.tables.common import UNKNOWN_REGION, Regions
from sync.wire.schema import Direction

_BOOKS = {
    **dict.fromkeys(("收入", "收"), Direction.INCOME.value),
    **dict.fromkeys(("支出", "支", "付"), Direction.EXPENSE.value),
}
_BANK = {
    **dict.fromkeys(("收入", "收", "贷", "贷方", "来账", "转入"), Direction.INCOME.value),
    **dict.fromkeys(("支出", "支", "借", "借方", "往账", "转出"), Direction.EXPENSE.value),
}


class LedgerRow(NamedTuple):
    region: str
    month: date | None
    booked_on: date
    voucher_no: str
    direction: str
    account: str
    summary: str
    amount_fen: int
    reckoning: str | None
    counterparty: str | None
    counterparty_is_person: bool | None
    fund_source: str
    fund_account: str
    bill_no: str | None
    handler: str
    witness: str | None
    approver: str | None
    audit: str | None
    project: str | None
    contract: str | None


class BankRow(NamedTuple):
    region: str
    bank: str
    account_last4: str
    booked_on: date
    direction: str
    amount_fen: int
    balance_fen: int | None
    counterparty: str | None
    counterparty_is_person: bool | None
    summary: str
    voucher_no: str | None
    note: str | None


_REGION_ALIASES = ("区划", "行政区划代码", "村代码", "村区划代码")

LEDGER = Table(
    "ledger",
    "村级财务收支表",
    LedgerRow,
    (
        Column(
            "region", "区划代码", region_code, "哪个村，12 位", "430799901201", _REGION_ALIASES,
            as_text=True, width=16,
        ),
        Column(
            "month", "月份", month, "记在哪个月，如 2026-03；不填按日期", "2026-03",
            ("所属月份", "会计期间"), required=False, as_text=True, width=10,
        ),
        Column("booked_on", "日期", day, "如 2026-03-01", "2026-03-08", ("记账日期", "凭证日期")),
        Column(
            "voucher_no", "凭证号", code(20), "", "记-示例", ("凭证编号", "记账凭证号"),
            as_text=True,
        ),
        Column(
            "direction", "收支", one_of(_BOOKS), "收入或支出", "支出",
            ("收/支", "收支类型", "收支方向"), choices=("收入", "支出"), width=8,
        ),
        Column(
            "account", "科目编码", code(10), "村集体经济组织会计科目", "513",
            ("科目代码", "会计科目"), as_text=True, width=10,
        ),
        Column(
            "summary", "摘要", text(80), "大白话写清楚为什么", "这一行是示例，导入时会自动跳过",
            ("事由", "开支项目", "用途"), width=30,
        ),
        Column("amount_fen", "金额", fen, "元", 126.0, ("发生额",)),
        Column(
            "reckoning", "怎么算的", text(60), "如 21 人 × 60 元", "21 份 × 6 元", ("计算过程",),
            required=False, width=18,
        ),
        Column(
            "counterparty", "对方", text(60), "单位或姓名", "示例文印店",
            ("对方单位", "往来单位", "收付款人"), required=False, width=20,
        ),
        Column(
            "counterparty_is_person", "对方是个人", flag, "是个人的，公开时遮蔽姓名", "否", (),
            required=False, choices=("是", "否"),
        ),
        Column("fund_source", "资金来源", text(20), "村集体、上级补助 …", "村集体", ()),
        Column(
            "fund_account", "资金账户", text(20), "银行存款或库存现金", "库存现金", ("账户",),
            choices=("银行存款", "库存现金"),
        ),
        Column(
            "bill_no", "票据号", code(24), "", "", ("发票号", "收据号"), required=False,
            as_text=True,
        ),
        Column("handler", "经手人", text(20), "", "示例甲", ("经办人",)),
        Column("witness", "证明人", text(20), "支出必填", "示例乙", (), required=False),
        Column("approver", "审批人", text(20), "支出必填", "示例丙", ("批准人",), required=False),
        Column(
            "audit", "监委会审核", text(40), "", "", ("监委会审核意见", "审核意见"),
            required=False, width=18,
        ),
        Column(
            "project", "项目编号", code(20), "用在工程项目上时填", "", ("关联项目",),
            required=False, as_text=True,
        ),
        Column(
            "contract", "合同编号", code(40), "按合同收付时填", "", ("合同号",), required=False,
            as_text=True,
        ),
    ),
    key=("region", "booked_on", "voucher_no", "account", "summary"),
    total=None,
)  # fmt: skip

BANK = Table(
    "bank",
    "银行流水表",
    BankRow,
    (
        Column(
            "region", "区划代码", region_code, "哪个村的账户，12 位", "430799901201",
            _REGION_ALIASES, as_text=True, width=16,
        ),
        Column("bank", "开户行", text(20), "", "农商行", ("开户银行", "银行"), width=12),
        Column(
            "account_last4", "账号", account_last4, "完整账号或末四位；系统只留末四位",
            "82000000000000000", ("账号末四位", "银行账号", "卡号"), as_text=True, width=24,
        ),
        Column("booked_on", "交易日期", day, "如 2026-03-01", "2026-03-08", ("日期", "记账日期")),
        Column(
            "direction", "收支", one_of(_BANK), "收入或支出", "支出",
            ("收/支", "借贷", "借贷标志", "收支方向"), choices=("收入", "支出"), width=8,
        ),
        Column("amount_fen", "金额", fen, "元", 126.0, ("交易金额", "发生额")),
        Column(
            "balance_fen", "余额", fen_signed, "这一笔之后的余额", 5000.0, ("账户余额",),
            required=False,
        ),
        Column(
            "counterparty", "对方", text(60), "对方户名", "示例文印店", ("对方户名", "对方名称"),
            required=False, width=20,
        ),
        Column(
            "counterparty_is_person", "对方是个人", flag, "是个人的，公开时遮蔽姓名", "否", (),
            required=False, choices=("是", "否"),
        ),
        Column(
            "summary", "摘要", text(60), "银行的摘要", "示例转账", ("交易摘要", "用途", "附言"),
            width=24,
        ),
        Column(
            "voucher_no", "凭证号", code(20), "对应村账的哪张凭证；没有就空着", "",
            ("对应凭证号",), required=False, as_text=True,
        ),
        Column(
            "note", "说明", text(120), "和村账对不上时说明原因", "", ("备注",), required=False,
            width=24,
        ),
    ),
    key=(
        "region", "account_last4", "booked_on", "direction", "amount_fen", "balance_fen", "summary",
    ),
    total=None,
)  # fmt: skip

LedgerKey = tuple[str, date, str, str, str]
BankKey = tuple[str, str, date, str, int, int | None, str]
EntryKey = tuple[str, str, str, int]
"""Region, number of the voucher, direction, fen: how a bank's line finds lines of the books."""


@dataclass(frozen=True, slots=True)
class KnownForLedger:
    """`accounts` are the codes of the chart; empty where the county holds none yet."""

    regions: Regions
    accounts: AbstractSet[str]
    projects: Mapping[str, int]
    contracts: Mapping[str, int]
    taken: AbstractSet[LedgerKey]
    today: date


@dataclass(frozen=True, slots=True)
class KnownForBank:
    """`entries` are the lines of the books by their key, each with its day."""

    regions: Regions
    entries: Mapping[EntryKey, Sequence[tuple[date, int]]]
    taken: AbstractSet[BankKey]
    today: date


def month_of(row: LedgerRow) -> date:
    """The month in whose books a line stands, its first day."""
    return row.month or row.booked_on.replace(day=1)


def ledger_key(row: LedgerRow) -> LedgerKey:
    """What no two lines of the books have the same."""
    return row.region, row.booked_on, row.voucher_no, row.account, row.summary


def bank_key(row: BankRow) -> BankKey:
    """What no two lines of a statement have the same."""
    return (
        row.region,
        row.account_last4,
        row.booked_on,
        row.direction,
        row.amount_fen,
        row.balance_fen,
        row.summary,
    )


def entry_of(row: BankRow, known: KnownForBank) -> int | None:
    """The line in the books that a bank's line names by its voucher, the nearest in time.

    Numbers of vouchers begin anew with the month or the year.
    """
    if row.voucher_no is None:
        return None
    found = known.entries.get((row.region, row.voucher_no, row.direction, row.amount_fen), ())
    nearest = min(found, key=lambda each: abs(each[0] - row.booked_on), default=None)
    return None if nearest is None else nearest[1]


def check_ledger(rows: Sequence[LedgerRow], known: KnownForLedger) -> Iterator[Fault]:
    """Every line has its voucher's people, an account of the chart, and stands once."""
    for place, row in enumerate(rows):
        if row.region not in known.regions:
            yield Fault(place, UNKNOWN_REGION)
        if known.accounts and row.account not in known.accounts:
            yield Fault(place, "“科目编码”不在会计科目表里")
        if row.direction == Direction.EXPENSE.value and not (row.witness and row.approver):
            yield Fault(place, "支出要有“证明人”和“审批人”")
        if row.project is not None and row.project not in known.projects:
            yield Fault(place, "“项目编号”不在已公开的项目公示表里")
        if row.contract is not None and row.contract not in known.contracts:
            yield Fault(place, "“合同编号”不在已登记的合同里")
        if ledger_key(row) in known.taken:
            yield Fault(place, "这一笔收支已经登记过了")
        if row.booked_on > known.today:
            yield Fault(place, "“日期”在今天之后，请核对")


def check_bank(rows: Sequence[BankRow], known: KnownForBank) -> Iterator[Fault]:
    """A line stands once, and the voucher it names is in the books with the same amount."""
    for place, row in enumerate(rows):
        if row.region not in known.regions:
            yield Fault(place, UNKNOWN_REGION)
        if row.voucher_no is not None and entry_of(row, known) is None:
            yield Fault(place, "村账里没有这个“凭证号”下同方向、同金额的一笔")
        if bank_key(row) in known.taken:
            yield Fault(place, "这一笔流水已经登记过了")
        if row.booked_on > known.today:
            yield Fault(place, "“交易日期”在今天之后，请核对")
