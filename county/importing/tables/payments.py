"""个人补助资金发放表: who got how much, and how it was worked out."""

from collections import defaultdict
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
    identity_number,
    one_of,
    person_name,
    quantity,
    region_code,
    text,
)
from county.importing.table import Column, Fault, Table
from county.importing.tables.common import UNKNOWN_REGION, Pot, Regions, overdrawn, yuan
from sync.wire.schema import PaymentState

_STATES = {
    **dict.fromkeys(("成功", "已发放", "发放成功", "已到账"), PaymentState.PAID.value),
    **dict.fromkeys(("发放中", "在途", "待发放"), PaymentState.ON_ITS_WAY.value),
    **dict.fromkeys(("退票", "退回", "发放失败", "失败"), PaymentState.RETURNED.value),
}
_PAID = PaymentState.PAID.value
_RETURNED = PaymentState.RETURNED.value


class PaymentRow(NamedTuple):
    disbursement: str
    region: str
    name: str
    number: str
    quantity: int
    standard_fen: int
    amount_fen: int
    state: str
    paid_on: date | None
    reason: str | None
    remedy: str | None
    remedy_phone: str | None
    bank: str
    account_last4: str


PAYMENTS = Table(
    "payments",
    "个人补助资金发放表",
    PaymentRow,
    (
        Column(
            "disbursement", "拨付单号", code(40), "项目资金拨付表里的拨付单号", "BF2026-示例",
            ("批次号", "拨付单"), as_text=True, width=16,
        ),
        Column(
            "region", "区划代码", region_code, "和拨付单一致，12 位", "430799901201",
            ("区划", "行政区划代码", "村代码"), as_text=True, width=16,
        ),
        Column(
            "name", "领款人姓名", person_name, "和卡的户名一致", "示例甲",
            ("姓名", "户主姓名", "领款人", "补贴对象"),
        ),
        Column(
            "number", "证件号码", identity_number, "18 位，末位 X 大写", "999900194912310023",
            ("身份证号", "身份证号码", "证件号", "公民身份号码", "居民身份证号码"), as_text=True,
            width=22,
        ),
        Column(
            "quantity", "数量", quantity, "如 2.6（亩）；最多两位小数", 2.0,
            ("补贴数量", "面积", "补贴面积", "月数", "人数"), width=10,
        ),
        Column(
            "standard_fen", "补贴标准", fen, "每一单位多少元", 131.42,
            ("标准", "补助标准", "每亩补助"), width=10,
        ),
        Column(
            "amount_fen", "实发金额", fen, "元；等于 数量×标准，四舍五入到分", 262.84,
            ("实发", "金额", "发放金额", "补贴金额", "应打卡发放"),
        ),
        Column(
            "state", "状态", one_of(_STATES), "从列表里选", "成功", ("发放状态",),
            choices=("成功", "发放中", "退票"), width=10,
        ),
        Column(
            "paid_on", "发放日期", day, "成功时必填", "2026-03-18", ("到账日期", "打卡日期"),
            required=False,
        ),
        Column(
            "reason", "退票原因", text(60), "退票时必填，如 卡已注销", "",
            ("退回原因", "失败原因"), required=False, width=18,
        ),
        Column(
            "remedy", "补办办法", text(120), "退票时告诉本人怎么办", "", ("怎么办",),
            required=False, width=30,
        ),
        Column(
            "remedy_phone", "咨询电话", code(20), "退票时填，带区号", "", ("补办电话",),
            required=False, as_text=True,
        ),
        Column("bank", "开户行", text(20), "如 农商行", "农商行", ("开户银行", "银行")),
        Column(
            "account_last4", "卡号", account_last4, "完整卡号或末四位；系统只留末四位",
            "6200000000000000000",
            ("银行卡号", "一卡通账号", "银行账号", "账号", "卡号末四位", "一卡通存折号码"),
            as_text=True, width=24,
        ),
    ),
    key=("disbursement", "number"),
    total="amount_fen",
)  # fmt: skip


class KnownPerson(NamedTuple):
    """A person of the county's register, within the remit."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class KnownBatch:
    """A disbursement: where, when, and how many were announced."""

    region: str
    disbursed_on: date


@dataclass(frozen=True, slots=True)
class KnownForPayments:
    """`people` are found by either number they have had; `taken` are disbursement and person."""

    people: Mapping[str, KnownPerson]
    pots: Mapping[str, Pot]
    batches: Mapping[str, KnownBatch]
    regions: Regions
    taken: AbstractSet[tuple[int, int]]
    today: date


def check_payments(rows: Sequence[PaymentRow], known: KnownForPayments) -> Iterator[Fault]:
    """Amount = quantity × standard, a known payee, once a batch."""
    for place, row in enumerate(rows):
        if (row.quantity * row.standard_fen + 50) // 100 != row.amount_fen:
            yield Fault(place, "“实发金额”不等于 数量×标准（四舍五入到分）")
        person = known.people.get(row.number)
        if person is None:
            yield Fault(place, "“证件号码”不在本县人员名册里，请核对，或先报送人员变动")
        elif person.name != row.name:
            yield Fault(place, "“领款人姓名”和“证件号码”在人员名册里的姓名不一致")
        batch = known.batches.get(row.disbursement)
        if row.region not in known.regions:
            yield Fault(place, UNKNOWN_REGION)
        elif batch is not None and batch.region != row.region:
            yield Fault(place, "“区划代码”和拨付单上的不一致")
        if batch is None:
            yield Fault(place, "“拨付单号”不在已公开的项目资金拨付表里，请先导入拨付表")
        elif person is not None and (known.pots[row.disbursement].id, person.id) in known.taken:
            yield Fault(place, "这个人在这个拨付单里已经有一笔了")
        yield from _state_faults(place, row, batch, known.today)


def check_payment_sums(rows: Sequence[PaymentRow], known: KnownForPayments) -> Iterator[Fault]:
    """Σ paid ≤ disbursed."""
    taking = [(row.disbursement, row.amount_fen) for row in rows]
    return overdrawn(known.pots, taking, "拨付金额", "这个拨付单的发放")


def _state_faults(
    place: int, row: PaymentRow, batch: KnownBatch | None, today: date
) -> Iterator[Fault]:
    if row.state == _PAID:
        if row.paid_on is None:
            yield Fault(place, "状态是“成功”，却没有填“发放日期”")
    elif row.paid_on is not None:
        yield Fault(place, "还没有发放成功，“发放日期”应当空着")
    if row.state == _RETURNED and row.reason is None:
        yield Fault(place, "状态是“退票”，却没有填“退票原因”")
    if row.paid_on is not None:
        if row.paid_on > today:
            yield Fault(place, "“发放日期”在今天之后，请核对")
        if batch is not None and row.paid_on < batch.disbursed_on:
            yield Fault(place, "“发放日期”早于拨付日期，请核对")


def remarks_on_payments(rows: Sequence[PaymentRow], known: KnownForPayments) -> Iterator[str]:
    """Disbursements whose payees are not all listed yet."""
    sums: dict[str, int] = defaultdict(int)
    for row in rows:
        sums[row.disbursement] += row.amount_fen
    for number, listed_fen in sums.items():
        pot = known.pots[number]
        missing_fen = pot.amount_fen - pot.taken_fen - listed_fen
        if missing_fen > 0:
            yield f"拨付单 {number} 还有 {yuan(missing_fen)} 没有发放明细。"
