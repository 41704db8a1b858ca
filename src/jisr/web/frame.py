"""What every page holds: the name of the case, the languages, the menu; and how a page is answered."""

from collections.abc import Mapping
from pathlib import Path

from django.http import HttpResponse

from jisr.press.pages import PageEngine
from jisr.press.speech import Speech
from jisr.web.room.rooms import rooms
from jisr.web.shown import shown

ENGINE = PageEngine(folders=[Path(__file__).parent])
MENU = (("report", "", "Report"), ("replay", "replay/", "Replay"), ("law", "law/", "Law"))
ROOM = (("room", "room/", "Room"),)


def menu() -> tuple[tuple[str, str, str], ...]:
    """The subjects of the pages; the room comes first where one is open."""
    return (*(ROOM if rooms() is not None else ()), *MENU)


def frame(speech: Speech, *, current: str, address: str) -> dict[str, object]:
    """The content of the frame for a page whose address, after the language, is `address`."""
    tag = speech.language.tag
    return {
        "home": f"/{tag}/",
        "case": shown().title,
        "languages": [
            {"tag": other.tag, "name": other.name, "href": f"/{other.tag}/{address}"}
            for other in shown().languages.values()
        ],
        "menu": [
            {"href": f"/{tag}/{place}", "sentence": sentence, "current": name == current}
            for name, place, sentence in menu()
        ],
    }


def page(template: str, *, speech: Speech, content: Mapping[str, object]) -> HttpResponse:
    """The page in the language; it may be kept by nobody, for what an exercise shows is for those who are in it."""
    answer = HttpResponse(ENGINE.render(template, speech=speech, content=content))
    answer.headers["Content-Language"] = speech.language.tag
    answer.headers["Cache-Control"] = "no-store"
    return answer
