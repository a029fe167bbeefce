"""A village's books and the bank's side of them. Money is integer fen."""

from typing import ClassVar

from django.db import models

from county.disclosure.models.places import Region
from county.disclosure.models.projects import Expenditure, Project
from county.disclosure.models.property import Contract
from county.disclosure.models.reading import Attachment
from county.disclosure.models.words import choices_of
from sync.wire.schema import AccountClass, Direction


class LedgerAccount(models.Model):
    """One account of the chart of village collectives, as it was in force when."""

    code = models.CharField("科目编码", max_length=10)
    name = models.CharField("科目名称", max_length=30)
    plain = models.CharField("通俗说法", max_length=40)
    account_class = models.CharField("科目类别", max_length=10, choices=choices_of(AccountClass))
    system = models.CharField("会计制度", max_length=40)
    valid_from = models.DateField("启用日期")
    valid_to = models.DateField("停用日期", null=True, blank=True)
    successor = models.CharField("新科目编码", max_length=10, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="ledger_account_once")
        ]


class LedgerMonth(models.Model):
    """The head of one month of a village's books."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    month = models.DateField("月份")
    opening_fen = models.BigIntegerField("上期余额")
    income_fen = models.BigIntegerField("本期收入")
    expense_fen = models.BigIntegerField("本期支出")
    closing_fen = models.BigIntegerField("期末余额")
    lines = models.PositiveIntegerField("笔数")
    audited_on = models.DateField("监委会审核日期", null=True, blank=True)
    audited_by = models.CharField("审核人", max_length=20, null=True, blank=True)
    note = models.CharField("说明", max_length=200, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "month"], name="ledger_month_once")
        ]


class LedgerEntry(models.Model):
    """One line of a village's books."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    month = models.DateField("月份")
    booked_on = models.DateField("日期")
    voucher_no = models.CharField("凭证号", max_length=20)
    direction = models.CharField("收支", max_length=8, choices=choices_of(Direction))
    account = models.CharField("科目编码", max_length=10)
    summary = models.CharField("摘要", max_length=80)
    amount_fen = models.BigIntegerField("金额")
    reckoning = models.CharField("怎么算的", max_length=60, null=True, blank=True)
    counterparty = models.CharField("对方", max_length=60, null=True, blank=True)
    counterparty_is_person = models.BooleanField("对方是个人", default=False)
    fund_source = models.CharField("资金来源", max_length=20)
    fund_account = models.CharField("资金账户", max_length=20)
    bill_no = models.CharField("票据号", max_length=24, null=True, blank=True)
    handler = models.CharField("经手人", max_length=20)
    witness = models.CharField("证明人", max_length=20, null=True, blank=True)
    approver = models.CharField("审批人", max_length=20, null=True, blank=True)
    audit = models.CharField("监委会审核", max_length=40, null=True, blank=True)
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, verbose_name="项目编号"
    )
    contract = models.ForeignKey(
        Contract, models.PROTECT, null=True, blank=True, verbose_name="合同编号"
    )


class Voucher(models.Model):
    """One paper behind a line of the books or an expenditure."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    entry = models.ForeignKey(
        LedgerEntry, models.PROTECT, null=True, blank=True, verbose_name="收支"
    )
    expenditure = models.ForeignKey(
        Expenditure, models.PROTECT, null=True, blank=True, verbose_name="项目支出"
    )
    kind = models.CharField("凭证种类", max_length=10)
    number = models.CharField("票据号", max_length=24, null=True, blank=True)
    dated_on = models.DateField("开票日期")
    amount_fen = models.BigIntegerField("金额")
    attachment = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, verbose_name="附件"
    )


class BankLine(models.Model):
    """One line of the bank's statement of the village's account."""

    region = models.ForeignKey(Region, models.PROTECT, verbose_name="区划")
    bank = models.CharField("开户行", max_length=20)
    account_last4 = models.CharField("账号末四位", max_length=4)
    booked_on = models.DateField("交易日期")
    direction = models.CharField("收支", max_length=8, choices=choices_of(Direction))
    amount_fen = models.BigIntegerField("金额")
    balance_fen = models.BigIntegerField("余额", null=True, blank=True)
    counterparty = models.CharField("对方", max_length=60, null=True, blank=True)
    counterparty_is_person = models.BooleanField("对方是个人", default=False)
    summary = models.CharField("摘要", max_length=60)
    entry = models.ForeignKey(
        LedgerEntry, models.PROTECT, null=True, blank=True, verbose_name="收支"
    )
    note = models.CharField("说明", max_length=120, null=True, blank=True)
