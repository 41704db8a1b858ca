"""Addresses of the console."""

from django.urls import URLPattern, path

from jisr.web.room.console import (
    asked,
    day,
    exercises,
    halfdays,
    knowing,
    lawful,
    mending,
    reported,
    seats,
    telling,
    views,
)

ADDRESSES: list[URLPattern] = [
    path("console/", views.board, name="console"),
    path("console/inject/<str:name>/", views.inject, name="console-inject"),
    path("console/inject/<str:name>/decide", views.decide, name="console-decide"),
    path("console/recall", views.recall, name="console-recall"),
    path("console/judge", views.judge, name="console-judge"),
    path("console/write/", telling.write, name="console-write"),
    path("console/seats/", seats.seats, name="console-seats"),
    path("console/stand-in", seats.stand_in, name="console-stand-in"),
    path("console/confirm", seats.confirm, name="console-confirm"),
    path("console/help", seats.levels, name="console-help"),
    path("console/truth/", knowing.truth, name="console-truth"),
    path("console/half-day/", halfdays.half_day, name="console-half-day"),
    path("console/law/", lawful.law, name="console-law"),
    path("console/law/correction.yaml", lawful.correction, name="console-correction"),
    path("console/mend/", mending.mend, name="console-mend"),
    path("console/report/", reported.report, name="console-report"),
    path("console/day/", day.day, name="console-day"),
    path("console/day/post", day.post_day, name="console-day-post"),
    path("console/exercises/", exercises.exercises, name="console-exercises"),
    path("console/exercises/go", exercises.go, name="console-go"),
    path("console/exercises/new", exercises.new, name="console-new"),
    path("asked/", asked.asked, name="asked"),
]
