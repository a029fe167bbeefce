"""Uploads and batches. Rows of a draft lie packed beside their batch; only publication spreads them
over the disclosed tables, so that nothing unreviewed can reach a terminal.
"""

from typing import ClassVar

from django.db import models

from county.importing.flow import SHOWN, BatchState


class Upload(models.Model):
    """That somebody handed in a file: which, when, and what became of its rows."""

    table = models.CharField("表", max_length=20)
    file_name = models.CharField("文件名", max_length=255)
    sha256 = models.CharField("文件指纹", max_length=64, db_index=True)
    size_bytes = models.BigIntegerField("字节数")
    operator = models.CharField("导入人", max_length=60)
    scope = models.CharField("填报地区", max_length=12, null=True)
    received_at = models.DateTimeField("导入时间")
    rows_ok = models.PositiveIntegerField("可用行数")
    rows_bad = models.PositiveIntegerField("有误行数")
    rows_skipped = models.PositiveIntegerField("跳过行数")


class Batch(models.Model):
    """The good rows of one upload, the unit of review.

    `first_id` and `last_id` bound the disclosed rows that its publication made; they stay when it
    is withdrawn, so that no id is ever given twice.
    """

    upload = models.OneToOneField(Upload, models.PROTECT, related_name="batch")
    table = models.CharField("表", max_length=20)
    state = models.CharField(
        "状态", max_length=10, choices=[(each.value, SHOWN[each]) for each in BatchState]
    )
    rows = models.PositiveIntegerField("行数")
    amount_fen = models.BigIntegerField("金额合计", null=True)
    changed_at = models.DateTimeField("变动时间")
    changed_by = models.CharField("变动人", max_length=60)
    first_id = models.BigIntegerField("起始编号", null=True)
    last_id = models.BigIntegerField("末尾编号", null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["table", "state"], name="batch_of_table")]


class Portion(models.Model):
    """Some thousand rows of a batch: JSON in zstd, each row the values of the table's columns."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="portions")
    place = models.PositiveIntegerField("次序")
    packed = models.BinaryField("内容")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "place"], name="portion_once")
        ]


class Number(models.Model):
    """The number by which clerks call a disclosed row, such as a 拨付单号."""

    table = models.CharField("表", max_length=20)
    number = models.CharField("编号", max_length=40)
    row = models.BigIntegerField("行")
    batch = models.ForeignKey(Batch, models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["table", "number"], name="number_once")
        ]
