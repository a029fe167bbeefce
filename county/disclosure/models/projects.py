"""Works, who pays for them, how far they are, and every payment for them. Money is integer fen."""

from typing import ClassVar

from django.db import models

from county.disclosure.models.money import Allotment
from county.disclosure.models.places import Region
from county.disclosure.models.words import choices_of
from sync.wire.schema import ProjectStageKind


class Project(models.Model):
    """One of the works of a village or township."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    code = models.CharField("项目编号", max_length=20, unique=True)
    name = models.CharField("项目名称", max_length=60)
    place = models.CharField("建设地点", max_length=60)
    content = models.CharField("建设内容", max_length=200)
    approval_no = models.CharField("立项批复文号", max_length=40)
    approved_on = models.DateField("立项日期")
    budget_fen = models.BigIntegerField("投资规模")
    unit = models.CharField("责任单位", max_length=40)
    manager = models.CharField("责任人", max_length=20)
    phone = models.CharField("监督电话", max_length=20)
    tender = models.CharField("招标方式", max_length=20, null=True, blank=True)
    contractor = models.CharField("施工单位", max_length=60, null=True, blank=True)
    contractor_is_person = models.BooleanField("施工方是个人", default=False)
    award_fen = models.BigIntegerField("中标价", null=True, blank=True)
    contract_no = models.CharField("合同编号", max_length=40, null=True, blank=True)
    contract_fen = models.BigIntegerField("合同金额", null=True, blank=True)
    started_on = models.DateField("开工日期", null=True, blank=True)
    due_on = models.DateField("计划完工日期", null=True, blank=True)
    finished_on = models.DateField("实际完工日期", null=True, blank=True)
    progress = models.PositiveSmallIntegerField("进度")
    changes = models.CharField("变更签证", max_length=200, null=True, blank=True)
    accepted_on = models.DateField("验收日期", null=True, blank=True)
    acceptance = models.CharField("验收结论", max_length=120, null=True, blank=True)
    cut_fen = models.BigIntegerField("审计核减", null=True, blank=True)
    final_fen = models.BigIntegerField("决算金额", null=True, blank=True)
    warranty_until = models.DateField("质保期止", null=True, blank=True)
    note = models.CharField("说明", max_length=200, null=True, blank=True)


class ProjectFund(models.Model):
    """One of those who pay for a project."""

    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目编号")
    programme = models.CharField("项目编码", max_length=12, null=True, blank=True)
    allotment = models.ForeignKey(
        Allotment, models.PROTECT, null=True, blank=True, verbose_name="下达文号"
    )
    level = models.CharField("资金级次", max_length=10)
    name = models.CharField("资金名称", max_length=40)
    basis = models.CharField("文号或决议", max_length=80)
    amount_fen = models.BigIntegerField("金额")


class ProjectStage(models.Model):
    """What happened in one stage of a project."""

    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目编号")
    stage = models.CharField("阶段", max_length=10, choices=choices_of(ProjectStageKind))
    began_on = models.DateField("开始日期")
    done_on = models.DateField("完成日期", null=True, blank=True)
    what = models.CharField("情况", max_length=200)
    who = models.CharField("经办单位", max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "stage"], name="project_stage_once")
        ]


class Expenditure(models.Model):
    """One payment for works, out of one of the project's funds."""

    project = models.ForeignKey(Project, models.PROTECT, verbose_name="项目编号")
    fund = models.ForeignKey(ProjectFund, models.PROTECT, verbose_name="资金名称")
    spent_on = models.DateField("支出日期")
    voucher_no = models.CharField("凭证号", max_length=20)
    summary = models.CharField("摘要", max_length=80)
    payee = models.CharField("收款方", max_length=60)
    payee_is_person = models.BooleanField("收款方是个人", default=False)
    amount_fen = models.BigIntegerField("金额")
    budget_item = models.CharField("预算项", max_length=40, null=True, blank=True)
    instalment = models.CharField("进度款批次", max_length=20, null=True, blank=True)
    invoice_no = models.CharField("发票号", max_length=24, null=True, blank=True)
    handler = models.CharField("经手人", max_length=20, null=True, blank=True)
    approver = models.CharField("审批人", max_length=20, null=True, blank=True)
