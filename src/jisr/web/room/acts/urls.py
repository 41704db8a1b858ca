"""Addresses of the acts."""

from django.urls import URLPattern, path

from jisr.web.room.acts import views

ADDRESSES: list[URLPattern] = [
    path("act/", views.acts, name="acts"),
    path("act/<slug:slug>/", views.act, name="act"),
]
