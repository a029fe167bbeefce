"""The way of the money from above. Money is integer fen."""

from django.db import models

from county.disclosure.models.places import Region
from county.disclosure.models.programmes import Programme


class Source(models.Model):
    """Money that came to the county for a programme of a year."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="项目编码")
    level = models.CharField("资金级次", max_length=6)
    doc_no = models.CharField("指标文号", max_length=40)
    received_on = models.DateField("收文日期")
    amount_fen = models.BigIntegerField("指标金额")
    doc_title = models.CharField("文件标题", max_length=120, null=True, blank=True)
    function_code = models.CharField("功能分类科目", max_length=10, null=True, blank=True)
    economic_code = models.CharField("经济分类科目", max_length=10, null=True, blank=True)
    nature = models.CharField("指标性质", max_length=10, null=True, blank=True)


class Allotment(models.Model):
    """A part of a source passed down to a township."""

    source = models.ForeignKey(Source, models.PROTECT, verbose_name="指标文号")
    doc_no = models.CharField("下达文号", max_length=40)
    allotted_on = models.DateField("下达日期")
    from_units = models.CharField("下达单位", max_length=60)
    to_region = models.ForeignKey(Region, models.PROTECT, verbose_name="接收地区")
    amount_fen = models.BigIntegerField("金额")
    purpose = models.CharField("用途", max_length=120, null=True, blank=True)


class Disbursement(models.Model):
    """One batch paid out in one region; `amount_fen` is what was declared for it."""

    allotment = models.ForeignKey(Allotment, models.PROTECT, verbose_name="下达文号")
    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    label = models.CharField("批次", max_length=20)
    posted_on = models.DateField("公示日期")
    posted_days = models.PositiveSmallIntegerField("公示天数")
    disbursed_on = models.DateField("拨付日期")
    amount_fen = models.BigIntegerField("拨付金额")
    payees = models.PositiveIntegerField("人数")
    unnamed = models.PositiveIntegerField("不列名人数")
    note = models.CharField("说明", max_length=200, null=True, blank=True)
