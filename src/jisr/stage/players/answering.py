"""Answering the other State: receive, ask once what is missing, accept, execute at home, return what there is.

Existing records are returned rather than taken again: a victim is not heard twice because two States ask.
"""

from collections.abc import Iterator
from dataclasses import replace

from jisr.clerk.commands import (
    AcceptRequest,
    AcknowledgeRequest,
    AskClarification,
    CloseRequest,
    Command,
    Consult,
    ExecuteRequest,
    GiveClarification,
    RefuseRequest,
    ReturnResult,
    SendRequest,
)
from jisr.cooperation.state import Request, RequestState
from jisr.dossier import SubjectId
from jisr.inquiry.state import ExhibitId, Subject, SubjectKind
from jisr.law.measures import Measure, MeasureEffect
from jisr.stage.players.craft import hearing_of, is_hearing, take
from jisr.stage.players.desk import Desk
from jisr.stage.players.investigating import enough_heard, may_be_heard
from jisr.vocabulary import MINUTES_A_DAY, Json, RuleId, Verdict

LIMITS = ("Only for the proceeding named in the request",)
PATIENCE = 3 * MINUTES_A_DAY
NEW = (RequestState.RECEIVED,)


def incoming(desk: Desk, *states: RequestState) -> list[Request]:
    """Requests of another State in one of the states."""
    return [r for r in desk.view.cooperation.requests.values() if not r.outgoing and r.state in states]


def receive(desk: Desk) -> Iterator[Command]:
    """The desk opens, checks, asks once completely, accepts or refuses with reasons after consultation."""
    for one in incoming(desk, RequestState.RECEIVED):
        yield AcknowledgeRequest(request=one.id)
    for one in incoming(desk, RequestState.ACKNOWLEDGED, RequestState.CLARIFIED, RequestState.CONSULTED):
        asked = one.reached(RequestState.CLARIFICATION_ASKED) is not None
        if one.gaps and not asked and not desk.chance.slips("no-clarification", one.id, weight=0.3):
            yield AskClarification(request=one.id, points=one.gaps)
        elif barred := _bars(one.checks):
            if one.reached(RequestState.CONSULTED) is None:
                yield Consult(to_state=one.from_state, topic="Grounds against execution", request=one.id)
            yield RefuseRequest(request=one.id, grounds=barred, reasons="The law of this State bars what is asked.")
        else:
            yield AcceptRequest(request=one.id, assign_to=_office(desk, one))


def _bars(checks: tuple[Json, ...]) -> tuple[RuleId, ...]:
    found: list[RuleId] = []
    for row in checks:
        cited = row.get("citation") if isinstance(row, dict) else None
        if isinstance(row, dict) and row.get("verdict") == Verdict.BARRED and isinstance(cited, dict):
            found.append(RuleId(str(cited.get("rule", ""))))
    return tuple(found)


def _office(desk: Desk, one: Request) -> str:
    return "instruction" if "instruction" in desk.view.offices else "investigation"


def clarify(desk: Desk) -> Iterator[Command]:
    """The requesting side gives what was asked, each point."""
    view = desk.view
    for one in view.cooperation.requests.values():
        if not one.outgoing or one.state is not RequestState.CLARIFICATION_ASKED:
            continue
        texts = tuple(view.corpus.offences[o].rule for o in view.corpus.offences if o in set(one.letter.offences))
        tongues = view.corpus.countries[one.to_state].languages
        yield GiveClarification(
            request=one.id,
            answers=dict.fromkeys(one.points, "As set out in the letter and its annexes"),
            law_texts=texts,
            translations=tongues[:1],
        )


def copy_formally(desk: Desk) -> Iterator[Command]:
    """After an urgent sending the same letter follows by the formal way, so that the result is not withheld."""
    country = desk.view.corpus.countries.get(desk.view.party)
    formal = [c.kind.value for c in (country.channels if country else ()) if c.when == "always" and c.direction != "in"]
    for one in desk.view.cooperation.requests.values():
        sends = [step for step in one.history if step.state is RequestState.SENT]
        if one.outgoing and one.letter.urgency and len(sends) == 1 and formal and one.channel != formal[0]:
            yield SendRequest(request=one.id, channel=formal[0], copy=True)


def execute(desk: Desk) -> Iterator[Command]:
    """Execute what was assigned to this office: existing records first, else the measure, then report."""
    view = desk.view
    for one in incoming(desk, RequestState.ACCEPTED):
        measure = view.corpus.measures.get(one.letter.measure)
        if one.assigned not in ("", view.office) or measure is None:
            continue
        ready = exhibits_for(desk, one)
        pending = list(_takings(desk, one, measure))
        if pending:
            yield from pending
            continue
        accepted = one.reached(RequestState.ACCEPTED) or view.hour
        waited = view.hour - max([accepted, *(t.at for t in view.inquiry.measures.values() if t.for_request == one.id)])
        if ready or waited >= PATIENCE:
            yield ExecuteRequest(
                request=one.id, exhibits=ready, report="What could be had is listed; the rest could not."
            )


def exhibits_for(desk: Desk, one: Request) -> tuple[ExhibitId, ...]:
    """The records held that answer the request: of the measure, on the subjects named or taken for it."""
    inquiry = desk.view.inquiry
    asked = {inquiry.one(name) for name in one.subjects}
    found = [
        e.id
        for e in inquiry.exhibits.values()
        if e.came_by == "own"
        and (
            (
                e.measure == one.letter.measure
                and (e.subject is None or inquiry.one(e.subject) in asked or _names(e.leads, asked) or not asked)
            )
            or (e.subject is not None and inquiry.one(e.subject) in asked)
            or any(inquiry.measures[a].for_request == one.id for a in (e.act,) if a in inquiry.measures)
        )
    ]
    return tuple(found)


def _names(leads: tuple[SubjectId, ...], asked: set[SubjectId]) -> bool:
    return any(lead in asked for lead in leads)


def _takings(desk: Desk, one: Request, measure: Measure) -> Iterator[Command]:
    """The measure on each subject asked that has no record yet; registers at home stand in for absent persons."""
    inquiry = desk.view.inquiry
    subjects = [inquiry.subjects[inquiry.one(n)] for n in one.subjects if inquiry.one(n) in inquiry.subjects]
    for subject in subjects:
        for place in _reachable(desk, subject, measure):
            if (measure.slug, place.id) in desk.taken:
                continue
            if is_hearing(measure) and not _to_be_heard(desk, place, measure):
                continue
            if desk.can_do(measure) and (command := take(desk, measure, place)) is not None:
                yield replace(command, for_request=one.id)


def _to_be_heard(desk: Desk, person: Subject, measure: Measure) -> bool:
    """Only in the form that the person is owed, rested, and never once too often."""
    fitting = measure is hearing_of(desk, person) and may_be_heard(desk, person)
    return fitting and not enough_heard(desk, person, measure)


def _reachable(desk: Desk, subject: Subject, measure: Measure) -> list[Subject]:
    kinds = {kind.value for kind in measure.on}
    if subject.state in ("", desk.view.party) and subject.kind.value in kinds:
        return [subject]
    holders = (SubjectKind.REGISTER, SubjectKind.ORGANISATION)
    return [
        s
        for s in desk.home
        if s.kind in holders and s.nature in measure.natures and measure.effect is MeasureEffect.NONE
    ]


def give_back(desk: Desk) -> Iterator[Command]:
    """The desk returns the result with its use limits, and closes."""
    for one in incoming(desk, RequestState.EXECUTED):
        if not one.withheld:
            yield ReturnResult(request=one.id, exhibits=one.exhibits, use_limits=LIMITS)
    for one in desk.view.cooperation.requests.values():
        if one.outgoing and one.state is RequestState.RETURNED:
            yield CloseRequest(request=one.id, note="The result is in the file.")
