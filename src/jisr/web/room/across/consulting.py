"""A consultation on no single request: who tries whom, or terms between the States (UNTOC/15/5, 18/26)."""

import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from jisr.clerk import View
from jisr.clerk import commands as c
from jisr.law.corpus import Corpus
from jisr.press.speech import Speech
from jisr.vocabulary import CountryCode
from jisr.web.law.held import held_book
from jisr.web.room.across.asks import Ask, Choice, Kind, Typed, answered, hidden, typed_in
from jisr.web.room.across.deeds import DEEDS, may
from jisr.web.room.across.doing import Outcome, do
from jisr.web.room.across.questions import TOPICS, consultation
from jisr.web.room.across.views import shown
from jisr.web.room.sessions import Present, seated

WAY = "across/consult/"


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def consult(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Write, confirm, consult."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    typed = typed_in(request.POST) if request.method == "POST" else Typed({"to_state": tuple(view.partners[:1])})
    asks, step = answered(_questions(view, corpus), typed), request.POST.get("step", "")
    if step == "do":
        outcome = do(request, here, _command(typed), fields={}, view=view)
        if outcome.done is not None:
            return HttpResponseRedirect(f"/{tag.language.tag}/room/across/")
        return _form(request, tag, here, view, asks, outcome)
    empty = {one.name: ("This is to be filled in.",) for one in asks if not one.optional and not one.answers}
    if step != "confirm" or empty:
        return _form(request, tag, here, view, asks, Outcome(faults=empty) if step == "confirm" else None)
    content = {
        **_head(typed, corpus), "asks": asks, "hidden": hidden(request.POST), "seen": view.seen,
        "key": secrets.token_urlsafe(16),
    }  # fmt: skip
    return shown("across/confirm.html", content, request, tag, here, WAY, 200)


def _questions(view: View, corpus: Corpus) -> tuple[Ask, ...]:
    states = tuple(Choice(value=one, said=corpus.countries[one].name) for one in view.partners)
    return (Ask(name="to_state", label="To which State", kind=Kind.ONE, choices=states), *consultation())


def _command(typed: Typed) -> c.Consult:
    return c.Consult(
        to_state=CountryCode(typed.one("to_state")), topic=TOPICS.get(typed.one("topic"), ""), text=typed.one("text")
    )


def _form(
    request: HttpRequest, tag: Speech, here: Present, view: View, asks: tuple[Ask, ...], outcome: Outcome | None
) -> HttpResponse:
    faults = outcome.faults if outcome is not None else {}
    names = {one.name for one in asks}
    content = {
        **_head(Typed({}), held_book().corpus), "asks": [(one, faults.get(one.name, ())) for one in asks],
        "faults": faults, "loose": [said for name, found in faults.items() if name not in names for said in found],
        "outcome": outcome, "closed": not may(view, c.Consult),
    }  # fmt: skip
    status = 200 if outcome is None else outcome.status
    return shown("across/act.html", content, request, tag, here, WAY, status)


def _head(typed: Typed, corpus: Corpus) -> dict[str, object]:
    country = corpus.countries.get(CountryCode(typed.one("to_state")))
    return {
        "deed": DEEDS["consult"], "title": "Between the two States", "back": "across/", "action": WAY,
        "other": {} if country is None else country.name,
    }  # fmt: skip
