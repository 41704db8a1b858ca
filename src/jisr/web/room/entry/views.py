"""Pages of coming in and leaving. Nothing here says whether a seat is taken or an account exists before it opens."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jisr.press.speech import Speech
from jisr.store import devices, doors
from jisr.store.devices import TooMany, Who
from jisr.store.doors import Duty
from jisr.web.readers import may_read
from jisr.web.room.entry.apart import excluded, is_refused
from jisr.web.room.entry.checks import Checked, check_account, check_card
from jisr.web.room.entry.printing import cards_shown
from jisr.web.room.frame import outer_page, role_title, room_page
from jisr.web.room.live import LiveRoom
from jisr.web.room.rooms import rooms
from jisr.web.room.sessions import (
    Present,
    at_the_machine,
    enter,
    in_control,
    inside,
    leave,
    now,
    present,
    room_here,
    token_of,
)
from jisr.web.shown import shown_or_none

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def start(request: HttpRequest, tag: Speech) -> HttpResponse:
    """The start of the room: the desk of whoever is in it; for others, the ways in."""
    here = present(request)
    if here is None:
        content = {"shown": shown_or_none() is not None and may_read(request), "open": room_here() is not None}
        return outer_page("entry/start.html", content, request=request, speech=tag, way="")
    if here.who.locked:
        return HttpResponseRedirect(f"/{tag.language.tag}/room/lock")
    place = "desk" if here.who.seat else "scenes/card" if here.who.plays else "clock"
    return HttpResponseRedirect(f"/{tag.language.tag}/room/{place}/")


@ASKED
def sign_in(request: HttpRequest, tag: Speech) -> HttpResponse:
    """By card or by account; what was typed stays, secrets aside."""
    form = {name: str(value)[:200] for name, value in request.POST.items()}
    if request.method != "POST":
        return _sign_in_page(request, tag, {"code": request.GET.get("code", "")[:20]}, Checked())
    way = form.get("way", "card")
    found = check_account(form, now=now()) if way == "account" else check_card(form, now=now())
    room = _room_for(found)
    if room is None:
        gone = {"code": "This exercise cannot be opened here. Ask the facilitator."}
        return _sign_in_page(request, tag, form, Checked(faults=found.faults or ({} if found.chooses else gone),
                                                         chooses=found.chooses, code=found.code))  # fmt: skip
    apart = _apart(request, room, found)
    if apart and is_refused(room) and "leave" not in form:
        return _sign_in_page(request, tag, form, Checked(), apart=apart)
    for who in apart if is_refused(room) else ():
        leave(request, who.device)
    try:
        return _enter(request, tag, room, found, person=form.get("person", ""), instead="instead" in form)
    except TooMany:
        return _sign_in_page(request, tag, form, Checked(), too_many=True)


@ASKED
def link(request: HttpRequest, tag: Speech, token: str) -> HttpResponse:
    """A link that `./run` printed: used once, from this machine only, by a press of a button."""
    if not at_the_machine(request):
        return outer_page("entry/link.html", {"away": True}, request=request, speech=tag, way="sign-in", status=403)
    if request.method != "POST":
        return outer_page("entry/link.html", {"token": token}, request=request, speech=tag, way=f"link/{token}")
    held, used = rooms(), doors.use_link(token, now=now())
    room = held.of(used[0]) if held is not None and used is not None else None
    if used is None or room is None:
        return outer_page("entry/link.html", {"used": True}, request=request, speech=tag, way="sign-in", status=410)
    _, card, account = used
    seat = next((one.seat for one in doors.cards_of(room.id) if one.id == card), "")
    answer = HttpResponseRedirect(f"/{tag.language.tag}/room/")
    return enter(answer, request, room, card=card, account=account, seat=seat, instead=True)


@require_POST
def switch(request: HttpRequest, tag: Speech) -> HttpResponse:
    """The browser acts for another of its seats."""
    devices.make_current(token_of(request), _whole(request.POST.get("device", "")))
    return inside(request, tag)


@require_POST
def away(request: HttpRequest, tag: Speech) -> HttpResponse:
    """Leaves the seat that the browser acts for, or the one named."""
    here = present(request)
    if here is not None:
        leave(request, _whole(request.POST.get("device", "")) or here.who.device)
    return HttpResponseRedirect(f"/{tag.language.tag}/room/")


@ASKED
@in_control(Duty.CONTROL)
def cards(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """A page to print: one card a seat; a card that was lost is issued again."""
    room = here.room
    if request.method == "POST":
        seat = request.POST.get("seat", "")
        if any(one.seat.id == seat for one in room.chairs):
            doors.issue_again(room.id, seat, now=now())
            room.rise(seat)
        return HttpResponseRedirect(f"/{tag.language.tag}/room/cards/#{seat.replace(':', '-')}")
    content = {"cards": cards_shown(room, request.build_absolute_uri(f"/{tag.language.tag}/room/sign-in"))}
    return room_page("entry/cards.html", content, request=request, speech=tag, here=here, way="cards/", current="cards")


def _sign_in_page(
    request: HttpRequest, tag: Speech, form: Mapping[str, str], found: Checked, *, too_many: bool = False,
    apart: Sequence[Who] = (),
) -> HttpResponse:  # fmt: skip
    card = doors.card_of(form.get("code", "")) if form.get("code") else None
    room = _room_of(card.exercise) if card is not None else None
    chooses = found.chooses or (card is not None and not card.chosen)
    content = {
        "form": {name: value for name, value in form.items() if name not in ("pin", "again", "password", "totp")},
        "faults": found.faults, "chooses": chooses, "asks_code": found.code, "too_many": too_many,
        "apart": [role_title(room, one.seat) for one in apart] if room is not None else [],
        "role": role_title(room, card.seat) if card is not None and room is not None else {},
        "next": request.GET.get("next", "") or form.get("next", ""),
        "account": form.get("way") == "account",
    }  # fmt: skip
    return outer_page("entry/sign_in.html", content, request=request, speech=tag, way="sign-in", current="sign-in")


def _apart(request: HttpRequest, room: LiveRoom, found: Checked) -> tuple[Who, ...]:
    """The seats of this browser that exclude the one asked for."""
    if found.card is None:
        return ()
    held = {one.seat: one for one in devices.whos(token_of(request), now=now()) if one.exercise == room.id and one.seat}
    return tuple(held[seat] for seat in excluded(room, found.card.seat, held))


def _enter(
    request: HttpRequest, tag: Speech, room: LiveRoom, found: Checked, *, person: str, instead: bool
) -> HttpResponse:
    card, account = found.card, found.account
    where = request.POST.get("next", "")
    if account is not None and account.temporary:
        where = f"/{tag.language.tag}/room/secret"
    answer = inside(request, tag, where=where)
    return enter(
        answer, request, room, card=card.id if card is not None else None,
        account=account.id if account is not None else None, seat=card.seat if card is not None else "",
        person=person, instead=instead,
    )  # fmt: skip


def _room_for(found: Checked) -> LiveRoom | None:
    if found.card is not None:
        return _room_of(found.card.exercise)
    return room_here() if found.account is not None else None


def _room_of(exercise: int) -> LiveRoom | None:
    held = rooms()
    return held.of(exercise) if held is not None else None


def _whole(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 16 else 0
