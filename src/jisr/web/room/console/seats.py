"""Who plays: seats with their people, their help, stand-ins in their order, what a bot prepared, attempts beyond."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from jisr.clerk import Done
from jisr.dossier import Sat
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.stage.room import Room
from jisr.stage.seats import Chair
from jisr.store import devices, standing_in
from jisr.store.doors import Duty, cards_of
from jisr.vocabulary import CaseTime, Text
from jisr.web.law.held import held_book
from jisr.web.room import steer
from jisr.web.room.console.board import Boarding
from jisr.web.room.console.page import back, console_page, done
from jisr.web.room.help import CHOICE, HelpLevel, choice_of
from jisr.web.room.live import AtRest, LiveRoom
from jisr.web.room.sessions import COOKIE, Present, in_control, now, token_of

WAY = "console/seats/"
SITS = {
    Sat.HOLDER: "Its holder",
    Sat.STAND_IN: "A colleague stands in",
    Sat.FACILITATOR: "Control stands in",
    Sat.BOT: "The bot prepares, control confirms",
}
LEVELS = {
    "": "As usual",
    HelpLevel.NONE.value: "None",
    HelpLevel.ON_REQUEST.value: "On request",
    HelpLevel.FULL.value: "Full",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    """A seat: who sits there, its last act, its help, and who could stand in (colleagues that do not exclude it)."""

    seat: str
    title: Text
    number: str
    people: tuple[str, ...]
    taken: bool
    sits: str
    last: CaseTime
    acts: int
    help: tuple[tuple[str, str, bool], ...]
    colleagues: tuple[tuple[str, Text], ...]
    prepared: tuple[str, Said] | None
    beyond: int


@require_GET
@in_control(Duty.CONTROL)
def seats(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Every seat of both delegations."""
    with here.room.reading() as room:
        boarding = Boarding(room, held_book().corpus, str(tag.language.tag))
        sides = [
            (str(party), boarding.letter(str(party)), held_book().corpus.countries[party].name,
             list(rows(here.room, room, boarding, str(party))))
            for party in room.scenario.states
        ]  # fmt: skip
        beyond = [(room.scenario.of_role(role).title, count) for role, count in sorted(room.beyond.items())]
    usual = here.room.choices.get(CHOICE, "")
    content = {
        "sides": sides, "beyond": beyond, "levels": [(value, words, value == usual) for value, words in LEVELS.items()],
    }  # fmt: skip
    return console_page("seats.html", content, request=request, speech=tag, here=here, way=WAY, current="seats")


def rows(live: LiveRoom, room: Room, boarding: Boarding, party: str) -> Iterator[SeatRow]:
    """The seats of a delegation."""
    sitting, last = devices.sitting(live.id), room.overlook.last()
    for chair in room.chairs:
        seat = str(chair.seat.id)
        if str(chair.party) != party:
            continue
        taken, sat = room.is_taken(seat), room.sat_of(seat)
        chosen = live.choices.get(choice_of(seat), "")
        prepares = taken and sat is Sat.BOT
        found = steer.prepared(live, seat) if prepares else None
        view = boarding.view(seat)
        yield SeatRow(
            seat=seat, title=room.scenario.of_role(chair.role).title, number=seat.partition(":")[2],
            people=tuple(person for person, _ in sitting.get(seat, ())), taken=taken,
            sits=SITS.get(sat, "") if taken else "The bot plays it",
            last=last[seat].at if seat in last else CaseTime(0), acts=last[seat].count if seat in last else 0,
            help=tuple((value, words, value == chosen) for value, words in LEVELS.items()),
            colleagues=tuple(colleagues(room, chair)),
            prepared=(found[0], boarding.words.command(view, found[1])) if found and view is not None else None,
            beyond=room.beyond.get(chair.role, 0),
        )  # fmt: skip


def colleagues(room: Room, absent: Chair) -> Iterator[tuple[str, Text]]:
    """The taken seats of the delegation whose role does not exclude the absent one; the understudy first."""
    role = room.scenario.of_role(absent.role)
    others = [one for one in room.chairs if one.party == absent.party and one.seat.id != absent.seat.id]
    first = sorted(others, key=lambda one: one.role != role.understudy)
    for one in first:
        other = room.scenario.of_role(one.role)
        apart = one.role in role.incompatible or absent.role in other.incompatible
        if room.is_taken(str(one.seat.id)) and room.sat_of(str(one.seat.id)) is Sat.HOLDER and not apart:
            yield str(one.seat.id), other.title


@require_POST
@in_control(Duty.CONTROL)
def stand_in(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Somebody sits in an absent role: a colleague, control, the bot that prepares; or the bot plays it again."""
    seat, who = request.POST.get("seat", "")[:100], request.POST.get("who", "")
    known = {str(one.seat.id) for one in here.room.chairs}
    if seat not in known:
        return back(tag, WAY, "gone")
    match who:
        case "control":
            return _sit_down(request, tag, here, seat)
        case "prepare":
            return done(tag, WAY, lambda: here.room.sit(seat, sat=Sat.BOT))
        case "bot":
            standing_in.leave(here.room.id, seat)
            return done(tag, WAY, lambda: here.room.rise(seat))
    with here.room.reading() as room:
        chair = here.room.chair(seat)
        allowed = who in {name for name, _ in colleagues(room, chair)}
    if not allowed or not standing_in.join(here.room.id, seat=seat, of=who, now=now()):
        return back(tag, WAY, "full")
    here.room.choose(f"{standing_in.CHOICE}:{seat}", who)
    return done(tag, WAY, lambda: here.room.sit(seat, sat=Sat.STAND_IN))


def _sit_down(request: HttpRequest, tag: Speech, here: Present, seat: str) -> HttpResponse:
    """This browser of control sits in the seat: every act says so."""
    card = next((one.id for one in cards_of(here.room.id) if one.seat == seat), None)
    if card is None:
        return back(tag, WAY, "gone")
    token = devices.sign_in(
        exercise=here.room.id, card=card, person=here.who.account_name, token=token_of(request), now=now(), instead=True
    )
    here.room.sit(seat, sat=Sat.FACILITATOR)
    answer = HttpResponseRedirect(f"/{tag.language.tag}/room/desk/")
    lasts = int(devices.LASTS.total_seconds())
    answer.set_cookie(COOKIE, token, max_age=lasts, httponly=True, samesite="Lax", secure=request.is_secure())
    return answer


@require_POST
@in_control(Duty.CONTROL)
def confirm(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """What a bot prepared is done in the name of the seat, confirmed by control; or it is not."""
    seat, name = request.POST.get("seat", "")[:100], request.POST.get("name", "")[:64]
    try:
        here.room.chair(seat)
        if request.POST.get("do") == "decline":
            steer.decline(here.room, seat, name)
            return back(tag, WAY, "done")
        answer = steer.confirm(here.room, seat, name)
    except KeyError:
        return back(tag, WAY, "gone")
    except AtRest:
        return back(tag, WAY, "rest")
    outcome = "other" if answer is None else "done" if isinstance(answer, Done) else "refused"
    return back(tag, WAY, outcome)


@require_POST
@in_control(Duty.CONTROL)
def levels(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """How much the pages help, for all or for one seat."""
    level, seat = request.POST.get("level", ""), request.POST.get("seat", "")[:100]
    known = {"", *map(str, map(attrgetter("seat.id"), here.room.chairs))}
    if level not in LEVELS or seat not in known:
        return back(tag, WAY, "gone")
    return done(tag, WAY, lambda: steer.choose_help(here.room, level, seat=seat))
