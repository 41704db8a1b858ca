"""The debrief: what was judged, where each element was lost, who knew what when, rights gates, clocks of requests."""

from jisr.exercise.debrief.outcome import outcome_of
from jisr.exercise.debrief.record import Record

__all__ = ["Record", "outcome_of"]
