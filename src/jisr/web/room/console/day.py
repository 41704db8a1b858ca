"""The day of the room: programme posted, breaks, start and end, announcements, the projector, what a jump spares."""

import secrets
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from jisr.press.speech import Speech
from jisr.store import desk_rows
from jisr.store.doors import Duty
from jisr.web.languages import spoken
from jisr.web.room import steer
from jisr.web.room.console.page import back, console_page, done, words_in
from jisr.web.room.console.programmed import days_of, programme_of
from jisr.web.room.console.views import clock_of
from jisr.web.room.live import LiveRoom
from jisr.web.room.sessions import Present, in_control
from jisr.web.room.waits import QUIET

WAY = "console/day/"
PROGRAMME, BREAK, SCREEN, QUIETS = "programme", "break", "screen", "quiet"


@require_GET
@in_control(Duty.CONTROL)
def day(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Everything about the day on one page; with `day`, the programme of that day of the timetable, not posted yet."""
    choices, table, wanted = here.room.choices, here.room.scenario.playing(), request.GET.get("day", "")
    token = choices.get(SCREEN, "")
    content = {
        "programme": [
            (one, programme_of(table, wanted, Speech(one)) or choices.get(f"{PROGRAMME}:{one.tag}", ""))
            for one in spoken().values()
        ],
        "days": [(one, one.day == wanted) for one in days_of(table)],
        "announces": list(spoken().values()), "next_break": choices.get(BREAK, ""),
        "screen": f"/{tag.language.tag}/room/screen/{token}" if token else "",
        "said": [(one.at, one.text) for one in reversed(desk_rows.announcements(here.room.id)[-6:])],
        "quiets": [(minutes, str(minutes) == choices.get(QUIETS, str(QUIET))) for minutes in (QUIET, 10, 0)],
        **clock_of(here),
    }  # fmt: skip
    return console_page("day.html", content, request=request, speech=tag, here=here, way=WAY, current="day")


@require_POST
@in_control(Duty.CONTROL)
def post_day(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Posts the programme, opens a break or a day, ends it, announces, opens the screen, chooses what is spared."""
    room, wanted = here.room, request.POST.get("do", "")
    until = request.POST.get("until", "").strip()[:20]
    match wanted:
        case "programme":
            _programme(room, words_in(request, _tags(), name="programme"), until)
        case "announce":
            if not (said := words_in(request, _tags())):
                return back(tag, WAY, "gone")
            steer.announce(room, said)
        case "break":
            return done(tag, WAY, lambda: _rest(room, until))
        case "begin":
            return done(tag, WAY, lambda: _begin(room))
        case "end":
            return done(tag, WAY, lambda: _end(room))
        case "screen":
            room.choose(SCREEN, secrets.token_urlsafe(12))
        case "quiet" if request.POST.get("minutes", "") in ("0", "10", "20"):
            room.choose(QUIETS, request.POST["minutes"])
            steer.note(room, "quiet", more={"minutes": request.POST["minutes"]})
        case _:
            return back(tag, WAY, "gone")
    return back(tag, WAY, "done")


def _tags() -> Mapping[str, object]:
    return {str(tag): one for tag, one in spoken().items()}


def _programme(room: LiveRoom, said: Mapping[str, str], until: str) -> None:
    for tag in spoken():
        room.choose(f"{PROGRAMME}:{tag}", said.get(str(tag), ""))
    room.choose(BREAK, until)
    steer.note(room, "programme")


def _rest(room: LiveRoom, until: str) -> None:
    """The clock halts and everybody is told until when."""
    room.halt()
    room.choose(BREAK, "")
    steer.note(room, "break", more={"until": until})
    steer.announce(room, in_each("Break until {time}." if until else "Break.", {"time": until}))


def _begin(room: LiveRoom) -> None:
    """Whoever begins a day with people wants them asked what only they can judge."""
    room.start()
    steer.ask_people(room)
    steer.note(room, "day-begins")
    steer.announce(room, in_each("The day begins. The clock of the case runs.", {}))


def _end(room: LiveRoom) -> None:
    room.halt()
    steer.note(room, "day-ends")
    steer.announce(
        room, in_each("The day is over. The clock of the case stands; nothing is lost until it starts again.", {})
    )


def in_each(sentence: str, values: Mapping[str, str]) -> dict[str, str]:
    """A sentence of the catalogue in every language of the pages."""
    return {str(tag): Speech(one).say(sentence, dict(values)) for tag, one in spoken().items()}
