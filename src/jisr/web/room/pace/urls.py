"""Addresses of the clock."""

from django.urls import URLPattern, path

from jisr.web.room.pace import views

ADDRESSES: list[URLPattern] = [
    path("clock/", views.clock, name="clock"),
    path("clock/turn", views.turn, name="turn"),
    path("pause", views.pause, name="pause"),
    path("announce", views.announce, name="announce"),
]
