"""What the county answers to."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
