"""Addresses of coming in."""

from django.urls import URLPattern, path

from jisr.web.room.entry import views

ADDRESSES: list[URLPattern] = [
    path("", views.start, name="room"),
    path("sign-in", views.sign_in, name="sign-in"),
    path("link/<str:token>", views.link, name="link"),
    path("switch", views.switch, name="switch"),
    path("leave", views.away, name="leave"),
    path("lock", views.lock, name="lock"),
    path("secret", views.secret, name="secret"),
    path("cards/", views.cards, name="cards"),
]
