"""Typing in what a seat did by hand: it says the hour of its form, and its acts bear that hour until it says another.

Each act keeps both hours: when it was done, for which the law is asked, and when it was entered, to which the world
answers. It is possible only while control lets the room catch up.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from jisr.press.said import Said, Told
from jisr.press.speech import Speech
from jisr.vocabulary import CaseTime, case_time, iso_of
from jisr.web.room.clock import CATCHING_UP, OPEN, paper_hour
from jisr.web.room.frame import room_page
from jisr.web.room.sessions import Present, seated


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def typed(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The hour of the form that is typed in now."""
    room, seat = here.room, here.who.seat
    wanted = request.POST.get("hour", "").strip()[:40]
    faults: list[Said] = []
    if request.method == "POST":
        faults = _say(here, wanted if request.POST.get("do") == "say" else "")
        if not faults:
            return HttpResponseRedirect(f"/{tag.language.tag}/room/typed/")
    said = paper_hour(room.choices, seat)
    content = {
        "faults": faults, "open": room.choices.get(CATCHING_UP) == OPEN, "said": said,
        "typed": wanted or iso_of(said if said is not None else room.clock.hour),
        "least": iso_of(room.hours.start), "most": iso_of(room.clock.hour),
    }  # fmt: skip
    return room_page(
        "paper/typed.html", content, request=request, speech=tag, here=here, way="typed/", status=400 if faults else 200
    )


def _say(here: Present, wanted: str) -> list[Said]:
    """Keeps the hour, or none; the faults when it is no hour of the case that has passed."""
    room = here.room
    if not wanted:
        room.choose(f"{CATCHING_UP}:{here.who.seat}", "")
        return []
    try:
        hour = case_time(wanted[:16])
    except ValueError:
        return ["This is no hour. Write it as 2022-03-09T10:40."]
    now = CaseTime(room.clock.hour)
    if not room.hours.start <= hour <= now:
        return [Told("The hour lies between {first} and {last}.", {"first": room.hours.start, "last": now})]
    room.choose(f"{CATCHING_UP}:{here.who.seat}", str(int(hour)))
    return []
