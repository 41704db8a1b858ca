"""Proofs about teaching: every role decides something in every segment; every objective is cued, seen and rated."""

from jisr.exercise.proofs.gap import Gap, gap
from jisr.exercise.scenario import Scenario


def busy_roles(scenario: Scenario) -> list[Gap]:
    """Each role has an own decision in each segment of the timetable."""
    gaps: list[Gap] = []
    for role in scenario.roles:
        for segment in scenario.playing().segments:
            if not scenario.busy.get((role.id, segment.id)):
                gaps.append(gap(f"{role.id} {segment.id}", "The role decides nothing in this segment."))
    return gaps


def objectives_shown(scenario: Scenario) -> list[Gap]:
    """Each objective practised in this cut has a cue, an action and a criterion there."""
    injects = {inject.id for inject in scenario.injects}
    criteria = {criterion.id for criterion in scenario.criteria}
    steps = {step.id for step in scenario.steps}
    roles = {role.id for role in scenario.roles}
    gaps: list[Gap] = []
    for objective in scenario.objectives:
        if objective.cuts and scenario.cut not in objective.cuts:
            continue
        if not set(objective.cues) & injects:
            gaps.append(gap(objective.id, "No inject of this cut cues it."))
        if not objective.actions or (steps and not set(objective.actions) & steps):
            gaps.append(gap(objective.id, "No action of the model play shows it."))
        if not set(objective.criteria) & criteria:
            gaps.append(gap(objective.id, "No criterion of this cut rates it."))
        if unknown := sorted(set(objective.roles) - roles):
            gaps.append(gap(objective.id, "The roles {roles} do not exist.", roles=", ".join(unknown)))
    return gaps
