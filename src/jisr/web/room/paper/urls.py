"""Addresses of the papers and of how to connect."""

from django.urls import URLPattern, path

from jisr.web.room.paper import typed_in, views

ADDRESSES: list[URLPattern] = [
    path("paper/", views.papers, name="papers"),
    path("paper/catching-up", views.catching_up, name="catching-up"),
    path("paper/connect/", views.connect, name="connect"),
    path("paper/desks/<str:seat>/", views.desk, name="desk-paper"),
    path("paper/<str:sheet>/", views.sheet, name="sheet"),
    path("typed/", typed_in.typed, name="typed"),
    path("trust/", views.trust, name="trust"),
    path("trust/authority.crt", views.authority, name="authority"),
]
