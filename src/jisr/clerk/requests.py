"""What the requested State does with a request: opens, asks, consults, accepts, refuses, postpones, executes, returns.

Each side writes only its own half. A refusal without consultation, without reasons, or on a forbidden ground is
possible; the act records which rule it broke.
"""

from jisr.clerk import commands as c
from jisr.clerk.breaches import NO_RULE
from jisr.clerk.desk import Desk
from jisr.clerk.outcomes import Decision, Fault, Faults, Sending
from jisr.clerk.sending import check_onward, check_partner, packed
from jisr.cooperation import Request, RequestId, RequestState
from jisr.cooperation.check import refusal_finding
from jisr.cooperation.dispatch import Crossing, Parcel
from jisr.dossier import Breach, BreachEffect, Draft
from jisr.inquiry import Exhibit
from jisr.protection.plain import plain
from jisr.vocabulary import CountryCode, Finding, Json, Verdict

ANSWERED = (RequestState.REFUSED, RequestState.RETURNED, RequestState.CLOSED)


def incoming(desk: Desk, name: RequestId, faults: Faults) -> Request | None:
    """A request of another State that this office holds and that is still open."""
    request = desk.cooperation.requests.get(name)
    if request is None or request.outgoing:
        faults.add(Fault.IMPOSSIBLE, "Your office holds no such request of another State.", field_name="request")
        return None
    if request.state in ANSWERED:
        faults.add(Fault.PHASE, "The request is answered.", field_name="request")
    return request


def _step(
    desk: Desk,
    request: Request,
    kind: str,
    crossing: Crossing,
    *,
    body: dict[str, Json] | None = None,
    text: dict[str, Json] | None = None,
    to: tuple[str, ...] = (),
    shows: tuple[str, ...] = (),
    breaches: tuple[Breach, ...] = (),
    findings: tuple[Json, ...] = (),
) -> Sending:
    """One step of the own half, and the same words to the other State."""
    said: dict[str, Json] = dict(body or {})
    whole: dict[str, Json] = {"request": request.id, **said}
    words: dict[str, Json] = dict(text or {})
    draft = desk.draft(
        kind,
        whole,
        text=words,
        to=to,
        shows=[desk.record.ids[ref] for ref in shows if ref in desk.record.ids],
        touches=(request.id,),
        breaches=breaches,
        findings=findings,
    )
    other = request.to_state if request.outgoing else request.from_state
    said.pop("assign_to", None)
    return Sending((draft,), (Parcel(other, crossing, request.id, {**said, **words}, channel=request.channel),))


def acknowledge(desk: Desk, command: c.AcknowledgeRequest, faults: Faults) -> Decision:
    """The desk opens the request: receipt *retrieved*."""
    request = incoming(desk, command.request, faults)
    if request is not None and request.reached(RequestState.ACKNOWLEDGED) is not None:
        faults.add(Fault.PHASE, "The request was acknowledged already.", field_name="request")
    if faults or request is None:
        return faults.refuse()
    return _step(desk, request, "receipt-given", Crossing.RECEIPT, body={"evidence": "retrieved"})


def ask_clarification(desk: Desk, command: c.AskClarification, faults: Faults) -> Decision:
    """The desk asks for what is missing."""
    request = incoming(desk, command.request, faults)
    if not command.points:
        faults.add(Fault.MALFORMED, "Say what is missing.", field_name="points")
    if faults or request is None:
        return faults.refuse()
    points: list[Json] = [*command.points]
    return _step(desk, request, "clarification-asked", Crossing.CLARIFICATION_ASKED, body={"points": points})


def consult(desk: Desk, command: c.Consult, faults: Faults) -> Decision:
    """The States consult: on a request before it is refused or postponed, or on who tries whom."""
    check_partner(desk, command.to_state, faults)
    if not command.topic.strip():
        faults.add(Fault.MALFORMED, "Say what the consultation is about.", field_name="topic")
    if command.request is not None and command.request not in desk.cooperation.requests:
        faults.add(Fault.IMPOSSIBLE, "Your office knows no such request.", field_name="request")
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {"topic": command.topic, "to_state": command.to_state}
    if command.request is not None:
        body["request"] = command.request
    text: dict[str, Json] = {"text": command.text}
    about = command.request or desk.new("K", desk.command)
    to = tuple(one for one in ("investigation", "instruction", "central-authority") if one in desk.offices)
    draft = desk.draft("consulted", body, text=text, to=to, touches=(about,))
    content: dict[str, Json] = {"topic": command.topic, "text": command.text, "request": command.request or ""}
    return Sending((draft,), (Parcel(command.to_state, Crossing.CONSULTATION, about, content),))


def accept(desk: Desk, command: c.AcceptRequest, faults: Faults) -> Decision:
    """The request is accepted and goes to the office that executes it."""
    request = incoming(desk, command.request, faults)
    if command.assign_to not in desk.offices:
        faults.add(Fault.MALFORMED, "There is no such office.", field_name="assign_to")
    if faults or request is None:
        return faults.refuse()
    conditions: list[Json] = [*command.conditions]
    body: dict[str, Json] = {"assign_to": command.assign_to, "conditions": conditions}
    behind = [ref for name in (request.id, *request.subjects) for ref in desk.record.about.get(name, ())]
    to = (command.assign_to,)
    return _step(desk, request, "request-accepted", Crossing.ACCEPTANCE, body=body, to=to, shows=tuple(behind))


def refuse(desk: Desk, command: c.RefuseRequest, faults: Faults) -> Decision:
    """The request is refused; what the law finds wanting in the refusal is recorded."""
    request = incoming(desk, command.request, faults)
    if not command.grounds:
        faults.add(Fault.MALFORMED, "Name the ground.", field_name="grounds")
    for rule in command.grounds:
        if rule not in desk.law.rules:
            faults.add(Fault.MALFORMED, "There is no rule {rule}.", {"rule": rule}, field_name="grounds")
    if faults or request is None:
        return faults.refuse()
    finding = refusal_finding(desk.law, request, grounds=command.grounds, reasons=command.reasons, on=desk.day)
    return _step(
        desk,
        request,
        "request-refused",
        Crossing.REFUSAL,
        body={"grounds": [str(one) for one in command.grounds]},
        text={"reasons": command.reasons},
        breaches=refusal_breaches(finding),
        findings=() if finding is None else (plain(finding),),
    )


def refusal_breaches(finding: Finding | None) -> tuple[Breach, ...]:
    """A forbidden ground, a consultation or reasons left out: each with its rule."""
    if finding is None:
        return ()
    wanting = [one for one in finding.parts if one.verdict in (Verdict.UNMET, Verdict.BARRED)]
    names = {Verdict.BARRED: "forbidden-ground", Verdict.UNMET: "refusal"}
    return tuple(
        Breach(one.citation.rule if one.citation else NO_RULE, names[one.verdict], BreachEffect.NOTE) for one in wanting
    )


def postpone(desk: Desk, command: c.PostponeRequest, faults: Faults) -> Decision:
    """Execution waits for a proceeding here; the States consult first."""
    request = incoming(desk, command.request, faults)
    if not command.until.strip():
        faults.add(Fault.MALFORMED, "Say until when.", field_name="until")
    if faults or request is None:
        return faults.refuse()
    finding = refusal_finding(desk.law, request, grounds=(), reasons=command.reasons, on=desk.day)
    return _step(
        desk,
        request,
        "request-postponed",
        Crossing.POSTPONEMENT,
        body={"until": command.until},
        text={"reasons": command.reasons},
        breaches=refusal_breaches(finding),
    )


def execute(desk: Desk, command: c.ExecuteRequest, faults: Faults) -> Decision:
    """The executing office reports to the desk, with what it found."""
    request = incoming(desk, command.request, faults)
    if request is not None and request.reached(RequestState.ACCEPTED) is None:
        faults.add(Fault.PHASE, "The request is not accepted.", field_name="request")
    exhibits = own_exhibits(desk, command.exhibits, faults)
    if not exhibits and not command.report.strip():
        faults.add(Fault.MALFORMED, "Report what was done.", field_name="report")
    if faults or request is None:
        return faults.refuse()
    body: dict[str, Json] = {"request": request.id, "exhibits": [str(one.id) for one in exhibits]}
    text: dict[str, Json] = {"report": command.report}
    to = tuple(one for one in ("central-authority",) if one in desk.offices)
    touches = (request.id, *command.exhibits)
    draft: Draft = desk.draft("request-executed", body, text=text, to=to, behind=command.exhibits, touches=touches)
    return (draft,)


def own_exhibits(desk: Desk, names: tuple[str, ...], faults: Faults) -> tuple[Exhibit, ...]:
    """The exhibits named, all of which the office must have."""
    found = [exhibit for name in names if (exhibit := desk.exhibit(name)) is not None]
    if len(found) != len(names):
        faults.add(Fault.IMPOSSIBLE, "Your office does not have this exhibit.", field_name="exhibits")
    return tuple(found)


def return_result(desk: Desk, command: c.ReturnResult, faults: Faults) -> Decision:
    """The result goes back with custody and use limits; it is withheld from use until the formal copy has come."""
    request = incoming(desk, command.request, faults)
    if request is not None and request.reached(RequestState.EXECUTED) is None and not command.exhibits:
        faults.add(Fault.PHASE, "The request is not executed.", field_name="request")
    exhibits = own_exhibits(desk, command.exhibits, faults)
    if request is not None:
        check_onward(desk, exhibits, request.from_state, faults)
    if faults or request is None:
        return faults.refuse()
    limits: list[Json] = [*command.use_limits]
    body: dict[str, Json] = {
        "request": request.id,
        "exhibits": [str(one.id) for one in exhibits],
        "use_limits": limits,
    }
    if request.withheld:
        body["withheld"] = True
    touches = (request.id, *(one.id for one in exhibits))
    draft = desk.draft("result-returned", body, touches=touches, to=(request.assigned,))
    packing = packed(desk, coded=False)
    content: dict[str, Json] = {
        "exhibits": [packing.exhibit(one) for one in exhibits],
        "use_limits": limits,
        "withheld": request.withheld,
    }
    content["subjects"] = packing.descriptors()
    parcel = Parcel(CountryCode(request.from_state), Crossing.RESULT, request.id, content, channel=request.channel)
    return Sending((draft,), (parcel,))


def close(desk: Desk, command: c.CloseRequest, faults: Faults) -> Decision:
    """The own half is closed."""
    request = desk.cooperation.requests.get(command.request)
    if request is None:
        faults.add(Fault.IMPOSSIBLE, "Your office knows no such request.", field_name="request")
    elif request.state is RequestState.CLOSED:
        faults.add(Fault.PHASE, "The request is closed.", field_name="request")
    if faults or request is None:
        return faults.refuse()
    body: dict[str, Json] = {"request": request.id}
    text: dict[str, Json] = {"text": command.note}
    return (desk.draft("request-closed", body, text=text, to=(request.office,), touches=(request.id,)),)
