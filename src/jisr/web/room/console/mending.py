"""Putting a mistake right: control corrects an act in the name of its seat, by a visible correction with reasons."""

import secrets
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jisr.clerk import Done, Refused
from jisr.clerk import commands as c
from jisr.dossier import Act, Sat
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.press.wording import DETAILS
from jisr.protection.plain import ref_of
from jisr.store.doors import Duty
from jisr.vocabulary import Json
from jisr.web.law.held import held_book
from jisr.web.room import steer
from jisr.web.room.console.board import Boarding
from jisr.web.room.console.page import OUTCOMES, back, console_page
from jisr.web.room.live import AtRest
from jisr.web.room.measure.views import faults_of
from jisr.web.room.sessions import Present, in_control

WAY = "console/mend/"
LAST = 40
LABELS: Mapping[str, str] = {
    **{name: DETAILS[name] for name in ("ground", "reasons", "purpose", "channel", "court", "seal", "report", "topic",
                                        "language", "interpreter", "conditions", "kept", "until", "amount")},
    "label": "Name", "title": "Title", "text": "Text", "facts": "Facts", "born": "Date of birth",
    "nationality": "Nationality",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@in_control(Duty.CONTROL)
def mend(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Choose the seat, the act, the words; say why."""
    asked = request.POST if request.method == "POST" else request.GET
    seat, ref = asked.get("seat", "")[:100], asked.get("act", "")[:100]
    act = next((one for one in _acts(here, seat) if ref_of(one) == ref), None)
    if request.method != "POST" or act is None:
        return _page(request, tag, here, seat, act, {})
    before = fields_of(act)
    typed = {name: request.POST.get(f"f-{name}", value).replace("\x00", "").strip()[:2000]
             for name, value in before.items()}  # fmt: skip
    changes = {name: value for name, value in typed.items() if value != before[name]}
    reasons = request.POST.get("reasons", "").strip()[:600]
    faults: dict[str, list[Said]] = {}
    if not changes:
        faults["changes"] = ["Change at least one word."]
    if not reasons:
        faults["reasons"] = ["Give reasons."]
    if faults:
        return _page(request, tag, here, seat, act, faults, status=422)
    command = c.Correct(act=ref, changes=changes, reasons=reasons)
    key = f"mended:{request.POST.get('key', '')[:64]}"
    try:
        answer = here.room.act(seat, command, key=key, sat=Sat.FACILITATOR)
    except AtRest:
        return _page(request, tag, here, seat, act, {"": [OUTCOMES["rest"]]}, status=409)
    if isinstance(answer, Done):
        steer.note(here.room, "correction", seat=seat)
        return back(tag, f"{WAY}", "done")
    findings = answer.findings if isinstance(answer, Refused) else ()
    found = faults_of(findings, None, held_book().corpus, here.room.view(seat)) or {"": [OUTCOMES["refused"]]}
    return _page(request, tag, here, seat, act, found, status=422)


def fields_of(act: Act) -> dict[str, str]:
    """The words of an act that a correction may change: those that have a name in every language."""
    found: dict[str, str] = {}
    for part in (act.identities, act.body, act.text):
        for name, value in part.items():
            if name in LABELS and name not in found and (words := _words(value)) is not None:
                found[name] = words
    return found


def _words(value: Json) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return ", ".join(map(str, value))
    return None


def _acts(here: Present, seat: str) -> list[Act]:
    """The last acts of a seat that have words to correct, the newest first."""
    with here.room.reading() as room:
        party = next((str(one.party) for one in room.chairs if str(one.seat.id) == seat), "")
        acts = room.overlook.acts(party, most=400) if party else ()
    mine = [one for one in acts if str(one.seat.id) == seat and one.kind != "corrected"]
    return [one for one in mine if fields_of(one)][:LAST]


def _page(
    request: HttpRequest, tag: Speech, here: Present, seat: str, act: Act | None, faults: Mapping[str, list[Said]], *,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    acts = _acts(here, seat)
    with here.room.reading() as room:
        boarding = Boarding(room, held_book().corpus, str(tag.language.tag))
        seats = [
            (str(party), boarding.letter(str(party)), held_book().corpus.countries[party].name,
             [(str(one.seat.id), room.scenario.of_role(one.role).title, str(one.seat.id).partition(":")[2],
               str(one.seat.id) == seat) for one in room.chairs if one.party == party])
            for party in room.scenario.states
        ]  # fmt: skip
        shown = [(ref_of(one), boarding.doing(one), act is not None and ref_of(one) == ref_of(act)) for one in acts]
    fields = fields_of(act) if act is not None else {}
    content = {
        "delegations": seats, "seat": seat, "acts": shown, "faults": faults,
        "act": ref_of(act) if act is not None else "",
        "fields": [(name, LABELS[name], request.POST.get(f"f-{name}", value)) for name, value in fields.items()],
        "reasons": request.POST.get("reasons", ""), "key": secrets.token_urlsafe(16),
        "reason_faults": faults.get("reasons", []),
    }  # fmt: skip
    return console_page(
        "mend.html", content, request=request, speech=tag, here=here, way=WAY, current="mend", status=status
    )
