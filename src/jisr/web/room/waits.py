"""What depends on the wall and is told to the room once: how long a question waits, and how long losses are spared.

A question waits for the person it is asked of; then the structural stand-in decides, judged by nobody. Only the time in
which the clock runs counts: during a pause no question goes unanswered.
"""

from collections.abc import Iterator

from jisr.dossier import Sat
from jisr.exercise.steered import STAND_IN
from jisr.stage.entries import Entry, EntryKind
from jisr.stage.room import Room
from jisr.store.rooms import Clock, Kept
from jisr.vocabulary import CaseTime
from jisr.web.room.clock import Hours, quiet_until

USUAL = 15
QUIET = 20
A_MINUTE = 60_000
GAP = 2_000


class Waits:
    """The questions of one room that wait, and since when they did."""

    def __init__(self) -> None:
        """Nothing waits."""
        self._passed: dict[str, int] = {}
        self._looked = 0

    def due(self, room: Room, wall: int) -> Iterator[Entry]:
        """The stand-ins that are due; called while the clock runs."""
        passed, self._looked = min(max(0, wall - self._looked), GAP), wall
        if not room.overlook.asks_people:
            return
        pending = [one for one in room.overlook.questions() if one.pending]
        self._passed = {one.id: self._passed.get(one.id, 0) + passed for one in pending}
        for one in pending:
            if self._passed[one.id] >= (one.wait or USUAL) * A_MINUTE:
                yield Entry(
                    at=room.hour, kind=EntryKind.JUDGES, subject=one.id, sat=Sat.SYSTEM, more={"answer": STAND_IN}
                )


def spared(before: Kept, clock: Clock, *, hours: Hours, moved: bool, at: CaseTime, wall: int) -> Entry | None:
    """After a jump nothing is lost for a while of the room, said before what was jumped is played; None without one."""
    minutes = int(before.choices.get("quiet", QUIET))
    until = quiet_until(before.clock, clock, hours=hours, minutes=minutes, moved=moved)
    return None if until is None else _spare(at, until, wall)


def spared_longer(room: Room, clock: Clock, rate: float) -> Entry | None:
    """A quicker clock does not shorten what is left of it."""
    left, quicker = room.overlook.spared_until - clock.hour, rate / clock.rate
    until = CaseTime(clock.hour + round(left * quicker))
    return _spare(clock.hour, until, 0) if left > 0 and quicker > 1 else None


def _spare(at: CaseTime, until: CaseTime, wall: int) -> Entry:
    return Entry(at=at, kind=EntryKind.SPARES, more={"until": str(int(until))}, wall=wall)
