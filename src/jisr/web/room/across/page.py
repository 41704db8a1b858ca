"""Parts of the page of a request: its history in words, receipts, the work that executes it, results with custody."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from jisr.clerk import View
from jisr.clerk import commands as c
from jisr.clerk.powers import POWERS
from jisr.cooperation.state import Request, RequestState
from jisr.inquiry import CustodyEvent, Exhibit
from jisr.law.corpus import Corpus
from jisr.press.said import Name, Said, Told
from jisr.press.values import CHANNEL, EVIDENCE, sentence_of
from jisr.press.wording import OFFICES, office_sentence
from jisr.vocabulary import CaseTime, CountryCode
from jisr.web.room.across.named import STEPS, country_name, exhibit_said, limits_said
from jisr.web.room.desk.tasks import does, orders
from jisr.web.room.naming import name_of

S = RequestState
SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One step of the history: when, what, who did it as far as the office knows, and the words that went with it."""

    at: CaseTime
    said: Said
    who: Said
    words: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkShown:
    """A link of a chain of custody."""

    event: str
    at: CaseTime
    holder: Said
    sealed: bool
    broken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultShown:
    """An exhibit that came or goes with a request."""

    name: Said
    language: str
    limits: tuple[Said, ...]
    chain: tuple[LinkShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A measure that executes the request, on one of its subjects: where it is taken or ordered."""

    said: Said
    address: str


def history(one: Request, view: View, corpus: Corpus) -> tuple[Happened, ...]:
    """What was done, in the order in which the office learned it."""
    return tuple(
        Happened(
            at=step.at, said=STEPS[step.state], who=_who(step.act, one, view, corpus),
            words=_words(step.state, step.note, one, view, step.act),
        )
        for step in one.history
    )  # fmt: skip


def _who(ref: str, one: Request, view: View, corpus: Corpus) -> Said:
    act = view.acts.get(ref)
    if act is None or act.sat == SYSTEM:
        received = act is not None and act.kind in ("request-received", "result-received")
        other = one.to_state if one.outgoing else one.from_state
        return country_name(corpus, view.party if received else other)
    return office_sentence(act.office)


def _words(state: RequestState, note: str, one: Request, view: View, ref: str) -> tuple[Said, ...]:
    act = view.acts.get(ref)
    text = view.masked(act.text) if act is not None else ""
    match state:
        case S.SENT:
            return (CHANNEL.get(note, "by post" if note == "postal" else note),) if note else ()
        case S.CONSULTED:
            return tuple(said for said in (sentence_of("topic", note), text) if said)
        case S.ACCEPTED if one.assigned:
            return (Told("Assigned to: {office}", {"office": office_sentence(one.assigned)}),)
        case S.POSTPONED:
            until: tuple[Said, ...] = (Told("Until: {until}", {"until": Name(one.until)}),) if one.until else ()
            return (*until, *((text,) if text else ()))
        case S.EXECUTED if one.reasons and one.state is not S.REFUSED:
            return (view.masked(one.reasons),)
        case S.RECEIVED:
            return ("formal copy",) if note == "copy" else ()
    return (text,) if text else ()


def receipts(one: Request) -> tuple[tuple[CaseTime, str, int], ...]:
    """The receipts: when, what they prove, their number."""
    return tuple((each.at, EVIDENCE.get(each.evidence, each.evidence), each.number) for each in one.receipts)


def work_of(one: Request, view: View, corpus: Corpus) -> tuple[Work, ...]:
    """The measure that the request asks, for seats of the office to which it is assigned, on each of its subjects."""
    measure = corpus.measures.get(one.letter.measure)
    if one.outgoing or measure is None or one.state not in (S.ACCEPTED, S.EXECUTED):
        return ()
    if one.assigned and one.assigned != view.office:
        return ()
    how = "take" if does(view, measure) else "order" if orders(view, measure) else ""
    if not how or view.role not in POWERS[c.ExecuteRequest]:
        return ()
    asked = [id for id in one.subjects if id in view.inquiry.subjects]
    return tuple(
        Work(said=name_of(view, corpus, id), address=f"measure/?{urlencode(_filled(how, one, str(id)))}")
        for id in asked
    )


def _filled(how: str, one: Request, subject: str) -> dict[str, str]:
    return {"what": f"{how}:{one.letter.measure}", "subject": subject, "request": str(one.id)}


def exhibits_shown(one: Request, view: View, corpus: Corpus) -> tuple[ResultShown, ...]:
    """The exhibits of the result that the office knows."""
    return results(view, corpus, one.exhibits)


def results(view: View, corpus: Corpus, names: Iterable[str]) -> tuple[ResultShown, ...]:
    """Exhibits with their custody and limits."""
    known = {str(id): one for id, one in view.inquiry.exhibits.items()}
    return tuple(_result(known[name], corpus) for name in names if name in known)


def _result(one: Exhibit, corpus: Corpus) -> ResultShown:
    return ResultShown(
        name=exhibit_said(one), language=str(one.language), limits=limits_said(one.use_limits),
        chain=tuple(_link(each, corpus) for each in one.custody),
    )  # fmt: skip


def _link(each: CustodyEvent, corpus: Corpus) -> LinkShown:
    country = country_name(corpus, CountryCode(each.holder))
    kind = each.holder.partition(":")[0]
    holder: Said = country or (office_sentence(each.holder) if kind in OFFICES else Name(each.holder))
    return LinkShown(
        event=sentence_of("event", each.event), at=each.at, holder=holder, sealed=bool(each.seal),
        broken=not each.signed,
    )  # fmt: skip
