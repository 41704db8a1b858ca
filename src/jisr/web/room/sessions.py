"""Who asks: the browser holds one token in a cookie, the store what it opens; a page names what it needs.

`seated` is for pages of a seat, `in_control` for pages of an account with a duty, `anybody_in` for both. Whoever is not
signed in is led to the sign-in, whoever locked the browser to the lock.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import TypeAlias

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port
from django.utils.http import urlencode

from jisr.press.speech import Speech
from jisr.stage.seats import Chair
from jisr.store import devices
from jisr.store.devices import Who
from jisr.store.doors import Duty
from jisr.store.pulses import one_page
from jisr.web.room.live import LiveRoom
from jisr.web.room.rooms import rooms

COOKIE = "jisr-room"
HERE = frozenset({"127.0.0.1", "::1"})
NAMED_HERE = frozenset({"127.0.0.1", "[::1]", "localhost"})
View: TypeAlias = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Somebody at a browser, in the room they are in; `others` is everybody signed in at this browser."""

    room: LiveRoom
    who: Who
    others: tuple[Who, ...]

    @property
    def chair(self) -> Chair | None:
        """The seat, when it is one."""
        return self.room.chair(self.who.seat) if self.who.seat else None

    def may(self, duty: Duty) -> bool:
        """Whether it is an account with that duty."""
        return self.who.may(duty)

    @property
    def winds(self) -> bool:
        """Whether they may start and halt the clock: control, or anybody where control chose so."""
        return self.may(Duty.CONTROL) or (bool(self.who.seat) and self.room.choices.get("clock") == "anybody")


def now() -> datetime:
    """The time on the wall."""
    return datetime.now(UTC)


def room_here() -> LiveRoom | None:
    """The room that was opened last, where accounts come in."""
    held = rooms()
    return next(iter(held.all()), None) if held is not None else None


def token_of(request: HttpRequest) -> str:
    """The token of the browser, empty when it has none."""
    return request.COOKIES.get(COOKIE, "")


def at_the_machine(request: HttpRequest) -> bool:
    """Whether the browser is on the machine that serves the room. Behind a proxy there everybody seems to be on it, but
    asks for another name."""
    name, _ = split_domain_port(request.get_host())
    return request.META.get("REMOTE_ADDR") in HERE and name in NAMED_HERE


def present(request: HttpRequest) -> Present | None:
    """Who asks, locked or not; nobody when nobody is signed in or the room is not held here."""
    found, held = devices.whos(token_of(request), now=now()), rooms()
    if not found or held is None:
        return None
    who = next((one for one in found if one.current), found[0])
    room = held.of(who.exercise)
    return None if room is None else Present(room=room, who=who, others=found)


def enter(
    answer: HttpResponse, request: HttpRequest, room: LiveRoom, *, card: int | None = None, account: int | None = None,
    seat: str = "", person: str = "", instead: bool = False,
) -> HttpResponse:  # fmt: skip
    """Signs the browser in, sits down, and gives it its next token. Raises `TooMany`."""
    token = devices.sign_in(
        exercise=room.id, card=card, account=account, person=person, token=token_of(request), now=now(),
        instead=instead,
    )  # fmt: skip
    if seat and not seat.startswith(devices.PLAYS_FOR):
        room.sit(seat)
    answer.set_cookie(
        COOKIE, token, max_age=int(devices.LASTS.total_seconds()), httponly=True, samesite="Lax",
        secure=request.is_secure(),
    )  # fmt: skip
    return answer


def leave(request: HttpRequest, device: int) -> None:
    """The browser leaves a seat or an account; the bot has the seat again when nobody is left at its card."""
    gone = devices.sign_out(token_of(request), device)
    held = rooms()
    if gone is None or not gone.seat or held is None:
        return
    room = held.of(gone.exercise)
    if room is not None and not devices.sitting(gone.exercise).get(gone.seat):
        room.rise(gone.seat)


def anybody_in(view: View) -> View:
    """A page for whoever is signed in and not locked: the view gets request, speech and who is present."""

    @wraps(view)
    def asked(request: HttpRequest, tag: Speech, **rest: object) -> HttpResponse:
        with one_page():
            here = present(request)
            if here is None:
                return _to(request, tag, "sign-in")
            if here.who.locked:
                return _to(request, tag, "lock")
            return view(request, tag, here, **rest)

    return asked


def seated(view: View) -> View:
    """A page of a seat; an account is led to the start of the room."""

    def asked(request: HttpRequest, tag: Speech, here: Present, **rest: object) -> HttpResponse:
        if not here.who.seat:
            return HttpResponseRedirect(f"/{tag.language.tag}/room/")
        return view(request, tag, here, **rest)

    return anybody_in(wraps(view)(asked))


def in_control(*duties: Duty) -> Callable[[View], View]:
    """A page of accounts that have one of the duties; everybody else is led to the start of the room."""

    def guard(view: View) -> View:
        def asked(request: HttpRequest, tag: Speech, here: Present, **rest: object) -> HttpResponse:
            if not any(here.may(duty) for duty in duties):
                return HttpResponseRedirect(f"/{tag.language.tag}/room/")
            return view(request, tag, here, **rest)

        return anybody_in(wraps(view)(asked))

    return guard


def inside(request: HttpRequest, tag: Speech, *, where: str = "") -> HttpResponseRedirect:
    """Goes to where somebody wanted to go, inside the room, else to its start."""
    wanted = where or request.GET.get("next", "")
    home = f"/{tag.language.tag}/room/"
    inner = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted and "/room/" in wanted
    return HttpResponseRedirect(wanted if inner and wanted.isprintable() else home)


def _to(request: HttpRequest, tag: Speech, way: str) -> HttpResponse:
    here = f"?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else ""
    return HttpResponseRedirect(f"/{tag.language.tag}/room/{way}{here}")
