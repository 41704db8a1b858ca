"""Toward the missing elements: which measure on which subject promises what the file does not yet say.

A measure promises the kinds of fact that its data says it tends to show. What perishes comes first, then what serves
most elements of the offences that the own law knows. Persons are heard in the form they are owed, and not often.
"""

from collections.abc import Iterator
from functools import lru_cache

from jisr.clerk.commands import Command, OrderMeasure
from jisr.inquiry.state import Status, Subject, SubjectKind
from jisr.law.corpus import Corpus
from jisr.law.measures import Measure, MeasureEffect, RoleKind
from jisr.stage.players.craft import hearing_of, is_hearing, take
from jisr.stage.players.desk import SUSPECTS, VICTIMS, Desk
from jisr.vocabulary import MINUTES_A_DAY, CountryCode

INQUIRING = frozenset({MeasureEffect.NONE, MeasureEffect.PRESERVE, MeasureEffect.ASSESS_AGE, MeasureEffect.FREEZE})
HEARINGS_AT_MOST = 2
PERISHABLE = 20
NIGHT = 12 * 60
CHILD_WAITS = 5 * MINUTES_A_DAY
AGAIN = 21 * MINUTES_A_DAY
BETWEEN = 4 * MINUTES_A_DAY
FIRST = "detection"
FLEETING = ("preservation", "capture")
LONG = 4 * 60
HARSH = frozenset({"confrontation"})
AGES = frozenset({"person.under-18", "person.under-18-not"})
GIVEN = ("handover", "medical")
MANY = 3


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
    shows = _wanted_of(desk.view.corpus, desk.view.party, measure.slug)
    fresh = shows - desk.spoken
    return (PERISHABLE if measure.perishable else 0) + 2 * len(fresh) + len(shows)


def fits(desk: Desk, measure: Measure, subject: Subject) -> bool:
    """Whether an inquiring measure on such a subject is one for this subject now."""
    if subject.kind is SubjectKind.PLACE and measure.grounds:
        return not _searched(desk, measure, subject)
    if subject.kind is not SubjectKind.PERSON:
        return True
    if is_hearing(measure):
        return measure is hearing_of(desk, subject) and may_be_heard(desk, subject)
    if measure.effect is MeasureEffect.ASSESS_AGE:
        return desk.is_child(subject)
    return bool(measure.may_show) and not measure.slug.startswith(FIRST)


def _searched(desk: Desk, measure: Measure, subject: Subject) -> bool:
    """One entry of a place is enough when it gave something, or on the same day."""
    for slug, done in desk.taken_on(subject.id).items():
        if slug == measure.slug or not desk.view.corpus.measures[slug].grounds:
            continue
        if (slug, subject.id) in desk.view.tally.yielded or desk.view.hour - done[-1].at < MINUTES_A_DAY:
            return True
    return False


def may_be_heard(desk: Desk, person: Subject) -> bool:
    """A victim is heard after a night of rest and cared for; a child by the judge, once, some days later; a suspect by
    the police before the first appearance, by the judge after it."""
    care = desk.view.care.care(person.id)
    judged = "instruction" in desk.view.offices
    judge = RoleKind(desk.view.role) is RoleKind.INVESTIGATING_JUDGE
    if person.status in SUSPECTS:
        return judge == any((slug, person.id) in desk.taken for slug in desk.trade.of_effect[MeasureEffect.CHARGE])
    if care.minor and judged and not judge:
        return False
    if person.status not in VICTIMS and not care.minor:
        return True
    if not care.rights_told or not care.sheltered:
        return False
    rested = desk.view.hour - (care.sheltered_at or desk.view.hour)
    return rested >= (CHILD_WAITS if care.minor else NIGHT)


def enough_heard(desk: Desk, subject: Subject, measure: Measure) -> bool:
    """Whether a further hearing would harm: one for a child; for a victim one by each office, with rest between."""
    heard = [d for slug, done in desk.taken_on(subject.id).items() if _counts(desk, slug) for d in done]
    if desk.is_child(subject):
        return bool(heard)
    if subject.status in VICTIMS:
        by_me = any(one.office == desk.view.office for one in heard)
        rested = all(desk.view.hour - one.at >= BETWEEN for one in heard)
        return by_me or not rested or len(heard) >= HEARINGS_AT_MOST
    spoke = any((one.measure, subject.id) in desk.view.tally.yielded for one in heard)
    return spoke or len(heard) >= HEARINGS_AT_MOST + 1


def _counts(desk: Desk, slug: str) -> bool:
    measure = desk.view.corpus.measures[slug]
    return is_hearing(measure) and not slug.startswith(FIRST)


def first_questions(desk: Desk) -> Iterator[Command]:
    """To a victim just received: ten minutes on safety, who else is in danger, and nothing more."""
    for person in desk.persons(VICTIMS):
        care = desk.view.care.care(person.id)
        if not care.rights_told or any(_counts(desk, slug) for slug in desk.taken_on(person.id)):
            continue
        for measure in desk.doable:
            fresh = measure.slug.startswith(FIRST) and (measure.slug, person.id) not in desk.taken
            if fresh and (command := take(desk, measure, person)) is not None:
                yield command


def preserve(desk: Desk) -> Iterator[Command]:
    """The prosecution itself has kept what would be lost, and freezes what would be moved."""
    for _, measure, subject in candidates(desk, desk.trade.keeping):
        if (command := take(desk, measure, subject)) is not None:
            yield command


def hear_again(desk: Desk) -> Iterator[Command]:
    """A suspect who opened up since the last hearing is heard again, with counsel, three weeks later at least."""
    for person in desk.persons(SUSPECTS):
        form = hearing_of(desk, person)
        done = desk.taken.get((form.slug, person.id), []) if form is not None else []
        if form is None or not done or desk.view.hour - done[-1].at < AGAIN or len(done) > HEARINGS_AT_MOST:
            continue
        opened = any(r.reaction == "opens" and r.at >= done[-1].at for r in desk.reactions(person.id))
        if opened and (command := take(desk, form, person)) is not None:
            yield command


def candidates(desk: Desk, slugs: frozenset[str]) -> list[tuple[int, Measure, Subject]]:
    """Such measures on subjects at home that were not taken, the most promising first, a few on each subject."""
    view, lost, taken, pointed = desk.view, set(desk.view.inquiry.lost), desk.taken, desk.pointed
    found: list[tuple[int, Measure, Subject]] = []
    for subject in desk.home:
        name = subject.id
        if name in lost or name not in pointed:
            continue
        child = name in desk.minors
        worth = _open_to(view.corpus, view.party, slugs, subject.kind, subject.nature, subject.status, child)
        for measure in worth:
            if (measure.slug, name) in taken and desk.spent(measure, subject):
                continue
            if not fits(desk, measure, subject) or (is_hearing(measure) and enough_heard(desk, subject, measure)):
                continue
            found.append((promise(desk, measure) + urgency(desk, subject, measure), measure, subject))
    return sorted(found, key=lambda one: (-one[0], one[1].slug, one[2].id))


@lru_cache(maxsize=4096)
def _open_to(
    corpus: Corpus,
    state: CountryCode,
    slugs: frozenset[str],
    kind: SubjectKind,
    nature: str,
    status: Status,
    child: bool,
) -> tuple[Measure, ...]:
    """Those of the measures that are worth taking on such a subject, the most promising first."""
    fair = [
        m
        for m in inquiring_on(corpus, kind.value)
        if m.slug in slugs and m.meant_for(kind.value, nature) and proportionate(m, kind, status, child=child)
    ]
    if kind is SubjectKind.PERSON:
        return tuple(fair)
    return tuple(sorted(fair, key=lambda m: (-static_promise(corpus, state, m), m.slug))[:MANY])


@lru_cache(maxsize=64)
def inquiring_on(corpus: Corpus, kind: str) -> tuple[Measure, ...]:
    """The inquiring measures for a kind of subject."""
    found = [
        m
        for m in corpus.measures.values()
        if m.effect in INQUIRING and kind in {k.value for k in m.on} and m.duration <= LONG and m.slug not in HARSH
    ]
    return tuple(sorted(found, key=lambda m: m.slug))


def static_promise(corpus: Corpus, state: CountryCode, measure: Measure) -> int:
    """What a measure promises whatever the file says: what perishes first, then wanted kinds of fact."""
    return (PERISHABLE if measure.perishable else 0) + len(_wanted_of(corpus, state, measure.slug))


@lru_cache(maxsize=1024)
def _wanted_of(corpus: Corpus, state: CountryCode, slug: str) -> frozenset[str]:
    asked = wanted(corpus, state)
    return frozenset(kind for kind in corpus.measures[slug].may_show if kind in asked or kind.endswith(".*"))


def proportionate(measure: Measure, kind: SubjectKind, status: Status, *, child: bool) -> bool:
    """Papers about a person are asked of suspects, or for a child's age; objects of victims and of those suspected."""
    if kind is not SubjectKind.PERSON or is_hearing(measure) or measure.effect is not MeasureEffect.NONE:
        return True
    ages = AGES & set(measure.may_show)
    if ages:
        return child
    if measure.slug.startswith(GIVEN):
        return status in SUSPECTS | VICTIMS
    return status in SUSPECTS


def urgency(desk: Desk, subject: Subject, measure: Measure) -> int:
    """The word of a victim or of one who came forward is before things that keep; then what the case points to."""
    waiting = is_hearing(measure) and subject.status in (*VICTIMS, Status.WITNESS)
    pointed = 6 if subject.id in desk.pointed else 0
    ordered = 10 if (measure.slug, subject.id) in desk.orders else 0
    kept = 15 if measure.effect is MeasureEffect.PRESERVE or measure.slug.endswith(FLEETING) else 0
    return pointed + ordered + kept + (14 if waiting else 0)


def inquire(desk: Desk) -> Iterator[Command]:
    """Take the most promising measure for which the authority exists."""
    for _, measure, subject in candidates(desk, desk.trade.done):
        if desk.chance.slips("overlook", measure.slug, subject.id, weight=0.3):
            continue
        if (command := take(desk, measure, subject)) is not None:
            yield command


def order(desk: Desk) -> Iterator[Command]:
    """Order in writing what only this seat may order and another must do."""
    for _, measure, subject in candidates(desk, desk.trade.ordering):
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


def _office_for(desk: Desk, measure: Measure) -> str | None:
    for office in desk.trade.offices[measure.slug]:
        if office in desk.view.offices:
            return office
    return None
