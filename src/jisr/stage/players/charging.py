"""Charging: person by person, offence by offence; only what every element supports, and never one's own passage.

One set of facts is charged under its gravest qualification. An accused who acted under threat as a victim is not sent
to trial when the excuse is shown. A less skilled seat charges on suspicion, charges too much, or charges a migrant.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from jisr.clerk.commands import AssignCounsel, BringCharges, ChangeStatus, Command, DropCharge, ReferFile
from jisr.dossier import SubjectId
from jisr.inquiry.proof import ChargeProof, proven_by
from jisr.inquiry.state import (
    Charge,
    ChargeId,
    ChargeStatus,
    Exhibit,
    Participation,
    Proof,
    Stance,
    Status,
    Subject,
    SubjectKind,
)
from jisr.inquiry.weighing import weigh as weigh_all
from jisr.law.offences import Offence, Punished
from jisr.stage.players.desk import SUSPECTS, Desk
from jisr.stage.players.standing import said_of
from jisr.vocabulary import MINUTES_A_DAY, date_of

READY = 14 * MINUTES_A_DAY
APART = ("trafficking", "smuggling", "laundering", "witness-tampering")
NARROWER = ("benefiting", "procuring", "pledge")
WEIGHTY = 2
EXCUSING = "liability."
_NOT_PUNISHED = "The acts were done under threat and are directly linked to the person's own victimhood."


def usable(desk: Desk) -> tuple[Exhibit, ...]:
    """The exhibits that a court could use: not received for information, not voided by a breach."""
    return tuple(
        e
        for e in desk.view.inquiry.exhibits.values()
        if not e.came_by.startswith("information:") and not any(b.effect == "void" for b in e.breaches)
    )


def facts_day(desk: Desk) -> date:
    """The day of the facts as the file takes it: when the case was opened."""
    opened = desk.view.inquiry.opened_at
    return date_of(opened if opened is not None else desk.view.hour)


def suspects(desk: Desk) -> tuple[Subject, ...]:
    """Persons within reach of whom the file asserts acts."""
    said = said_of(desk)
    return tuple(
        s
        for s in desk.subjects
        if s.kind is SubjectKind.PERSON
        and (s.state in ("", desk.view.party) or s.id in desk.view.inquiry.held)
        and (s.status in SUSPECTS or ((entry := said.get(s.id)) is not None and entry.did >= WEIGHTY))
    )


def weigh(desk: Desk, person: Subject, offence: Offence, role: Participation) -> ChargeProof:
    """What the usable exhibits prove of the offence against the person, with every aggravation."""
    charge = Charge(
        id=ChargeId("weighed"),
        accused=person.id,
        offence=str(offence.id),
        elements=tuple(str(offence.element_id(one.id)) for one in offence.elements),
        exhibits={},
        aggravations=tuple(str(offence.element_id(one.id)) for one in offence.aggravations),
        victims=victims_of(desk, person),
        participation=role,
        facts_on=facts_day(desk).isoformat(),
    )
    inquiry = desk.view.inquiry
    weighed = desk.view.tally.keep("weighed", lambda: weigh_all(usable(desk), one=inquiry.one))
    return proven_by(charge, weighed, inquiry=inquiry, law=desk.view.corpus, on=date_of(desk.view.hour))


def victims_of(desk: Desk, person: Subject) -> tuple[SubjectId, ...]:
    """Persons toward whom an exhibit asserts an act of the accused."""
    one = desk.view.inquiry.one
    found: dict[SubjectId, None] = {}
    for exhibit in desk.view.inquiry.exhibits.values():
        for s in exhibit.statements:
            if s.by and s.on and s.stance is Stance.ASSERTS and one(s.by) == person.id:
                found[one(s.on)] = None
    return tuple(found)


def charge(desk: Desk) -> Iterator[Command]:
    """Bring the charges that the file supports, when the time of the hearing comes near."""
    if not _ripe(desk):
        return
    for wish in desk.view.tally.keep("charges", lambda: tuple(_wishes(desk))):
        known = desk.view.inquiry.charges.values()
        if not any(c.accused == wish.accused and c.offence == wish.offence for c in known):
            yield wish


def _ripe(desk: Desk) -> bool:
    forum = desk.view.forum
    return forum is not None and desk.view.hour >= forum.refer_from - READY and not desk.view.trial.referred


def _wishes(desk: Desk) -> Iterator[BringCharges]:
    for person in suspects(desk):
        grave = list(_of_families(desk, person, APART))
        yield from grave or islice(_of_families(desk, person, NARROWER), 1)


def _of_families(desk: Desk, person: Subject, families: tuple[str, ...]) -> Iterator[BringCharges]:
    for offence in desk.view.corpus.countries[desk.view.party].offences:
        if offence.family in families and (wish := _one(desk, person, offence)) is not None:
            yield wish


def _one(desk: Desk, person: Subject, offence: Offence) -> BringCharges | None:
    """The charge of one offence, as author if the file carries it, else as accomplice."""
    over = desk.chance.slips("over-charge", person.id, str(offence.id), weight=0.25)
    if desk.chance.slips("under-charge", person.id, str(offence.id), weight=0.3) and not over:
        return None
    entry = desk.view.tally.said.get(person.id)
    if entry is None or not _touches(offence, entry.facts):
        return None
    roles = [Participation.PRINCIPAL]
    if offence.complicity.punished is Punished.YES:
        roles.append(Participation.ACCOMPLICE)
    for role in roles:
        found = weigh(desk, person, offence, role)
        doubts = [one for one in found.elements if one.finding is not Proof.PROVEN]
        if found.excuse and not over:
            return None
        if found.proven or (over and len(doubts) <= 1):
            return _brought(desk, person, offence, role, found)
    return None


def _touches(offence: Offence, facts: set[str]) -> bool:
    """Whether anything said of the person's own doing bears on the offence."""
    families = {fact.partition(".")[0] for fact in facts}
    reads = {kind for element in offence.elements for kind in element.when.reads()}
    return any(kind in facts or (kind.endswith(".*") and kind[:-2] in families) for kind in reads)


def _brought(desk: Desk, person: Subject, offence: Offence, role: Participation, found: ChargeProof) -> BringCharges:
    return BringCharges(
        accused=person.id,
        offence=str(offence.id),
        aggravations=tuple(o.element for o in found.aggravations if o.finding is Proof.PROVEN),
        victims=victims_of(desk, person),
        exhibits={o.element: o.exhibits for o in (*found.elements, *found.aggravations) if o.exhibits},
        participation=role,
        facts_on=facts_day(desk).isoformat(),
        reasons="Every element is supported by the exhibits named.",
    )


def clear_excused(desk: Desk) -> Iterator[Command]:
    """Who acted under threat as a victim is treated as one: the reasons are written."""
    if not _ripe(desk):
        return
    for name in desk.view.tally.keep("excused", lambda: tuple(_excused(desk))):
        person = desk.view.inquiry.subjects[name]
        if person.status not in SUSPECTS or desk.chance.slips("non-punishment", person.id, weight=0.9):
            continue
        for one in desk.view.inquiry.charges.values():
            if one.accused == person.id and one.status in (ChargeStatus.BROUGHT, ChargeStatus.REFERRED):
                yield DropCharge(charge=one.id, reasons=_NOT_PUNISHED)
        yield ChangeStatus(subject=person.id, status=Status.VICTIM, reasons=_NOT_PUNISHED)


def _excused(desk: Desk) -> Iterator[SubjectId]:
    """Persons whose acts an excuse covers, in some offence of the own law."""
    for person in suspects(desk):
        entry = desk.view.tally.said.get(person.id)
        if entry is None or not any(fact.startswith(EXCUSING) for fact in entry.facts):
            continue
        for offence in desk.view.corpus.countries[desk.view.party].offences:
            if offence.excuses and weigh(desk, person, offence, Participation.ACCOMPLICE).excuse:
                yield person.id
                break


def name_counsel(desk: Desk) -> Iterator[Command]:
    """Every suspect has counsel; one whose interests are opposed to the others' has a separate office."""
    defences = sorted(office for office in desk.view.offices if office.startswith("defence"))
    if not defences:
        return
    said = said_of(desk)
    for person in desk.persons(SUSPECTS):
        if person.id in desk.view.inquiry.counsel:
            continue
        entry = said.get(person.id)
        apart = entry is not None and entry.suffered > 0 and len(defences) > 1
        yield AssignCounsel(accused=person.id, office=defences[1] if apart else defences[0])


def refer(desk: Desk) -> Iterator[Command]:
    """Refer for trial what was charged, once."""
    forum = desk.view.forum
    if forum is None or desk.view.hour < forum.refer_from or "bench" not in desk.view.offices:
        return
    waiting = tuple(c.id for c in desk.view.inquiry.charges.values() if c.status is ChargeStatus.BROUGHT)
    if waiting and not desk.view.trial.hearings:
        yield ReferFile(charges=waiting, to="bench", reasons="The file supports each charge, element by element.")
