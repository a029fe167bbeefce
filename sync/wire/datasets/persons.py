"""What belongs to persons: who is known, what each was paid and may get, and public rosters."""

from enum import StrEnum, unique

from sync.wire.datasets.terms import (
    PUBLIC_UNTIL,
    Column,
    Dataset,
    Kind,
    Period,
    Privacy,
    Scope,
    id_column,
    link_column,
    programme_column,
)


@unique
class PaymentState(StrEnum):
    """What became of one payment."""

    PAID = "paid"
    ON_ITS_WAY = "on_its_way"
    RETURNED = "returned"


@unique
class EntitlementState(StrEnum):
    """Whether a person still gets a programme; who was cut off has only this row."""

    ACTIVE = "active"
    STOPPED = "stopped"


_REMEDY = Column("remedy", Kind.TEXT, "怎么办", "what the person can do", Privacy.HOLDER, True)
_REMEDY_PHONE = Column(
    "remedy_phone", Kind.TEXT, "咨询电话", "whom to call about the remedy", Privacy.HOLDER, True
)

HOLDER = Dataset(
    "holder",
    "持卡人",
    "Who is known in a village: so that nobody found is told apart from nothing paid.",
    Scope.VILLAGE,
    Period.ALL,
    ("payee",),
    (
        Column("payee", Kind.PAYEE, "", "the person", Privacy.INTERNAL),
        Column("masked_name", Kind.TEXT, "姓名", "张*明; none where no list may", optional=True),
        Column("group", Kind.TEXT, "组", "the villagers' group", optional=True),
        Column("head", Kind.PAYEE, "", "head of household, if another", Privacy.HOLDER, True),
    ),
)

PAYMENT = Dataset(
    "payment",
    "个人补助发放",
    "One payment to one person: amount = quantity × standard, rounded half up to the fen.",
    Scope.VILLAGE,
    Period.YEAR,
    ("payee", "id"),
    (
        Column("payee", Kind.PAYEE, "", "who was paid", Privacy.INTERNAL),
        id_column(),
        programme_column(),
        Column("disbursement", Kind.INT, "批次", "", Privacy.INTERNAL, refers_to="disbursement.id"),
        Column("quantity", Kind.HUNDREDTHS, "数量", "in hundredths of programme.unit"),
        Column("standard_fen", Kind.FEN, "标准", "for one unit"),
        Column("amount_fen", Kind.FEN, "金额"),
        Column("state", Kind.TEXT, "状态", one_of=PaymentState),
        Column("paid_on", Kind.DATE, "到账日期", "where state is paid", optional=True),
        Column("reason", Kind.TEXT, "原因", "why it was returned", Privacy.HOLDER, True),
        _REMEDY,
        _REMEDY_PHONE,
        Column("bank", Kind.TEXT, "开户行", "", Privacy.HOLDER, True),
        Column("account_last4", Kind.TEXT, "卡号末四位", "", Privacy.HOLDER, True),
    ),
    sums=("amount_fen",),
)

ENTITLEMENT = Dataset(
    "entitlement",
    "享受资格",
    "Who gets a programme, and who no longer does: why, and what to do.",
    Scope.VILLAGE,
    Period.ALL,
    ("payee", "programme", "valid_from"),
    (
        Column("payee", Kind.PAYEE, "", "the person", Privacy.INTERNAL),
        programme_column(),
        Column("valid_from", Kind.DATE, "起"),
        Column("valid_to", Kind.DATE, "止", "the last day", optional=True),
        Column("state", Kind.TEXT, "状态", one_of=EntitlementState),
        Column("reason", Kind.TEXT, "原因", "why it stopped", Privacy.HOLDER, True),
        _REMEDY,
        _REMEDY_PHONE,
    ),
)

ROSTER = Dataset(
    "roster",
    "身份名册",
    "A public list of who has a standing (低保对象, 村民代表 …), put up to be contradicted. People "
    "listed + unnamed = people; of one or two whom no list may name the township's roster tells.",
    Scope.VILLAGE,
    Period.ALL,
    ("id",),
    (
        id_column(),
        Column("kind", Kind.TEXT, "名册类别", "低保对象, 特困供养对象, 村民代表, 党员 …"),
        Column("title", Kind.TEXT, "名册名称"),
        Column("basis", Kind.TEXT, "公示依据", "which rule has it made public"),
        Column("department", Kind.TEXT, "责任单位", "who decided, and is told of objections"),
        Column("phone", Kind.TEXT, "监督电话", "of that unit"),
        Column("decided_on", Kind.DATE, "认定日期"),
        Column("public_from", Kind.DATE, "公示起"),
        Column(PUBLIC_UNTIL, Kind.DATE, "公示止", "last day on the screen", optional=True),
        Column("people", Kind.INT, "人数", "named or not"),
        Column("unnamed", Kind.INT, "不列名人数", "of them, those the law keeps out of lists"),
    ),
    sums=("people",),
)

ROSTER_LINE = Dataset(
    "roster_line",
    "名册人员",
    "One person of a roster, with nothing that says why: no illness, no age, no address.",
    Scope.VILLAGE,
    Period.ALL,
    ("id",),
    (
        id_column(),
        link_column("roster", "roster.id"),
        Column("masked_name", Kind.TEXT, "姓名", "张*明"),
        Column("group", Kind.TEXT, "组", "the villagers' group", optional=True),
        Column("since", Kind.DATE, "认定日期", "from when on", optional=True),
        Column("public_until", Kind.DATE, "公示止", "as its roster's", optional=True),
    ),
)
