"""How a page of the case file is answered: the frame of the room, and the sections of the file."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse

from jisr.press.speech import Speech
from jisr.web.room.frame import room_page
from jisr.web.room.sessions import Present

SECTIONS = (
    ("overview", "", "At a glance"),
    ("subjects", "subjects/", "Persons and things"),
    ("exhibits", "exhibits/", "Exhibits"),
    ("statements", "statements/", "What is stated"),
    ("proof", "proof/", "Proof"),
    ("timeline", "timeline/", "Timeline"),
    ("route", "route/", "Route"),
    ("links", "links/", "Links"),
)


def file_page(
    template: str, content: Mapping[str, object], *, request: HttpRequest, speech: Speech, here: Present, section: str,
    way: str, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """A page of the file; `way` is its address after `/<tag>/room/file/`."""
    file = f"/{speech.language.tag}/room/file/"
    query = request.GET.urlencode()
    frame = {
        "file": file,
        "sections": [
            {"href": f"{file}{place}", "sentence": sentence, "current": name == section}
            for name, place, sentence in SECTIONS
        ],
    }
    return room_page(
        f"file/{template}", {**frame, **content}, request=request, speech=speech, here=here,
        way=f"file/{way}{'?' if query else ''}{query}", current="file", status=status,
    )  # fmt: skip


def missing(request: HttpRequest, speech: Speech, here: Present, *, section: str, way: str) -> HttpResponse:
    """The answer for what the file of the seat does not hold, whether or not it exists elsewhere."""
    return file_page(
        "missing.html", {}, request=request, speech=speech, here=here, section=section, way=way, status=404
    )
