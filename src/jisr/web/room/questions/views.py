"""The pages of decisions: what is asked of the office, what it decided and on what it then knew, and a new question.

What was known is counted in the acts that the deciding office had learned; their sentences come from its own view, so
that another office reads the decision and not the file behind it.
"""

import secrets
from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from jisr.clerk import View
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.store import questions as store
from jisr.store.questions import Asked, Standing
from jisr.web.law.held import held_book
from jisr.web.room.acts.answers import told
from jisr.web.room.acts.offered import exhibits as known_exhibits
from jisr.web.room.acts.offered import office_name
from jisr.web.room.acts.shape import Case
from jisr.web.room.frame import role_title, room_page
from jisr.web.room.inbox.unread import MAIL
from jisr.web.room.masked import questions_of
from jisr.web.room.naming import name_of
from jisr.web.room.questions.form import Put, cited_in, decided_in, faults_of, put_in
from jisr.web.room.sessions import Present, seated
from jisr.web.room.telling import tell

ASKED = require_http_methods(["GET", "HEAD", "POST"])
LAST = 8


@ASKED
@seated
def questions(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The questions of the office, and a new one."""
    view = here.room.view(here.who.seat)
    put = put_in(request.POST, view)
    faults = faults_of(put, view) if request.method == "POST" else {}
    if request.method == "POST" and not faults:
        key = f"{here.who.seat}:{request.POST.get('key', '')[:64]}"
        asked = store.put(
            here.room.id, party=str(view.party), office=view.office, to=put.to, text=put.text, options=put.options,
            standing=_standing(here, view, put.exhibits), key=key,
        )  # fmt: skip
        tell(here.room, str(view.party), view.office, put.to)
        return HttpResponseRedirect(f"/{tag.language.tag}/room/question/{asked.id}/")
    return _list(request, tag, here, view, put, faults)


def _list(
    request: HttpRequest, tag: Speech, here: Present, view: View, put: Put, faults: Mapping[str, str]
) -> HttpResponse:
    held = questions_of(here.room, view)
    content = {
        "open": [(one, office_name(one.office), office_name(one.to), one.to == view.office)
                 for one in held if one.decided is None],
        "decided": [(one, office_name(one.to), role_title(here.room, one.decided.seat))
                    for one in held if one.decided is not None],
        "offices": [(one, office_name(one), one == put.to or (not put.to and one == view.office))
                    for one in (view.office, *(other for other in view.offices if other != view.office))],
        "put": put, "faults": faults, "exhibits": _exhibits(view, put.exhibits), "own": view.office,
        "key": request.POST.get("key", "") or secrets.token_urlsafe(16),
    }  # fmt: skip
    return room_page("questions/questions.html", content, request=request, speech=tag, here=here, way="question/",
                     current="mail", status=422 if faults else 200)  # fmt: skip


@ASKED
@seated
def question(request: HttpRequest, tag: Speech, here: Present, number: int) -> HttpResponse:
    """One question: decided here by the office that is asked; read by the one that asked."""
    view = here.room.view(here.who.seat)
    held = questions_of(here.room, view)
    asked = next((one for one in held if one.id == number), None)
    if asked is None:
        raise Http404
    if request.method != "POST" or asked.to != view.office:
        return _one(request, tag, here, view, asked)
    choice, reasons, faults = decided_in(request.POST, asked)
    typed = (choice, reasons, cited_in(request.POST, view))
    if asked.decided is not None:
        return _one(request, tag, here, view, asked, typed=typed, late=True, status=409)
    if faults:
        return _one(request, tag, here, view, asked, typed=typed, faults=faults, status=422)
    standing = _standing(here, view, typed[2])
    done = store.decide(here.room.id, asked.id, choice=choice, reasons=reasons, standing=standing)
    tell(here.room, str(view.party), asked.office, asked.to)
    if done:
        return HttpResponseRedirect(f"/{tag.language.tag}/room/question/{number}/")
    now = next(one for one in questions_of(here.room, view) if one.id == number)
    return _one(request, tag, here, view, now, typed=typed, late=True, status=409)


def _one(
    request: HttpRequest, tag: Speech, here: Present, view: View, asked: Asked, *,
    typed: tuple[int, str, tuple[str, ...]] = (-1, "", ()), faults: Mapping[str, str] | None = None,
    late: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    spoken = asked.decided or asked.put
    mine = (asked.to if asked.decided is not None else asked.office) == view.office
    content = {
        "asked": asked, "by": office_name(asked.office), "to": office_name(asked.to),
        "asker": role_title(here.room, asked.put.seat), "asks_me": asked.to == view.office and asked.decided is None,
        "decider": role_title(here.room, asked.decided.seat) if asked.decided is not None else {},
        "cited": _names(view, asked.put.exhibits),
        "relied": _names(view, asked.decided.exhibits) if asked.decided is not None else [],
        "options": [(number, one, number == typed[0]) for number, one in enumerate(asked.options)],
        "reasons": typed[1], "exhibits": _exhibits(view, typed[2]), "faults": faults or {}, "late": late,
        "known": spoken.known, "last_known": _known(view, spoken) if mine else [],
    }  # fmt: skip
    return room_page("questions/question.html", content, request=request, speech=tag, here=here,
                     way=f"question/{asked.id}/", current="mail", status=status)  # fmt: skip


def _known(view: View, standing: Standing) -> list[object]:
    """The last things that the office had learned when it spoke."""
    refs = [
        ref for ref, act in list(view.acts.items())[: standing.known] if act.kind in MAIL or act.office == view.office
    ]
    return [*reversed(told(view, held_book().corpus, refs[-LAST:]))]


def _standing(here: Present, view: View, exhibits: tuple[str, ...]) -> Standing:
    return Standing(seat=here.who.seat, at=view.hour, wall=here.room.wall, known=view.seen, exhibits=exhibits)


def _exhibits(view: View, chosen: tuple[str, ...]) -> list[tuple[str, Said, bool]]:
    case = Case(view=view, corpus=held_book().corpus)
    return [(one.value, one.said, one.value in chosen) for one in known_exhibits(case, {})]


def _names(view: View, exhibits: tuple[str, ...]) -> list[Said]:
    """The exhibits by name; one that this office does not have is left out."""
    return [name for one in exhibits if (name := name_of(view, held_book().corpus, one))]
