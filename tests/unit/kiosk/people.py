"""Invented people and their money, for stories about the terminal's core."""

from dataclasses import replace
from datetime import UTC, date, datetime

from device.idcard.types import Card, CardKind, ReaderStatus
from device.printer.status import PrinterStatus
from kiosk.holdings import (
    Disclosure,
    Entitlement,
    Holdings,
    MoneyWay,
    Payment,
    Programme,
)
from kiosk.pages import Mine, Page
from kiosk.profile import Profile
from kiosk.state import Idle, LocalData, Notice, Phase, State, Visit
from sync.wire.schema import DisclosureState, EntitlementState, PaidTo, PaymentState

NOW = datetime(2026, 11, 22, 9, 41, tzinfo=UTC)
VILLAGE = "430724101211"

PROFILE = Profile(
    base_url="https://sup.example.test/",
    help_phone="0736-0000316",
    width_dots=576,
    stale_after_days=7,
    demo=True,
)

LAND = Programme(
    code="NY01",
    year=2026,
    name="耕地地力保护补贴",
    department="县农业农村局",
    plain="种着自家承包地的农户，每亩补一次，每年一次。",
    doc_no="湘农发〔2026〕5号",
    doc_title="耕地地力保护补贴实施方案",
    unit="亩",
    unit_note="承包面积",
    standard_note="县里定",
    paid_to=PaidTo.PERSON,
    rhythm="每年一次",
    ask_department="镇农业综合服务中心",
    ask_phone="0736-0000327",
    named=True,
)
PENSION = replace(
    LAND, code="RS01", name="城乡居民养老金", unit="月", unit_note="发放月数", rhythm="每月"
)
WIDOW = replace(LAND, code="MZ07", name="困难家庭临时救助", unit="次", unit_note="救助次数")
HOUSE = replace(LAND, code="ZJ01", name="危房改造补助", unit="户", paid_to=PaidTo.HOUSEHOLD)

WAY = MoneyWay(
    label="2026年",
    source_level="省",
    source_doc_no="湘财农指〔2026〕12号",
    source_received_on=date(2026, 1, 22),
    source_fen=1_458_202_00,
    allotted_on=date(2026, 2, 26),
    allotted_doc_no="临财农〔2026〕8号",
    allotted_by="县农业农村局、县财政局",
    posted_on=date(2026, 3, 3),
    posted_days=7,
    disbursed_on=date(2026, 3, 16),
    declared_fen=100_000_00,
    declared_people=212,
    unnamed_people=0,
    listed_fen=100_000_00,
    listed_people=212,
    note=None,
)

LAND_PAYMENT = Payment(
    id=1,
    reference="9G17543V",
    programme="NY01",
    year=2026,
    region=VILLAGE,
    village="龙池村",
    quantity_hundredths=260,
    standard_fen=13142,
    amount_fen=34169,
    state=PaymentState.PAID,
    paid_on=date(2026, 3, 18),
    reason=None,
    remedy=None,
    remedy_phone=None,
    bank="农商行",
    account_last4="4417",
    way=WAY,
)


def pension(payment_id: int, paid_on: date) -> Payment:
    """One month's pension."""
    return replace(
        LAND_PAYMENT,
        id=payment_id,
        programme="RS01",
        year=paid_on.year,
        quantity_hundredths=100,
        standard_fen=11200,
        amount_fen=11200,
        paid_on=paid_on,
        way=replace(WAY, label=f"{paid_on.year}年{paid_on.month}月", disbursed_on=paid_on),
    )


RETURNED = replace(
    LAND_PAYMENT,
    id=50,
    programme="MZ07",
    quantity_hundredths=100,
    standard_fen=18000,
    amount_fen=18000,
    state=PaymentState.RETURNED,
    paid_on=None,
    reason="卡已注销",
    remedy="请带身份证和新卡到镇财政所",
    remedy_phone="0736-0000316",
)
ON_ITS_WAY = replace(pension(60, date(2026, 11, 20)), state=PaymentState.ON_ITS_WAY, paid_on=None)
STOPPED = Entitlement(
    programme="RS01",
    valid_from=date(2020, 1, 1),
    valid_to=date(2026, 5, 31),
    state=EntitlementState.STOPPED,
    reason="登记为已去世",
    remedy="请本人带身份证到镇社保站，当场更正",
    remedy_phone="0736-0000318",
)
MISSING = Disclosure("ZJ01", 2026, DisclosureState.NOT_COLLECTED, "县住建局", None)

HOLDINGS = Holdings(
    region=VILLAGE,
    village="龙池村",
    payments=(
        pension(12, date(2026, 11, 15)),
        pension(11, date(2026, 10, 15)),
        LAND_PAYMENT,
        pension(2, date(2025, 12, 15)),
    ),
    entitlements=(),
    disclosures=(),
    household=(),
    programmes={(each.code, 2026): each for each in (LAND, PENSION, WIDOW, HOUSE)},
)

NOTICE = Notice(
    id=1,
    kind="会议通知",
    title="龙池村村民代表会议\n商量修 3 组到 5 组的路",
    body="11月25日（星期三）上午 9 点\n村部二楼会议室",
    issuer="龙池村村委会",
    public_from=date(2026, 11, 20),
    public_until=date(2026, 11, 25),
)
DATA = LocalData(as_of=date(2026, 11, 21), township="合口镇", notices=(NOTICE,))
FARMER_CARD = Card(CardKind.RESIDENT, name="周满仓", number="430724195603120018")

IDLE = State(
    now_s=1000.0,
    wall=NOW,
    phase=Idle(),
    card_lies=False,
    reader=ReaderStatus.READY,
    printer=PrinterStatus.READY,
    data=DATA,
    large=False,
    touched_s=1000.0,
    visits=0,
)


def visit(*pages: Page, holdings: Holdings = HOLDINGS) -> Visit:
    """A visit that stands on the last of these pages."""
    return Visit(1, "周满仓", DATA, holdings, pages or (Mine(2026),), {})


def at(phase: Phase, *, card_lies: bool = True, idle_s: float = 0.0) -> State:
    """The terminal in that phase, untouched for so long."""
    return replace(IDLE, phase=phase, card_lies=card_lies, touched_s=IDLE.now_s - idle_s)
