"""The tenth proof: every act of the model play follows from what its actor knew at that time.

A step may rest on an inject that reached a role of its State by then, on an earlier step of its own State, or on an
exhibit that its State held; what the other State holds counts once an exchange has carried it.
"""

from jisr.exercise.conditions import At, Condition, leaves
from jisr.exercise.proofs.gap import Gap, gap
from jisr.exercise.scenario import Scenario, Step
from jisr.vocabulary import CountryCode


def known_before(scenario: Scenario) -> list[Gap]:
    """Every step of the model play, in the order of time, against what its State knows by then."""
    gaps: list[Gap] = []
    steps = {step.id: step for step in scenario.steps}
    injects = {inject.id for inject in scenario.all_injects}
    for step in sorted(scenario.steps, key=lambda entry: (entry.time, entry.id)):
        if not step.knows_from:
            gaps.append(gap(step.id, "Nothing tells its actor to do it."))
        for cause in step.knows_from:
            if cause in injects:
                gaps += _inject_gaps(scenario, step, cause)
            elif cause in steps:
                gaps += _step_gaps(scenario, step, steps[cause])
            elif not _held_by(scenario, step, cause):
                gaps.append(gap(step.id, "{cause} is not in the actor's hands by then.", cause=cause))
        gaps += _yield_gaps(scenario, step)
    return gaps


def _states(scenario: Scenario, step: Step) -> frozenset[CountryCode]:
    roles = {role.id: role.state for role in scenario.roles}
    return frozenset(roles[name] for name in step.roles if name in roles)


def _inject_gaps(scenario: Scenario, step: Step, cause: str) -> list[Gap]:
    inject = next(entry for entry in scenario.all_injects if entry.id == cause)
    roles = {role.id: role.state for role in scenario.roles}
    reaches = {roles[name] for name in inject.to if name in roles}
    found: list[Gap] = []
    if reaches and not reaches & _states(scenario, step):
        found.append(gap(step.id, "{cause} reaches only the other State.", cause=cause))
    hours = _hours(inject.when.condition)
    if hours and min(hours) > step.time:
        found.append(gap(step.id, "{cause} comes only later.", cause=cause))
    return found


def _hours(condition: Condition) -> list[int]:
    return [leaf.time for leaf in leaves(condition) if isinstance(leaf, At)]


def _step_gaps(scenario: Scenario, step: Step, cause: Step) -> list[Gap]:
    if cause.time > step.time:
        return [gap(step.id, "{cause} happens only later.", cause=cause.id)]
    if _states(scenario, step) & _states(scenario, cause) or _crosses(scenario, cause):
        return []
    return [gap(step.id, "{cause} is an act of the other State that no message carried.", cause=cause.id)]


def _crosses(scenario: Scenario, step: Step) -> bool:
    exchanges = {exchange.id for exchange in scenario.all_exchanges}
    return step.crosses or bool(exchanges & set(step.yields))


def _held_by(scenario: Scenario, step: Step, source: str) -> bool:
    mine = _states(scenario, step)
    for earlier in scenario.steps:
        if source in earlier.yields and earlier.time <= step.time:
            if mine & _states(scenario, earlier):
                return True
            carried = [e for e in scenario.all_exchanges if source in e.brings]
            if carried or _crosses(scenario, earlier):
                return True
    return False


def _yield_gaps(scenario: Scenario, step: Step) -> list[Gap]:
    found: list[Gap] = []
    for name in step.yields:
        source = scenario.all_sources.get(name)
        if source is None:
            continue
        if source.until is not None and step.time > source.until:
            found.append(gap(step.id, "{exhibit} has perished by then.", exhibit=name))
        carried = any(name in exchange.brings for exchange in scenario.all_exchanges)
        if source.state not in _states(scenario, step) and not carried:
            found.append(gap(step.id, "{exhibit} lies in the other State.", exhibit=name))
    return found
