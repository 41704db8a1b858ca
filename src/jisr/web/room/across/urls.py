"""Addresses of what goes between the States."""

from django.urls import URLPattern, path

from jisr.web.room.across import acting, consulting, drafting, meeting, telling, views

ADDRESSES: list[URLPattern] = [
    path("across/", views.across, name="across"),
    path("across/new/", drafting.begin, name="request-new"),
    path("across/draft/<str:key>/", drafting.draft, name="request-draft"),
    path("across/consult/", consulting.consult, name="consult"),
    path("across/inform/", telling.inform, name="inform"),
    path("across/meeting/new/", meeting.act, name="meeting-new"),
    path("across/meeting/<str:name>/", meeting.meeting, name="meeting"),
    path("across/meeting/<str:name>/<slug:matter>/", meeting.act, name="meeting-act"),
    path("across/message/<str:name>/", telling.message, name="message"),
    path("across/request/<str:name>/", views.one_request, name="request"),
    path("across/request/<str:name>/<slug:deed>/", acting.act, name="request-act"),
]
