"""Those who speak for a person: the card on a phone, and the page on which control sees who is called and who rests.

The card says in words who one is, how one feels, what one may say and when; it shows no other person and no file.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from jisr.exercise.hearing import Again, Line, Manner
from jisr.press.speech import Speech
from jisr.store import devices, doors
from jisr.store.devices import PLAYS_FOR
from jisr.store.doors import Duty
from jisr.vocabulary import Text
from jisr.web.law.held import held_book
from jisr.web.room.entry.printing import square
from jisr.web.room.frame import CLOCKS, role_title, room_page
from jisr.web.room.live import AtRest, LiveRoom
from jisr.web.room.scenes import holding
from jisr.web.room.scenes import kept as rows
from jisr.web.room.scenes.kept import MINUTE, OPEN, UNDER_WAY, Scene, Stage, Ticks
from jisr.web.room.scenes.shown import STAGES, asked_of, character, kept_shown, says
from jisr.web.room.sessions import Present, anybody_in, in_control, now

ASKED = require_http_methods(["GET", "HEAD", "POST"])
MANNERS: Mapping[Manner, str] = {
    Manner.CALM: "Calmly, with time to answer",
    Manner.PRESSING: "Pressing, or two at once",
    Manner.THREATENING: "With threats",
}
REPEATS: Mapping[Again, str] = {
    Again.NEVER: "No question was put again",
    Again.ONCE: "A question that I had answered was put again",
    Again.OFTEN: "Questions that I had answered came again and again",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedShown:
    """A person for whom somebody speaks, as control sees it: the card, who is there, the scene, the rest."""

    person: str
    name: Text
    code: str
    square: str
    devices: int
    scene: str
    tone: str
    rest: int
    number: int


@ASKED
@anybody_in
def card(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The card of the person that this browser speaks for, or that control takes over."""
    person = here.who.plays or (_taken_over(request, here) if here.may(Duty.CONTROL) else "")
    if not person:
        return HttpResponseRedirect(f"/{tag.language.tag}/room/")
    back = f"/{tag.language.tag}/room/scenes/card/" + ("" if here.who.plays else f"?{urlencode({'for': person})}")
    current = scene_of(here.room, person)
    if request.method == "POST" and current is not None:
        try:
            _do(request, here, current)
        except AtRest as rest:
            return _card(request, tag, here, person, rests=CLOCKS[rest.state][0], status=409)
        return HttpResponseRedirect(back)
    return _card(request, tag, here, person)


@ASKED
@in_control(Duty.CONTROL, Duty.SAFETY)
def players(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Who speaks for whom, with the cards to print; the safety officer may end a rest, control opens live scenes."""
    room = here.room
    issue(room)
    if request.method == "POST":
        _decide(request, here)
        return HttpResponseRedirect(f"/{tag.language.tag}/room/scenes/players/")
    address = request.build_absolute_uri(f"/{tag.language.tag}/room/sign-in")
    content = {
        "played": played_shown(room, address), "controls": here.may(Duty.CONTROL), "safety": here.may(Duty.SAFETY),
        "live": room.choices.get("scenes") == "live",
    }  # fmt: skip
    return room_page("scenes/players.html", content, request=request, speech=tag, here=here, way="scenes/players/",
                     current="scenes")  # fmt: skip


def issue(room: LiveRoom) -> None:
    """A card for each person for whom somebody speaks."""
    with room.reading() as held:
        played = held.cast.played
    doors.issue_cards(room.id, (f"{PLAYS_FOR}{one}" for one in played), now=now())


def scene_of(room: LiveRoom, person: str) -> Scene | None:
    """The live scene to which the person is called, or in which the person is."""
    return next((one for one in rows.scenes(room) if one.person == person and one.live and one.stage in OPEN), None)


def played_shown(room: LiveRoom, address: str) -> list[PlayedShown]:
    """Everybody for whom somebody speaks."""
    with room.reading() as held:
        played = held.cast.played
    held_cards = {one.seat: one for one in doors.cards_of(room.id)}
    there = devices.sitting(room.id)
    found = []
    for person in played:
        seat, current = f"{PLAYS_FOR}{person}", scene_of(room, person)
        card = held_cards[seat]
        word, tone = STAGES[current.stage] if current is not None else ("", "rest")
        found.append(
            PlayedShown(
                person=person,
                name=role_title(room, seat),
                code=card.code,
                devices=len(there.get(seat, ())),
                square=square(f"{address}?{urlencode({'code': card.code})}"),
                scene=word,
                tone=tone,
                rest=rest_of(room, person),
                number=current.id if current is not None else 0,
            )
        )
    return found


def rest_of(room: LiveRoom, person: str) -> int:
    """How many minutes are left of the rest."""
    return max(0, -(-(rows.rests_until(room, person) - room.wall) // MINUTE))


def ticks_of(form: Mapping[str, object], scene: Scene, lines: tuple[Line, ...], *, said: list[str]) -> Ticks:
    """What was ticked on the card; what the person cannot say in this story is no tick."""
    numbers = {int(one) for one in said if one.isascii() and one.isdigit() and len(one) < 4}
    measure = held_book().corpus.measures[scene.command.measure]
    asked = [one.id for one in asked_of(measure, scene.party)]
    return Ticks(
        said=tuple(line.fact for number, line in enumerate(lines) if number in numbers),
        kept=tuple(one for one in asked if f"kept-{one}" in form),
        manner=next((one for one in Manner if one.value == form.get("manner")), Manner.CALM),
        again=next((one for one in Again if one.value == form.get("again")), Again.NEVER),
        paused="paused" in form,
    )


def _do(request: HttpRequest, here: Present, scene: Scene) -> None:
    room, wanted = here.room, request.POST.get("do", "")
    match wanted:
        case "come":
            holding.come(room, scene.id)
        case "decline":
            holding.decline(room, scene.id)
        case "keep" | "hand" | "stop":
            with room.reading() as held:
                lines = held.cast.lines(scene.person)
            ticks = ticks_of(request.POST, scene, lines, said=request.POST.getlist("said"))
            holding.tick(room, scene.id, ticks, hand=wanted == "hand")
            if wanted == "stop":
                holding.end(room, scene.id)


def _decide(request: HttpRequest, here: Present) -> None:
    person, wanted = request.POST.get("person", ""), request.POST.get("do", "")
    with here.room.reading() as held:
        played = held.cast.played
    if wanted == "rested" and here.may(Duty.SAFETY) and person in played:
        rows.lift_rest(here.room, person)
    if wanted == "live" and here.may(Duty.CONTROL):
        here.room.choose("scenes", "live" if request.POST.get("live") == "yes" else "")


def _taken_over(request: HttpRequest, here: Present) -> str:
    wanted = request.GET.get("for", "")
    with here.room.reading() as held:
        return wanted if wanted in held.cast.played else ""


def _card(
    request: HttpRequest, tag: Speech, here: Present, person: str, *, rests: str = "", status: int = 200
) -> HttpResponse:
    room, current = here.room, scene_of(here.room, person)
    who, ticks = character(room, person), current.ticks if current is not None else Ticks()
    content = {
        "who": who, "scene": current, "says": says(who.lines, current, room), "rests": rests,
        "rest": rest_of(room, person),
        "talking": current is not None and current.stage in UNDER_WAY,
        "called": current is not None and current.stage is Stage.CALLED,
        "over": current is not None and current.stage is Stage.ENDED,
        "kept": kept_shown(current, ticks.kept) if current is not None else [],
        "manners": [(one.value, said, one is ticks.manner) for one, said in MANNERS.items()],
        "repeats": [(one.value, said, one is ticks.again) for one, said in REPEATS.items()],
        "measure": held_book().corpus.measures[current.command.measure].name if current is not None else {},
        "asker": role_title(room, current.seat) if current is not None else {},
    }  # fmt: skip
    way = "scenes/card/" + ("" if here.who.plays else f"?{urlencode({'for': person})}")
    return room_page("scenes/card.html", content, request=request, speech=tag, here=here, way=way, current="card",
                     status=status)  # fmt: skip
