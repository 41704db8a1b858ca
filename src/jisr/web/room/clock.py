"""How the clock of a room runs between two things put in: pure functions of the clock as kept and of the wall time.

It runs at its rate inside the hours at which people work. At the close of a day it tells that it will jump, waits, and
goes on at the next opening. While it is halted, stopped or in a scene, and while no server winds it, nothing passes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jisr.exercise.clock import close_of, is_open, next_open
from jisr.exercise.plan import Timetable
from jisr.stage.entries import DONE, Entry, EntryKind
from jisr.store.rooms import Clock, State
from jisr.vocabulary import CaseTime

WARNING = 30_000
LEASE = 6_000
LONG_GAP = 60_000
CATCHING_UP, OPEN = "catching-up", "open"
RATES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 60.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The hours of an exercise: its timetable, its first and its last hour."""

    table: Timetable
    start: CaseTime
    end: CaseTime

    def open_at(self, hour: CaseTime) -> bool:
        """Whether people work at that hour."""
        return hour < self.end and is_open(self.table, hour)

    def closing(self, hour: CaseTime) -> CaseTime:
        """The first minute from an hour on at which nobody works."""
        moment = hour
        while self.open_at(moment):
            moment = close_of(self.table, moment)
        return min(moment, self.end)

    def after_day(self, hour: CaseTime) -> CaseTime:
        """The next opening after the close of the day of that hour."""
        return self.opening(self.closing(hour) if self.open_at(hour) else hour)

    def opening(self, hour: CaseTime) -> CaseTime:
        """The next opening from an hour on; the last hour when there is none."""
        return min(next_open(self.table, hour) or self.end, self.end)


def settled(clock: Clock, *, wall: int, hours: Hours) -> Clock:
    """The clock at a wall time: what has passed is counted in whole minutes, the rest stays to be counted."""
    if clock.state is not State.RUNNING:
        return clock
    if not hours.open_at(clock.hour):
        return _waiting(clock, wall, hours)
    passed = max(0, int((wall - clock.since) * clock.rate / 1000))
    hour = CaseTime(min(clock.hour + passed, hours.closing(clock.hour)))
    since = clock.since + round((hour - clock.hour) * 1000 / clock.rate)
    return _at(replace(clock, hour=hour, since=since), wall, hours)


def _waiting(clock: Clock, wall: int, hours: Hours) -> Clock:
    """A closed day waits until its jump was told long enough."""
    if clock.jump_at == 0:
        return _at(clock, wall, hours)
    if wall < clock.jump_at:
        return clock
    opened = replace(clock, hour=hours.opening(clock.hour), since=clock.jump_at, jump_at=0)
    return settled(_at(opened, wall, hours), wall=wall, hours=hours)


def _at(clock: Clock, wall: int, hours: Hours) -> Clock:
    if clock.hour >= hours.end:
        return replace(clock, hour=hours.end, state=State.OVER, jump_at=0)
    return clock if hours.open_at(clock.hour) or clock.jump_at else replace(clock, jump_at=wall + WARNING)


def rested(clock: Clock, *, gap: int) -> Clock:
    """The clock after nobody wound it for a while: that time does not count, and after a long one control starts it."""
    if clock.state is not State.RUNNING:
        return clock
    if gap > LONG_GAP:
        return replace(clock, state=State.HALTED, jump_at=0)
    return replace(clock, since=clock.since + gap, jump_at=clock.jump_at + gap if clock.jump_at else 0)


def running(clock: Clock, *, wall: int) -> Clock:
    """The clock runs from now on, unless the exercise is over."""
    if clock.state in (State.OVER, State.RUNNING):
        return clock
    return replace(clock, state=State.RUNNING, since=wall, jump_at=0)


def started(clock: Clock, *, wall: int, hours: Hours) -> Clock:
    """The clock runs from the next hour at which people work."""
    ready = clock if hours.open_at(clock.hour) else replace(clock, hour=hours.opening(clock.hour))
    return running(ready, wall=wall)


def again(clock: Clock, *, wall: int, hours: Hours, scene: bool) -> Clock:
    """The clock after PAUSE: it stands for the scene that is under way, else it runs."""
    return standing(clock, State.SCENE) if scene else started(clock, wall=wall, hours=hours)


def quiet_until(before: Clock, now: Clock, *, hours: Hours, minutes: int, moved: bool) -> CaseTime | None:
    """Until which hour nothing is lost after a jump, so many minutes of the room; None when the clock did not jump."""
    passed = now.hour > before.hour
    closed = not hours.open_at(before.hour) or hours.closing(before.hour) < now.hour
    if not passed or not (moved or closed) or now.hour >= hours.end:
        return None
    return hours.opening(CaseTime(now.hour + round(minutes * 60 * now.rate)))


def standing(clock: Clock, state: State) -> Clock:
    """The clock stands, in one of the states in which it does; the end stays the end."""
    return clock if clock.state is State.OVER else replace(clock, state=state, jump_at=0)


def at_rate(clock: Clock, rate: float, *, wall: int) -> Clock:
    """The clock at another rate from now on."""
    return replace(clock, rate=rate, since=wall)


def jumped(clock: Clock, hour: CaseTime, *, wall: int, hours: Hours) -> Clock:
    """The clock at a later hour."""
    return _at(replace(clock, hour=max(clock.hour, hour), since=wall, jump_at=0), wall, hours)


def paper_hour(choices: Mapping[str, str], seat: str) -> CaseTime | None:
    """The hour that a seat said for what it did by hand, while control lets the room catch up from paper."""
    said = choices.get(f"{CATCHING_UP}:{seat}", "")
    return CaseTime(int(said)) if choices.get(CATCHING_UP) == OPEN and said.isdecimal() else None


def late(entry: Entry, choices: Mapping[str, str]) -> Entry:
    """An act of a seat that catches up from paper bears the hour at which it was done by hand, besides that of now."""
    done = paper_hour(choices, entry.seat) if entry.kind is EntryKind.ACTS else None
    return entry if done is None else replace(entry, more={**entry.more, DONE: str(int(done))})
