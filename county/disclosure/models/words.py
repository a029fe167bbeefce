"""The closed lists of the wire in the words that clerks write."""

from collections.abc import Mapping
from enum import StrEnum

from sync.wire.schema import (
    AccountClass,
    AttachmentRole,
    AttachmentSubject,
    BoardContent,
    Direction,
    DisclosureState,
    EchoState,
    EntitlementState,
    MediaKind,
    OutboxKind,
    PaidTo,
    PaymentState,
    ProjectStageKind,
    Question,
    ReceiptState,
)

_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    PaidTo: {PaidTo.PERSON: "个人", PaidTo.HOUSEHOLD: "户主", PaidTo.PROJECT: "工程项目"},
    PaymentState: {
        PaymentState.PAID: "成功",
        PaymentState.ON_ITS_WAY: "发放中",
        PaymentState.RETURNED: "退票",
    },
    EntitlementState: {EntitlementState.ACTIVE: "享受中", EntitlementState.STOPPED: "已停发"},
    DisclosureState: {
        DisclosureState.PUBLISHED: "已公开",
        DisclosureState.NOT_COLLECTED: "未归集",
        DisclosureState.NOT_DISCLOSED: "依法不公开",
    },
    Question: {
        Question.MONEY_FROM: "钱从哪里来",
        Question.MONEY_TO: "花到哪里去",
        Question.WORK_DONE: "干了什么事",
        Question.RESULT: "效果怎么样",
        Question.PROBLEMS: "有没有问题",
    },
    BoardContent: {
        BoardContent.PROGRAMMES: "民生资金项目",
        BoardContent.PROJECTS: "工程项目",
        BoardContent.LEDGER: "村级财务收支",
        BoardContent.PROPERTY: "集体资产资源合同",
        BoardContent.ARTICLES: "公开内容",
        BoardContent.PEOPLE: "人员职责",
        BoardContent.ROSTERS: "身份名册",
        BoardContent.POLICIES: "政策文件",
        BoardContent.PROCEDURES: "办事流程",
        BoardContent.ECHO: "回音壁",
        BoardContent.DUE: "应公开清单",
    },
    ProjectStageKind: {
        ProjectStageKind.APPROVED: "立项",
        ProjectStageKind.TENDERED: "招标",
        ProjectStageKind.BUILT: "施工",
        ProjectStageKind.ACCEPTED: "验收",
        ProjectStageKind.SETTLED: "结算",
    },
    Direction: {Direction.INCOME: "收入", Direction.EXPENSE: "支出"},
    AccountClass: {
        AccountClass.ASSET: "资产类",
        AccountClass.LIABILITY: "负债类",
        AccountClass.EQUITY: "所有者权益类",
        AccountClass.COST: "成本类",
        AccountClass.RESULT: "损益类",
    },
    AttachmentSubject: {
        AttachmentSubject.ARTICLE: "公开内容",
        AttachmentSubject.PROJECT: "工程项目",
        AttachmentSubject.PROJECT_STAGE: "项目进展",
        AttachmentSubject.LEDGER_ENTRY: "村级财务收支",
        AttachmentSubject.EXPENDITURE: "项目支出",
        AttachmentSubject.CONTRACT: "经济合同",
        AttachmentSubject.POLICY: "政策文件",
        AttachmentSubject.PROCEDURE: "办事流程",
        AttachmentSubject.ECHO: "回音壁",
    },
    AttachmentRole: {
        AttachmentRole.DOCUMENT: "文件",
        AttachmentRole.VOUCHER: "凭证",
        AttachmentRole.BEFORE: "施工前",
        AttachmentRole.DURING: "施工中",
        AttachmentRole.AFTER: "完工后",
    },
    MediaKind: {MediaKind.JPEG: "JPEG", MediaKind.PNG: "PNG", MediaKind.WEBP: "WebP"},
    EchoState: {EchoState.ASKED: "待答复", EchoState.ANSWERED: "已答复"},
    OutboxKind: {
        OutboxKind.SUGGESTION: "意见建议",
        OutboxKind.AUDIT: "使用记录",
        OutboxKind.PRINT_JOB: "打印记录",
    },
    ReceiptState: {ReceiptState.TAKEN: "已收", ReceiptState.REFUSED: "拒收"},
}


def choices_of(closed: type[StrEnum]) -> list[tuple[str, str]]:
    """A closed list of the wire as a field's choices: its value, and the clerks' word for it."""
    return [(each.value, _WORDS[closed][each]) for each in closed]
