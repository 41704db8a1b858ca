"""The desk: what needs me, what came, the programme, what happened last; everything from the view of the seat."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.clerk import View
from jisr.law.corpus import Corpus
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.store import reads
from jisr.vocabulary import CaseTime
from jisr.web.law.held import held_book
from jisr.web.room.acts.offered import office_name
from jisr.web.room.desk.programme import programme
from jisr.web.room.desk.waiting import waiting
from jisr.web.room.frame import room_page
from jisr.web.room.inbox.unread import mail_of, unread_notes
from jisr.web.room.inbox.views import shown, sides
from jisr.web.room.naming import sentence
from jisr.web.room.sessions import Present, seated

LAST, LETTERS = 8, 6
UNTOLD = frozenset({"clock-moved", "case-opened"})
CONTROL = "control"
STOOD_IN = ("bot", "stand-in", "facilitator")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActShown:
    """An act of the file in one line; `sat` when it was done by another than the holder of the seat."""

    at: CaseTime
    said: Said
    office: Said
    sat: str


@require_GET
@seated
def desk(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """What needs me, what came, and what happened last."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    found = waiting(here, view, corpus)
    mail = list(mail_of(view))
    items = shown(here, view, mail[:LETTERS])
    seen = reads.read_by(here.room.id, here.who.seat)
    content = {
        "tasks": found, "count": len(found), "soonest": next((one for one in found if one.limited), None),
        "acts": last_acts(view, corpus), "office": office_name(view.office), "items": items,
        "sides": sides(here, items), "unread": sum(act.ref not in seen for act in mail),
        "notes": len(unread_notes(here.room, view, seen)),
        "stretches": programme(here.room.hours.table, view.hour, about=2),
    }  # fmt: skip
    return room_page("desk/desk.html", content, request=request, speech=tag, here=here, way="desk/", current="desk")


def last_acts(view: View, corpus: Corpus) -> list[ActShown]:
    """The last acts that the office learned of, the newest first."""
    told = [act for act in view.acts.values() if act.kind not in UNTOLD]
    return [
        ActShown(
            at=act.entered_at, said=sentence(view, corpus, act), office=office_name(act.office),
            sat=act.sat if act.sat in STOOD_IN and act.office != CONTROL else "",
        )
        for act in reversed(told[-LAST:])
    ]  # fmt: skip
