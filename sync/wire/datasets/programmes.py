"""What there is to be disclosed: the regions, the catalogue of programmes, the screen's boards, and
what is due for each village.
"""

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
class PaidTo(StrEnum):
    """Whom a programme pays: each person, the head of the household, or the works of a village."""

    PERSON = "person"
    HOUSEHOLD = "household"
    PROJECT = "project"


@unique
class DisclosureState(StrEnum):
    """What the county holds of what is due."""

    PUBLISHED = "published"
    NOT_COLLECTED = "not_collected"
    NOT_DISCLOSED = "not_disclosed"


@unique
class Question(StrEnum):
    """The five questions along which everything is told."""

    MONEY_FROM = "money_from"
    MONEY_TO = "money_to"
    WORK_DONE = "work_done"
    RESULT = "result"
    PROBLEMS = "problems"


@unique
class BoardContent(StrEnum):
    """What stands on a board; of articles, those that name the board."""

    PROGRAMMES = "programmes"
    PROJECTS = "projects"
    LEDGER = "ledger"
    PROPERTY = "property"
    ARTICLES = "articles"
    PEOPLE = "people"
    ROSTERS = "rosters"
    POLICIES = "policies"
    PROCEDURES = "procedures"
    ECHO = "echo"
    DUE = "due"


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
        Column(
            "parent", Kind.TEXT, "上级", "the region above", optional=True, refers_to="region.code"
        ),
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
        Column("paid_to", Kind.TEXT, "发给", "", one_of=PaidTo),
        Column("rhythm", Kind.TEXT, "发放周期", "每月, 每季, 每年一次, 一次性"),
        Column("ask_department", Kind.TEXT, "问谁", "the office a villager can walk to or call"),
        Column("ask_phone", Kind.TEXT, "电话", "that office's phone"),
        Column("named", Kind.FLAG, "列名公开", "whether lists may name payees (no: minors …)"),
        Column("eligible", Kind.TEXT, "补助对象", "who may get it", optional=True),
        Column("valid_from", Kind.DATE, "政策有效期起", optional=True),
        Column("valid_to", Kind.DATE, "政策有效期止", "the last day", optional=True),
        Column("scale_fen", Kind.FEN, "年度资金规模", "for the whole county", optional=True),
        Column("filed_on", Kind.DATE, "备案日期", "with the city office", optional=True),
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
        programme_column(),
        Column("state", Kind.TEXT, "状态", one_of=DisclosureState),
        Column("department", Kind.TEXT, "责任部门", "who must deliver it"),
        Column("due_on", Kind.DATE, "应交日期", optional=True),
        Column("note", Kind.TEXT, "说明", "why it is not disclosed", optional=True),
    ),
)

BOARD = Dataset(
    "board",
    "版块",
    "How the screen is arranged: boards, their order, and which question each answers.",
    Scope.COUNTY,
    Period.ALL,
    ("code",),
    (
        Column("code", Kind.TEXT, "版块编码", "stable"),
        Column(
            "parent",
            Kind.TEXT,
            "上级版块",
            "none at the top",
            optional=True,
            refers_to="board.code",
        ),
        Column("place", Kind.INT, "顺序", "among those with the same parent, from 1"),
        Column("title", Kind.TEXT, "版块名称", "the official term"),
        Column("plain", Kind.TEXT, "一句话", "what one finds there, in a neighbour's words"),
        Column("question", Kind.TEXT, "回答的问题", "", one_of=Question),
        Column("content", Kind.TEXT, "内容", "", one_of=BoardContent),
        Column("department", Kind.TEXT, "牵头单位", "who answers for what stands there"),
        Column("rhythm", Kind.TEXT, "公开周期", "每月, 每季, 随时 …"),
    ),
)

DUE_ITEM = Dataset(
    "due_item",
    "应公开清单",
    "What the village must put on a board for a period, by when, and whether it has. Overdue is "
    "what is not collected after its day.",
    Scope.VILLAGE,
    Period.YEAR,
    ("id",),
    (
        id_column(),
        Column("board", Kind.TEXT, "版块编码", refers_to="board.code"),
        Column("title", Kind.TEXT, "应公开事项", "what is due"),
        Column("label", Kind.TEXT, "所属期间", "2026年10月, 2026年第3季度, 2026年"),
        Column("department", Kind.TEXT, "责任单位", "who must deliver it"),
        Column("due_on", Kind.DATE, "应公开日期", "the last day"),
        Column("state", Kind.TEXT, "状态", one_of=DisclosureState),
        Column("published_on", Kind.DATE, "公开日期", optional=True),
        link_column("article", "article.id", optional=True),
        Column("note", Kind.TEXT, "说明", "why it is late or not disclosed", optional=True),
    ),
)
