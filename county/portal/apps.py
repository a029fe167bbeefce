"""Registers the templates with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "county.portal"
    label = "portal"
    verbose_name = "对外服务"
