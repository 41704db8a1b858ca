"""Meetings of the delegations: proposed, answered, held with minutes; each act asked, confirmed and done in forms.

A meeting takes no evidence and decides nothing; what is agreed is done by the acts that follow.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from jisr.clerk import View
from jisr.clerk import commands as c
from jisr.clerk import meeting_commands as m
from jisr.cooperation.meetings import Meeting, MeetingId, MeetingState
from jisr.law.corpus import Corpus
from jisr.press.beside import MEETING
from jisr.press.speech import Speech
from jisr.vocabulary import CountryCode
from jisr.web.law.held import held_book
from jisr.web.room.across.asks import Ask, Choice, Kind, Typed, answered, hidden, typed_in
from jisr.web.room.across.deeds import may
from jisr.web.room.across.doing import Outcome, do
from jisr.web.room.across.views import list_page, shown
from jisr.web.room.frame import side_of
from jisr.web.room.sessions import Present, seated

NEW = "new"
FIELDS = {"points": "agreed_points"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One act on a meeting: what it is called, who may, when, what it asks and what it comes to."""

    slug: str
    said: str
    lead: str
    command: type[c.Command]
    asks: Callable[[View, Corpus], tuple[Ask, ...]]
    make: Callable[[MeetingId, Typed], c.Command]
    grave: bool = False


def _propose(view: View, corpus: Corpus) -> tuple[Ask, ...]:
    states = tuple(Choice(value=one, said=corpus.countries[one].name) for one in view.partners)
    return (
        Ask(name="to_state", label="To which State", kind=Kind.ONE, choices=states),
        Ask(name="when", label="When you propose to meet"),
        Ask(name="place", label="Where, or by which link", optional=True),
        Ask(name="agenda", label="What the meeting is about", kind=Kind.WORDS),
    )


def _answer(view: View, corpus: Corpus) -> tuple[Ask, ...]:
    choices = (Choice(value="yes", said="We agree to meet"), Choice(value="no", said="We decline"))
    return (
        Ask(name="agreed", label="Your answer", kind=Kind.ONE, choices=choices),
        Ask(name="answer", label="Your words to the other State", kind=Kind.WORDS, optional=True),
    )


def _hold(view: View, corpus: Corpus) -> tuple[Ask, ...]:
    return (
        Ask(name="participants", label="Who took part, one a line", kind=Kind.WORDS),
        Ask(name="minutes", label="Minutes of the meeting", kind=Kind.WORDS),
        Ask(name="agreed_points", label="Points agreed, one a line", kind=Kind.WORDS, optional=True),
    )


def _proposed(name: MeetingId, typed: Typed) -> c.Command:
    return m.ProposeMeeting(
        to_state=CountryCode(typed.one("to_state")), when=typed.one("when"), place=typed.one("place"),
        agenda=typed.one("agenda"),
    )  # fmt: skip


def _answered(name: MeetingId, typed: Typed) -> c.Command:
    return m.AnswerMeeting(meeting=name, agreed=typed.one("agreed") == "yes", answer=typed.one("answer"))


def _held(name: MeetingId, typed: Typed) -> c.Command:
    return m.HoldMeeting(
        meeting=name, minutes=typed.one("minutes"), participants=typed.lines("participants"),
        points=typed.lines("agreed_points"),
    )  # fmt: skip


MATTERS: Mapping[str, Matter] = {
    NEW: Matter(
        slug=NEW, said="Propose a meeting", command=m.ProposeMeeting, asks=_propose, make=_proposed,
        lead="The other State agrees or declines. A meeting takes no evidence and decides nothing by itself.",
    ),
    "answer": Matter(
        slug="answer", said="Answer the proposal", command=m.AnswerMeeting, asks=_answer, make=_answered,
        lead="The other State learns whether you meet.",
    ),
    "minutes": Matter(
        slug="minutes", said="Write the minutes", command=m.HoldMeeting, asks=_hold, make=_held,
        lead="The minutes go to both sides as they are written here, and are not changed afterwards.",
    ),
}  # fmt: skip


def open_matter(one: Meeting, view: View) -> Matter | None:
    """The act that is open to the seat on the meeting now."""
    if one.state is MeetingState.PROPOSED and not one.outgoing:
        found = MATTERS["answer"]
    elif one.state is MeetingState.AGREED:
        found = MATTERS["minutes"]
    else:
        return None
    return found if may(view, found.command) else None


@require_GET
@seated
def meeting(request: HttpRequest, tag: Speech, here: Present, name: str) -> HttpResponse:
    """One meeting."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    one = view.cooperation.meetings.get(MeetingId(name))
    if one is None:
        return list_page(request, tag, here, view, absent=True, status=404)
    word, tone, icon = MEETING[one.state]
    country = corpus.countries.get(one.from_state)
    content = {
        "one": one, "word": word, "tone": tone, "sign": icon, "matter": open_matter(one, view),
        "proposer": {} if country is None else country.name, "code": one.from_state,
        "mark": side_of(here.room, one.from_state), "steps": [(MEETING[state][0], at) for state, at, _ in one.history],
        "done": request.GET.get("done", "") in MATTERS,
    }  # fmt: skip
    return shown("across/meeting.html", content, request, tag, here, f"across/meeting/{name}/", 200)


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def act(request: HttpRequest, tag: Speech, here: Present, name: str = "", matter: str = NEW) -> HttpResponse:
    """Ask, confirm, do."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    what, one = MATTERS.get(matter), view.cooperation.meetings.get(MeetingId(name))
    if what is None or (one is None) is not (matter == NEW):
        return list_page(request, tag, here, view, absent=True, status=404)
    typed = typed_in(request.POST) if request.method == "POST" else Typed({"to_state": tuple(view.partners[:1])})
    asks, step = answered(what.asks(view, corpus), typed), request.POST.get("step", "")
    if step == "do":
        outcome = do(request, here, what.make(MeetingId(name), typed), fields=FIELDS, view=view)
        if outcome.done is None:
            return _form(request, tag, here, what, one, asks, outcome)
        known = here.room.view(here.who.seat).cooperation.meetings
        place = name or next((id for id in outcome.about if id in known), "")
        return HttpResponseRedirect(f"/{tag.language.tag}/room/across/meeting/{place}/?done={what.slug}")
    empty = {ask.name: ("This is to be filled in.",) for ask in asks if not ask.optional and not ask.answers}
    if step != "confirm" or empty:
        return _form(request, tag, here, what, one, asks, Outcome(faults=empty) if step == "confirm" else None)
    content = {
        **_head(what, one, corpus, typed), "asks": asks, "hidden": hidden(request.POST), "seen": view.seen,
        "key": secrets.token_urlsafe(16),
    }  # fmt: skip
    return shown("across/confirm.html", content, request, tag, here, _way(what, one), 200)


def _form(
    request: HttpRequest, tag: Speech, here: Present, what: Matter, one: Meeting | None, asks: tuple[Ask, ...],
    outcome: Outcome | None,
) -> HttpResponse:  # fmt: skip
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    faults = outcome.faults if outcome is not None else {}
    names = {ask.name for ask in asks}
    closed = not may(view, what.command) if one is None else open_matter(one, view) is not what
    content = {
        **_head(what, one, corpus, Typed({})), "asks": [(ask, faults.get(ask.name, ())) for ask in asks],
        "faults": faults, "loose": [said for key, found in faults.items() if key not in names for said in found],
        "outcome": outcome, "closed": closed and outcome is None,
    }  # fmt: skip
    status = 200 if outcome is None else outcome.status
    return shown("across/act.html", content, request, tag, here, _way(what, one), status)


def _head(what: Matter, one: Meeting | None, corpus: Corpus, typed: Typed) -> dict[str, object]:
    other = CountryCode(typed.one("to_state")) if one is None else one.to_state if one.outgoing else one.from_state
    country = corpus.countries.get(other)
    return {
        "deed": what, "title": "Meeting of the delegations", "action": _way(what, one),
        "back": "across/" if one is None else f"across/meeting/{one.id}/",
        "other": {} if country is None else country.name,
    }  # fmt: skip


def _way(what: Matter, one: Meeting | None) -> str:
    return f"across/meeting/{what.slug}/" if one is None else f"across/meeting/{one.id}/{what.slug}/"
