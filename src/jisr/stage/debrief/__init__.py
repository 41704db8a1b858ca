"""The debrief: outcome and facts of a run for people and tools, made once play is over from journals, law and truth."""

from jisr.stage.debrief.ground import Ground
from jisr.stage.debrief.outcome import outcome_of
from jisr.stage.debrief.whole import Whole, whole_of

__all__ = ["Ground", "Whole", "outcome_of", "whole_of"]
