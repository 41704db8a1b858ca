"""Information to and from the other State: written, kept, confirmed, sent; received with its limits, and answered."""

import secrets
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from jisr.clerk import View
from jisr.clerk import commands as c
from jisr.cooperation.state import Message, MessageId
from jisr.law.corpus import Corpus
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.press.values import EVIDENCE
from jisr.store import desk_rows as rows
from jisr.vocabulary import CountryCode
from jisr.web.law.held import held_book
from jisr.web.room.across import informing
from jisr.web.room.across.asks import Typed, answered, hidden, typed_again, typed_in
from jisr.web.room.across.barring import named_openly, protected_in, protecting_rules, stop_rules, stopped
from jisr.web.room.across.deeds import may
from jisr.web.room.across.doing import Outcome, do
from jisr.web.room.across.kept import by_script, kept_now, told
from jisr.web.room.across.letter import way_said
from jisr.web.room.across.named import INFORMATION, limits_said, message_title, statement_said
from jisr.web.room.across.page import results
from jisr.web.room.across.views import list_page, shown
from jisr.web.room.frame import side_of
from jisr.web.room.naming import name_of, subject_name
from jisr.web.room.sessions import Present, seated

PAGE = "across/inform"


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def inform(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Write, save, confirm, send."""
    held = rows.draft(here.room.id, here.who.seat, PAGE)
    if request.method != "POST":
        return _form(request, tag, here, held, _opened(request, here, held))
    typed, step = typed_in(request.POST), request.POST.get("step", "")
    if step == "drop":
        rows.drop_draft(here.room.id, here.who.seat, PAGE)
        return HttpResponseRedirect(f"/{tag.language.tag}/room/across/")
    if step == "do":
        return _send(request, tag, here, held, typed)
    saved = held if step == "change" else kept_now(request, here, held, typed)
    if by_script(request):
        return told(tag, saved)
    if saved is None:
        return _form(request, tag, here, rows.draft(here.room.id, here.who.seat, PAGE), typed, others=True)
    faults = _faults(here, typed) if step == "confirm" else {}
    if step != "confirm" or faults:
        return _form(request, tag, here, saved, typed, faults=faults)
    return _confirm(request, tag, here, saved, typed)


def _opened(request: HttpRequest, here: Present, held: rows.Draft) -> Typed:
    """What was kept; else a message by code to the one other State, and the message that it answers."""
    if held.version:
        return typed_again(held.fields, many=informing.MANY)
    view = here.room.view(here.who.seat)
    words = {"coded": ("yes",), "to_state": tuple(view.partners[:1])}
    answers = view.cooperation.messages.get(MessageId(request.GET.get("answers", "")))
    if answers is not None and not answers.outgoing:
        words |= {
            "answers": (str(answers.id),), "kind": (answers.kind.value,), "channel": (answers.channel,),
            "to_state": (answers.from_state,), "subjects": tuple(str(one) for one in answers.subjects),
        }  # fmt: skip
    return Typed(words)


def _faults(here: Present, typed: Typed) -> dict[str, tuple[Said, ...]]:
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    asks = answered(informing.questions(view, corpus, typed), typed)
    empty: dict[str, tuple[Said, ...]] = {
        one.name: ("This is to be filled in.",) for one in asks if not one.optional and not one.answers
    }
    return {**named_openly(view, typed, informing.FREE), **empty}


def _send(request: HttpRequest, tag: Speech, here: Present, held: rows.Draft, typed: Typed) -> HttpResponse:
    view = here.room.view(here.who.seat)
    if faults := named_openly(view, typed, informing.FREE):
        return _form(request, tag, here, held, typed, faults=faults)
    outcome = do(request, here, informing.command_of(view, typed), fields={}, view=view)
    if outcome.done is None:
        return _form(request, tag, here, held, typed, outcome=outcome)
    rows.drop_draft(here.room.id, here.who.seat, PAGE)
    known = here.room.view(here.who.seat).cooperation.messages
    name = next((one for one in outcome.about if one in known), "")
    way = f"across/message/{name}/?done=sent" if name else "across/"
    return HttpResponseRedirect(f"/{tag.language.tag}/room/{way}")


def _form(
    request: HttpRequest, tag: Speech, here: Present, held: rows.Draft, typed: Typed, *, others: bool = False,
    faults: Mapping[str, tuple[Said, ...]] | None = None, outcome: Outcome | None = None,
) -> HttpResponse:  # fmt: skip
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    wrong = dict(faults or (outcome.faults if outcome is not None else {}))
    asks = answered(informing.questions(view, corpus, typed), typed)
    names = {one.name for one in asks}
    other = CountryCode(typed.one("to_state"))
    answers = view.cooperation.messages.get(MessageId(typed.one("answers")))
    content = {
        "asks": [(one, wrong.get(one.name, ())) for one in asks], "faults": wrong, "outcome": outcome, "kept": held,
        "loose": [said for name, found in wrong.items() if name not in names for said in found],
        "others": others, "answers": answers, "answers_title": message_title(answers, view, corpus) if answers else "",
        "differs": _differing(view, corpus, typed, held) if others else (), "stopped": stopped(view, other),
        "stop_rules": stop_rules(view, corpus, other), "protecting": protecting_rules(view, corpus),
        "may_send": may(view, c.SendInformation),
    }  # fmt: skip
    status = 409 if others else 422 if faults else 200 if outcome is None else outcome.status
    return shown("across/inform.html", content, request, tag, here, "across/inform/", status)


def _differing(view: View, corpus: Corpus, mine: Typed, held: rows.Draft) -> list[tuple[Said, tuple[Said, ...]]]:
    theirs = typed_again(held.fields, many=informing.MANY)
    asks = answered(informing.questions(view, corpus, theirs), theirs)
    return [(one.label, one.answers) for one in asks if mine.many(one.name) != theirs.many(one.name)]


def _confirm(request: HttpRequest, tag: Speech, here: Present, saved: rows.Draft, typed: Typed) -> HttpResponse:
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    command = informing.command_of(view, typed)
    named = {*command.subjects, *(id for one in command.statements for id in (one.by, one.on) if id)}
    content = {
        "asks": [one for one in answered(informing.questions(view, corpus, typed), typed) if one.answers],
        "hidden": hidden(request.POST), "version": saved.version, "key": secrets.token_urlsafe(16), "seen": view.seen,
        "protected": [subject_name(one) for one in protected_in(view, named)], "coded": command.coded,
        "protecting": protecting_rules(view, corpus),
    }  # fmt: skip
    return shown("across/inform_confirm.html", content, request, tag, here, "across/inform/", 200)


@require_GET
@seated
def message(request: HttpRequest, tag: Speech, here: Present, name: str) -> HttpResponse:
    """One message with its limits, receipts, and the way to answer it."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    one = view.cooperation.messages.get(MessageId(name))
    if one is None:
        return list_page(request, tag, here, view, absent=True, status=404)
    content = {**_about(one, here, view, corpus), "done": request.GET.get("done", "") == "sent"}
    return shown("across/message.html", content, request, tag, here, f"across/message/{name}/", 200)


def _about(one: Message, here: Present, view: View, corpus: Corpus) -> dict[str, object]:
    other = one.to_state if one.outgoing else one.from_state
    measure = corpus.measures.get(one.ask_measure)
    thread = [each for each in view.cooperation.messages.values() if each.answers == one.id or each.id == one.answers]
    return {
        "one": one, "title": message_title(one, view, corpus), "kind": INFORMATION[one.kind],
        "way": way_said(one.channel),
        "other": corpus.countries[other].name if other in corpus.countries else {}, "code": other,
        "mark": side_of(here.room, other), "measure": measure.name if measure is not None else None,
        "subjects": [said for said in (name_of(view, corpus, id) for id in one.subjects) if said],
        "statements": [statement_said(view, corpus, each) for each in one.statements],
        "exhibits": results(view, corpus, one.exhibits), "limits": limits_said(one.use_limits),
        "receipts": [(each.at, EVIDENCE.get(each.evidence, each.evidence)) for each in one.receipts],
        "thread": [(f"across/message/{each.id}/", message_title(each, view, corpus), each.at) for each in thread],
        "may_answer": not one.outgoing and may(view, c.SendInformation),
    }  # fmt: skip
