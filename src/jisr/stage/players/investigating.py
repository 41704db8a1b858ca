"""Toward the missing elements: which measure on which subject promises what the file does not yet say.

A measure promises the kinds of fact that its data says it tends to show. What perishes comes first, then what serves
most elements of the offences that the own law knows. Persons are heard in the form they are owed, and not often.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from jisr.clerk.commands import Command, OrderMeasure
from jisr.inquiry.state import Subject, SubjectKind
from jisr.law.corpus import Corpus
from jisr.law.measures import Authorisation, Measure, MeasureEffect, RoleKind
from jisr.stage.players.craft import hearing_of, is_hearing, take
from jisr.stage.players.desk import VICTIMS, Desk
from jisr.vocabulary import CountryCode

INQUIRING = frozenset({MeasureEffect.NONE, MeasureEffect.PRESERVE, MeasureEffect.ASSESS_AGE, MeasureEffect.FREEZE})
HEARINGS_AT_MOST = 2
PERISHABLE = 20


@lru_cache(maxsize=16)
def wanted(corpus: Corpus, state: CountryCode) -> frozenset[str]:
    """Kinds of fact that help to prove some element, aggravation or excuse of the State's offences."""
    found: set[str] = set()
    for offence in corpus.countries[state].offences:
        for _, part in offence.parts().values():
            found |= part.when.speaks_for()
    return frozenset(found)


def promise(desk: Desk, measure: Measure) -> int:
    """How much the measure promises: perishable first, then the number of wanted kinds that it tends to show."""
    asked = wanted(desk.view.corpus, desk.view.party)
    shows = {kind for kind in measure.may_show if kind in asked or kind.endswith(".*")}
    fresh = shows - desk.spoken
    return (PERISHABLE if measure.perishable else 0) + 2 * len(fresh) + len(shows)


def fits(desk: Desk, measure: Measure, subject: Subject) -> bool:
    """Whether an inquiring measure is one for this subject."""
    if measure.effect not in INQUIRING or subject.kind.value not in {kind.value for kind in measure.on}:
        return False
    if subject.kind is not SubjectKind.PERSON:
        return True
    if is_hearing(measure):
        return measure == hearing_of(desk, subject)
    if measure.effect is MeasureEffect.ASSESS_AGE:
        return desk.is_child(subject)
    return bool(measure.may_show)


def enough_heard(desk: Desk, subject: Subject, measure: Measure) -> bool:
    """Whether a further hearing would harm: one for a child, one by each office for others, two in all."""
    care = desk.view.care.care(subject.id)
    heard = care.interviews
    if care.minor:
        return bool(heard)
    by_me = [one for one in heard if one.office == desk.view.office]
    return (bool(by_me) and subject.status in VICTIMS) or len(heard) >= HEARINGS_AT_MOST


def candidates(desk: Desk, measures: Iterable[Measure]) -> list[tuple[int, Measure, Subject]]:
    """Measures on subjects at home that were not taken, the most promising first."""
    pool = [m for m in measures if m.effect in INQUIRING]
    found: list[tuple[int, Measure, Subject]] = []
    for subject in desk.home:
        if subject.id in desk.view.inquiry.lost:
            continue
        for measure in pool:
            if (measure.slug, subject.id) in desk.taken or not fits(desk, measure, subject):
                continue
            if is_hearing(measure) and enough_heard(desk, subject, measure):
                continue
            found.append((promise(desk, measure) + urgency(subject), measure, subject))
    return sorted(found, key=lambda one: (-one[0], one[1].slug, one[2].id))


def urgency(subject: Subject) -> int:
    """A victim's word comes before things that keep."""
    return 8 if subject.status in VICTIMS else 0


def inquire(desk: Desk) -> Iterator[Command]:
    """Take the most promising measure for which the authority exists."""
    for _, measure, subject in candidates(desk, desk.doable):
        if desk.chance.slips("overlook", measure.slug, subject.id, weight=0.3):
            continue
        if (command := take(desk, measure, subject)) is not None:
            yield command


def order(desk: Desk) -> Iterator[Command]:
    """Order in writing what only this seat may order and another must do."""
    ordering = [m for m in desk.view.corpus.measures.values() if desk.can_order(m) and _is_ordered(desk, m)]
    for _, measure, subject in candidates(desk, ordering):
        if (measure.slug, subject.id) in desk.orders:
            continue
        if desk.chance.slips("order", measure.slug, subject.id, weight=0.3):
            continue
        if (office := _office_for(desk, measure)) is not None:
            yield OrderMeasure(
                measure=measure.slug,
                subject=subject.id,
                to_office=office,
                ground="",
                reasons="The file points to this subject; what is sought bears on an element of the offence.",
            )


def _is_ordered(desk: Desk, measure: Measure) -> bool:
    needs = desk.needs(measure)
    own = {
        RoleKind.PROSECUTOR: Authorisation.PROSECUTOR,
        RoleKind.INVESTIGATING_JUDGE: Authorisation.INVESTIGATING_JUDGE,
    }
    role = RoleKind(desk.view.role)
    return needs is own.get(role) or (needs is Authorisation.GROUND and role is RoleKind.INVESTIGATING_JUDGE)


OFFICE_OF = {
    RoleKind.JUDICIAL_POLICE: "investigation",
    RoleKind.PROSECUTOR: "investigation",
    RoleKind.INVESTIGATING_JUDGE: "instruction",
    RoleKind.LABORATORY: "laboratory",
    RoleKind.VICTIM_CARE: "victim-care",
    RoleKind.CENTRAL_AUTHORITY: "central-authority",
}


def _office_for(desk: Desk, measure: Measure) -> str | None:
    for role in measure.competence(desk.view.party).do:
        office = OFFICE_OF.get(role)
        if office in desk.view.offices:
            return office
    return None
