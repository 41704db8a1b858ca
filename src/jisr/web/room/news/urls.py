"""Address of the news."""

from django.urls import URLPattern, path

from jisr.web.room.news import views

ADDRESSES: list[URLPattern] = [path("news", views.news, name="news")]
