"""The list of what is between the States: requests with the last step of each side, information, own drafts."""

from dataclasses import dataclass

from jisr.clerk import View
from jisr.clerk.record import KnownAct
from jisr.cooperation.state import Message, Request, RequestState
from jisr.law.corpus import Corpus
from jisr.press.beside import MEETING
from jisr.press.said import Said
from jisr.store import desk_rows as rows
from jisr.vocabulary import CaseTime, CountryCode
from jisr.web.room.across.deeds import open_deeds
from jisr.web.room.across.line import Bank, banks
from jisr.web.room.across.named import message_title, title_of
from jisr.web.room.frame import side_of
from jisr.web.room.sessions import Present

DRAFT = "across/draft/"
S = RequestState
OVER = frozenset({S.RETURNED, S.REFUSED, S.CLOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """A request: what it asks, the last step on each side in the order of the States, whether this seat can act."""

    address: str
    title: Said
    state: str
    sides: tuple[Bank, ...]
    waits: bool
    urgent: bool
    outgoing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """Information sent or received."""

    address: str
    title: Said
    at: CaseTime
    outgoing: bool
    asks: bool
    other: CountryCode
    side: str


def listing(here: Present, view: View, corpus: Corpus) -> dict[str, object]:
    """What the list holds."""
    with here.room.reading() as held:
        states = list(held.scenario.states)
    requests = sorted(view.cooperation.requests.values(), key=_last, reverse=True)
    shown = [_request(one, view, corpus, states) for one in requests]
    messages = sorted(view.cooperation.messages.values(), key=lambda one: one.at, reverse=True)
    return {
        "running": [row for row, one in zip(shown, requests, strict=True) if one.state not in OVER],
        "ended": [row for row, one in zip(shown, requests, strict=True) if one.state in OVER],
        "messages": [_message(one, here, view, corpus) for one in messages],
        "columns": [(state, side_of(here.room, state), corpus.countries[state].name) for state in states],
        "consultations": _consultations(view),
        "meetings": [
            (f"across/meeting/{one.id}/", one, *MEETING[one.state])
            for one in sorted(view.cooperation.meetings.values(), key=lambda one: one.history[0][1], reverse=True)
        ],
        "drafts": [
            (one.page, _measure(one.fields.get("measure", ""), corpus))
            for one in rows.drafts(here.room.id, here.who.seat)
            if one.page.startswith(DRAFT)
        ],
    }


def _measure(slug: str, corpus: Corpus) -> Said:
    known = corpus.measures.get(slug)
    return known.name if known is not None else ""


def _consultations(view: View) -> list[KnownAct]:
    """Consultations on no single request."""
    known = view.cooperation.requests
    return [one for one in view.acts.values() if one.kind == "consulted" and not any(id in known for id in one.about)]


def _last(one: Request) -> CaseTime:
    return max((step.at for step in one.history), default=CaseTime(0))


def _request(one: Request, view: View, corpus: Corpus, states: list[CountryCode]) -> RequestRow:
    sides = {bank.state: bank for bank in banks(one, view)}
    return RequestRow(
        address=f"across/request/{one.id}/", title=title_of(one, corpus), state=one.state.value,
        sides=tuple(sides[state] for state in states if state in sides), waits=bool(open_deeds(one, view)),
        urgent=bool(one.letter.urgency), outgoing=one.outgoing,
    )  # fmt: skip


def _message(one: Message, here: Present, view: View, corpus: Corpus) -> MessageRow:
    other = one.to_state if one.outgoing else one.from_state
    return MessageRow(
        address=f"across/message/{one.id}/", title=message_title(one, view, corpus), at=one.at, outgoing=one.outgoing,
        asks=bool(one.asks) and not one.outgoing and not _answered(one, view), other=other,
        side=side_of(here.room, other),
    )  # fmt: skip


def _answered(one: Message, view: View) -> bool:
    return any(other.answers == one.id for other in view.cooperation.messages.values())
