"""One act on a request, in three steps that need no script: its questions, the confirmation, the page of the request.

What is refused comes back with everything that was typed, all faults at once beside their questions.
"""

import secrets
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from jisr.clerk import View
from jisr.cooperation.state import Request, RequestId
from jisr.law.corpus import Corpus
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.web.law.held import held_book
from jisr.web.room.across import law
from jisr.web.room.across.asks import Ask, Typed, answered, hidden, typed_in
from jisr.web.room.across.barring import stop_rules, stopped
from jisr.web.room.across.deeds import DEEDS, Deed
from jisr.web.room.across.doing import Outcome, do
from jisr.web.room.across.letter import letter_shown
from jisr.web.room.across.named import title_of
from jisr.web.room.across.views import list_page, shown
from jisr.web.room.help import HelpLevel, help_of
from jisr.web.room.sessions import Present, seated

FIELDS: Mapping[str, str] = {"answers": "answer-0"}
WITH_LETTER = frozenset({"send", "copy"})
WITH_EXHIBITS = frozenset({"execute", "return"})


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def act(request: HttpRequest, tag: Speech, here: Present, name: str, deed: str) -> HttpResponse:
    """Ask, confirm, do."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    one, what = view.cooperation.requests.get(RequestId(name)), DEEDS.get(deed)
    if one is None or what is None:
        return list_page(request, tag, here, view, absent=True, status=404)
    typed = typed_in(request.POST)
    asks = answered(what.asks(view, corpus, one), typed)
    if request.method == "POST" and request.POST.get("step") == "do":
        outcome = do(request, here, what.make(one, typed), fields=FIELDS, view=view)
        if outcome.waits is not None:
            return HttpResponseRedirect(f"/{tag.language.tag}/room/step/{outcome.waits}/")
        if outcome.done is not None:
            return HttpResponseRedirect(f"/{tag.language.tag}/room/across/request/{name}/?done={what.slug}")
        return _form(request, tag, here, one, what, asks, outcome=outcome)
    if request.method != "POST" or request.POST.get("step") == "change":
        return _form(request, tag, here, one, what, _begun(asks, one, typed))
    empty = _empty(asks)
    if empty:
        return _form(request, tag, here, one, what, asks, outcome=Outcome(faults=empty))
    return _confirm(request, tag, here, one, what, asks, view)


def _begun(asks: tuple[Ask, ...], one: Request, typed: Typed) -> tuple[Ask, ...]:
    """A form that nobody has touched proposes what the letter or the file proposes."""
    if typed.any:
        return asks
    proposed: dict[str, tuple[str, ...]] = {
        "points": one.gaps, "assign_to": ("investigation",), "exhibits": tuple(str(id) for id in one.exhibits),
    }  # fmt: skip
    if wished := one.letter.fields.get("channel"):
        proposed["channel"] = (wished,)
    return answered(asks, Typed(proposed))


def _empty(asks: tuple[Ask, ...]) -> dict[str, tuple[Said, ...]]:
    """What must be answered before it can be confirmed."""
    return {one.name: ("This is to be filled in.",) for one in asks if not one.optional and not one.answers}


def _form(
    request: HttpRequest, tag: Speech, here: Present, one: Request, what: Deed, asks: tuple[Ask, ...], *,
    outcome: Outcome | None = None,
) -> HttpResponse:  # fmt: skip
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    faults = outcome.faults if outcome is not None else {}
    names = {each.name for each in asks}
    content = {
        **_head(view, corpus, one, what), "asks": [(each, faults.get(each.name, ())) for each in asks],
        "faults": faults, "loose": [said for name, found in faults.items() if name not in names for said in found],
        "outcome": outcome, "closed": not what.is_open(one, view) and outcome is None,
        "stopped": stopped(view, one.from_state) if what.slug in WITH_EXHIBITS else (),
        "stop_rules": stop_rules(view, corpus, one.from_state),
        **_check(here, view, corpus, one),
    }  # fmt: skip
    status = 200 if outcome is None else outcome.status
    return shown("across/act.html", content, request, tag, here, _way(one, what), status)


def _check(here: Present, view: View, corpus: Corpus, one: Request) -> dict[str, object]:
    """The receiver answers with the check beside it; whoever sends reads it under full help."""
    if one.outgoing and help_of(here) is not HelpLevel.FULL:
        return {"findings": ()}
    found = law.of_request(view, corpus, one)
    return {"findings": () if found is None else law.checked(found, corpus)}


def _confirm(
    request: HttpRequest, tag: Speech, here: Present, one: Request, what: Deed, asks: tuple[Ask, ...], view: View
) -> HttpResponse:
    corpus = held_book().corpus
    content = {
        **_head(view, corpus, one, what), "asks": asks, "hidden": hidden(request.POST), "seen": view.seen,
        "key": secrets.token_urlsafe(16),
        "papers": letter_shown(one, corpus, tag) if what.slug in WITH_LETTER else None,
    }  # fmt: skip
    return shown("across/confirm.html", content, request, tag, here, _way(one, what), 200)


def _head(view: View, corpus: Corpus, one: Request, what: Deed) -> dict[str, object]:
    other = one.to_state if one.outgoing else one.from_state
    country = corpus.countries.get(other)
    return {
        "one": one, "deed": what, "title": title_of(one, corpus), "back": f"across/request/{one.id}/",
        "action": _way(one, what), "other": {} if country is None else country.name,
    }  # fmt: skip


def _way(one: Request, what: Deed) -> str:
    return f"across/request/{one.id}/{what.slug}/"
