"""The page of a step that waits. It is the seat's own: nobody else is told that it is there."""

import json

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from jisr.press.said import Said, Told
from jisr.press.speech import Speech
from jisr.store import pending
from jisr.store.pending import Step, StepState
from jisr.web.law.held import held_book
from jisr.web.room import sealing
from jisr.web.room.acts.answers import told
from jisr.web.room.acts.forms import BY_SLUG
from jisr.web.room.frame import room_page
from jisr.web.room.pending.described import rows_of, title_of
from jisr.web.room.sessions import Present, seated


@require_GET
@seated
def step(request: HttpRequest, tag: Speech, here: Present, number: int) -> HttpResponse:
    """What waits, or what came of it."""
    one = _of(here, number)
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    form = BY_SLUG.get(one.page)
    waits = one.state in (StepState.WAITING, StepState.SEALING)
    content = {
        "step": one, "form": form, "title": title_of(one, corpus), "waits": waits,
        "seconds": max(0, -(-(one.due - here.room.wall) // 1000)),
        "withdrawn": one.state is StepState.WITHDRAWN, "sealed": one.state is StepState.SEALED,
        "answers": rows_of(one, view, corpus),
        "acts": told(view, corpus, one.outcome) if one.state in (StepState.SEALED, StepState.CLASH) else [],
        "reasons": reasons_of(one), "clash": one.state is StepState.CLASH,
    }  # fmt: skip
    return room_page("pending/step.html", content, request=request, speech=tag, here=here, way=f"step/{number}/")


@require_POST
@seated
def withdraw(request: HttpRequest, tag: Speech, here: Present, number: int) -> HttpResponse:
    """Withdrawn, if it is not sealed already; the page says which."""
    sealing.withdraw(_of(here, number))
    return HttpResponseRedirect(f"/{tag.language.tag}/room/step/{number}/")


def reasons_of(step: Step) -> list[Said]:
    """Why a step was refused when it was to be sealed."""
    if step.state is not StepState.REFUSED:
        return []
    found = [json.loads(one) for one in step.outcome]
    return [Told(key, {name: str(value) for name, value in values.items()}) for key, values in found]


def _of(here: Present, number: int) -> Step:
    found = pending.step(here.room.id, number)
    if found is None or found.seat != here.who.seat:
        raise Http404
    return found
