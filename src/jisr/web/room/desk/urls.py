"""Addresses of the desk."""

from django.urls import URLPattern, path

from jisr.web.room.desk import views

ADDRESSES: list[URLPattern] = [path("desk/", views.desk, name="desk")]
