"""Liberty: who is held, on what, until when; extended, presented, detained or released in writing before the limit."""

from collections.abc import Iterator

from jisr.clerk.commands import Command
from jisr.inquiry.state import Held, Subject, SubjectKind
from jisr.law.measures import MeasureEffect
from jisr.stage.players.craft import is_hearing, take, with_effect_on
from jisr.stage.players.desk import SUSPECTS, Desk
from jisr.stage.players.standing import said_of
from jisr.vocabulary import MINUTES_A_DAY

CALL = 15 * 60
ENOUGH = 2
SUMMONED = 7 * MINUTES_A_DAY


def arrest(desk: Desk) -> Iterator[Command]:
    """Hold a suspect against whom the file weighs enough and who has not appeared before the judge already."""
    said = said_of(desk)
    for person in desk.persons(SUSPECTS):
        entry = said.get(person.id)
        held = desk.view.inquiry.held.get(person.id)
        if entry is None or entry.did < ENOUGH or held is not None or person.state not in (desk.view.party, ""):
            continue
        if _appeared(desk, person):
            continue
        if (command := with_effect_on(desk, MeasureEffect.HOLD, person)) is not None:
            yield command


def decide_custody(desk: Desk) -> Iterator[Command]:
    """Once heard, or before the limit: present to the prosecutor, else extend; all in writing."""
    for person, held in _in_hands(desk):
        if held.presented_at is not None or desk.chance.slips("custody", person.id, weight=0.4):
            continue
        near = held.limit - desk.view.hour <= CALL
        heard = any(is_hearing(desk.view.corpus.measures[slug]) for slug in desk.taken_on(person.id))
        if near and not heard and not held.extended:
            yield from _do(desk, MeasureEffect.EXTEND, person)
        if near or heard:
            yield from _do(desk, MeasureEffect.PRESENT, person)


def appear(desk: Desk) -> Iterator[Command]:
    """Who was presented appears before the judge at once; a suspect at large, once the file weighs, a week on."""
    said = said_of(desk)
    for person in desk.persons(SUSPECTS):
        held, entry = desk.view.inquiry.held.get(person.id), said.get(person.id)
        presented = held is not None and held.presented_at is not None
        summoned = held is None and desk.seised is not None and desk.view.hour - desk.seised >= SUMMONED
        called = presented or (summoned and entry is not None and entry.did >= ENOUGH)
        if called and (command := with_effect_on(desk, MeasureEffect.CHARGE, person)) is not None:
            yield command


def decide_detention(desk: Desk) -> Iterator[Command]:
    """After the first appearance the judge decides: detention for grave and documented acts, else release."""
    said = said_of(desk)
    for person, held in _in_hands(desk):
        if held.presented_at is None or held.detained_at is not None:
            continue
        if not _appeared(desk, person):
            continue
        entry = said.get(person.id)
        grave = entry is not None and entry.did >= ENOUGH and entry.suffered < ENOUGH
        yield from _do(desk, MeasureEffect.DETAIN if grave else MeasureEffect.RELEASE, person)


def release_cleared(desk: Desk) -> Iterator[Command]:
    """Nobody stays held who is no longer a suspect."""
    for person, _ in _in_hands(desk):
        if person.status not in SUSPECTS:
            yield from _do(desk, MeasureEffect.RELEASE, person)


def _appeared(desk: Desk, person: Subject) -> bool:
    """Whether the person has appeared before the judge."""
    return any((slug, person.id) in desk.taken for slug in desk.trade.of_effect[MeasureEffect.CHARGE])


def _in_hands(desk: Desk) -> list[tuple[Subject, Held]]:
    found: list[tuple[Subject, Held]] = []
    for name, held in desk.view.inquiry.held.items():
        person = desk.view.inquiry.subjects.get(name)
        if person is not None and person.kind is SubjectKind.PERSON and held.released_at is None:
            found.append((person, held))
    return found


def _do(desk: Desk, effect: MeasureEffect, person: Subject) -> Iterator[Command]:
    for measure in desk.with_effect(effect):
        last = desk.taken.get((measure.slug, person.id), [])
        held = desk.view.inquiry.held[person.id]
        fresh = not last or last[-1].at < held.since
        if fresh and (command := take(desk, measure, person)) is not None:
            yield command
