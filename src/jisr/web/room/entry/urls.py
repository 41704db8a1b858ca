"""Addresses of coming in."""

from django.urls import URLPattern, path

from jisr.web.room.entry import accounts, locking, mine, passkey, views

ADDRESSES: list[URLPattern] = [
    path("", views.start, name="room"),
    path("sign-in", views.sign_in, name="sign-in"),
    path("link/<str:token>", views.link, name="link"),
    path("switch", views.switch, name="switch"),
    path("leave", views.away, name="leave"),
    path("lock", locking.lock, name="lock"),
    path("secret", mine.secret, name="secret"),
    path("passkey/ask", passkey.ask, name="passkey-ask"),
    path("passkey/enter", passkey.come_in, name="passkey-enter"),
    path("passkey/new", passkey.ask_new, name="passkey-new"),
    path("passkey/add", passkey.add, name="passkey-add"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("cards/", views.cards, name="cards"),
]
