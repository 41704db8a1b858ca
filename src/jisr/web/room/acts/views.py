"""The pages of every form of `forms`: the list of what the seat may do; choose, confirm, done.

Whatever is refused comes back with everything that was typed, all faults at once beside their questions. A grave step
is not done here: it waits, and can be withdrawn until it is sealed.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from jisr.clerk import Clash, Done, Refused
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.protection.plain import ref_of
from jisr.web.law.held import held_book
from jisr.web.room import sealing
from jisr.web.room.acts import kept
from jisr.web.room.acts.answers import faults_of, told
from jisr.web.room.acts.forms import BY_SLUG, open_to
from jisr.web.room.acts.shape import Case, Faults, Form, Typed, answered, shown, typed_in
from jisr.web.room.frame import CLOCKS, room_page
from jisr.web.room.live import AtRest
from jisr.web.room.sessions import Present, seated


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One request for one form: who asks, in which language, what was typed, what the page asked before."""

    request: HttpRequest
    speech: Speech
    here: Present
    form: Form
    case: Case
    typed: Typed
    before: frozenset[str]


@require_GET
@seated
def acts(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """What this seat may do by a form."""
    content = {"forms": open_to(here.room.view(here.who.seat))}
    return room_page("acts/acts.html", content, request=request, speech=tag, here=here, way="act/", current="act")


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def act(request: HttpRequest, tag: Speech, here: Present, slug: str) -> HttpResponse:
    """Choose, confirm, do."""
    form = BY_SLUG.get(slug)
    if form is None:
        raise Http404
    sent = request.POST if request.method == "POST" else request.GET
    if "new" in request.GET:
        kept.drop(here, form)
        return HttpResponseRedirect(f"/{tag.language.tag}/room/act/{slug}/")
    draft = kept.draft_of(here, form) if request.method != "POST" and not sent else None
    asking = Asking(
        request=request, speech=tag, here=here, form=form,
        case=Case(view=here.room.view(here.who.seat), corpus=held_book().corpus),
        typed=typed_in(sent) if draft is None else kept.typed_of(draft),
        before=frozenset(sent.get("asked", "").split()) if draft is None else kept.before_of(draft),
    )  # fmt: skip
    return _choose(asking) if request.method != "POST" else _step(asking)


def _step(asking: Asking) -> HttpResponse:
    """What was sent is kept; then it is shown again, confirmed, or done."""
    request, here, form = asking.request, asking.here, asking.form
    step, asked = request.POST.get("step", ""), request.POST.get("asked", "")
    if step == "save":
        version = _number(request.POST.get("version", ""))
        saved = kept.keep(here, form, asking.typed, asked=asked, version=max(0, version))
        return kept.told(asking.speech, saved) if kept.by_script(request) else _choose(asking)
    if step != "do":
        kept.keep(here, form, asking.typed, asked=asked, version=kept.draft_of(here, form).version)
    if step == "change":
        return _choose(asking)
    faults = _faults(asking)
    if faults or any(ask.name not in asking.before for ask in form.asked(asking.case, asking.typed)):
        return _choose(asking, faults=faults, status=422 if faults else 200)
    return _do(asking) if step == "do" else _confirm(asking)


def _faults(asking: Asking) -> Faults:
    """What is wrong with what was asked before; then what the clerk would refuse."""
    form, case, typed = asking.form, asking.case, asking.typed
    found = {name: said for name, said in form.faults(case, typed).items() if name in asking.before}
    if found or any(ask.name not in asking.before for ask in form.asked(case, typed)):
        return found
    with asking.here.room.reading() as room:
        refused = room.refusal(asking.here.who.seat, form.command_of(case, typed))
    return faults_of(refused.findings, case.corpus, case.view) if refused is not None else {}


def _do(asking: Asking) -> HttpResponse:
    here, case, post = asking.here, asking.case, asking.request.POST
    command = asking.form.command_of(case, asking.typed)
    seen, key = _number(post.get("seen", "")), f"{here.who.seat}:{post.get('key', '')[:64]}"
    try:
        if asking.form.grave:
            step = sealing.hold(
                here.room, here.who.seat, command, key=key, seen=seen, page=asking.form.slug, fields=asking.typed
            )
            kept.drop(here, asking.form)
            return HttpResponseRedirect(f"/{asking.speech.language.tag}/room/step/{step.id}/")
        answer = here.room.act(here.who.seat, command, key=key, seen=seen)
    except AtRest as rest:
        return _choose(asking, rests=CLOCKS[rest.state][0], status=409)
    view = here.room.view(here.who.seat)
    match answer:
        case Done():
            kept.drop(here, asking.form)
            content = {"acts": told(view, case.corpus, map(ref_of, answer.acts)), "form": asking.form}
            return _page(asking, "acts/done.html", content, 200)
        case Refused():
            return _choose(asking, faults=faults_of(answer.findings, case.corpus, view), status=422)
        case Clash():
            return _choose(asking, newer=told(view, case.corpus, answer.newer), status=409)


def _choose(
    asking: Asking, *, faults: Mapping[str, Sequence[Said]] | None = None, newer: Sequence[object] = (),
    rests: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    faults, draft = faults or {}, kept.draft_of(asking.here, asking.form)
    asks = shown(asking.form, asking.case, asking.typed, faults=faults, before=asking.before)
    names = {one.ask.name for one in asks}
    content = {
        "form": asking.form, "asks": asks, "asked": " ".join(one.ask.name for one in asks), "newer": newer,
        "version": draft.version, "saved": kept.saved_at(asking.speech, draft),
        "rests": rests, "faulty": bool(faults), "more": bool(asking.before - {""}) and names - asking.before,
        "loose": [said for name, found in faults.items() if name not in names for said in found],
    }  # fmt: skip
    return _page(asking, "acts/choose.html", content, status)


def _confirm(asking: Asking) -> HttpResponse:
    content = {
        "form": asking.form, "answers": answered(asking.form, asking.case, asking.typed),
        "hidden": [(name, one) for name, given in asking.typed.items() if name not in kept.APART for one in given],
        "asked": " ".join(asking.before), "key": secrets.token_urlsafe(16), "seen": asking.case.view.seen,
    }  # fmt: skip
    return _page(asking, "acts/confirm.html", content, 200)


def _page(asking: Asking, template: str, content: Mapping[str, object], status: int) -> HttpResponse:
    way = f"act/{asking.form.slug}/"
    return room_page(template, content, request=asking.request, speech=asking.speech, here=asking.here, way=way,
                     current="act", status=status)  # fmt: skip


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else -1
