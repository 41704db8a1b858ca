"""Play a scenario from the first hour to the debrief: a function of scenario, cut, seed and skills, and of the law."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jisr.dossier import MemoryJournal
from jisr.exercise.debrief import Record, outcome_of
from jisr.exercise.scenario import Scenario, select
from jisr.law.corpus import Corpus
from jisr.stage.loop import Run
from jisr.stage.recording import record_of
from jisr.vocabulary import CountryCode, Json


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """A run that is over: the journal of each party and of control, the record, and the outcome."""

    scenario: Scenario
    journals: Mapping[str, MemoryJournal]
    keys: Mapping[str, str]
    record: Record
    outcome: dict[str, Json]


def play(
    *,
    scenario: Scenario,
    cut: str,
    seed: int,
    skills: Mapping[CountryCode, float],
    corpus: Corpus,
    timetable: str = "",
    progress: Callable[[float], None] | None = None,
) -> Played:
    """One run by bots. An unknown cut raises `KeyError`; `progress` is told how much of the calendar has passed."""
    chosen = select(scenario, cut=cut, timetable=timetable)
    run = Run(scenario=chosen, corpus=corpus, seed=seed, skills=skills)
    run.play(progress=progress)
    record = record_of(run, skills=skills)
    keys = {party: key.public for party, key in run.keys.items()}
    return Played(chosen, run.journals, keys, record, outcome_of(record))


def proven(outcome: Mapping[str, Json]) -> int:
    """How many elements the courts held proven."""
    found = outcome["proven"]
    return found if isinstance(found, int) else 0


def parties(played: Played) -> Sequence[str]:
    """The parties of a run, control last."""
    return tuple(played.journals)
