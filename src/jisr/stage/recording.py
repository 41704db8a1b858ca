"""The record of a run for the debrief: all acts in the order of the case, and control's map to the story."""

from collections.abc import Mapping

from jisr.exercise.debrief import Record
from jisr.stage.loop import Run
from jisr.vocabulary import CountryCode


def record_of(run: Run, *, skills: Mapping[CountryCode, float]) -> Record:
    """The run as far as it was played; that of a room says in acts of control what control did."""
    acts = sorted((act for journal in run.journals.values() for act in journal.read()), key=lambda act: act.position)
    return Record(
        scenario=run.scenario,
        corpus=run.corpus,
        world=run.world,
        seed=run.seed,
        skills=dict(skills),
        acts=acts,
        figures=run.registry.subjects(),
        sources=run.registry.exhibits(),
        exchanges=run.registry.requests(),
        refused=tuple(run.refused),
    )
