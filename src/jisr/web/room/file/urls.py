"""Addresses of the case file."""

from django.urls import URLPattern, path

from jisr.web.room.file import exhibits, links, overview, proof, route, search, statements, subjects, timeline

ADDRESSES: list[URLPattern] = [
    path("file/", overview.overview, name="file"),
    path("file/subjects/", subjects.subjects, name="file-subjects"),
    path("file/subject/<str:id>", subjects.subject, name="file-subject"),
    path("file/exhibits/", exhibits.exhibits, name="file-exhibits"),
    path("file/exhibit/<str:id>", exhibits.exhibit, name="file-exhibit"),
    path("file/statements/", statements.statements, name="file-statements"),
    path("file/timeline/", timeline.timeline, name="file-timeline"),
    path("file/proof/", proof.proof, name="file-proof"),
    path("file/proof/<str:element>", proof.element, name="file-element"),
    path("file/proof/<str:element>/<str:exhibit>", proof.pair, name="file-pair"),
    path("file/route/", route.route, name="file-route"),
    path("file/links/", links.links, name="file-links"),
    path("file/search/", search.search, name="file-search"),
]
