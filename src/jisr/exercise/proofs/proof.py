"""The ten proofs in their order, run on one cut and timetable of a scenario."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jisr.exercise.proofs.delays import fits_the_days
from jisr.exercise.proofs.evidence import elements_provable, forced_cooperation, independent_paths, resolved_herrings
from jisr.exercise.proofs.gap import Gap
from jisr.exercise.proofs.knowledge import known_before
from jisr.exercise.proofs.leaks import no_leak
from jisr.exercise.proofs.outcomes import acquittal_reachable
from jisr.exercise.proofs.teaching import busy_roles, objectives_shown
from jisr.exercise.scenario import Scenario
from jisr.vocabulary import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One proof: its number, what it proves, and the gaps found; none means that it holds."""

    number: int
    proves: Reason
    gaps: tuple[Gap, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is missing."""
        return not self.gaps


CHECKS: Mapping[int, tuple[str, Callable[[Scenario], list[Gap]]]] = {
    1: ("Every element can be proven by lawful means", elements_provable),
    2: ("Every key conclusion has three independent paths", independent_paths),
    3: ("Each State needs a proof that lies only in the other", forced_cooperation),
    4: ("The case fits its days at the slowest credible delay", fits_the_days),
    5: ("An acquittal or a requalification can be reached", acquittal_reachable),
    6: ("Every false trail can be resolved", resolved_herrings),
    7: ("No role is idle for long", busy_roles),
    8: ("Every objective has a cue, an observable action and a criterion", objectives_shown),
    9: ("No player document tells the truth of the story", no_leak),
    10: ("Nobody acts on what nobody knows", known_before),
}


def prove(scenario: Scenario) -> tuple[Proof, ...]:
    """All ten proofs on the cut and the timetable selected."""
    return tuple(
        Proof(number=number, proves=Reason(title), gaps=tuple(check(scenario)))
        for number, (title, check) in CHECKS.items()
    )
