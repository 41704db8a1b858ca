"""Where proof of an element may be found: from the catalogue of measures and the file alone, never from the world.

A measure may show kinds of fact; a subject of the file is what it may be taken on. What was taken already on that
subject is left out, and whoever was heard is not sent to another hearing; what an exhibit about the accused or the
victims names comes first, then what perishes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jisr.cooperation.state import RequestState
from jisr.dossier import SubjectId
from jisr.inquiry import Charge, Exhibit, Subject
from jisr.inquiry.proof import speaking
from jisr.law import ElementId
from jisr.law.measures import Abroad, Measure
from jisr.press.said import Said
from jisr.web.room.file.opened import OpenFile, heads, same

MORE_OF_ONE = 2
RUNNING = frozenset(RequestState) - {
    RequestState.SIGNED, RequestState.REFUSED, RequestState.RETURNED, RequestState.CLOSED,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A measure on a subject that may show the element: asked of another State, or taken at home."""

    measure: str
    name: Said
    subject: str
    said: Said
    perishable: bool
    abroad: bool
    named: bool
    asked: bool


def hint_name(charge: Charge, element: str) -> str:
    """Under which name a hint on an element is counted; an element of a charge of one accused."""
    return f"{element}@{charge.accused}"


def where(file: OpenFile, charge: Charge, element: str, *, most: int) -> tuple[Place, ...]:
    """The places, the most pressing first; of one measure no more than two."""
    kinds = speaking(file.corpus, ElementId(element))
    concerned = _concerned(file, charge)
    found: list[tuple[tuple[bool, ...], Place]] = []
    for measure in file.corpus.measures.values():
        if _may_show(measure, kinds):
            found += [(_order(one, measure, kinds), one) for one in _on(file, measure, concerned)]
    found.sort(key=lambda pair: pair[0])
    return tuple(_spread(one for _, one in found))[:most]


def awaited(file: OpenFile, element: str) -> tuple[Said, ...]:
    """What was asked of another State, has not come back, and may show the element: the measures by name."""
    kinds = speaking(file.corpus, ElementId(element))
    found: dict[str, Said] = {}
    for request in file.view.cooperation.requests.values():
        measure = file.corpus.measures.get(request.letter.measure)
        if request.outgoing and request.state in RUNNING and measure is not None and _may_show(measure, kinds):
            found[measure.slug] = measure.name
    return tuple(found.values())


def _spread(places: Iterator[Place]) -> Iterator[Place]:
    seen: dict[str, int] = {}
    for one in places:
        seen[one.measure] = seen.get(one.measure, 0) + 1
        if seen[one.measure] <= MORE_OF_ONE:
            yield one


def _order(one: Place, measure: Measure, kinds: frozenset[str]) -> tuple[bool, ...]:
    exact = any(kind in kinds for kind in measure.may_show)
    return (not one.named, not one.perishable, not exact, one.asked, one.abroad)


def _on(file: OpenFile, measure: Measure, concerned: frozenset[SubjectId]) -> Iterator[Place]:
    taken = {done.subject for done in file.view.inquiry.measures.values() if done.measure == measure.slug}
    ordered = {order.subject for order in file.view.inquiry.orders.values() if order.measure == measure.slug}
    for one in heads(file).values():
        ids = same(file, one.id)
        if ids & taken or not _fits(file, measure, one, ids):
            continue
        abroad = bool(one.state) and one.state != file.view.party
        if abroad and measure.abroad is Abroad.NONE:
            continue
        yield Place(
            measure=measure.slug, name=measure.name, subject=str(one.id), said=file.subject(one.id),
            perishable=measure.perishable, abroad=abroad, named=bool(ids & concerned),
            asked=bool(ids & ordered),
        )  # fmt: skip


def _fits(file: OpenFile, measure: Measure, one: Subject, ids: frozenset[SubjectId]) -> bool:
    if one.kind.value not in measure.on or not measure.meant_for(one.kind.value, one.nature):
        return False
    heard = any(id in file.view.care.people and file.view.care.people[id].interviews for id in ids)
    return not heard and not any(lost in ids for lost in file.view.inquiry.lost)


def _concerned(file: OpenFile, charge: Charge) -> frozenset[SubjectId]:
    """Accused, victims, and what the exhibits about them name."""
    persons = {id for one in (charge.accused, *charge.victims) for id in same(file, one)}
    about = [one for one in file.view.inquiry.exhibits.values() if _about(one, persons)]
    return frozenset(persons | {lead for one in about for lead in one.leads})


def _about(one: Exhibit, persons: set[SubjectId]) -> bool:
    return one.subject in persons or one.source in persons or any(lead in persons for lead in one.leads)


def _may_show(measure: Measure, kinds: frozenset[str]) -> bool:
    for shown in measure.may_show:
        family = shown.partition(".")[0]
        if shown in kinds or f"{family}.*" in kinds:
            return True
        if shown.endswith(".*") and any(kind.partition(".")[0] == family for kind in kinds):
            return True
    return False
