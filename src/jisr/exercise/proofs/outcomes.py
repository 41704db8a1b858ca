"""Proof that the court is free: an acquittal or a requalification can be reached, not convictions alone."""

from jisr.exercise.proofs.gap import Gap, gap
from jisr.exercise.scenario import Scenario

OTHER_ENDS = frozenset({"acquitted", "requalified", "discontinued", "not-punishable"})


def acquittal_reachable(scenario: Scenario) -> list[Gap]:
    """Some charge ends otherwise than in a conviction, in the best file or in a middling one."""
    scored = [charge for charge in scenario.charges if charge.scored]
    if any((charge.well_built | charge.middling) & OTHER_ENDS for charge in scored):
        return []
    return [gap(charge.id, "Only a conviction is expected, whatever the file.") for charge in scored]
