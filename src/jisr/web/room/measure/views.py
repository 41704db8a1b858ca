"""The page of a measure, in three steps that need no script: choose, confirm, read what came of it.

Whatever is refused comes back with everything that was typed, all faults at once beside their fields.
"""

import secrets
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from jisr.clerk import Answer, Clash, Done, Refused, View
from jisr.law.corpus import Corpus
from jisr.law.measures import Measure
from jisr.press.citing import cite
from jisr.press.said import Said, Told
from jisr.press.speech import Speech
from jisr.protection.plain import ref_of
from jisr.store.pending import Step
from jisr.vocabulary import Finding, date_of
from jisr.web.law.held import held_book
from jisr.web.room import sealing
from jisr.web.room.acts.grave import is_grave
from jisr.web.room.frame import CLOCKS, room_page
from jisr.web.room.live import AtRest
from jisr.web.room.measure import form as f
from jisr.web.room.naming import sentence
from jisr.web.room.scenes.holding import Resting
from jisr.web.room.scenes.views import call
from jisr.web.room.sessions import Present, seated

FIELDS = {"to_office": "office", "authorisation": "order", "for_request": "request", "safeguards": "safeguard",
          "fields.status": "field-status", "measure": "what"}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def measure(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Choose, confirm, do."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    said = f.typed(request.POST if request.method == "POST" else request.GET)
    chosen = corpus.measures.get(said.measure)
    if request.method != "POST" or chosen is None or request.POST.get("step") == "change":
        return _choose(request, tag, here, view, said)
    if request.POST.get("step") != "do":
        if not said.subject:
            return _choose(request, tag, here, view, said, faults={"subject": ["Choose on whom or what."]}, status=422)
        return _confirm(request, tag, here, view, said)
    return _do(request, tag, here, view, said)


def _do(request: HttpRequest, tag: Speech, here: Present, view: View, said: f.Typed) -> HttpResponse:
    key, seen = request.POST.get("key", "")[:64], request.POST.get("seen", "")
    number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else -1
    command, key = f.command_of(said), f"{here.who.seat}:{key}" if key else ""
    answer: Answer
    try:
        if (talked := call(here, command)) is not None:
            return talked
        if is_grave(command, held_book().corpus):
            step = sealing.ask(here.room, here.who.seat, command, key=key, seen=number)
            if isinstance(step, Step):
                return HttpResponseRedirect(f"/{tag.language.tag}/room/step/{step.id}/")
            answer = step
        else:
            answer = here.room.act(here.who.seat, command, key=key, seen=number)
    except Resting:
        fault = "Whoever speaks for this person rests. The safety officer can end the rest."
        return _choose(request, tag, here, view, said, faults={"subject": [fault]}, status=409)
    except AtRest as rest:
        return _choose(request, tag, here, view, said, rests=CLOCKS[rest.state][0], status=409)
    corpus = held_book().corpus
    match answer:
        case Done():
            return _done(request, tag, here, answer, said)
        case Refused():
            faults = faults_of(answer.findings, corpus.measures.get(said.measure), corpus, view)
            return _choose(request, tag, here, here.room.view(here.who.seat), said, faults=faults, status=422)
        case Clash():
            now = here.room.view(here.who.seat)
            newer = [(act.at, sentence(now, corpus, act)) for ref in answer.newer
                     if (act := now.acts.get(ref)) is not None]  # fmt: skip
            return _choose(request, tag, here, now, said, newer=newer, clash=True, status=409)


def faults_of(
    findings: tuple[Finding, ...], measure: Measure | None, corpus: Corpus, view: View
) -> dict[str, list[Said]]:
    """What was refused, by field (empty: the whole), each a sentence with its article where the law has one."""
    found: dict[str, list[Said]] = {}
    names = {one.id: one.name for one in measure.safeguards} if measure is not None else {}
    for finding in findings:
        _, _, field = finding.name.partition(":")
        for reason in finding.reasons:
            values: dict[str, Said] = {name: names.get(str(value), str(value)) for name, value in reason.values.items()}
            said: Said = Told(reason.key, values)
            cited = cite(finding.citation.rule, corpus=corpus, on=date_of(view.hour)) if finding.citation else None
            if cited is not None:
                said = Told("{sentence} ({place})", {"sentence": said, "place": cited.place})
            found.setdefault(FIELDS.get(field, field), []).append(said)
    return found


def _choose(
    request: HttpRequest, tag: Speech, here: Present, view: View, said: f.Typed, *,
    faults: Mapping[str, list[Said]] | None = None, newer: object = (), clash: bool = False, rests: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    corpus = held_book().corpus
    chosen = corpus.measures.get(said.measure)
    takes, gives = f.measures(view, corpus, said)
    known = {"what", "subject", "ground", "order", "request", "office", "safeguard", "field-status"}
    faults = faults or {}
    content = {
        **_chosen(view, corpus, said, chosen), "said": said, "takes": takes, "gives": gives, "faults": faults,
        "loose": [one for name, found in faults.items() if name not in known for one in found],
        "clash": clash, "newer": newer, "rests": rests, "subjects": f.subjects(view, chosen, said), 
        "status_faults": faults.get("field-status", []),
    }  # fmt: skip
    return _page("measure/choose.html", content, request, tag, here, status)


def _confirm(request: HttpRequest, tag: Speech, here: Present, view: View, said: f.Typed) -> HttpResponse:
    corpus = held_book().corpus
    chosen = corpus.measures[said.measure]
    on = [one for _, choices in f.subjects(view, None, said) for one in choices]
    content = {
        "said": said, "measure": chosen, "subject": f.chosen(on), "ground": f.chosen(f.grounds(chosen, said)),
        "kept": f.chosen(f.safeguards(chosen, view, said)), "office": f.chosen(f.offices(view, said)),
        "order": f.chosen(f.authorisations(view, corpus, said)), "request": f.chosen(f.executed(view, corpus, said)),
        "hidden": _hidden(request), "key": secrets.token_urlsafe(16), "seen": view.seen,
        "hours": chosen.duration // 60, "minutes": chosen.duration % 60,
    }  # fmt: skip
    return _page("measure/confirm.html", content, request, tag, here, 200)


def _done(request: HttpRequest, tag: Speech, here: Present, answer: Done, said: f.Typed) -> HttpResponse:
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    known = (view.acts.get(ref_of(act)) for act in answer.acts)
    acts = [(one.entered_at, sentence(view, corpus, one)) for one in known if one is not None]
    content = {"acts": acts, "measure": corpus.measures[said.measure], "said": said}
    return _page("measure/done.html", content, request, tag, here, 200)


def _chosen(view: View, corpus: Corpus, said: f.Typed, measure: Measure | None) -> dict[str, object]:
    if measure is None:
        return {"measure": None}
    return {
        "measure": measure, "grounds": f.grounds(measure, said), "safeguards": f.safeguards(measure, view, said),
        "orders": f.authorisations(view, corpus, said), "requests": f.executed(view, corpus, said),
        "offices": f.offices(view, said), "fields": f.fields(measure, said), "standings": f.standings(measure, said),
    }  # fmt: skip


def _hidden(request: HttpRequest) -> list[tuple[str, str]]:
    skipped = {"csrfmiddlewaretoken", "step", "key", "seen"}
    return [(name, str(value)) for name, values in request.POST.lists() if name not in skipped for value in values]


def _page(
    template: str, content: Mapping[str, object], request: HttpRequest, tag: Speech, here: Present, status: int
) -> HttpResponse:
    return room_page(
        template, content, request=request, speech=tag, here=here, way="measure/", current="act", status=status
    )
