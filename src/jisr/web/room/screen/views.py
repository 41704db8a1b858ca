"""What everybody in the room may see on the wall. It is made from the clock and from what control posted, never from a
journal: its bytes are the same whatever the delegations do."""

import hmac

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.press.speech import Speech
from jisr.store import desk_rows
from jisr.store.doors import LOOK_ON
from jisr.vocabulary import in_language
from jisr.web.frame import page
from jisr.web.languages import spoken
from jisr.web.law.held import held_book
from jisr.web.room.console.day import BREAK, PROGRAMME, SCREEN
from jisr.web.room.frame import clock_shown
from jisr.web.room.live import LiveRoom
from jisr.web.room.rooms import rooms
from jisr.web.room.sessions import Present, in_control

AGAIN = "15"


@require_GET
@in_control(*LOOK_ON)
def screen(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The screen of the room in which an account is."""
    return shown(tag, here.room, "screen")


@require_GET
def by_address(request: HttpRequest, tag: Speech, token: str) -> HttpResponse:
    """The screen by its address, for a machine where nobody signs in. Raises `Http404` for any other address."""
    held = rooms()
    for room in held.all() if held is not None else ():
        kept = room.choices.get(SCREEN, "")
        if kept and hmac.compare_digest(kept.encode(), token.encode()):
            return shown(tag, room, f"screen/{token}")
    raise Http404


def shown(speech: Speech, room: LiveRoom, way: str) -> HttpResponse:
    """The page; a browser asks for it again by itself, without script."""
    tag = str(speech.language.tag)
    scenario, countries = room.scenario, held_book().corpus.countries
    said = desk_rows.announcements(room.id)[-1:]
    content = {
        "home": f"/{tag}/room/{way}", "room": f"/{tag}/room/", "menu": [],
        "languages": [
            {"tag": one.tag, "name": one.name, "href": f"/{one.tag}/room/{way}"} for one in spoken().values()
        ],
        "case": {"title": scenario.title, "parties": [countries[state].name for state in scenario.states]},
        "bar": clock_shown(room), "programme": room.choices.get(f"{PROGRAMME}:{tag}", "").splitlines(),
        "next_break": room.choices.get(BREAK, ""), "said": [in_language(one.text, tag) for one in said],
    }  # fmt: skip
    answer = page("room/screen/screen.html", speech=speech, content=content)
    answer.headers["Refresh"] = AGAIN
    return answer
