"""Measures: ordered by a magistrate, taken by whoever may, with what was kept and what was not.

What is impossible or outside power is refused, and an absolute safeguard is a bar; every other breach is recorded with
its rule, and the evidence bears it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from jisr.clerk import commands as c
from jisr.clerk.breaches import authorisation_breach, authorised, breach, kept_by_nature, owed, used_force, weak_ground
from jisr.clerk.custody import custody_breaches, limit_of
from jisr.clerk.desk import Desk
from jisr.clerk.outcomes import Decision, Fault, Faults
from jisr.cooperation import Request
from jisr.dossier import ActId, Breach, Draft
from jisr.inquiry import MeasureTaken, Order, Status, Subject, SubjectKind
from jisr.inquiry.admissibility import FORCED
from jisr.law.measures import BreachEffect, Measure, MeasureEffect
from jisr.vocabulary import Json, RuleId

LIBERTY = (MeasureEffect.EXTEND, MeasureEffect.RELEASE, MeasureEffect.PRESENT, MeasureEffect.DETAIN)
CARING = (MeasureEffect.IDENTIFY, MeasureEffect.REFER, MeasureEffect.SHELTER, MeasureEffect.ASSESS_AGE)
INTERVIEW = "no-third-interview"


def decide_measure(desk: Desk, command: c.OrderMeasure | c.TakeMeasure, faults: Faults) -> Decision:
    """An order, or the measure itself."""
    measure, subject = desk.law.measures.get(command.measure), desk.subject(command.subject)
    if measure is None:
        faults.add(
            Fault.MALFORMED, "There is no measure {measure}.", {"measure": command.measure}, field_name="measure"
        )
    if subject is None:
        faults.add(Fault.IMPOSSIBLE, "Your office does not know this subject.", field_name="subject")
    if measure is None or subject is None:
        return faults.refuse()
    check_subject(desk, measure, subject, faults)
    if command.ground and measure.grounds and command.ground not in {one.id for one in measure.grounds}:
        faults.add(Fault.MALFORMED, "The measure knows no such ground.", field_name="ground")
    if isinstance(command, c.OrderMeasure):
        return order_measure(desk, command, measure, subject, faults)
    return take_measure(desk, command, measure, subject, faults)


def check_subject(desk: Desk, measure: Measure, subject: Subject, faults: Faults) -> None:
    """The measure must fit the subject, and the subject must be within reach of the State's power."""
    if subject.kind.value not in measure.on:
        faults.add(Fault.MALFORMED, "This measure is not taken on such a subject.", field_name="subject")
    if subject.state and subject.state != desk.party:
        sentence = "The subject is in another State: no power reaches there. Ask for assistance."
        faults.add(Fault.IMPOSSIBLE, sentence, {"state": subject.state}, field_name="subject")


def order_measure(desk: Desk, command: c.OrderMeasure, measure: Measure, subject: Subject, faults: Faults) -> Decision:
    """A written order to an office."""
    competence = measure.competence(desk.party)
    if not desk.has_role(competence.order):
        faults.add(Fault.POWER, "The law of this State does not let your seat order this measure.")
    if command.to_office not in desk.offices:
        faults.add(Fault.MALFORMED, "There is no such office.", field_name="to_office")
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {
        "measure": measure.slug,
        "subject": subject.id,
        "to_office": command.to_office,
        "ground": command.ground,
    }
    return (
        desk.draft(
            "measure-ordered",
            body,
            text={"reasons": command.reasons},
            to=(command.to_office,),
            behind=(subject.id,),
            touches=(subject.id,),
            rules=desk.applies(competence.rules),
        ),
    )


def take_measure(desk: Desk, command: c.TakeMeasure, measure: Measure, subject: Subject, faults: Faults) -> Decision:
    """The measure is done; its breaches go with it."""
    competence = measure.competence(desk.party)
    if not desk.has_role(competence.do):
        faults.add(Fault.POWER, "The law of this State does not let your seat do this measure.")
    order = cited_order(desk, command, faults)
    request = executed_request(desk, command, faults)
    _check_details(desk, command, measure, subject, faults)
    kept = command.safeguards | kept_by_nature(desk, command, measure, order)
    kept -= FORCED if used_force(command) else frozenset()
    wanting = [one for one in owed(desk, measure, subject) if one.id not in kept]
    for one in wanting:
        if one.breach is BreachEffect.REFUSE:
            citation = desk.cite(next(iter(desk.applies(one.rules)), RuleId("")))
            faults.add(Fault.BAR, "This is never done without: {safeguard}.", {"safeguard": one.id}, citation=citation)
    if faults:
        return faults.refuse()
    found = [breach(desk, one.rules, safeguard=one.id, effect=one.breach) for one in wanting]
    if not authorised(desk, command, measure, order):
        found.append(authorisation_breach(desk, measure))
    found += [weak_ground(desk, measure, command.ground), *custody_breaches(desk, subject)]
    breaches = _once(found)
    whole = replace(command, safeguards=kept & {one.id for one in measure.safeguards})
    taken = _taken(desk, whole, measure, subject, order=order, request=request, breaches=breaches)
    return (taken, *_consequences(desk, command, measure, subject))


def _once(found: Iterable[Breach | None]) -> tuple[Breach, ...]:
    named: dict[str, Breach] = {}
    for one in found:
        if one is not None:
            named.setdefault(one.safeguard, one)
    return tuple(named.values())


def cited_order(desk: Desk, command: c.TakeMeasure, faults: Faults) -> Order | None:
    """The order cited, if it is one for this measure on this subject."""
    if command.authorisation is None:
        return None
    known = desk.record.find(command.authorisation)
    order = desk.inquiry.orders.get(known.ref) if known else None
    if order is None:
        faults.add(Fault.MALFORMED, "The authorisation cites no order that your office has.",
                   field_name="authorisation")  # fmt: skip
        return None
    if order.measure != command.measure or desk.inquiry.one(order.subject) != desk.inquiry.one(command.subject):
        faults.add(Fault.MALFORMED, "The order cited is for another measure or another subject.",
                   field_name="authorisation")  # fmt: skip
    return order


def executed_request(desk: Desk, command: c.TakeMeasure, faults: Faults) -> Request | None:
    """The request of another State that the measure executes."""
    if command.for_request is None:
        return None
    request = desk.cooperation.requests.get(command.for_request)
    if request is None or request.outgoing:
        faults.add(Fault.MALFORMED, "Your office has no such request to execute.", field_name="for_request")
        return None
    return request


def _check_details(desk: Desk, command: c.TakeMeasure, measure: Measure, subject: Subject, faults: Faults) -> None:
    for name in sorted(command.safeguards - {one.id for one in measure.safeguards}):
        faults.add(Fault.MALFORMED, "The measure knows no safeguard {id}.", {"id": name}, field_name="safeguards")
    for exhibit in command.exhibits:
        if exhibit not in desk.inquiry.exhibits:
            faults.add(Fault.IMPOSSIBLE, "Your office does not have this exhibit.", field_name="exhibits")
    held = desk.inquiry.held.get(subject.id)
    if measure.effect in LIBERTY and (held is None or held.released_at is not None):
        faults.add(Fault.IMPOSSIBLE, "The person is not held.", field_name="subject")
    if measure.effect is MeasureEffect.CHANGE_STATUS and command.fields.get("status") not in tuple(Status):
        faults.add(Fault.MALFORMED, "Say which standing the person takes.", field_name="fields.status")


def is_interview(measure: Measure) -> bool:
    """Whether the measure is one of the hearings that are counted: it owes that the person is not heard again."""
    return any(one.id == INTERVIEW for one in measure.safeguards)


def _taken(
    desk: Desk,
    command: c.TakeMeasure,
    measure: Measure,
    subject: Subject,
    *,
    order: Order | None,
    request: Request | None,
    breaches: tuple[Breach, ...],
) -> Draft:
    limit = limit_of(desk, measure, subject, command.fields)
    tells = any(one.startswith("rights") for one in command.safeguards)
    body: dict[str, Json] = {
        "measure": measure.slug,
        "subject": subject.id,
        "effect": measure.effect.value,
        "ground": command.ground,
        "kept": [str(one) for one in sorted(command.safeguards)],
        "fields": dict(sorted(command.fields.items())),
    }
    optional: Mapping[str, Json] = {
        "person": subject.kind is SubjectKind.PERSON,
        "interview": subject.kind is SubjectKind.PERSON and is_interview(measure),
        "tells-rights": tells,
        "authorisation": order.act if order else "",
        "request": request.id if request else "",
        "exhibits": [str(one) for one in command.exhibits],
        "limit": limit,
    }
    body |= {key: value for key, value in optional.items() if value}
    return desk.draft(
        "measure-taken",
        body,
        to=learners(desk, measure, subject, order=order, request=request, exhibits=command.exhibits),
        shows=_custody(desk, measure, subject),
        behind=(subject.id,),
        touches=(subject.id, *command.exhibits),
        rules=desk.applies((*measure.competence(desk.party).rules, *measure.rules)),
        breaches=breaches,
    )


def _custody(desk: Desk, measure: Measure, subject: Subject) -> tuple[ActId, ...]:
    """The act by which the person is held: who learns of a decision on liberty learns since when and on what."""
    held = desk.inquiry.held.get(subject.id) if measure.effect in LIBERTY else None
    return (desk.record.ids[held.act],) if held is not None and held.act in desk.record.ids else ()


def learners(
    desk: Desk,
    measure: Measure,
    subject: Subject,
    *,
    order: Order | None,
    request: Request | None,
    exhibits: Iterable[str] = (),
) -> tuple[str, ...]:
    """Who else learns of the measure by its nature: who ordered it, who asked, who cares, who defends."""
    found: list[str] = []
    if order is not None:
        found.append(order.office)
    for name in exhibits:
        exhibit = desk.exhibit(name)
        found += [event.giver for event in exhibit.custody if event.giver in desk.offices] if exhibit else []
    if request is not None:
        found.append(_office(desk, "central-authority"))
    if measure.effect in CARING:
        found += [_office(desk, "victim-care"), _office(desk, "investigation")]
    if measure.effect is MeasureEffect.PROTECT:
        found.append("*")
    if measure.effect is MeasureEffect.HOLD or measure.effect in LIBERTY:
        found += [desk.inquiry.counsel.get(subject.id, ""), _office(desk, "registry")]
    if measure.effect is MeasureEffect.CHARGE or measure.effect in LIBERTY:
        found.append(_office(desk, "investigation"))
    if measure.effect in (MeasureEffect.PRESENT, MeasureEffect.OPEN_INQUIRY):
        found.append(_office(desk, "instruction"))
    return tuple(found)


def _office(desk: Desk, kind: str) -> str:
    return kind if kind in desk.offices else ""


def _consequences(desk: Desk, command: c.TakeMeasure, measure: Measure, subject: Subject) -> tuple[Draft, ...]:
    status = ""
    if measure.effect is MeasureEffect.CHANGE_STATUS:
        status = command.fields.get("status", "")
    elif measure.effect is MeasureEffect.IDENTIFY and subject.status not in (Status.VICTIM, Status.PRESUMED_VICTIM):
        status = Status.PRESUMED_VICTIM.value
    elif measure.effect is MeasureEffect.HOLD and subject.status in (Status.UNKNOWN, Status.WITNESS):
        status = Status.SUSPECT.value
    drafts: list[Draft] = []
    if status:
        body: dict[str, Json] = {"subject": subject.id, "status": status}
        to = learners(desk, measure, subject, order=None, request=None)
        drafts.append(desk.draft("status-changed", body, number=1, to=to, touches=(subject.id,)))
    if measure.effect is MeasureEffect.OPEN_INQUIRY and (judge := _office(desk, "instruction")):
        everything = desk.file()
        body = {"purpose": "opening"}
        drafts.append(desk.draft("disclosed", body, number=2, to=(judge,), shows=everything))
    return tuple(drafts)


def taken_by(desk: Desk, name: str) -> MeasureTaken | None:
    """A measure that the office knows, by the name of its act."""
    known = desk.record.find(name)
    return desk.inquiry.measures.get(known.ref) if known else None
