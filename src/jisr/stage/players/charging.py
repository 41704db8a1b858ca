"""Charging: person by person, offence by offence; only what every element supports, and never one's own passage.

An accused who acted under threat as a victim is not sent to trial when the excuse is shown. A less skilled seat charges
on suspicion, charges too much, or charges a migrant.
"""

from collections.abc import Iterator
from datetime import date

from jisr.clerk.commands import AssignCounsel, BringCharges, ChangeStatus, Command, DropCharge, ReferFile
from jisr.dossier import SubjectId
from jisr.inquiry.state import Charge, ChargeStatus, Participation, Status, Subject, SubjectKind
from jisr.law.offences import ExcuseEffect, Offence
from jisr.stage.players.desk import SUSPECTS, Desk
from jisr.stage.players.standing import said_of
from jisr.stage.players.weighing import Scales, Weighed, scales, victims_of, weigh
from jisr.trial.state import Proof
from jisr.vocabulary import MINUTES_A_DAY, date_of

READY = 14 * MINUTES_A_DAY
ALLOWED_DOUBT = 0


def weighed_file(desk: Desk) -> Scales:
    """The own file weighed, without what was received for information only."""
    usable = [
        e
        for e in desk.view.inquiry.exhibits.values()
        if not e.came_by.startswith("information:") and not any(b.effect == "void" for b in e.breaches)
    ]
    return scales(desk.view.corpus, desk.view.inquiry, usable, on=_facts_day(desk))


def _facts_day(desk: Desk) -> date:
    opened = desk.view.inquiry.opened_at
    return date_of(opened if opened is not None else desk.view.hour)


def suspects(desk: Desk) -> tuple[Subject, ...]:
    """Persons of whom the file asserts acts."""
    said = said_of(desk)
    return tuple(
        s
        for s in desk.subjects
        if s.kind is SubjectKind.PERSON
        and s.state in ("", desk.view.party)
        and (s.status in SUSPECTS or ((entry := said.get(s.id)) is not None and entry.did >= 2))
    )


def charge(desk: Desk) -> Iterator[Command]:
    """Bring the charges that the file supports, when the time of the hearing comes near."""
    forum = desk.view.forum
    if forum is None or desk.view.hour < forum.refer_from - READY or desk.view.trial.referred:
        return
    for wish in desk.view.tally.keep("charges", lambda: tuple(_wishes(desk))):
        if not any(c.accused == wish.accused and c.offence == wish.offence for c in desk.view.inquiry.charges.values()):
            yield wish


def _wishes(desk: Desk) -> Iterator[BringCharges]:
    held = weighed_file(desk)
    for person in suspects(desk):
        for offence in desk.view.corpus.countries[desk.view.party].offences:
            yield from _charge_one(desk, held, person, offence)


def _charge_one(desk: Desk, held: Scales, person: Subject, offence: Offence) -> Iterator[BringCharges]:
    victims = victims_of(desk.view.inquiry, held, person.id)
    over = desk.chance.slips("over-charge", person.id, str(offence.id), weight=0.25)
    under = desk.chance.slips("under-charge", person.id, str(offence.id), weight=0.3)
    for role in (Participation.PRINCIPAL, Participation.ACCOMPLICE):
        if role is Participation.ACCOMPLICE and str(offence.complicity.punished) != "yes":
            continue
        found = weigh(held, offence, accused=person.id, victims=victims, participation=role)
        doubts = [one for one in found.elements if one.finding is not Proof.PROVEN]
        if found.excused and not over and _absolves(offence, found):
            continue
        tried = found.proven or (over and len(doubts) <= 2 and found.elements[0].finding is Proof.PROVEN)
        if not tried or (under and not over):
            continue
        yield BringCharges(
            accused=person.id,
            offence=str(offence.id),
            aggravations=tuple(o.element for o in found.aggravations if o.finding is Proof.PROVEN),
            victims=victims,
            exhibits={o.element: o.exhibits for o in (*found.elements, *found.aggravations) if o.exhibits},
            participation=role,
            facts_on=_facts_day(desk).isoformat(),
            reasons="Every element is supported by the exhibits named.",
        )
        return


def _absolves(offence: Offence, found: Weighed) -> bool:
    effects = {str(offence.element_id(one.id)): one.effect for one in offence.excuses}
    return effects.get(found.excused) is ExcuseEffect.NOT_LIABLE


def clear_excused(desk: Desk) -> Iterator[Command]:
    """Who acted under threat as a victim is heard as a witness: the reasons are written."""
    forum = desk.view.forum
    if forum is None or desk.view.hour < forum.refer_from - READY or desk.view.trial.referred:
        return
    for name in desk.view.tally.keep("excused", lambda: tuple(_excused(desk))):
        person = desk.view.inquiry.subjects[name]
        if person.status not in SUSPECTS or desk.chance.slips("non-punishment", person.id, weight=0.9):
            continue
        for one in desk.view.inquiry.charges.values():
            if one.accused == person.id and one.status in (ChargeStatus.BROUGHT, ChargeStatus.REFERRED):
                yield DropCharge(charge=one.id, reasons=_NOT_PUNISHED)
        yield ChangeStatus(subject=person.id, status=Status.WITNESS, reasons=_NOT_PUNISHED)


def _excused(desk: Desk) -> Iterator[SubjectId]:
    """Persons whose acts an excuse covers, in some offence of the own law."""
    held = weighed_file(desk)
    for person in suspects(desk):
        victims = victims_of(desk.view.inquiry, held, person.id)
        for offence in desk.view.corpus.countries[desk.view.party].offences:
            if not offence.excuses:
                continue
            found = weigh(held, offence, accused=person.id, victims=victims, participation=Participation.ACCOMPLICE)
            if found.excused and _absolves(offence, found):
                yield person.id
                break


_NOT_PUNISHED = "The acts were done under threat and are directly linked to the person's own victimhood."


def name_counsel(desk: Desk) -> Iterator[Command]:
    """Every suspect held or charged has counsel; one whose interests are opposed to others has a separate office."""
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
    waiting = tuple(c.id for c in _open(desk))
    if waiting and not desk.view.trial.hearings:
        yield ReferFile(charges=waiting, to="bench", reasons="The file supports each charge, element by element.")


def _open(desk: Desk) -> list[Charge]:
    return [c for c in desk.view.inquiry.charges.values() if c.status is ChargeStatus.BROUGHT]
