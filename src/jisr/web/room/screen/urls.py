"""Addresses of the screen."""

from django.urls import URLPattern, path

from jisr.web.room.screen import views

ADDRESSES: list[URLPattern] = [
    path("screen", views.screen, name="screen"),
    path("screen/<str:token>", views.by_address, name="screen-address"),
]
