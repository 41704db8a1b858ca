"""Addresses of working documents."""

from django.urls import URLPattern, path

from jisr.web.room.documents import views

ADDRESSES: list[URLPattern] = [
    path("document/", views.documents, name="documents"),
    path("document/<int:number>/", views.document, name="document"),
    path("document/<int:number>/sign/", views.sign, name="sign"),
]
