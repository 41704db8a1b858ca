"""How long a question waits for the person it is asked of: then the structural stand-in decides, judged by nobody.

Only the time in which the clock runs counts: during a pause no question goes unanswered.
"""

from collections.abc import Iterator

from jisr.dossier import Sat
from jisr.exercise.steered import STAND_IN
from jisr.stage.entries import Entry, EntryKind
from jisr.stage.room import Room

USUAL = 15
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
