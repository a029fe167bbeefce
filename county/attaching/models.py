"""What was made of which file, so that no file is opened and no picture is sealed twice."""

from typing import ClassVar

from django.db import models


class TakenPage(models.Model):
    """The picture that one page of a handed-in file became."""

    source_sha256 = models.CharField("原文件指纹", max_length=64)
    page = models.PositiveSmallIntegerField("页码")
    sha256 = models.CharField("图片指纹", max_length=64)
    size_bytes = models.PositiveBigIntegerField("图片大小")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source_sha256", "page"], name="taken_page_once")
        ]


class SealedPicture(models.Model):
    """The file that a picture is published as, under one epoch of a region's key."""

    sha256 = models.CharField("图片指纹", max_length=64)
    region = models.CharField("区划", max_length=12)
    epoch = models.PositiveIntegerField("密钥期次")
    name = models.CharField("公开文件名", max_length=64)
    size_bytes = models.PositiveBigIntegerField("公开文件大小")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "epoch", "sha256"], name="sealed_picture_once"
            )
        ]
