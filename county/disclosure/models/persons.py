"""Persons and what belongs to them. Quantities are integer hundredths, money is integer fen."""

from typing import ClassVar

from django.db import models

from county.disclosure.models.money import Disbursement
from county.disclosure.models.places import Region
from county.disclosure.models.words import choices_of
from sync.wire.schema import EntitlementState, PaymentState


class Person(models.Model):
    """A person known to the county. `number` and `former_number` never leave it.

    `former_number` is the number on record before `number_since`, where a new kind of card brought
    a new one. `protected` persons stand in no list.
    """

    number = models.CharField("证件号码", max_length=18, unique=True)
    former_number = models.CharField(
        "原证件号码", max_length=18, null=True, blank=True, unique=True
    )
    number_since = models.DateField("新号码起用日期", null=True, blank=True)
    name = models.CharField("姓名", max_length=60)
    sex = models.CharField("性别", max_length=4)
    birth = models.DateField("出生日期")
    village = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    group = models.CharField("组", max_length=10, null=True, blank=True)
    head = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="members", verbose_name="户主"
    )
    protected = models.BooleanField("不列名")


class Payment(models.Model):
    """One payment to one person: amount = quantity × standard, half up to the fen."""

    person = models.ForeignKey(Person, models.PROTECT, verbose_name="领款人")
    disbursement = models.ForeignKey(Disbursement, models.PROTECT, verbose_name="批次")
    quantity = models.IntegerField("数量")
    standard_fen = models.BigIntegerField("标准")
    amount_fen = models.BigIntegerField("金额")
    state = models.CharField("状态", max_length=12, choices=choices_of(PaymentState))
    paid_on = models.DateField("到账日期", null=True, blank=True)
    reason = models.CharField("原因", max_length=60, null=True, blank=True)
    remedy = models.CharField("怎么办", max_length=120, null=True, blank=True)
    remedy_phone = models.CharField("咨询电话", max_length=20, null=True, blank=True)
    bank = models.CharField("开户行", max_length=20)
    account_last4 = models.CharField("卡号末四位", max_length=4)


class Entitlement(models.Model):
    """That a person gets a programme, or no longer does."""

    person = models.ForeignKey(Person, models.PROTECT, verbose_name="享受人")
    programme = models.CharField("项目编码", max_length=12)
    valid_from = models.DateField("起")
    valid_to = models.DateField("止", null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=choices_of(EntitlementState))
    reason = models.CharField("原因", max_length=120, null=True, blank=True)
    remedy = models.CharField("怎么办", max_length=160, null=True, blank=True)
    remedy_phone = models.CharField("咨询电话", max_length=20, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "programme", "valid_from"], name="entitlement_once"
            )
        ]


class Roster(models.Model):
    """A public list of who has a standing; how many stand on it is counted at publication."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    kind = models.CharField("名册类别", max_length=20)
    title = models.CharField("名册名称", max_length=60)
    basis = models.CharField("公示依据", max_length=120)
    department = models.CharField("责任单位", max_length=40)
    phone = models.CharField("监督电话", max_length=20)
    decided_on = models.DateField("认定日期")
    public_from = models.DateField("公示起")
    public_until = models.DateField("公示止", null=True, blank=True)


class RosterLine(models.Model):
    """One person of a roster, without any number; `protected` persons are counted only."""

    roster = models.ForeignKey(Roster, models.PROTECT, related_name="lines", verbose_name="名册")
    name = models.CharField("姓名", max_length=60)
    group = models.CharField("组", max_length=10, null=True, blank=True)
    since = models.DateField("认定日期", null=True, blank=True)
    protected = models.BooleanField("不列名")
