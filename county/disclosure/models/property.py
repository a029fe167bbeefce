"""What a village owns, and to whom it has let what. Quantities are integer hundredths."""

from typing import ClassVar

from django.db import models

from county.disclosure.models.places import Region
from county.disclosure.models.projects import Project


class Asset(models.Model):
    """One thing that the collective owns."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    code = models.CharField("资产编号", max_length=20)
    name = models.CharField("资产名称", max_length=40)
    category = models.CharField("资产类别", max_length=20)
    quantity = models.IntegerField("数量")
    unit = models.CharField("单位", max_length=6)
    acquired_on = models.DateField("取得日期", null=True, blank=True)
    original_fen = models.BigIntegerField("原值")
    net_fen = models.BigIntegerField("净值", null=True, blank=True)
    place = models.CharField("存放地点", max_length=40, null=True, blank=True)
    keeper = models.CharField("保管人", max_length=20, null=True, blank=True)
    use = models.CharField("使用状况", max_length=10)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "code"], name="asset_once")
        ]


class Resource(models.Model):
    """Land, woods or water of the collective."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    code = models.CharField("资源编号", max_length=20)
    name = models.CharField("资源名称", max_length=40)
    category = models.CharField("资源类别", max_length=20)
    area = models.IntegerField("面积")
    unit = models.CharField("单位", max_length=6)
    place = models.CharField("坐落", max_length=40)
    use = models.CharField("使用方式", max_length=10)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "code"], name="resource_once")
        ]


class Contract(models.Model):
    """What the collective agreed with whom."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    number = models.CharField("合同编号", max_length=40, unique=True)
    name = models.CharField("合同名称", max_length=60)
    kind = models.CharField("合同类别", max_length=10)
    counterparty = models.CharField("对方", max_length=60)
    counterparty_is_person = models.BooleanField("对方是个人", default=False)
    signed_on = models.DateField("签订日期")
    valid_from = models.DateField("合同期起")
    valid_to = models.DateField("合同期止")
    amount_fen = models.BigIntegerField("合同金额")
    settled_fen = models.BigIntegerField("已收付金额")
    terms = models.CharField("收付约定", max_length=80)
    decided = models.CharField("民主决策", max_length=80, null=True, blank=True)
    overdue = models.CharField("拖欠情况", max_length=120, null=True, blank=True)
    asset = models.ForeignKey(Asset, models.PROTECT, null=True, blank=True, verbose_name="资产编号")
    resource = models.ForeignKey(
        Resource, models.PROTECT, null=True, blank=True, verbose_name="资源编号"
    )
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, verbose_name="项目编号"
    )
