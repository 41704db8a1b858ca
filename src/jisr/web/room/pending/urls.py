"""Addresses of steps that wait."""

from django.urls import URLPattern, path

from jisr.web.room.pending import views

ADDRESSES: list[URLPattern] = [
    path("step/<int:number>/", views.step, name="step"),
    path("step/<int:number>/withdraw", views.withdraw, name="withdraw"),
]
