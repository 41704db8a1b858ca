"""The programme of a day as the timetable of the scenario has it: what control starts from, edits and posts.

It says hours of the room and what they are for, and days of the case; nothing of what the story holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jisr.exercise.plan import DayPart, Segment, Timetable
from jisr.press.speech import Speech
from jisr.vocabulary import in_language

PLAY = "Play: {first} to {last} of the case"
ONE_DAY = "Play: {first} of the case"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOffered:
    """A day of the exercise that the timetable has: its name there, its number."""

    day: str
    number: int


def days_of(table: Timetable) -> tuple[DayOffered, ...]:
    """The days of the exercise, in order."""
    names = dict.fromkeys(part.day for part in table.days)
    return tuple(DayOffered(day=day, number=number) for number, day in enumerate(names, start=1))


def programme_of(table: Timetable, day: str, speech: Speech) -> str:
    """The programme of that day, a line for each stretch; empty for a day that the timetable does not have."""
    lines = (line for part in table.days if part.day == day for line in _lines(part, table, speech))
    return "\n".join(f"{wall} {what}" for wall, what in sorted(lines))


def _lines(part: DayPart, table: Timetable, speech: Speech) -> Iterator[tuple[str, str]]:
    segment = next((one for one in table.segments if one.id in part.phase.values()), None)
    if segment is None:
        yield part.wall, in_language(part.phase, speech.language.tag)
        return
    for wall in [f"{first}–{last}" for first, last in segment.walls] or [part.wall]:
        yield wall, _played(segment, speech)


def _played(segment: Segment, speech: Speech) -> str:
    first, last = speech.short_day(segment.start), speech.short_day(segment.end)
    return speech.say(ONE_DAY if first == last else PLAY, {"first": first, "last": last})
