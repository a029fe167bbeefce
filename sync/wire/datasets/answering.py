"""Who answers for what, what was asked and answered, what was corrected, and what the county has
taken in.
"""

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
class EchoState(StrEnum):
    """Whether what was asked in public has been answered."""

    ASKED = "asked"
    ANSWERED = "answered"


@unique
class OutboxKind(StrEnum):
    """What a kiosk sends up, but for letters."""

    SUGGESTION = "suggestion"
    AUDIT = "audit"
    PRINT_JOB = "print_job"


@unique
class ReceiptState(StrEnum):
    """What the county did with an item: took it in, or refused it as another body under its id."""

    TAKEN = "taken"
    REFUSED = "refused"


OFFICIAL = Dataset(
    "official",
    "人员职责",
    "Who holds which office and does what: in office, people stand with their full names.",
    Scope.VILLAGE,
    Period.ALL,
    ("id",),
    (
        id_column(),
        Column("place", Kind.INT, "顺序", "from 1"),
        Column("body", Kind.TEXT, "组织", "村党总支, 村民委员会, 村务监督委员会 …"),
        Column("post", Kind.TEXT, "职务"),
        Column("name", Kind.TEXT, "姓名"),
        Column("duties", Kind.TEXT, "分工"),
        Column("phone", Kind.TEXT, "办公电话", "of the office, never a private one", optional=True),
        Column("term_from", Kind.DATE, "任期起"),
        Column("term_to", Kind.DATE, "任期止", "the last day", optional=True),
    ),
)

ECHO = Dataset(
    "echo",
    "回音壁",
    "What somebody asked in the open and what was answered, with nothing that says who asked.",
    Scope.VILLAGE,
    Period.ALL,
    ("id",),
    (
        id_column(),
        Column("topic", Kind.TEXT, "主题", "金额不对, 工程质量 …"),
        Column("asked_on", Kind.DATE, "提问日期"),
        Column("question", Kind.TEXT, "问题", "as edited for the public"),
        Column("state", Kind.TEXT, "状态", one_of=EchoState),
        Column("due_on", Kind.DATE, "应答复日期"),
        Column("answered_on", Kind.DATE, "答复日期", optional=True),
        Column("answered_by", Kind.TEXT, "答复单位", "who must answer"),
        Column("answer", Kind.TEXT, "答复", optional=True),
        programme_column(optional=True),
        link_column("project", "project.id", optional=True),
        link_column("entry", "ledger_entry.id", optional=True),
        Column(PUBLIC_UNTIL, Kind.DATE, "公开止", "last day on the screen", optional=True),
    ),
)

AMENDMENT = Dataset(
    "amendment",
    "更正",
    "What was corrected after it was published. Only columns that everybody may see are told of.",
    Scope.VILLAGE,
    Period.YEAR,
    ("id",),
    (
        id_column(),
        Column("dataset", Kind.TEXT, "所属表", "the name of a dataset", Privacy.INTERNAL),
        Column(
            "row_key", Kind.TEXT, "", "the row's key, its columns joined by /", Privacy.INTERNAL
        ),
        Column("field", Kind.TEXT, "", "the name of the column", Privacy.INTERNAL),
        Column("about", Kind.TEXT, "更正内容", "which row, and what of it, in words"),
        Column("was", Kind.TEXT, "原来", "as a person reads it"),
        Column("is_now", Kind.TEXT, "现在", "as a person reads it"),
        Column("who", Kind.TEXT, "更正单位"),
        Column("why", Kind.TEXT, "更正原因"),
        Column("amended_on", Kind.DATE, "更正日期"),
    ),
)

RECEIPT = Dataset(
    "receipt",
    "收件回执",
    "That the county has an item of a kiosk's outbox, in the region of that kiosk. Only then the "
    "kiosk may delete it.",
    Scope.VILLAGE,
    Period.YEAR,
    ("item",),
    (
        Column("item", Kind.TEXT, "", "the item's UUID", Privacy.INTERNAL),
        Column("kind", Kind.TEXT, "", "", Privacy.INTERNAL, one_of=OutboxKind),
        Column("received_on", Kind.DATE, "收到日期", "", Privacy.INTERNAL),
        Column("state", Kind.TEXT, "", "", Privacy.INTERNAL, one_of=ReceiptState),
        Column("body_sha256", Kind.TEXT, "", "of the body held, 64 hex digits", Privacy.INTERNAL),
    ),
)

LETTER_RECEIPT = Dataset(
    "letter_receipt",
    "检举控告收件回执",
    "That the county has a letter: county-wide, because nobody may learn where it was written.",
    Scope.COUNTY,
    Period.YEAR,
    ("item",),
    (
        Column("item", Kind.TEXT, "", "the letter's UUID", Privacy.INTERNAL),
        Column("received_on", Kind.DATE, "收到日期", "no finer than the day", Privacy.INTERNAL),
        Column("state", Kind.TEXT, "", "", Privacy.INTERNAL, one_of=ReceiptState),
        Column("body_sha256", Kind.TEXT, "", "of the sealed body, 64 hex digits", Privacy.INTERNAL),
    ),
)
