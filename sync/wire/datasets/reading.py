"""What is there to be read: articles and their pictures, notices, policies, and how to get things
done.
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
    programme_column,
)


@unique
class AttachmentSubject(StrEnum):
    """The dataset of the row that a picture belongs to."""

    ARTICLE = "article"
    PROJECT = "project"
    PROJECT_STAGE = "project_stage"
    LEDGER_ENTRY = "ledger_entry"
    EXPENDITURE = "expenditure"
    CONTRACT = "contract"
    POLICY = "policy"
    PROCEDURE = "procedure"
    ECHO = "echo"


@unique
class AttachmentRole(StrEnum):
    """What a picture is there for."""

    DOCUMENT = "document"
    VOUCHER = "voucher"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@unique
class MediaKind(StrEnum):
    """The formats of pictures; the county makes pictures of everything else."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"


ARTICLE = Dataset(
    "article",
    "公开内容",
    "What the village or township says on one of the boards.",
    Scope.VILLAGE,
    Period.ALL,
    ("id",),
    (
        id_column(),
        Column("board", Kind.TEXT, "版块编码", refers_to="board.code"),
        Column("title", Kind.TEXT, "标题"),
        Column("label", Kind.TEXT, "所属期间", "2026年第3季度", optional=True),
        Column("body", Kind.TEXT, "内容", "lines; a tab parts a label from its figure"),
        Column("issuer", Kind.TEXT, "发布单位"),
        Column("published_on", Kind.DATE, "公开日期"),
        Column(PUBLIC_UNTIL, Kind.DATE, "公开止", "last day on the screen", optional=True),
    ),
)

ATTACHMENT = Dataset(
    "attachment",
    "附件",
    "One picture: a photo, or one page of a paper. The file travels apart, named by its digest.",
    Scope.VILLAGE,
    Period.YEAR,
    ("id",),
    (
        id_column(),
        Column("subject", Kind.TEXT, "所属内容", "", Privacy.INTERNAL, one_of=AttachmentSubject),
        Column("subject_id", Kind.INT, "", "that row's id", Privacy.INTERNAL),
        Column("role", Kind.TEXT, "附件类别", one_of=AttachmentRole),
        Column("document", Kind.INT, "序号", "which paper of that row, from 1"),
        Column("page", Kind.INT, "页码", "which page of that paper, from 1"),
        Column("pages", Kind.INT, "页数", "how many pages that paper has"),
        Column("caption", Kind.TEXT, "图片说明"),
        Column("essential", Kind.FLAG, "要点页", "whether it tells the matter by itself"),
        Column("added_on", Kind.DATE, "上传日期", "the newest are fetched first"),
        Column("sha256", Kind.TEXT, "", "of the file, 64 hex digits", Privacy.INTERNAL),
        Column("size_bytes", Kind.INT, "", "of the file", Privacy.INTERNAL),
        Column("kind", Kind.TEXT, "格式", "", Privacy.INTERNAL, one_of=MediaKind),
        Column(PUBLIC_UNTIL, Kind.DATE, "公开止", "last day on a kiosk", optional=True),
    ),
    sums=("size_bytes",),
)

NOTICE = Dataset(
    "notice",
    "通知",
    "What the township or a village puts on the first screen.",
    Scope.COUNTY,
    Period.ALL,
    ("id",),
    (
        id_column(),
        Column("region", Kind.TEXT, "地区", "and those below it", refers_to="region.code"),
        Column("kind", Kind.TEXT, "类别", "会议通知, 公告, 提醒"),
        Column("title", Kind.TEXT, "标题", "two short lines at most"),
        Column("body", Kind.TEXT, "内容", "when and where; lines parted by a line feed"),
        Column("issuer", Kind.TEXT, "发布单位"),
        Column("public_from", Kind.DATE, "公开起", "first day on the screen"),
        Column(PUBLIC_UNTIL, Kind.DATE, "公开止", "last day on the screen"),
    ),
)

POLICY = Dataset(
    "policy",
    "政策文件",
    "A document of policy: what it says in plain words, and how long it is in force.",
    Scope.COUNTY,
    Period.ALL,
    ("id",),
    (
        id_column(),
        Column("title", Kind.TEXT, "文件标题"),
        Column("doc_no", Kind.TEXT, "文号"),
        Column("issuer", Kind.TEXT, "发文单位"),
        Column("issued_on", Kind.DATE, "发文日期"),
        Column("valid_from", Kind.DATE, "有效期起"),
        Column("valid_to", Kind.DATE, "有效期止", "the last day", optional=True),
        Column("category", Kind.TEXT, "类别", "农业类, 社会保障类 …"),
        Column("plain", Kind.TEXT, "一句话", "for a villager"),
        Column("body", Kind.TEXT, "政策要点", "lines"),
        Column("ask_department", Kind.TEXT, "问谁"),
        Column("ask_phone", Kind.TEXT, "电话"),
        programme_column(optional=True),
    ),
)

PROCEDURE = Dataset(
    "procedure",
    "办事流程",
    "How to get something done: where, with what, how long it takes.",
    Scope.COUNTY,
    Period.ALL,
    ("id",),
    (
        id_column(),
        Column("region", Kind.TEXT, "地区", "and those below it", refers_to="region.code"),
        Column("title", Kind.TEXT, "事项名称"),
        Column("eligible", Kind.TEXT, "谁能办"),
        Column("bring", Kind.TEXT, "带什么", "lines, a paper a line"),
        Column("office", Kind.TEXT, "在哪里办"),
        Column("hours", Kind.TEXT, "办公时间"),
        Column("phone", Kind.TEXT, "电话"),
        Column("fee", Kind.TEXT, "收费", "不收费"),
        Column("work_days", Kind.INT, "多少个工作日办好"),
        Column("basis", Kind.TEXT, "依据", optional=True),
        programme_column(optional=True),
    ),
)

PROCEDURE_STEP = Dataset(
    "procedure_step",
    "办事步骤",
    "One step of a procedure.",
    Scope.COUNTY,
    Period.ALL,
    ("procedure", "step"),
    (
        Column("procedure", Kind.INT, "", "", Privacy.INTERNAL, refers_to="procedure.id"),
        Column("step", Kind.INT, "第几步", "from 1"),
        Column("title", Kind.TEXT, "步骤"),
        Column("what", Kind.TEXT, "怎么做"),
        Column("who", Kind.TEXT, "谁来办"),
        Column("work_days", Kind.INT, "工作日", optional=True),
    ),
)
