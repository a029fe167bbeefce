"""The disclosed data as the county holds them.

Money is integer fen, quantities are integer hundredths. `Person` is the only place that knows an
ID number; what leaves the county is worked out in `county.publishing`.
"""

from enum import StrEnum
from typing import ClassVar

from django.db import models

from sync.wire.schema import DisclosureState, EntitlementState, PaidTo, PaymentState


def choices_of(closed: type[StrEnum]) -> list[tuple[str, str]]:
    """A closed set of the wire as a field's choices."""
    return [(each.value, each.value) for each in closed]


class Edition(models.Model):
    """The one row that says how recent the county's data are, and whether they are invented."""

    as_of = models.DateField("数据截至")
    demo = models.BooleanField("演示数据")


class Region(models.Model):
    """An administrative division: 12 digits."""

    code = models.CharField("代码", max_length=12, primary_key=True)
    name = models.CharField("名称", max_length=60)
    level = models.CharField("级别", max_length=10)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")


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

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "year"], name="programme_of_year")
        ]


class Source(models.Model):
    """Money that came to the county for a programme of a year."""

    programme = models.ForeignKey(Programme, models.PROTECT)
    level = models.CharField("资金级次", max_length=6)
    doc_no = models.CharField("指标文号", max_length=40)
    received_on = models.DateField("收文日期")
    amount_fen = models.BigIntegerField("指标金额")


class Allotment(models.Model):
    """A part of a source passed down to a township."""

    source = models.ForeignKey(Source, models.PROTECT)
    doc_no = models.CharField("下达文号", max_length=40)
    allotted_on = models.DateField("下达日期")
    from_units = models.CharField("下达单位", max_length=60)
    to_region = models.ForeignKey(Region, models.PROTECT)
    amount_fen = models.BigIntegerField("金额")


class Disbursement(models.Model):
    """One batch paid out in one region; `amount_fen` is what was declared for it."""

    allotment = models.ForeignKey(Allotment, models.PROTECT)
    region = models.ForeignKey(Region, models.PROTECT)
    label = models.CharField("批次", max_length=20)
    posted_on = models.DateField("公示日期")
    posted_days = models.PositiveSmallIntegerField("公示天数")
    disbursed_on = models.DateField("拨付日期")
    amount_fen = models.BigIntegerField("拨付金额")
    payees = models.PositiveIntegerField("人数")
    unnamed = models.PositiveIntegerField("不列名人数")
    note = models.CharField("说明", max_length=200, null=True)


class Person(models.Model):
    """A person known to the county. `number` and `former_number` never leave it.

    `former_number` is the number on record before `number_since`, where a new kind of card brought
    a new one. `protected` persons stand in no list.
    """

    number = models.CharField("证件号码", max_length=18, unique=True)
    former_number = models.CharField("原证件号码", max_length=18, null=True, unique=True)
    number_since = models.DateField("新号码起用日期", null=True)
    name = models.CharField("姓名", max_length=60)
    sex = models.CharField("性别", max_length=4)
    birth = models.DateField("出生日期")
    village = models.ForeignKey(Region, models.PROTECT)
    group = models.CharField("组", max_length=10, null=True)
    head = models.ForeignKey("self", models.PROTECT, null=True, related_name="members")
    protected = models.BooleanField("不列名")


class Payment(models.Model):
    """One payment to one person: amount = quantity × standard, half up to the fen."""

    person = models.ForeignKey(Person, models.PROTECT)
    disbursement = models.ForeignKey(Disbursement, models.PROTECT)
    quantity = models.IntegerField("数量")
    standard_fen = models.BigIntegerField("标准")
    amount_fen = models.BigIntegerField("金额")
    state = models.CharField("状态", max_length=12, choices=choices_of(PaymentState))
    paid_on = models.DateField("到账日期", null=True)
    reason = models.CharField("原因", max_length=60, null=True)
    remedy = models.CharField("怎么办", max_length=120, null=True)
    bank = models.CharField("开户行", max_length=20)
    account_last4 = models.CharField("卡号末四位", max_length=4)


class Entitlement(models.Model):
    """That a person gets a programme, or no longer does."""

    person = models.ForeignKey(Person, models.PROTECT)
    programme = models.CharField("项目编码", max_length=12)
    valid_from = models.DateField("起")
    valid_to = models.DateField("止", null=True)
    state = models.CharField("状态", max_length=10, choices=choices_of(EntitlementState))
    reason = models.CharField("原因", max_length=120, null=True)
    remedy = models.CharField("怎么办", max_length=160, null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "programme", "valid_from"], name="entitlement_once"
            )
        ]


class CatalogueItem(models.Model):
    """What is due for a region and a programme's year, and whether the county has it."""

    region = models.ForeignKey(Region, models.PROTECT)
    programme = models.ForeignKey(Programme, models.PROTECT)
    state = models.CharField("状态", max_length=14, choices=choices_of(DisclosureState))
    department = models.CharField("责任部门", max_length=40)
    due_on = models.DateField("应交日期", null=True)
    note = models.CharField("说明", max_length=200, null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "programme"], name="catalogue_item_once")
        ]


class Notice(models.Model):
    """What the township or a village puts on the first screen between two days."""

    region = models.ForeignKey(Region, models.PROTECT)
    kind = models.CharField("类别", max_length=10)
    title = models.CharField("标题", max_length=60)
    body = models.CharField("内容", max_length=300)
    issuer = models.CharField("发布单位", max_length=40)
    public_from = models.DateField("公开起")
    public_until = models.DateField("公开止")
