"""Addresses of the hearings."""

from django.urls import URLPattern, path

from jisr.web.room.scenes import playing, translating, views

ADDRESSES: list[URLPattern] = [
    path("scenes/", views.scenes, name="scenes"),
    path("scenes/card/", playing.card, name="scene-card"),
    path("scenes/players/", playing.players, name="scene-players"),
    path("scenes/translations/", translating.translations, name="translations"),
    path("scenes/film/<str:exhibit>/", views.film, name="scene-film"),
    path("scenes/<int:id>/", views.scene, name="scene"),
]
