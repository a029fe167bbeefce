"""How recent the data are, and the places they are of."""

from django.db import models


class Edition(models.Model):
    """The one row that says how recent the county's data are, and whether they are invented."""

    as_of = models.DateField("数据截至")
    demo = models.BooleanField("演示数据")


class Region(models.Model):
    """An administrative division: 12 digits."""

    code = models.CharField("代码", max_length=12, primary_key=True)
    name = models.CharField("名称", max_length=60)
    level = models.CharField("级别", max_length=10)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
