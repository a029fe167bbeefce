"""Registers the models with Django."""

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "county.importing"
    label = "importing"
    verbose_name = "数据导入"
