"""Registers the models with Django."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "county.disclosure"
    label = "disclosure"
    verbose_name = "公开数据"
