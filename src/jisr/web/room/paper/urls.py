"""Addresses of the papers and of how to connect."""

from django.urls import URLPattern, path

from jisr.web.room.paper import views

ADDRESSES: list[URLPattern] = [
    path("paper/", views.papers, name="papers"),
    path("paper/connect/", views.connect, name="connect"),
    path("paper/desks/<str:seat>/", views.desk, name="desk-paper"),
    path("paper/<str:sheet>/", views.sheet, name="sheet"),
    path("trust/", views.trust, name="trust"),
    path("trust/authority.crt", views.authority, name="authority"),
]
