"""Several exercises at once: which there are, going from one to another, a new one, and a branch of this one."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from jisr.press.speech import Speech
from jisr.store import devices
from jisr.store import rooms as store
from jisr.store.doors import Duty, issue_cards
from jisr.store.rooms import Kept
from jisr.vocabulary import CaseTime, Text, case_time, iso_of
from jisr.web.law.held import held_book
from jisr.web.room.branches import HOUR, OF
from jisr.web.room.console.day import in_each
from jisr.web.room.console.page import back, console_page
from jisr.web.room.frame import CLOCKS
from jisr.web.room.live import Differs, LiveRoom
from jisr.web.room.rooms import rooms
from jisr.web.room.sessions import COOKIE, Present, in_control, now, token_of

WAY = "console/exercises/"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseShown:
    """An exercise of this node: its name, its story and cut, where it stands, of which it is a branch."""

    id: int
    name: str
    title: Text
    cut: str
    seed: int
    hour: CaseTime
    word: str
    tone: str
    icon: str
    parent: str
    left: CaseTime
    here: bool
    open: bool


@require_GET
@in_control(Duty.CONTROL)
def exercises(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """What there is on this node."""
    with here.room.reading() as room:
        scenario, entries, hour = room.scenario, room.entries, room.hour
    moments = sorted({one.at for one in entries if one.at < hour}, reverse=True)[:80]
    held = rooms()
    content = {
        "exercises": [_shown(one, here) for one in store.exercises()],
        "scenarios": [(slug, held.title_of(slug)) for slug in scenarios()] if held is not None else [],
        "cuts": [(one.id, CUTS.get(one.id, one.id)) for one in scenario.cuts],
        "tables": [(one.id, TABLES.get(one.id, one.id)) for one in scenario.timetables],
        "moments": moments, "hour": hour, "iso": iso_of(hour)[:16], "first": iso_of(scenario.start)[:16],
    }  # fmt: skip
    return console_page("exercises.html", content, request=request, speech=tag, here=here, way=WAY, current="exercises")


CUTS = {"core": "The core", "full": "The whole story"}
TABLES = {"six-hours": "Six hours a day", "nine-hours": "Nine hours a day"}


def scenarios() -> list[str]:
    """The folders of scenarios that can be played."""
    folder = held_book().root / "scenarios"
    return sorted(one.parent.name for one in folder.glob("*/scenario.yaml") if not one.parent.name.startswith("_"))


def _shown(kept: Kept, here: Present) -> ExerciseShown:
    word, tone, icon = CLOCKS[kept.clock.state]
    held = rooms()
    return ExerciseShown(
        id=kept.id, name=kept.plan.name, title=held.title_of(kept.plan.scenario) if held is not None else {},
        cut=CUTS.get(kept.plan.cut, kept.plan.cut), seed=kept.plan.seed, hour=kept.clock.hour, word=word, tone=tone,
        icon=icon, parent=kept.choices.get(OF, ""), left=CaseTime(int(kept.choices.get(HOUR, "0"))),
        here=kept.id == here.room.id, open=kept.plan.data == held_book().corpus.digest,
    )  # fmt: skip


@require_POST
@in_control(Duty.CONTROL)
def go(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """This account goes to another exercise; it can come back."""
    held, wanted = rooms(), request.POST.get("exercise", "")
    room = held.of(int(wanted)) if held is not None and wanted.isascii() and wanted.isdigit() else None
    return back(tag, WAY, "gone") if room is None else _enter(request, tag, here, room)


@require_POST
@in_control(Duty.CONTROL)
def new(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """A new exercise of a scenario, cut, timetable and seed; or a branch of this one at an hour that was played."""
    held = rooms()
    if held is None:
        return back(tag, WAY, "gone")
    try:
        room = _branch(request, here) if request.POST.get("do") == "branch" else _opened(request)
    except (KeyError, ValueError, Differs):
        return back(tag, WAY, "gone")
    issue_cards(room.id, (str(chair.seat.id) for chair in room.chairs), now=now())
    return _enter(request, tag, here, room)


def _opened(request: HttpRequest) -> LiveRoom:
    held, post = rooms(), request.POST
    slug, seed = post.get("scenario", ""), post.get("seed", "1")
    if held is None or slug not in scenarios() or not (seed.isascii() and seed.isdigit() and len(seed) < 10):
        raise KeyError(slug)
    return held.open(
        held.new_name(slug), scenario=slug, cut=post.get("cut", ""), timetable=post.get("timetable", ""), seed=int(seed)
    )


def _branch(request: HttpRequest, here: Present) -> LiveRoom:
    held = rooms()
    hour = case_time(request.POST.get("hour", "")[:16])
    with here.room.reading() as room:
        start = room.scenario.start
    if held is None or hour < start:
        raise KeyError(hour)
    branched = held.branch(here.room, until=hour)
    at = f"{datetime.fromisoformat(iso_of(hour)):%d/%m/%Y %H:%M}"
    sentence = "This exercise is a branch of {name}, from {time} of the case. What was done there later did not happen."
    branched.announce(in_each(sentence, {"name": here.room.plan.name, "time": at}))
    return branched


def _enter(request: HttpRequest, tag: Speech, here: Present, room: LiveRoom) -> HttpResponse:
    token = devices.sign_in(exercise=room.id, account=here.who.account, token=token_of(request), now=now())
    answer = HttpResponseRedirect(f"/{tag.language.tag}/room/console/")
    lasts = int(devices.LASTS.total_seconds())
    answer.set_cookie(COOKIE, token, max_age=lasts, httponly=True, samesite="Lax", secure=request.is_secure())
    return answer
