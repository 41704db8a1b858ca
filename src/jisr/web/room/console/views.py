"""The console: what needs control now, both delegations side by side, questions to people, the queue of messages."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from jisr.press.speech import Speech
from jisr.store.doors import LOOK_ON, Duty
from jisr.store.rooms import State
from jisr.vocabulary import in_language
from jisr.web.languages import spoken
from jisr.web.law.held import held_book
from jisr.web.room import steer
from jisr.web.room.clock import RATES
from jisr.web.room.console.board import SHOWN, Boarding
from jisr.web.room.console.page import back, console_page, done, words_in
from jisr.web.room.frame import clock_shown, pace
from jisr.web.room.sessions import Present, in_control, now

QUEUE = "console/#queue"


@require_GET
@in_control(*LOOK_ON)
def board(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Everything that control watches, on one page."""
    language = str(tag.language.tag)
    with here.room.reading() as room:
        boarding = Boarding(room, held_book().corpus, language)
        shown = boarding.board()
        told = [
            (
                one,
                " ".join(in_language(one.text, language).split())[:140],
                [(p, boarding.letter(p)) for p in one.parties],
            )
            for one in room.overlook.told()[:SHOWN]
        ]
    content = {
        "board": shown, "told_injects": told, "next": shown.injects[:SHOWN], "rest": shown.injects[SHOWN:],
        "pending": [one for one in shown.questions if one.pending],
        "later": [one for one in shown.questions if not one.pending], **clock_of(here),
    }  # fmt: skip
    return console_page("board.html", content, request=request, speech=tag, here=here, way="console/", current="board")


def clock_of(here: Present) -> dict[str, object]:
    """The clock as the console shows and turns it."""
    clock, hours = here.room.clock, here.room.hours
    return {
        "opening": hours.after_day(clock.hour),
        "wall": room_time(),
        "running": clock.state is State.RUNNING,
        "starts": clock.state in (State.OPEN, State.HALTED, State.SCENE),
        "jumps": clock.state in (State.OPEN, State.RUNNING, State.HALTED, State.SCENE),
        "stopped": clock.state is State.STOPPED,
        "restarts": clock.state is State.STOPPED and here.may(Duty.SAFETY),
        "rates": [(f"{one:g}", pace(one), one == clock.rate) for one in RATES],
        "spared": _spared(here),
        "bar": clock_shown(here.room),
    }


def room_time() -> str:
    """The hour on the wall of the room."""
    local: datetime = now().astimezone()
    return f"{local.hour:02}:{local.minute:02}"


def _spared(here: Present) -> int:
    """The hour up to which nothing is lost after a jump; 0 when losses fall."""
    with here.room.reading() as room:
        until = room.overlook.spared_until
        return int(until) if until > room.hour else 0


@require_GET
@in_control(*LOOK_ON)
def inject(request: HttpRequest, tag: Speech, here: Present, name: str) -> HttpResponse:
    """One message before it goes: its words in each language, its trigger, what it should bring about."""
    with here.room.reading() as room:
        found = next((one for one in room.waiting if one.id == name), None)
        if found is None:
            return back(tag, QUEUE, "gone")
        boarding = Boarding(room, held_book().corpus, str(tag.language.tag))
        steps = {step.id: step for step in room.scenario.steps}
        content: dict[str, object] = {
            "one": boarding.inject(found), "to": boarding.words.roles(found.to),
            "texts": [(each, in_language(found.content, "", source=str(each.tag)) if each.tag in found.content else "")
                      for each in spoken().values()],
            "reveals": [boarding.words.figure(one) for one in found.reveals],
            "expected": [boarding.words.readable(steps[one].what) for one in found.expected if one in steps],
            "held": found.id in room.held_back,
        }  # fmt: skip
    way = f"console/inject/{name}/"
    return console_page("inject.html", content, request=request, speech=tag, here=here, way=way, current="board")


@require_POST
@in_control(Duty.CONTROL)
def decide(request: HttpRequest, tag: Speech, here: Present, name: str) -> HttpResponse:
    """Send now, hold, skip, or say it in other words."""
    wanted = request.POST.get("do", "")
    said = words_in(request, _tags())
    verbs: Mapping[str, object] = {
        "send": lambda: here.room.release(name),
        "hold": lambda: here.room.hold(name),
        "skip": lambda: steer.skip(here.room, name),
        "reword": lambda: steer.reword(here.room, name, said),
    }
    verb = verbs.get(wanted)
    if not callable(verb):
        return back(tag, QUEUE, "gone")
    return done(tag, f"console/inject/{name}/" if wanted == "reword" else QUEUE, verb)


@require_POST
@in_control(Duty.CONTROL)
def recall(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Withdraws what was told, with reasons."""
    name, reasons = request.POST.get("inject", "")[:100], request.POST.get("reasons", "").strip()[:600]
    return done(tag, "console/#told", lambda: steer.recall(here.room, name, reasons))


@require_POST
@in_control(Duty.CONTROL)
def judge(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Answers a question that only a person can; or lets people be asked from now on."""
    question, answer = request.POST.get("question", "")[:200], request.POST.get("answer", "")
    if request.POST.get("do") == "ask":
        return done(tag, "console/#questions", lambda: steer.ask_people(here.room))
    if answer not in ("yes", "no"):
        return back(tag, "console/#questions", "gone")
    return done(
        tag, "console/#questions", lambda: steer.judge(here.room, question, holds=answer == "yes", by="facilitator")
    )


def _tags() -> Mapping[str, object]:
    return {str(tag): each for tag, each in spoken().items()}
