"""The desk: everything on it is in the view of the seat."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from jisr.clerk import View
from jisr.law.corpus import Corpus
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.vocabulary import CaseTime
from jisr.web.law.held import held_book
from jisr.web.room.desk.tasks import tasks
from jisr.web.room.frame import room_page
from jisr.web.room.naming import sentence
from jisr.web.room.sessions import Present, seated

LAST = 15
UNTOLD = frozenset({"clock-moved", "case-opened"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActShown:
    """An act of the file in one line; `sat` when it was done by another than the holder of the seat."""

    at: CaseTime
    said: Said
    office: str
    sat: str
    words: str
    breaches: int


@require_GET
@seated
def desk(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """What needs me, and what happened last."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    waiting = tasks(view, corpus)
    content = {
        "tasks": [(task, f"measure/?{urlencode(task.fields)}" if task.fields else "") for task in waiting],
        "acts": last_acts(view, corpus),
        "office": view.office,
        "count": len(waiting),
    }
    return room_page("desk/desk.html", content, request=request, speech=tag, here=here, way="desk/", current="desk")


def last_acts(view: View, corpus: Corpus) -> list[ActShown]:
    """The last acts that the office learned of, the newest first."""
    told = [act for act in view.acts.values() if act.kind not in UNTOLD]
    return [
        ActShown(
            at=act.entered_at, said=sentence(view, corpus, act), office=act.office,
            sat=act.sat if act.sat in ("bot", "stand-in", "facilitator") else "", words=act.text[:400],
            breaches=len(act.breaches),
        )
        for act in reversed(told[-LAST:])
    ]  # fmt: skip
