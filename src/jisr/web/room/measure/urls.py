"""Addresses of measures."""

from django.urls import URLPattern, path

from jisr.web.room.measure import views

ADDRESSES: list[URLPattern] = [path("measure/", views.measure, name="measure")]
