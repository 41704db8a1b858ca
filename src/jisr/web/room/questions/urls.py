"""Addresses of questions and decisions."""

from django.urls import URLPattern, path

from jisr.web.room.questions import views

ADDRESSES: list[URLPattern] = [
    path("question/", views.questions, name="questions"),
    path("question/<int:number>/", views.question, name="question"),
]
