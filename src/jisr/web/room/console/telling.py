"""What control writes itself: a message that no scenario holds, or a hint, in the languages of both.

A hint costs one step of a criterion of its seat. The scenario holds some, each with its criterion; control may write
others, and may give one that costs nothing.
"""

import secrets
from collections.abc import Mapping
from typing import TypeAlias

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.stage.room import Room
from jisr.store.doors import Duty
from jisr.vocabulary import Text
from jisr.web.languages import spoken
from jisr.web.law.held import held_book
from jisr.web.room import steer
from jisr.web.room.console.board import Boarding
from jisr.web.room.console.hinting import first_seats, rated, rates, story_hint, story_hints
from jisr.web.room.console.page import back, console_page, words_in
from jisr.web.room.console.words import MEDIA
from jisr.web.room.live import AtRest
from jisr.web.room.sessions import Present, in_control

WAY = "console/write/"
Faults: TypeAlias = Mapping[str, str]
Side: TypeAlias = tuple[str, str, Text, bool, list[tuple[str, Text, str, bool]]]


@require_http_methods(["GET", "HEAD", "POST"])
@in_control(Duty.CONTROL)
def write(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Write, send; whatever is missing comes back with everything that was typed."""
    if request.method != "POST":
        return _form(request, tag, here, {})
    said = words_in(request, {str(name): name for name in spoken()})
    to = [one[:100] for one in request.POST.getlist("to")][:60]
    hint = request.POST.get("what") == "hint"
    faults: dict[str, str] = {}
    if not to or (hint and (len(to) != 1 or to[0].startswith("*"))):
        faults["to"] = "Choose one seat for a hint." if hint else "Choose to whom it goes."
    criterion = request.POST.get("criterion", "")[:100] if hint else ""
    if criterion and "to" not in faults and not _rates(here, criterion, to[0]):
        faults["criterion"] = "The criterion is one of another seat. Choose one of this seat, or none."
    if not said:
        faults["text"] = "Write it in one language at least."
    if faults:
        return _form(request, tag, here, faults, status=422)
    key = f"written:{request.POST.get('key', '')[:64]}"
    try:
        if hint:
            steer.hint(here.room, seat=to[0], said=said, criterion=criterion, key=key)
        else:
            kind, sender = request.POST.get("kind", ""), request.POST.get("sender", "").strip()[:200]
            steer.write(here.room, to=to, said=said, kind=kind if kind in MEDIA else "note", sender=sender, key=key)
    except AtRest:
        return _form(
            request, tag, here, {"": "Nothing was done: the exercise rests. Start the clock first."}, status=409
        )
    except KeyError:
        return _form(request, tag, here, {"to": "Choose to whom it goes."}, status=422)
    return back(tag, "console/#told", "done")


def _rates(here: Present, criterion: str, seat: str) -> bool:
    try:
        return rates(here.room, criterion, seat)
    except KeyError:
        return True


def _form(request: HttpRequest, tag: Speech, here: Present, faults: Faults, *, status: int = 200) -> HttpResponse:
    typed, seat = request.POST, request.GET.get("hint", "")
    used = story_hint(here.room, request.GET.get("inject", ""))
    kind = typed.get("what", "hint" if seat or used is not None else "")
    with here.room.reading() as room:
        boarding = Boarding(room, held_book().corpus, str(tag.language.tag))
        usual = {seat} if seat else first_seats(room, used) if used is not None else set()
        sides = _sides(room, boarding, set(typed.getlist("to")) or usual)
        hints = story_hints(room, boarding)
        criteria = rated(room, boarding, typed.get("criterion", used.criterion if used is not None else ""))
    kinds: dict[str, Said] = {name: words for name, words in MEDIA.items() if name in steer.KINDS}
    words = used.hint if used is not None else {}
    content = {
        "faults": faults, "sides": sides, "hint": kind == "hint", "hints": hints, "criteria": criteria,
        "texts": [(one, typed.get(f"text-{one.tag}", words.get(one.tag, ""))) for one in spoken().values()],
        "kinds": [(name, words, name == typed.get("kind")) for name, words in kinds.items()],
        "sender": typed.get("sender", ""), "key": typed.get("key", "")[:64] or secrets.token_urlsafe(16),
    }  # fmt: skip
    return console_page(
        "write.html", content, request=request, speech=tag, here=here, way=WAY, current="write", status=status
    )


def _sides(room: Room, boarding: Boarding, chosen: set[str]) -> list[Side]:
    """Both delegations with their seats, and which are chosen."""
    countries = held_book().corpus.countries
    return [
        (str(party), boarding.letter(str(party)), countries[party].name, f"*:{party}" in chosen,
         [(str(one.seat.id), room.scenario.of_role(one.role).title, str(one.seat.id).partition(":")[2],
           str(one.seat.id) in chosen) for one in room.chairs if one.party == party])
        for party in room.scenario.states
    ]  # fmt: skip
