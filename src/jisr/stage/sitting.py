"""A seat in play: when it is free, what it saw last and what it tried; and the hearing towards which it works."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jisr.clerk.commands import Command, TakeMeasure
from jisr.exercise.scenario import Scenario
from jisr.stage.players import Plan
from jisr.stage.seats import Chair
from jisr.stage.view import Chance, Forum, occasion
from jisr.vocabulary import MINUTES_A_DAY, CaseTime, CountryCode, in_language

BEFORE = 2 * MINUTES_A_DAY
AGAIN = 6 * MINUTES_A_DAY


@dataclass(slots=True)
class Sitting:
    """A seat in play: when it is free, what it saw last, what it tried."""

    chair: Chair
    chance: Chance
    free: CaseTime
    version: int = -1
    read: int = 0
    stirred: bool = True
    taken: bool = False
    alarm: int = 0
    quiet: int = 0
    plan: Plan | None = None
    planned: int = 0
    tried: set[str] = field(default_factory=set)
    lately: dict[str, int] = field(default_factory=dict)

    def note(self, command: Command, at: CaseTime, *, done: bool) -> None:
        """The seat tried this: a measure taken may be taken again after a while, anything else is not tried twice."""
        if done and isinstance(command, TakeMeasure):
            self.lately[occasion(command)] = at + AGAIN
        else:
            self.tried.add(occasion(command))


@dataclass(frozen=True, slots=True)
class Tried:
    """What the seat tried: refused or done for good, or too lately to try again."""

    done: set[str]
    lately: Mapping[str, int]
    at: CaseTime

    def __contains__(self, key: object) -> bool:
        return key in self.done or (isinstance(key, str) and self.lately.get(key, 0) > self.at)


def forum_of(scenario: Scenario, party: CountryCode) -> Forum | None:
    """The hearing of the State, and from when its file is referred: the last working days before it."""
    for hearing in scenario.hearings:
        if hearing.state == party and not hearing.motions:
            court = in_language(hearing.court, "en") or party
            return Forum(at=hearing.at, court=court, refer_from=_refer_from(scenario, hearing.at))
    return None


def _refer_from(scenario: Scenario, hearing: CaseTime) -> CaseTime:
    """A jump before the hearing counts as no time."""
    segments = scenario.playing().segments
    before = [part.end for part in segments if part.end <= hearing]
    inside = any(part.start < hearing < part.end for part in segments)
    last = hearing if inside or not before else max(before)
    return CaseTime(last - BEFORE)
