"""The programme: the stretches of the case that are played, which of them is now, and the hours of work."""

from dataclasses import dataclass

from jisr.exercise.plan import Timetable
from jisr.vocabulary import CaseTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of the case: from when to when, and whether it is over, now, or to come."""

    number: int
    start: CaseTime
    end: CaseTime
    over: bool
    now: bool


def programme(table: Timetable, hour: CaseTime, *, about: int = 0) -> list[Stretch]:
    """Every stretch; in a gap between two, the one that comes next is now. With `about`, one before that and so many
    after."""
    segments = sorted(table.segments, key=lambda one: one.start)
    current = next((one.id for one in segments if hour < one.end), "")
    found = [
        Stretch(number=number, start=one.start, end=one.end, over=hour >= one.end, now=one.id == current)
        for number, one in enumerate(segments, 1)
    ]
    if not about:
        return found
    place = next((number for number, one in enumerate(found) if one.now), len(found) - 1)
    return found[max(0, place - 1) : place + 1 + about]
