"""What is there to be read, and the pictures that belong to it."""

from typing import ClassVar

from django.db import models

from county.disclosure.models.places import Region
from county.disclosure.models.programmes import Board
from county.disclosure.models.words import choices_of
from sync.wire.schema import AttachmentRole, AttachmentSubject, MediaKind


class Article(models.Model):
    """What a village or township says on one of the boards."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    board = models.ForeignKey(Board, models.PROTECT, verbose_name="版块编码")
    title = models.CharField("标题", max_length=80)
    label = models.CharField("所属期间", max_length=20, null=True, blank=True)
    body = models.TextField("内容")
    issuer = models.CharField("发布单位", max_length=40)
    published_on = models.DateField("公开日期")
    public_until = models.DateField("公开止", null=True, blank=True)


class Attachment(models.Model):
    """One picture of a row of another table; the file is named by its digest."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    subject = models.CharField("所属内容", max_length=14, choices=choices_of(AttachmentSubject))
    subject_id = models.BigIntegerField("所属编号")
    role = models.CharField("附件类别", max_length=10, choices=choices_of(AttachmentRole))
    document = models.PositiveSmallIntegerField("序号")
    page = models.PositiveSmallIntegerField("页码")
    pages = models.PositiveSmallIntegerField("页数")
    caption = models.CharField("图片说明", max_length=60)
    essential = models.BooleanField("要点页")
    added_on = models.DateField("上传日期")
    sha256 = models.CharField("文件摘要", max_length=64)
    size_bytes = models.PositiveBigIntegerField("文件大小")
    kind = models.CharField("格式", max_length=6, choices=choices_of(MediaKind))
    public_until = models.DateField("公开止", null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject", "subject_id", "document", "page"], name="attachment_once"
            )
        ]


class Notice(models.Model):
    """What the township or a village puts on the first screen between two days."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    kind = models.CharField("类别", max_length=10)
    title = models.CharField("标题", max_length=60)
    body = models.CharField("内容", max_length=300)
    issuer = models.CharField("发布单位", max_length=40)
    public_from = models.DateField("公开起")
    public_until = models.DateField("公开止")


class Policy(models.Model):
    """A document of policy in plain words."""

    title = models.CharField("文件标题", max_length=120)
    doc_no = models.CharField("文号", max_length=40)
    issuer = models.CharField("发文单位", max_length=60)
    issued_on = models.DateField("发文日期")
    valid_from = models.DateField("有效期起")
    valid_to = models.DateField("有效期止", null=True, blank=True)
    category = models.CharField("类别", max_length=20)
    plain = models.CharField("一句话", max_length=120)
    body = models.TextField("政策要点")
    ask_department = models.CharField("问谁", max_length=40)
    ask_phone = models.CharField("电话", max_length=20)
    programme = models.CharField("项目编码", max_length=12, null=True, blank=True)


class Procedure(models.Model):
    """How to get something done in a region and those below it."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    title = models.CharField("事项名称", max_length=60)
    eligible = models.CharField("谁能办", max_length=120)
    bring = models.CharField("带什么", max_length=300)
    office = models.CharField("在哪里办", max_length=60)
    hours = models.CharField("办公时间", max_length=60)
    phone = models.CharField("电话", max_length=20)
    fee = models.CharField("收费", max_length=20)
    work_days = models.PositiveSmallIntegerField("多少个工作日办好")
    basis = models.CharField("依据", max_length=120, null=True, blank=True)
    programme = models.CharField("项目编码", max_length=12, null=True, blank=True)


class ProcedureStep(models.Model):
    """One step of a procedure."""

    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="steps", verbose_name="事项名称"
    )
    step = models.PositiveSmallIntegerField("第几步")
    title = models.CharField("步骤", max_length=20)
    what = models.CharField("怎么做", max_length=120)
    who = models.CharField("谁来办", max_length=40)
    work_days = models.PositiveSmallIntegerField("工作日", null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["procedure", "step"], name="procedure_step_once")
        ]
