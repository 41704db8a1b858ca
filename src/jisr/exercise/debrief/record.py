"""The record of a run as the debrief reads it: all acts in order, and control's map to the story."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jisr.dossier import Act
from jisr.exercise.scenario import Scenario
from jisr.exercise.world import World
from jisr.law.corpus import Corpus
from jisr.vocabulary import CountryCode


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """Everything that happened. Only control and the debrief may read it."""

    scenario: Scenario
    corpus: Corpus
    world: World
    seed: int
    skills: Mapping[CountryCode, float]
    acts: Sequence[Act]
    figures: Mapping[tuple[CountryCode, str], str]
    sources: Mapping[tuple[CountryCode, str], str]
    exchanges: Mapping[str, str]
    refused: Sequence[tuple[str, str]] = ()

    def figure(self, party: str, name: str) -> str:
        """The figure behind a party's subject; the name itself when there is none."""
        return self.figures.get((CountryCode(party), name), name)

    def source(self, party: str, name: str) -> str:
        """The source behind a party's exhibit; the name itself when there is none."""
        return self.sources.get((CountryCode(party), name), name)

    def of_kind(self, *kinds: str) -> list[Act]:
        """The acts of some kinds, in order."""
        return [act for act in self.acts if act.kind in kinds]
