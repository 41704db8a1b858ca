"""My role: who I am, what I may decide, what I know at the start; and what the seat did before I sat down."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.clerk import View
from jisr.law.corpus import Corpus
from jisr.press.speech import Speech
from jisr.web.law.held import held_book
from jisr.web.room.acts.forms import open_to
from jisr.web.room.acts.offered import office_name
from jisr.web.room.desk.tasks import does, orders
from jisr.web.room.desk.waiting import waiting
from jisr.web.room.frame import role_title, room_page
from jisr.web.room.inbox.unread import mail_of
from jisr.web.room.inbox.views import shown, sides
from jisr.web.room.naming import sentence
from jisr.web.room.sessions import Present, seated

SATS = {"bot": "by a bot", "stand-in": "by a stand-in", "facilitator": "by a facilitator"}
UNTOLD = frozenset({"clock-moved", "case-opened"})
LAST = 60


@require_GET
@seated
def role(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The role card."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    with here.room.reading() as held:
        scenario = held.scenario
    card = scenario.of_role(here.room.chair(here.who.seat).role)
    measures = sorted(corpus.measures.values(), key=lambda one: one.slug)
    content = {
        "title": role_title(here.room, here.who.seat), "briefing": card.briefing, "knows": card.knows,
        "office": office_name(view.office), "forms": open_to(view),
        "does": [one.name for one in measures if does(view, one)],
        "orders": [one.name for one in measures if orders(view, one)],
    }  # fmt: skip
    return room_page("role/role.html", content, request=request, speech=tag, here=here, way="role/", current="role")


@require_GET
@seated
def late(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """What happened in this seat, who did it, and what waits."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    mail = [act for act in mail_of(view) if view.hour - act.entered_at <= 3 * 1440][:10]
    items = shown(here, view, mail)
    content = {
        "acts": done_in(view, corpus), "tasks": waiting(here, view, corpus), "items": items,
        "sides": sides(here, items), "office": office_name(view.office),
    }  # fmt: skip
    return room_page("role/late.html", content, request=request, speech=tag, here=here, way="role/seat/",
                     current="role")  # fmt: skip


def done_in(view: View, corpus: Corpus) -> list[Mapping[str, object]]:
    """The acts of the seat, the last first: the hour, the sentence, who sat there when it was not its holder."""
    mine = [act for act in view.acts.values() if act.seat == str(view.seat.id) and act.kind not in UNTOLD]
    return [
        {"at": act.entered_at, "said": sentence(view, corpus, act), "sat": SATS.get(act.sat, ""),
         "words": view.masked(act.text) if act.kind != "paper-signed" else ""}
        for act in reversed(mine[-LAST:])
    ]  # fmt: skip
