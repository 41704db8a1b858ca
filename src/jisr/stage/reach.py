"""Who can be reached: nobody hears, holds or houses a person who is elsewhere, hidden, or behind a locked door."""

from jisr.exercise.conditions import ActPattern, At, Condition, StateIs, holds, leaves
from jisr.exercise.story import Figure
from jisr.exercise.world import World
from jisr.law.measures import Measure, MeasureEffect
from jisr.vocabulary import CaseTime, CountryCode

IN_PERSON = ("hearing", "interview", "assessment", "care", "contact", "certificate", "inquiry", "object", "sample")
ENTRY = ActPattern(kinds=frozenset({"measure-taken"}))


def out_of_reach(world: World, measure: Measure, figure: Figure, *, party: CountryCode, at: CaseTime) -> bool:
    """Whether control answers that the person cannot be found."""
    if figure.kind != "person" or not _in_person(measure):
        return False
    state = figure.state_at(at)
    if state != party or (figure.findable is not None and at < figure.findable):
        return True
    return figure.role == "victim" and not _met(world, figure, party=party, at=at)


def _in_person(measure: Measure) -> bool:
    """Papers about a person need no person."""
    return measure.effect is not MeasureEffect.NONE or measure.slug.endswith(IN_PERSON)


def _met(world: World, figure: Figure, *, party: CountryCode, at: CaseTime) -> bool:
    """A victim is met when an inject brings her, when the place where she is was entered, or when the story says so."""
    for inject in world.scenario.injects:
        revealed = (*inject.reveals, *(name for variant in inject.variants for name in variant.reveals))
        if figure.id in revealed and world.came(inject.id) and _here(world, inject.to, party):
            return True
    place = figure.place_at(at)
    if place and world.count(ActPattern(kinds=ENTRY.kinds, subjects=frozenset({place}), parties=frozenset({party}))):
        return True
    conditions = [
        condition
        for source in world.scenario.all_sources.values()
        if source.target == figure.id and source.state == party
        for condition in source.conditions
    ]
    return any(_of_the_story(condition) and holds(condition, world) for condition in conditions)


def _here(world: World, roles: tuple[str, ...], party: CountryCode) -> bool:
    known = {role.id: role.state for role in world.scenario.roles}
    return any(known.get(name) == party for name in roles)


def _of_the_story(condition: Condition) -> bool:
    found = tuple(leaves(condition))
    return any(isinstance(one, At) for one in found) and not any(isinstance(one, StateIs) for one in found)
