"""The route as the file tells it: States in the order of the journey, their places, and the crossings between them.

No place has coordinates in the data, so nothing is measured: stops are drawn in order, no border is drawn, and the same
is said in words. A crossing is as sure as what the exhibits state of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.inquiry import ExhibitId, Stance, Status, Strength, Subject, SubjectKind
from jisr.press.said import Land, Said
from jisr.press.speech import Speech
from jisr.web.room.file.frame import file_page
from jisr.web.room.file.opened import OpenFile, exhibit_said, heads, open_file
from jisr.web.room.sessions import Present, seated

TRAVELLED = frozenset({Status.PRESUMED_VICTIM, Status.VICTIM, Status.MIGRANT})
ENTERED = frozenset({"entry.facilitated", "entry.off-post", "entry.clandestine", "entry.into-state-party"})
LEFT = "entry.exit"
ROW, STEP, TOP, BAND, EDGE = 6, 54, 44, 58, 34
SURE = {"sure": "", "part": " part", "open": " q"}
WORDS = {"sure": "Established by exhibits", "part": "Borne out in part", "open": "No exhibit says how"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place on the drawing, with its number."""

    number: int
    x: int
    y: int
    id: str
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A State of the route: where it stands on the drawing, its places, who comes from it."""

    state: str
    side: str
    name: Said
    y: int
    stops: tuple[Stop, ...]
    origin: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """From one State to the next: how sure, on which exhibits."""

    start: Said
    end: Said
    y: int
    to_y: int
    sure: str
    line: str
    word: str
    exhibits: tuple[tuple[str, Said], ...]


@require_GET
@seated
def route(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The route as a drawing and in words."""
    file = open_file(here)
    lands = lands_of(file)
    legs = legs_of(file, lands)
    height = lands[-1].y + _height(len(lands[-1].stops)) if lands else 0
    content = {"lands": lands, "legs": legs, "height": height, "places": sum(len(land.stops) for land in lands)}
    return file_page("route.html", content, request=request, speech=tag, here=here, section="route", way="route/")


def lands_of(file: OpenFile) -> tuple[Country, ...]:
    """The States of the route in order: from which persons come or which they left, those between, where they are."""
    places: dict[str, list[Subject]] = {}
    persons = [one for one in heads(file).values() if one.kind is SubjectKind.PERSON and one.status in TRAVELLED]
    for one in heads(file).values():
        if one.kind is SubjectKind.PLACE and one.state:
            places.setdefault(str(one.state), []).append(one)
    ends = {str(one.state) for one in persons if one.state}
    origins = {one.nationality for one in persons if one.nationality in places} | set(_said_of(file, {LEFT}))
    between = [one for one in _said_of(file, ENTERED) if one not in ends]
    order = dict.fromkeys([*sorted(origins - ends), *(origins & ends), *between, *sorted(ends), *sorted(places)])
    ranked = sorted(order, key=lambda one: _rank(one, origins, ends))
    found: list[Country] = []
    number, y = 1, EDGE
    for state in ranked:
        stops = tuple(_stop(file, one, number + i, i, y) for i, one in enumerate(places.get(state, ())))
        name = file.names.parties.get(state) or Land(state)
        comes = sum(1 for one in persons if one.nationality == state)
        found.append(Country(state=state, side=file.sides.get(state, ""), name=name, y=y, stops=stops, origin=comes))
        number += len(stops)
        y += _height(len(stops)) + BAND
    return tuple(found)


def legs_of(file: OpenFile, lands: tuple[Country, ...]) -> tuple[Leg, ...]:
    """The crossings between the States of the route."""
    found = []
    for start, end in pairwise(lands):
        exhibits, strongest = _crossing(file, start.state, end.state)
        sure = "open" if strongest is None else "sure" if strongest is Strength.STRONG else "part"
        found.append(
            Leg(start=start.name, end=end.name, y=start.y + _height(len(start.stops)), to_y=end.y - 8, sure=sure,
                line=SURE[sure], word=WORDS[sure],
                exhibits=tuple((str(id), exhibit_said(file.view.inquiry.exhibits[id])) for id in exhibits))
        )  # fmt: skip
    return tuple(found)


def _crossing(file: OpenFile, start: str, end: str) -> tuple[list[ExhibitId], Strength | None]:
    found: dict[ExhibitId, None] = {}
    strongest: Strength | None = None
    for exhibit in file.view.inquiry.exhibits.values():
        for said in exhibit.statements:
            crosses = (said.fact in ENTERED and said.value == end) or (said.fact == LEFT and said.value == start)
            if crosses and said.stance is Stance.ASSERTS:
                found[exhibit.id] = None
                if strongest is None or said.strength is Strength.STRONG:
                    strongest = said.strength
    return list(found), strongest


def _said_of(file: OpenFile, facts: Iterable[str]) -> list[str]:
    wanted = frozenset(facts)
    return list(dict.fromkeys(
        said.value for exhibit in file.view.inquiry.exhibits.values() for said in exhibit.statements
        if said.fact in wanted and said.value and said.stance is Stance.ASSERTS
    ))  # fmt: skip


def _rank(state: str, origins: set[str], ends: set[str]) -> int:
    """Where most begin, where some pass, where they are; who is found where they come from came back."""
    return 0 if state in origins else 2 if state in ends else 1


def _stop(file: OpenFile, one: Subject, number: int, place: int, y: int) -> Stop:
    x, row = EDGE + (place % ROW) * STEP, place // ROW
    return Stop(number=number, x=x, y=y + TOP + row * STEP, id=str(one.id), said=file.subject(one.id))


def _height(stops: int) -> int:
    return TOP + -(-stops // ROW) * STEP - (20 if stops else 24)
