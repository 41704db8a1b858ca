"""A page for each controller's half-day: what comes, what should be done, what is to be judged, and who plays."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.exercise.clock import Mode, Tick, ticks
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.stage.room import Room
from jisr.store.doors import LOOK_ON
from jisr.vocabulary import CaseTime
from jisr.web.law.held import held_book
from jisr.web.room.console.board import Boarding
from jisr.web.room.console.page import console_page
from jisr.web.room.console.seats import rows
from jisr.web.room.sessions import Present, in_control

WAY = "console/half-day/"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """What a good team does in this half-day, and whose it is."""

    at: CaseTime
    what: Said
    who: tuple[Said, ...]


@require_GET
@in_control(*LOOK_ON)
def half_day(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The half-day that was asked for, else the one that is played."""
    with here.room.reading() as room:
        halves = half_days(room)
        place = _place(request.GET.get("at", ""), halves, room.hour)
        one = halves[place]
        boarding = Boarding(room, held_book().corpus, str(tag.language.tag))
        hours = room.overlook.trigger_hours
        coming = [inject for inject in boarding.queue() if any(one.start <= at < one.end for at in hours(inject))]
        armed = [inject for inject in boarding.queue() if not hours(inject)]
        content = {
            "one": one, "place": place, "before": place - 1 if place else None,
            "after": place + 1 if place + 1 < len(halves) else None,
            "halves": [(number, each.start, number == place) for number, each in enumerate(halves)],
            "coming": [boarding.inject(inject) for inject in coming],
            "armed": [boarding.inject(inject) for inject in armed], "steps": steps(room, boarding, one),
            "questions": [boarding.question(each) for each in room.overlook.questions() if each.kind != "gate"],
            "gates": [boarding.question(each) for each in room.overlook.questions() if each.kind == "gate"],
            "sides": [(str(party), boarding.letter(str(party)), held_book().corpus.countries[party].name,
                       list(rows(here.room, room, boarding, str(party)))) for party in room.scenario.states],
            "passed": one.end <= room.hour,
        }  # fmt: skip
    return console_page("half_day.html", content, request=request, speech=tag, here=here, way=WAY, current="half-day")


def half_days(room: Room) -> list[Tick]:
    """The half-days in which people work, in order."""
    table = room.scenario.playing()
    return [one for one in ticks(table, start=room.scenario.start, end=room.scenario.end) if one.mode is Mode.RUN]


def steps(room: Room, boarding: Boarding, one: Tick) -> list[StepShown]:
    """The steps of the model play that fall in the half-day."""
    found: list[StepShown] = [
        StepShown(at=step.time, what=boarding.words.readable(step.what), who=tuple(boarding.words.roles(step.roles)))
        for step in room.scenario.steps
        if one.start <= step.time < one.end
    ]
    return found


def _place(asked: str, halves: list[Tick], hour: CaseTime) -> int:
    if asked.isascii() and asked.isdigit() and int(asked[:6]) < len(halves):
        return int(asked[:6])
    return next((number for number, one in enumerate(halves) if hour < one.end), len(halves) - 1)
