"""Addresses of the mail."""

from django.urls import URLPattern, path

from jisr.web.room.inbox import views

ADDRESSES: list[URLPattern] = [
    path("mail/", views.mail, name="mail"),
    path("mail/<str:ref>/", views.item, name="mail-item"),
]
