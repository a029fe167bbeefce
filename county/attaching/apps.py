"""Registers the models with Django."""

from django.apps import AppConfig


class AttachingConfig(AppConfig):
    name = "county.attaching"
    label = "attaching"
    verbose_name = "附件"
