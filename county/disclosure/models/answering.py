"""Who answers for what, public answers, corrections, and receipts for what kiosks sent."""

from django.db import models

from county.disclosure.models.books import LedgerEntry
from county.disclosure.models.places import Region
from county.disclosure.models.projects import Project
from county.disclosure.models.words import choices_of
from sync.wire.schema import EchoState, OutboxKind, ReceiptState


class Official(models.Model):
    """Somebody in office, with the full name; `phone` is the office's."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    place = models.PositiveSmallIntegerField("顺序")
    body = models.CharField("组织", max_length=30)
    post = models.CharField("职务", max_length=20)
    name = models.CharField("姓名", max_length=20)
    duties = models.CharField("分工", max_length=80)
    phone = models.CharField("办公电话", max_length=20, null=True, blank=True)
    term_from = models.DateField("任期起")
    term_to = models.DateField("任期止", null=True, blank=True)


class Echo(models.Model):
    """A question in the open and its answer, both edited for the public."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    topic = models.CharField("主题", max_length=20)
    asked_on = models.DateField("提问日期")
    question = models.CharField("问题", max_length=300)
    state = models.CharField("状态", max_length=10, choices=choices_of(EchoState))
    due_on = models.DateField("应答复日期")
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answered_by = models.CharField("答复单位", max_length=40)
    answer = models.CharField("答复", max_length=500, null=True, blank=True)
    programme = models.CharField("项目编码", max_length=12, null=True, blank=True)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, verbose_name="项目编号"
    )
    entry = models.ForeignKey(
        LedgerEntry, models.PROTECT, null=True, blank=True, verbose_name="收支"
    )
    public_until = models.DateField("公开止", null=True, blank=True)


class Amendment(models.Model):
    """What was corrected after publication: `field` of the row `row_key` of `dataset`."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    dataset = models.CharField("所属表", max_length=20)
    row_key = models.CharField("所属编号", max_length=60)
    field = models.CharField("所属栏", max_length=20)
    about = models.CharField("更正内容", max_length=80)
    was = models.CharField("原来", max_length=120)
    is_now = models.CharField("现在", max_length=120)
    who = models.CharField("更正单位", max_length=40)
    why = models.CharField("更正原因", max_length=120)
    amended_on = models.DateField("更正日期")


class Receipt(models.Model):
    """That an item of a kiosk's outbox came, and what became of it."""

    item = models.CharField("编号", max_length=36, primary_key=True)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    kind = models.CharField("类别", max_length=12, choices=choices_of(OutboxKind))
    received_on = models.DateField("收到日期")
    state = models.CharField("状态", max_length=8, choices=choices_of(ReceiptState))
    body_sha256 = models.CharField("内容摘要", max_length=64)


class LetterReceipt(models.Model):
    """That a letter came. Nothing here says from where, nor at what hour."""

    item = models.CharField("编号", max_length=36, primary_key=True)
    received_on = models.DateField("收到日期")
    state = models.CharField("状态", max_length=8, choices=choices_of(ReceiptState))
    body_sha256 = models.CharField("内容摘要", max_length=64)
