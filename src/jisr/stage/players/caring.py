"""Care before evidence: identify, tell the rights, shelter, protect, assess age and the family's risk; stay and return.

Help never depends on cooperation. A doubt about age is treated as childhood.
"""

from collections.abc import Iterator

from jisr.clerk.commands import Command
from jisr.inquiry.state import Subject
from jisr.law.measures import Measure, MeasureEffect
from jisr.stage.players.craft import hearing_of, is_hearing, take, with_effect_on
from jisr.stage.players.desk import HELPERS, SUSPECTS, VICTIMS, Desk

GUARDIAN = "guardian"
STAY = "stay"
SAFETY = "protective"
FAMILY = ("sample", "social-inquiry", "health-records", "residence-file")
FIRST_STEPS = (MeasureEffect.IDENTIFY, MeasureEffect.TELL_RIGHTS, MeasureEffect.SHELTER, MeasureEffect.REFER)


def receive(desk: Desk) -> Iterator[Command]:
    """Every presumed victim at home is identified, told the rights, housed and referred; later protected."""
    for person in desk.persons(VICTIMS):
        if person.id in desk.view.inquiry.lost:
            continue
        for effect in FIRST_STEPS:
            if desk.chance.slips("care", effect, person.id, weight=0.5):
                continue
            if not _has(desk, effect, person) and (command := with_effect_on(desk, effect, person)) is not None:
                yield command


def _has(desk: Desk, effect: MeasureEffect, person: Subject) -> bool:
    """Whether the care file shows that it was done, by whatever office."""
    care = desk.view.care.care(person.id)
    match effect:
        case MeasureEffect.SHELTER:
            return care.sheltered
    return any((slug, person.id) in desk.taken for slug in desk.trade.of_effect[effect])


def protect(desk: Desk) -> Iterator[Command]:
    """Protective measures for victims and witnesses: identity, no contact, stay until the end of the trial."""
    for person in (*desk.persons(VICTIMS), *desk.persons(HELPERS)):
        if person.status in VICTIMS and not desk.view.care.care(person.id).sheltered:
            continue
        for measure in desk.with_effect(MeasureEffect.PROTECT):
            if not _owed(desk, measure, person) or (measure.slug, person.id) in desk.taken:
                continue
            if desk.chance.slips("protect", measure.slug, person.id, weight=0.6):
                continue
            if (command := take(desk, measure, person)) is not None:
                yield command


def _owed(desk: Desk, measure: Measure, person: Subject) -> bool:
    """A guardian to a child, a stay to a foreigner; a victim is kept from the accused, who speaks is protected."""
    if person.kind.value not in {kind.value for kind in measure.on}:
        return False
    if measure.slug.startswith(GUARDIAN):
        return desk.is_child(person)
    if measure.slug.startswith(STAY):
        return person.nationality != desk.view.party
    return person.status in VICTIMS or measure.slug.startswith(SAFETY)


def accompany(desk: Desk) -> Iterator[Command]:
    """What victim care does besides: medical care, risk of the family, social inquiry, consent to a sample."""
    for person in (*desk.persons(VICTIMS), *desk.persons(HELPERS)):
        if person.id in desk.view.inquiry.lost:
            continue
        for measure in desk.doable:
            fits = measure.meant_for(person.kind.value, person.nature)
            plain = measure.effect in (MeasureEffect.NONE, MeasureEffect.ASSESS_AGE)
            if not fits or not plain or is_hearing(measure) or desk.spent(measure, person):
                continue
            of_children = measure.effect is MeasureEffect.ASSESS_AGE or measure.slug.endswith(FAMILY)
            if not desk.is_child(person) if of_children else person.status in HELPERS:
                continue
            if desk.chance.slips("accompany", measure.slug, person.id, weight=0.5):
                continue
            if (command := take(desk, measure, person)) is not None:
                yield command


def hear_by_care(desk: Desk, person: Subject) -> bool:
    """Whether the person still waits to be heard in the form owed."""
    form = hearing_of(desk, person)
    return form is not None and (form.slug, person.id) not in desk.taken and person.status not in SUSPECTS
