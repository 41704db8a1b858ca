"""What needs a seat now, from its view alone: limits of custody, orders to its office, requests that wait for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from urllib.parse import urlencode

from jisr.clerk import View
from jisr.cooperation.meetings import MeetingState
from jisr.cooperation.state import Request, RequestState
from jisr.inquiry.state import Held
from jisr.law.corpus import Corpus
from jisr.law.measures import Measure, RoleKind
from jisr.press.said import Said, Told
from jisr.vocabulary import CaseTime
from jisr.web.room.naming import name_of, request_name

NEVER = CaseTime(2**40)
SOON = 24 * 60
CUSTODY = frozenset({RoleKind.JUDICIAL_POLICE, RoleKind.PROSECUTOR, RoleKind.INVESTIGATING_JUDGE})
DESK = RoleKind.CENTRAL_AUTHORITY
INFORMS = frozenset({RoleKind.JUDICIAL_POLICE, RoleKind.PROSECUTOR, RoleKind.LIAISON})
S = RequestState
INCOMING: Mapping[RequestState, str] = {
    S.RECEIVED: "Open and acknowledge the request: {request}",
    S.ACKNOWLEDGED: "Decide on the request: {request}",
    S.CLARIFIED: "Decide on the request: {request}",
    S.CONSULTED: "Decide on the request: {request}",
    S.EXECUTED: "Return the result: {request}",
}
OUTGOING: Mapping[RequestState, str] = {
    S.SIGNED: "Send the request: {request}",
    S.CLARIFICATION_ASKED: "Answer the clarification asked: {request}",
    S.RETURNED: "Read the result and close the request: {request}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do: what, why, until when (`NEVER`: no limit), as a colour and a word, and the page that does it:
    its address inside the room, or fields of the measure page."""

    what: Said
    why: Said
    due: CaseTime = NEVER
    tone: str = "info"
    word: str = "To do"
    fields: Mapping[str, str] = field(default_factory=dict)
    way: str = ""

    @property
    def address(self) -> str:
        """Where it is done, after `/<tag>/room/`; nothing when no page does it."""
        return self.way or (f"measure/?{urlencode(self.fields)}" if self.fields else "")

    @property
    def limited(self) -> bool:
        """Whether there is a limit."""
        return self.due != NEVER


def tasks(view: View, corpus: Corpus) -> tuple[Task, ...]:
    """The soonest first."""
    found = [*_custody(view, corpus), *_orders(view, corpus), *_requests(view, corpus), *_told(view), *_meetings(view)]
    return tuple(sorted(found, key=attrgetter("due")))


def _custody(view: View, corpus: Corpus) -> Iterator[Task]:
    if view.role not in CUSTODY:
        return
    for held in view.inquiry.held.values():
        if held.released_at is None and held.detained_at is None and held.presented_at is None:
            yield _limit(view, corpus, held)


def _limit(view: View, corpus: Corpus, held: Held) -> Task:
    late = held.overdue(view.hour)
    near = held.limit - view.hour <= SOON
    return Task(
        what=Told("Decide on the custody of {subject}", {"subject": name_of(view, corpus, held.subject)}),
        why="At the limit the person is brought before the magistrate, the custody is extended in writing, or the "
        "person is released.",
        due=held.limit,
        tone="bad" if late else "warn" if near else "info",
        word="Overdue" if late else "Runs out" if near else "To do",
        fields={"subject": held.subject},
    )


def _orders(view: View, corpus: Corpus) -> Iterator[Task]:
    for ref, order in view.inquiry.orders.items():
        measure = corpus.measures.get(order.measure)
        if measure is None or order.used_by or order.to_office != view.office or not does(view, measure):
            continue
        values: dict[str, Said] = {"measure": measure.name, "subject": name_of(view, corpus, order.subject)}
        yield Task(
            what=Told("Carry out: {measure}, {subject}", values),
            why=Told("Ordered on {day}", {"day": order.at}),
            fields={"what": f"take:{order.measure}", "subject": order.subject, "order": ref},
        )


def _requests(view: View, corpus: Corpus) -> Iterator[Task]:
    for request in view.cooperation.requests.values():
        sentence = _waits(view, request)
        if sentence:
            yield Task(
                what=Told(sentence, {"request": request_name(request, corpus)}),
                why=Told("Since {day}", {"day": request.history[-1].at}) if request.history else "",
                way=f"across/request/{request.id}/",
            )


def _told(view: View) -> Iterator[Task]:
    """Information of the other State that asks something and has no answer."""
    messages = view.cooperation.messages.values()
    answered = {one.answers for one in messages}
    for one in messages if view.role in INFORMS else ():
        if one.asks and not one.outgoing and one.id not in answered:
            yield Task(
                what="Answer the information of the other State", why=Told("Since {day}", {"day": one.at}),
                way=f"across/message/{one.id}/",
            )  # fmt: skip


def _meetings(view: View) -> Iterator[Task]:
    """Meetings that the other State proposes, and meetings agreed whose minutes are to be written."""
    for one in view.cooperation.meetings.values() if view.role == DESK else ():
        if one.state is MeetingState.PROPOSED and not one.outgoing:
            said = "Answer the proposal of a meeting"
        elif one.state is MeetingState.AGREED:
            said = "Write the minutes of the meeting"
        else:
            continue
        since = one.history[-1][1]
        yield Task(what=said, why=Told("Since {day}", {"day": since}), way=f"across/meeting/{one.id}/")


def _waits(view: View, request: Request) -> str:
    if not request.outgoing and request.state is S.ACCEPTED:
        return "Execute the request: {request}" if request.assigned == view.office else ""
    if view.role != DESK:
        return ""
    return (OUTGOING if request.outgoing else INCOMING).get(request.state, "")


def does(view: View, measure: Measure) -> bool:
    """Whether the law of the State lets the role do the measure."""
    return view.role in measure.competence(view.party).do


def orders(view: View, measure: Measure) -> bool:
    """Whether the law of the State lets the role order the measure."""
    return view.role in measure.competence(view.party).order
