"""What every page holds: the name of the case, the languages, the menu; and how a page is answered."""

from collections.abc import Mapping
from pathlib import Path

from django.http import HttpResponse

from jisr.press.pages import PageEngine
from jisr.press.speech import Speech
from jisr.vocabulary import LanguageTag
from jisr.web.room.rooms import rooms
from jisr.web.shown import shown

ENGINE = PageEngine(folders=[Path(__file__).parent])
MENU = (("report", "", "Report"), ("replay", "replay/", "Replay"), ("law", "law/", "Law"))
OF_THE_RUN = ("report", "replay")
ROOM = (("room", "room/", "Room"),)


def menu(*, whole: bool = False) -> tuple[tuple[str, str, str], ...]:
    """The subjects of the pages. Where a room is open it comes first; the run is named only for those who may read it
    (`whole`)."""
    if rooms() is None:
        return MENU
    return (*ROOM, *(one for one in MENU if whole or one[0] not in OF_THE_RUN))


def home(tag: LanguageTag) -> str:
    """Where the pages begin: in the room where one is open."""
    return f"/{tag}/" if rooms() is None else f"/{tag}/room/"


def frame(speech: Speech, *, current: str, address: str) -> dict[str, object]:
    """The content of the frame for a page whose address, after the language, is `address`."""
    tag = speech.language.tag
    return {
        "home": home(tag),
        "case": shown().title,
        "languages": [
            {"tag": other.tag, "name": other.name, "href": f"/{other.tag}/{address}"}
            for other in shown().languages.values()
        ],
        "menu": [
            {"href": f"/{tag}/{place}", "sentence": sentence, "current": name == current}
            for name, place, sentence in menu(whole=current in OF_THE_RUN)
        ],
    }


def page(template: str, *, speech: Speech, content: Mapping[str, object], status: int = 200) -> HttpResponse:
    """The page in the language; it may be kept by nobody, for what an exercise shows is for those who are in it."""
    answer = HttpResponse(ENGINE.render(template, speech=speech, content=content), status=status)
    answer.headers["Content-Language"] = speech.language.tag
    answer.headers["Cache-Control"] = "no-store"
    return answer
