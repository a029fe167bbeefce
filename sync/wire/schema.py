"""The disclosed data, declared once: every dataset, column, type, meaning and privacy class.

From this table come the county's export, the checks on arrival and the replica's tables.
A dataset travels as shards, one for each region and period that has rows (DESIGN 4 and 5).
"""

from dataclasses import dataclass
from enum import Enum, StrEnum, unique

SCHEMA_VERSION = 1


@unique
class Kind(Enum):
    """What a column holds: on the wire, in Python, and in the replica."""

    TEXT = "text"
    INT = "int"
    FEN = "fen"
    """Money as an integer number of fen."""
    HUNDREDTHS = "hundredths"
    """A quantity (亩, 月, 人 …) as an integer number of hundredths."""
    DATE = "date"
    """`datetime.date`; ISO text in the replica."""
    FLAG = "flag"
    """`bool`; 0 or 1 in the replica."""
    PAYEE = "payee"
    """A person's 16-byte key (`sync.wire.payee`); a number into table `payee` in the replica."""


@unique
class Privacy(Enum):
    """Who may see a column on a screen."""

    PUBLIC = "public"
    HOLDER = "holder"
    """Only the person whose row it is, with the card on the reader."""
    INTERNAL = "internal"
    """Joins rows; shown to nobody."""


@unique
class Scope(Enum):
    """Which region a dataset's shards belong to."""

    COUNTY = "county"
    VILLAGE = "village"


@unique
class Period(Enum):
    """How a dataset is cut in time: one shard for all, or one a calendar year."""

    ALL = "all"
    YEAR = "year"


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


@unique
class DisclosureState(StrEnum):
    """What the county holds for a programme, a village and a year."""

    PUBLISHED = "published"
    NOT_COLLECTED = "not_collected"
    NOT_DISCLOSED = "not_disclosed"


@unique
class PaidTo(StrEnum):
    """Whom a programme pays: each person, or the head of the household."""

    PERSON = "person"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `label` is what a person reads above it, `meaning` what an engineer needs."""

    name: str
    kind: Kind
    label: str
    meaning: str
    privacy: Privacy = Privacy.PUBLIC
    optional: bool = False
    one_of: type[StrEnum] | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset. `key` names the columns that identify a row within its county."""

    name: str
    label: str
    meaning: str
    scope: Scope
    period: Period
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    sums: tuple[str, ...] = ()
    """Columns whose total stands in each shard's header, compared before commit."""

    def column(self, name: str) -> Column:
        """The column of that name; `KeyError` where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


REGION = Dataset(
    "region",
    "行政区划",
    "The administrative divisions of the county and the two levels above it.",
    Scope.COUNTY,
    Period.ALL,
    ("code",),
    (
        Column("code", Kind.TEXT, "代码", "12 digits, GB/T 2260 and GB/T 10114"),
        Column("name", Kind.TEXT, "名称", "full name"),
        Column("level", Kind.TEXT, "级别", "province, city, county, township or village"),
        Column("parent", Kind.TEXT, "上级", "code of the region above", optional=True),
    ),
)

PROGRAMME = Dataset(
    "programme",
    "民生资金项目",
    "The catalogue: what each programme is, who decided it, how it is worked out, whom to ask.",
    Scope.COUNTY,
    Period.YEAR,
    ("code", "year"),
    (
        Column("code", Kind.TEXT, "项目编码", "stable across years"),
        Column("year", Kind.INT, "年度", "calendar year"),
        Column("name", Kind.TEXT, "项目名称", "official name"),
        Column("category", Kind.TEXT, "类别", "农业类, 社会保障类 …"),
        Column("department", Kind.TEXT, "主管部门", "the county department that decides"),
        Column("plain", Kind.TEXT, "一句话", "the policy in one plain sentence for a villager"),
        Column("doc_no", Kind.TEXT, "文号", "number of the document it rests on"),
        Column("doc_title", Kind.TEXT, "政策依据", "title of that document"),
        Column("unit", Kind.TEXT, "单位", "what is counted: 亩, 月, 人, 户, 头, 台"),
        Column("unit_note", Kind.TEXT, "数量说明", "how the quantity is found: 承包面积, 发放月数"),
        Column("standard_note", Kind.TEXT, "标准说明", "who set the standard: 县里定, 省里定"),
        Column("paid_to", Kind.TEXT, "发给", "each person or the head of household", one_of=PaidTo),
        Column("rhythm", Kind.TEXT, "发放周期", "每月, 每季, 每年一次, 一次性"),
        Column("ask_department", Kind.TEXT, "问谁", "the office a villager can walk to or call"),
        Column("ask_phone", Kind.TEXT, "电话", "that office's phone"),
        Column("named", Kind.FLAG, "列名公开", "whether lists may name payees (no: minors …)"),
    ),
)

SOURCE = Dataset(
    "source",
    "指标来源",
    "Where the money of a programme comes from.",
    Scope.COUNTY,
    Period.YEAR,
    ("id",),
    (
        Column("id", Kind.INT, "编号", "county-wide", Privacy.INTERNAL),
        Column("programme", Kind.TEXT, "项目编码", "programme.code"),
        Column("level", Kind.TEXT, "资金级次", "中央, 省, 市, 县"),
        Column("doc_no", Kind.TEXT, "指标文号", "such as 湘财农指〔2026〕12号"),
        Column("received_on", Kind.DATE, "收文日期", "when the county received it"),
        Column("amount_fen", Kind.FEN, "指标金额", "for the whole county"),
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
        Column("id", Kind.INT, "编号", "county-wide", Privacy.INTERNAL),
        Column("source", Kind.INT, "来源", "source.id", Privacy.INTERNAL),
        Column("programme", Kind.TEXT, "项目编码", "programme.code"),
        Column("doc_no", Kind.TEXT, "下达文号", "such as 临财农〔2026〕8号"),
        Column("allotted_on", Kind.DATE, "下达日期", ""),
        Column("from_units", Kind.TEXT, "下达单位", "县农业农村局、县财政局"),
        Column("to_region", Kind.TEXT, "接收地区", "region.code of a township"),
        Column("amount_fen", Kind.FEN, "金额", ""),
    ),
    sums=("amount_fen",),
)

DISBURSEMENT = Dataset(
    "disbursement",
    "项目资金拨付",
    "One batch of a programme paid out in one village.",
    Scope.VILLAGE,
    Period.YEAR,
    ("id",),
    (
        Column("id", Kind.INT, "编号", "county-wide", Privacy.INTERNAL),
        Column("allotment", Kind.INT, "下达", "allotment.id", Privacy.INTERNAL),
        Column("programme", Kind.TEXT, "项目编码", "programme.code"),
        Column("label", Kind.TEXT, "批次", "2026年3月, 2026年第1季度, 2026年"),
        Column("posted_on", Kind.DATE, "公示日期", "when the list was put up in the village"),
        Column("posted_days", Kind.INT, "公示天数", ""),
        Column("disbursed_on", Kind.DATE, "拨付日期", "when the money went to the bank"),
        Column("amount_fen", Kind.FEN, "拨付金额", "what was declared for the village"),
        Column("payees", Kind.INT, "人数", "how many were paid, named or not"),
        Column("unnamed", Kind.INT, "不列名人数", "of them, those the law keeps out of lists"),
        Column("note", Kind.TEXT, "说明", "why it does not tie, where it does not", optional=True),
    ),
    sums=("amount_fen", "payees"),
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
        Column("id", Kind.INT, "编号", "county-wide", Privacy.INTERNAL),
        Column("programme", Kind.TEXT, "项目编码", "programme.code"),
        Column("disbursement", Kind.INT, "批次", "disbursement.id", Privacy.INTERNAL),
        Column("quantity", Kind.HUNDREDTHS, "数量", "in hundredths of programme.unit"),
        Column("standard_fen", Kind.FEN, "标准", "for one unit"),
        Column("amount_fen", Kind.FEN, "金额", ""),
        Column("state", Kind.TEXT, "状态", "", one_of=PaymentState),
        Column("paid_on", Kind.DATE, "到账日期", "where state is paid", optional=True),
        Column("reason", Kind.TEXT, "原因", "why it was returned", Privacy.HOLDER, True),
        Column("remedy", Kind.TEXT, "怎么办", "what the person can do", Privacy.HOLDER, True),
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
        Column("programme", Kind.TEXT, "项目编码", "programme.code"),
        Column("valid_from", Kind.DATE, "起", ""),
        Column("valid_to", Kind.DATE, "止", "the last day", optional=True),
        Column("state", Kind.TEXT, "状态", "", one_of=EntitlementState),
        Column("reason", Kind.TEXT, "原因", "why it stopped", Privacy.HOLDER, True),
        Column("remedy", Kind.TEXT, "怎么办", "what the person can do", Privacy.HOLDER, True),
    ),
)

CATALOGUE_ITEM = Dataset(
    "catalogue_item",
    "应公开事项",
    "What is due for a village and a year: so that not collected is told apart from nothing paid.",
    Scope.VILLAGE,
    Period.YEAR,
    ("programme",),
    (
        Column("programme", Kind.TEXT, "项目编码", "programme.code"),
        Column("state", Kind.TEXT, "状态", "", one_of=DisclosureState),
        Column("department", Kind.TEXT, "责任部门", "who must deliver it"),
        Column("due_on", Kind.DATE, "应交日期", "", optional=True),
        Column("note", Kind.TEXT, "说明", "why it is not disclosed", optional=True),
    ),
)

NOTICE = Dataset(
    "notice",
    "通知",
    "What the township or a village puts on the first screen.",
    Scope.COUNTY,
    Period.ALL,
    ("id",),
    (
        Column("id", Kind.INT, "编号", "county-wide", Privacy.INTERNAL),
        Column("region", Kind.TEXT, "地区", "shown in this region and those below it"),
        Column("kind", Kind.TEXT, "类别", "会议通知, 公告, 提醒"),
        Column("title", Kind.TEXT, "标题", "two short lines at most"),
        Column("body", Kind.TEXT, "内容", "when and where; lines parted by a line feed"),
        Column("issuer", Kind.TEXT, "发布单位", ""),
        Column("public_from", Kind.DATE, "公开起", "first day on the screen"),
        Column("public_until", Kind.DATE, "公开止", "last day on the screen"),
    ),
)

DATASETS: tuple[Dataset, ...] = (
    REGION,
    PROGRAMME,
    SOURCE,
    ALLOTMENT,
    DISBURSEMENT,
    HOLDER,
    PAYMENT,
    ENTITLEMENT,
    CATALOGUE_ITEM,
    NOTICE,
)


def dataset(name: str) -> Dataset | None:
    """The dataset of that name, or none: a newer county may publish more than this kiosk knows."""
    return next((each for each in DATASETS if each.name == name), None)
