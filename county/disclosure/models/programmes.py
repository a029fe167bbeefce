"""The catalogue of programmes, the boards, and what is due for each village."""

from typing import ClassVar

from django.db import models

from county.disclosure.models.places import Region
from county.disclosure.models.words import choices_of
from sync.wire.schema import BoardContent, DisclosureState, PaidTo, Question


class Programme(models.Model):
    """One programme in one year's catalogue."""

    code = models.CharField("项目编码", max_length=12)
    year = models.PositiveSmallIntegerField("年度")
    name = models.CharField("项目名称", max_length=60)
    category = models.CharField("类别", max_length=20)
    department = models.CharField("主管部门", max_length=40)
    plain = models.CharField("一句话", max_length=120)
    doc_no = models.CharField("文号", max_length=40)
    doc_title = models.CharField("政策依据", max_length=120)
    unit = models.CharField("单位", max_length=6)
    unit_note = models.CharField("数量说明", max_length=20)
    standard_note = models.CharField("标准说明", max_length=40)
    paid_to = models.CharField("发给", max_length=10, choices=choices_of(PaidTo))
    rhythm = models.CharField("发放周期", max_length=10)
    ask_department = models.CharField("问谁", max_length=40)
    ask_phone = models.CharField("电话", max_length=20)
    named = models.BooleanField("列名公开")
    eligible = models.CharField("补助对象", max_length=200, null=True, blank=True)
    valid_from = models.DateField("政策有效期起", null=True, blank=True)
    valid_to = models.DateField("政策有效期止", null=True, blank=True)
    scale_fen = models.BigIntegerField("年度资金规模", null=True, blank=True)
    approved_by = models.CharField("审批签字人", max_length=20, null=True, blank=True)
    filed_on = models.DateField("备案日期", null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "year"], name="programme_of_year")
        ]


class CatalogueItem(models.Model):
    """What is due for a region and a programme's year, and whether the county has it."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="项目编码")
    state = models.CharField("状态", max_length=14, choices=choices_of(DisclosureState))
    department = models.CharField("责任部门", max_length=40)
    due_on = models.DateField("应交日期", null=True, blank=True)
    note = models.CharField("说明", max_length=200, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "programme"], name="catalogue_item_once")
        ]


class Board(models.Model):
    """One board of the screen, at its place among its siblings."""

    code = models.CharField("版块编码", max_length=12, primary_key=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级版块",
    )
    place = models.PositiveSmallIntegerField("顺序")
    title = models.CharField("版块名称", max_length=20)
    plain = models.CharField("一句话", max_length=60)
    question = models.CharField("回答的问题", max_length=12, choices=choices_of(Question))
    content = models.CharField("内容", max_length=12, choices=choices_of(BoardContent))
    department = models.CharField("牵头单位", max_length=40)
    rhythm = models.CharField("公开周期", max_length=10)


class DueItem(models.Model):
    """What a region must put on a board for a period, and whether it has."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    board = models.ForeignKey(Board, models.PROTECT, verbose_name="版块编码")
    title = models.CharField("应公开事项", max_length=60)
    label = models.CharField("所属期间", max_length=20)
    department = models.CharField("责任单位", max_length=40)
    due_on = models.DateField("应公开日期")
    state = models.CharField("状态", max_length=14, choices=choices_of(DisclosureState))
    published_on = models.DateField("公开日期", null=True, blank=True)
    article = models.ForeignKey(
        "Article", models.PROTECT, null=True, blank=True, verbose_name="公开内容"
    )
    note = models.CharField("说明", max_length=200, null=True, blank=True)
