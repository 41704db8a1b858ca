"""How a page of the room is answered: its frame (case, delegation, seats of the browser, clock, PAUSE) and content."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from jisr.press.said import Told
from jisr.press.speech import Speech
from jisr.store import desk_rows as rows
from jisr.store.devices import PLAYS_FOR, Who
from jisr.store.doors import Duty
from jisr.store.rooms import State
from jisr.vocabulary import CaseTime, CountryCode, LanguageTag, Text, in_language
from jisr.web.frame import page
from jisr.web.languages import spoken
from jisr.web.law.held import held_book
from jisr.web.room.clock import CATCHING_UP, OPEN, paper_hour
from jisr.web.room.inbox.unread import unread
from jisr.web.room.live import LiveRoom
from jisr.web.room.sessions import Present

SEAT_MENU = (
    ("desk", "desk/", "Desk"),
    ("file", "file/", "Case file"),
    ("scenes", "scenes/", "Hearings"),
    ("act", "act/", "Acts"),
    ("mail", "mail/", "Mail"),
    ("role", "role/", "My role"),
    ("across", "across/", "Assistance"),
)
CONTROL_MENU = (
    ("console", "console/", "Console"),
    ("clock", "clock/", "Clock"),
    ("cards", "cards/", "Cards"),
    ("scenes", "scenes/players/", "Role-players"),
    ("papers", "paper/", "Papers"),
    ("accounts", "accounts/", "Accounts"),
)
PLAYER_MENU = (("card", "scenes/card/", "My card"),)
READER_MENU = (("console", "console/", "Console"), ("clock", "clock/", "Clock"))
OUTER_MENU = (("sign-in", "sign-in", "Sign in"),)
PART, LIVE = "Jisr-Part", "live"  # asked for by a page that is open already: what does not change is left out
CLOCKS = {
    State.OPEN: ("Not started", "rest", "clock"),
    State.RUNNING: ("Running", "good", "play"),
    State.HALTED: ("Halted", "warn", "pause"),
    State.SCENE: ("Halted for a scene", "info", "pause"),
    State.STOPPED: ("Stopped: PAUSE", "bad", "pause"),
    State.OVER: ("Closed", "rest", "ok"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockShown:
    """The clock bar: the hour, the state as word, colour and icon, how long an hour of the case lasts in the room."""

    hour: CaseTime
    word: str
    tone: str
    icon: str
    pace: Told
    jumps: bool
    opening: CaseTime


def pace(rate: float) -> Told:
    """How long an hour of the case lasts at a rate of minutes per second."""
    if rate > 1:
        return Told("An hour of the case lasts {seconds} s.", {"seconds": f"{60 / rate:.0f}"})
    minutes = f"{1 / rate:.1f}".rstrip("0").rstrip(".")
    return Told("An hour of the case lasts {minutes} min.", {"minutes": minutes})


def clock_shown(room: LiveRoom) -> ClockShown:
    """The clock as people read it."""
    clock = room.clock
    sentence, tone, icon = CLOCKS[clock.state]
    return ClockShown(
        hour=clock.hour, word=sentence, tone=tone, icon=icon, pace=pace(clock.rate), jumps=bool(clock.jump_at),
        opening=room.hours.opening(clock.hour),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatShown:
    """A seat or account of this browser: its device, what it is called, whether the browser acts for it now."""

    device: int
    title: Text
    detail: str
    current: bool


def side_of(room: LiveRoom, party: CountryCode) -> str:
    """The letter of a delegation: its shape, line and colour; the first is that which the scenario names first."""
    with room.reading() as held:
        return "ab"[list(held.scenario.states).index(party) % 2]


def role_title(room: LiveRoom, seat: str) -> Text:
    """What the role of a seat is called; a walled office adds its number, a card of a person of the story is theirs."""
    if seat.startswith(PLAYS_FOR):
        return _person_named(room, seat.removeprefix(PLAYS_FOR))
    chair = room.chair(seat)
    with room.reading() as held:
        title = held.scenario.of_role(chair.role).title
    _, _, number = seat.partition(":")
    return {tag: f"{words} {number}" for tag, words in title.items()} if number else title


def _person_named(room: LiveRoom, person: str) -> Text:
    with room.reading() as held:
        figure = held.cast.figure(person)
    return {tag: figure.names.get(tag, figure.label) for tag in (LanguageTag("en"), *spoken())}


def seat_shown(room: LiveRoom, who: Who) -> SeatShown:
    """One of the seats of a browser."""
    seat = f"{PLAYS_FOR}{who.plays}" if who.plays else who.seat
    title = role_title(room, seat) if seat else {}
    return SeatShown(device=who.device, title=title, detail=who.account_name or who.person, current=who.current)


def outer_page(
    template: str, content: Mapping[str, object], *, request: HttpRequest, speech: Speech, way: str, status: int = 200,
    current: str = "",
) -> HttpResponse:  # fmt: skip
    """A page of the room for whoever is not signed in; `way` is its address after `/<tag>/room/`."""
    return _answered(template, {**_frame(request, speech, way, OUTER_MENU, current), **content}, speech, status)


def room_page(
    template: str, content: Mapping[str, object], *, request: HttpRequest, speech: Speech, here: Present, way: str,
    current: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    """A page of the room for somebody in it; `way` is its address after `/<tag>/room/`."""
    menu = _menu(here)
    inner = {**_frame(request, speech, way, menu, current, counts(here)), **_inner(speech, here)}
    return _answered(template, {**inner, **content}, speech, status)


def counts(here: Present) -> Mapping[str, int]:
    """What is new behind a word of the menu: the mail and messages that the seat has not opened."""
    return {"mail": unread(here.room, here.room.view(here.who.seat))} if here.who.seat else {}


def _menu(here: Present) -> tuple[tuple[str, str, str], ...]:
    if here.who.seat:
        return SEAT_MENU
    return CONTROL_MENU if here.may(Duty.CONTROL) else PLAYER_MENU if here.who.plays else READER_MENU


def _answered(template: str, content: Mapping[str, object], speech: Speech, status: int) -> HttpResponse:
    return page(f"room/{template}", speech=speech, content=content, status=status)


def _frame(
    request: HttpRequest, speech: Speech, way: str, menu: tuple[tuple[str, str, str], ...], current: str,
    new: Mapping[str, int] | None = None,
) -> dict[str, object]:  # fmt: skip
    tag = speech.language.tag
    return {
        "live_only": request.headers.get(PART) == LIVE,
        "home": f"/{tag}/room/",
        "room": f"/{tag}/room/",
        "csrf": get_token(request),
        "languages": [
            {"tag": other.tag, "name": other.name, "href": f"/{other.tag}/room/{way}"} for other in spoken().values()
        ],
        "menu": [
            {
                "href": f"/{tag}/room/{place}",
                "sentence": sentence,
                "current": name == current,
                "count": (new or {}).get(name, 0),
            }
            for name, place, sentence in menu
        ],
    }


def _inner(speech: Speech, here: Present) -> dict[str, object]:
    room, chair = here.room, here.chair
    with room.reading() as held:
        scenario = held.scenario
        asked = len(held.overlook.asked_of(chair.role)) if chair is not None else 0
    countries = held_book().corpus.countries
    said = rows.announcements(room.id)[-1:]
    return {
        "case": {"title": scenario.title, "parties": [countries[state].name for state in scenario.states]},
        "here": here,
        "mine": seat_shown(room, here.who),
        "seats": [seat_shown(room, one) for one in here.others],
        "party": chair.party if chair is not None else "",
        "party_name": countries[chair.party].name if chair is not None else {},
        "side": side_of(room, chair.party) if chair is not None else "",
        "clock": clock_shown(room),
        "control_asks": asked,
        "catching": bool(here.who.seat) and room.choices.get(CATCHING_UP) == OPEN,
        "paper_hour": paper_hour(room.choices, here.who.seat),
        "announced": [in_language(one.text, speech.language.tag) for one in said],
    }
