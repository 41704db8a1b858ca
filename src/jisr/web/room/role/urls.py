"""Addresses of the role."""

from django.urls import URLPattern, path

from jisr.web.room.role import views

ADDRESSES: list[URLPattern] = [
    path("role/", views.role, name="role"),
    path("role/seat/", views.late, name="late"),
]
