"""What the debrief looks at: the story, the law, control's map, and the whole of each party."""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.exercise.plan import ChargeSheet
from jisr.exercise.scenario import Scenario
from jisr.exercise.world import World
from jisr.inquiry import Charge
from jisr.law import Corpus
from jisr.law.offences import OffenceId
from jisr.stage.debrief.whole import Whole
from jisr.stage.registry import Registry
from jisr.vocabulary import CountryCode


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground of a debrief; the only place where truth and files meet."""

    scenario: Scenario
    corpus: Corpus
    world: World
    registry: Registry
    parties: Mapping[CountryCode, Whole]

    def source(self, party: CountryCode, exhibit: str) -> str:
        """The source behind a party's exhibit; the exhibit's own id when it comes from none."""
        return self.registry.source_of(party, exhibit) or exhibit

    def family(self, offence: str) -> str:
        """The family of an offence, "" for one that the law does not know."""
        known = self.corpus.offences.get(OffenceId(offence))
        return "" if known is None else known.family

    def sheet_of(self, party: CountryCode, charge: Charge) -> ChargeSheet | None:
        """The expected charge that a charge is: same State, same person, same offence, else same family."""
        accused = self.registry.truth_of(party, charge.accused)
        sheets = [s for s in self.scenario.charges if s.state == party and s.accused == accused]
        same = [s for s in sheets if s.offence == charge.offence]
        near = [s for s in sheets if self.family(s.offence) == self.family(charge.offence)]
        return next(iter(same or near), None)

    def sources_of(self, facts: tuple[str, ...]) -> tuple[str, ...]:
        """The sources that show one of the facts."""
        return tuple(
            source.id
            for source in self.scenario.sources.values()
            if any(shown.fact in facts and not shown.refutes for shown in source.shows)
        )
