"""What people do to the clock. PAUSE is anybody's and nobody notes whose; after it the safety role alone restarts."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_GET, require_POST

from jisr.press.speech import Speech
from jisr.store.doors import Duty
from jisr.store.rooms import State
from jisr.vocabulary import CaseTime, case_time, iso_of
from jisr.web.languages import spoken
from jisr.web.room import steer
from jisr.web.room.clock import RATES
from jisr.web.room.frame import pace, room_page
from jisr.web.room.live import AtRest
from jisr.web.room.scenes.kept import under_way
from jisr.web.room.sessions import Present, anybody_in, in_control, inside, present

TURNS = frozenset({"start", "halt", "scene", "jump", "to", "rate"})


@require_GET
@anybody_in
def clock(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Where the clock stands, and what this person may do to it."""
    return _clock_page(request, tag, here)


@require_POST
def pause(request: HttpRequest, tag: Speech) -> HttpResponse:
    """Stops all play; from a locked browser too."""
    here = present(request)
    if here is not None:
        here.room.stop()
    return HttpResponseRedirect(f"/{tag.language.tag}/room/clock/")


@require_POST
@anybody_in
def turn(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Start, halt, halt for a scene, rate, jump; and restart after PAUSE."""
    wanted = request.POST.get("do", "")
    if wanted == "restart" and here.may(Duty.SAFETY):
        here.room.restart(scene=under_way(here.room))
        steer.note(here.room, "clock", more={"did": wanted})
    elif wanted != "restart" and here.winds:
        try:
            _turn(here, wanted, request.POST)
            if here.may(Duty.CONTROL) and wanted in TURNS:
                steer.note(here.room, "clock", more={"did": wanted})
        except AtRest:
            return _clock_page(request, tag, here, status=409)
    return inside(request, tag, where=request.POST.get("next", "") or f"/{tag.language.tag}/room/clock/")


def _turn(here: Present, wanted: str, typed: QueryDict) -> None:
    room = here.room
    match wanted:
        case "start":
            room.start()
        case "halt":
            room.halt()
        case "scene":
            room.halt(scene=True)
        case "jump":
            room.jump()
        case "to":
            hour = _hour(typed.get("hour", ""))
            if hour is not None and hour > room.clock.hour:
                room.jump(hour)
        case "rate":
            chosen = next((one for one in RATES if f"{one:g}" == typed.get("rate", "")), None)
            if chosen is not None:
                room.set_rate(chosen)


def _hour(typed: str) -> CaseTime | None:
    """An hour of the case as a browser or a person writes it."""
    try:
        return case_time(typed.strip()[:16])
    except ValueError:
        return None


@require_POST
@in_control(Duty.CONTROL)
def announce(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Everybody is told, in each language in which something was written."""
    said = {name: request.POST.get(f"text-{name}", "").strip()[:600] for name in spoken()}
    text = {str(name): words for name, words in said.items() if words}
    if text:
        steer.announce(here.room, text)
    return HttpResponseRedirect(f"/{tag.language.tag}/room/clock/")


def _clock_page(request: HttpRequest, tag: Speech, here: Present, *, status: int = 200) -> HttpResponse:
    state, winds = here.room.clock.state, here.winds
    going = state in (State.RUNNING, State.HALTED, State.SCENE)
    rate = here.room.clock.rate
    content = {
        "starts": winds and state in (State.OPEN, State.HALTED, State.SCENE),
        "halts": winds and state is State.RUNNING,
        "jumps": winds and going,
        "restarts": here.may(Duty.SAFETY) and state is State.STOPPED,
        "stopped": state is State.STOPPED,
        "rates": [(f"{one:g}", pace(one), one == rate) for one in RATES] if winds else [],
        "announces": list(spoken().values()) if here.may(Duty.CONTROL) else [],
        "winds": winds,
        "now": iso_of(here.room.clock.hour)[:16],
        "last": iso_of(here.room.hours.end)[:16],
    }
    return room_page("pace/clock.html", content, request=request, speech=tag, here=here, way="clock/", current="clock",
                     status=status)  # fmt: skip
