"""One playing of a scenario, from the first hour to the debrief: a function of scenario, law, seed and skills."""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.dossier import Journal
from jisr.exercise.scenario import Scenario, select
from jisr.law import Corpus
from jisr.stage.debrief import Ground, outcome_of, whole_of
from jisr.stage.loop import Run
from jisr.vocabulary import CountryCode, Json


@dataclass(frozen=True, slots=True)
class Played:
    """A run that is over: the scenario as it was cut, the journals of all parties and of control, the outcome."""

    scenario: Scenario
    journals: Mapping[str, Journal]
    outcome: dict[str, Json]


def play(
    *,
    scenario: Scenario,
    corpus: Corpus,
    cut: str = "",
    timetable: str = "",
    seed: int = 1,
    skills: Mapping[CountryCode, float] | None = None,
) -> Played:
    """Play it; without a cut, the one of the first timetable. An unknown cut raises `KeyError`."""
    chosen = select(scenario, cut=cut or scenario.timetables[0].cut, timetable=timetable)
    run = Run(scenario=chosen, corpus=corpus, seed=seed, skills=skills or {})
    run.play()
    return Played(chosen, run.journals, debrief(run, skills=skills or {}))


def debrief(run: Run, *, skills: Mapping[CountryCode, float]) -> dict[str, Json]:
    """The outcome of a run that is over."""
    parties = {party: whole_of(run.journals[str(party)].read()) for party in run.scenario.states}
    ground = Ground(run.scenario, run.corpus, run.world, run.registry, parties)
    acts = sum(len(journal.read()) for journal in run.journals.values())
    return outcome_of(ground, seed=run.seed, skills=skills, acts=acts, attempts=run.refused)
