"""The hours at which something may happen by itself: what the conditions, losses, hearings and moves name."""

from collections.abc import Iterable

from jisr.exercise.clock import loss_falls, next_open
from jisr.exercise.conditions import Condition, times_of
from jisr.exercise.scenario import Scenario


def hours_of(scenario: Scenario) -> set[int]:
    """Every such hour of the selection that is played; one that falls in a jump also at the next opening."""
    table = scenario.playing()
    hours: set[int] = set()
    for condition in _conditions(scenario):
        hours |= {next_open(table, at) or at for at in times_of(condition)} | set(times_of(condition))
    hours |= {loss_falls(table, s.until) for s in scenario.sources.values() if s.until is not None}
    hours |= {hearing.at for hearing in scenario.hearings}
    return hours | {move.at for figure in scenario.figures.values() for move in figure.moves}


def _conditions(scenario: Scenario) -> Iterable[Condition]:
    for inject in scenario.injects:
        yield inject.when.condition
        yield from (variant.when for variant in inject.variants)
    yield from (milestone.when.condition for milestone in scenario.milestones)
    yield from (move.when for move in scenario.moves)
    yield from (one.leaves for one in scenario.behaviours.values() if one.leaves is not None)
