"""Addresses: the language first, then the subject. `/` chooses by the browser, `/health` answers when ready."""

from django.urls import path, register_converter

from jisr.web.absent import absent
from jisr.web.health import health
from jisr.web.languages import LanguageConverter, choose
from jisr.web.law.urls import law_addresses
from jisr.web.replay.views import moment, replay, step
from jisr.web.report.views import report
from jisr.web.room.urls import room_addresses

register_converter(LanguageConverter, "language")

urlpatterns = [
    path("", choose),
    path("health", health),
    path("<language:tag>/", report, name="report"),
    path("<language:tag>/replay/", replay, name="replay"),
    path("<language:tag>/replay/at/", moment, name="moment"),
    path("<language:tag>/replay/<int:number>/", step, name="step"),
    *law_addresses(),
    *room_addresses(),
]

handler404 = absent
