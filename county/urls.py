"""What the county answers to."""

from django.urls import path

from county.portal import packages, phone

urlpatterns = [
    path("pkg/<path:name>", packages.package),
    path("k/", phone.page),
    path("k/page.css", phone.stylesheet, name="stylesheet"),
]

handler404 = phone.unknown
