"""Addresses of messages."""

from django.urls import URLPattern, path

from jisr.web.room.notes import views

ADDRESSES: list[URLPattern] = [
    path("note/", views.threads, name="threads"),
    path("note/<str:office>/", views.thread, name="thread"),
]
