"""What control writes itself: a message that no scenario holds, or a hint with its price, in the languages of both."""

import secrets
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.store.doors import Duty
from jisr.vocabulary import Text
from jisr.web.languages import spoken
from jisr.web.law.held import held_book
from jisr.web.room import steer
from jisr.web.room.console.board import Boarding
from jisr.web.room.console.page import back, console_page, words_in
from jisr.web.room.console.words import MEDIA
from jisr.web.room.live import AtRest
from jisr.web.room.sessions import Present, in_control

WAY = "console/write/"
PRICES = {"none": "It costs nothing", "step": "It costs one step of the criterion"}
Faults = Mapping[str, str]


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
    if not said:
        faults["text"] = "Write it in one language at least."
    if faults:
        return _form(request, tag, here, faults, status=422)
    key = f"written:{request.POST.get('key', '')[:64]}"
    try:
        if hint:
            steer.hint(here.room, seat=to[0], said=said, price=request.POST.get("price", ""), key=key)
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


def _form(request: HttpRequest, tag: Speech, here: Present, faults: Faults, *, status: int = 200) -> HttpResponse:
    typed, hint = request.POST, request.GET.get("hint", "")
    chosen = set(typed.getlist("to")) or ({hint} if hint else set())
    with here.room.reading() as room:
        boarding = Boarding(room, held_book().corpus, str(tag.language.tag))
        sides: list[tuple[str, str, Text, bool, list[tuple[str, Text, str, bool]]]] = [
            (str(party), boarding.letter(str(party)), held_book().corpus.countries[party].name, f"*:{party}" in chosen,
             [(str(one.seat.id), room.scenario.of_role(one.role).title, str(one.seat.id).partition(":")[2],
               str(one.seat.id) in chosen) for one in room.chairs if one.party == party])
            for party in room.scenario.states
        ]  # fmt: skip
    kinds: dict[str, Said] = {name: words for name, words in MEDIA.items() if name in steer.KINDS}
    content = {
        "faults": faults, "sides": sides, "hint": typed.get("what", "hint" if hint else "") == "hint",
        "texts": [(one, typed.get(f"text-{one.tag}", "")) for one in spoken().values()],
        "kinds": [(name, words, name == typed.get("kind")) for name, words in kinds.items()],
        "prices": [(name, words, name == typed.get("price", "step")) for name, words in PRICES.items()],
        "sender": typed.get("sender", ""), "key": typed.get("key", "")[:64] or secrets.token_urlsafe(16),
    }  # fmt: skip
    return console_page(
        "write.html", content, request=request, speech=tag, here=here, way=WAY, current="write", status=status
    )
