"""The clock of an exercise: case time moves only by recorded ticks, by half-days inside the segments of the timetable.

Nights, rest days and the gaps between segments are jumped. What is due in a jump fires at the next opening; a loss
never falls in a jump nor in the first half-day after one, so that nobody loses by delay what could not be done.
"""

from dataclasses import dataclass
from enum import StrEnum

from jisr.exercise.plan import Segment, Timetable
from jisr.vocabulary import MINUTES_A_DAY, CaseTime, date_of

HALF_DAY = 6 * 60
THURSDAY = 3


class Mode(StrEnum):
    """How the clock moves: it runs by half-days, halts for a scene, or jumps."""

    RUN = "run"
    HALT = "halt"
    JUMP = "jump"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One recorded move of the clock."""

    start: CaseTime
    end: CaseTime
    mode: Mode


def _midnight(at: int) -> int:
    return at - at % MINUTES_A_DAY


def _closing(table: Timetable, at: int) -> int:
    """When the working day of `at` closes; a late evening is named in the timetable."""
    closes = table.late.get(date_of(CaseTime(at)).isoformat(), table.closes) if table.late else table.closes
    return _midnight(at) + closes


def _weekday(at: int) -> int:
    """The day of the week, Monday being 0; case time begins on a Thursday."""
    return (at // MINUTES_A_DAY + THURSDAY) % 7


def _in_segment(table: Timetable, at: int) -> Segment | None:
    for part in table.segments:
        if part.start <= at < part.end:
            return part
    return None


def is_open(table: Timetable, at: CaseTime) -> bool:
    """Whether people work at that hour: inside a segment, on a working day, between opening and closing."""
    if _in_segment(table, at) is None:
        return False
    if _weekday(at) in table.rest_days or at < _midnight(at) + table.opens:
        return False
    return at < _closing(table, at)


def next_open(table: Timetable, at: CaseTime) -> CaseTime | None:
    """The first minute from `at` on at which people work; None after the last segment."""
    moment: int = at
    for _ in range(1000):
        if is_open(table, CaseTime(moment)):
            return CaseTime(moment)
        segment = _in_segment(table, moment)
        if segment is None:
            later = [part.start for part in table.segments if part.start > moment]
            if not later:
                return None
            moment = min(later)
            continue
        opening = _midnight(moment) + table.opens
        moment = opening if moment < opening else _midnight(moment) + MINUTES_A_DAY + table.opens
    return None


def close_of(table: Timetable, at: CaseTime) -> CaseTime:
    """The end of the working half-day in which `at` falls."""
    segment = _in_segment(table, at)
    noon = _midnight(at) + table.opens + HALF_DAY
    end = noon if at < noon else _closing(table, at)
    return CaseTime(min(end, segment.end) if segment is not None else end)


def falls_due(table: Timetable, at: CaseTime) -> CaseTime:
    """When an event planned for `at` fires: at its hour, or at the next opening if the hour is jumped."""
    return next_open(table, at) or at


def loss_falls(table: Timetable, at: CaseTime) -> CaseTime:
    """When a loss planned for `at` falls: at its hour if that closes a working half-day, never in or after a jump."""
    if is_open(table, CaseTime(at - 1)) and _in_segment(table, at - 1) is not None:
        return at
    opening = next_open(table, at)
    return at if opening is None else close_of(table, opening)


def ticks(table: Timetable, *, start: CaseTime, end: CaseTime) -> tuple[Tick, ...]:
    """The moves of the clock from `start` to `end`: half-days that run, and jumps between them."""
    moves: list[Tick] = []
    moment = start
    while moment < end:
        opening = next_open(table, moment)
        if opening is None or opening >= end:
            moves.append(Tick(start=moment, end=end, mode=Mode.JUMP))
            break
        if opening > moment:
            moves.append(Tick(start=moment, end=opening, mode=Mode.JUMP))
            moment = opening
        close = CaseTime(min(close_of(table, moment), end))
        moves.append(Tick(start=moment, end=close, mode=Mode.RUN))
        moment = close
    return tuple(moves)
