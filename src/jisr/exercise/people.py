"""Persons of the story in play: five state variables from 0 to 10, moved by standard moves, and what they then say.

Trust, fatigue, being informed, safety and willingness move when acts touch a person: rights told in a language
understood, a safe room, a question put again, a promise broken, a name leaked. A night of rest takes fatigue away.
"""

from collections.abc import Iterable, Mapping

from jisr.exercise.conditions import VARIABLES, Scene, holds
from jisr.exercise.story import Figure, Move

NIGHT_OF_REST = {"fatigue": -3}


class People:
    """The state variables of every person of the story; a private builder of the world."""

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        self._levels = {
            figure.id: {name: figure.start.get(name, 0) for name in VARIABLES}
            for figure in figures.values()
            if figure.start
        }
        self._applied: set[tuple[str, str]] = set()
        self._meetings = {figure.id: figure.meetings for figure in figures.values() if figure.meetings}

    def persons(self) -> tuple[str, ...]:
        """The persons with a state, in the order of the story."""
        return tuple(self._levels)

    def meet(self, person: str, scene: Scene) -> bool:
        """The first meeting: what came before may have changed how the person stands. Whether there was one."""
        meetings = self._meetings.pop(person, ())
        for meeting in meetings:
            if holds(meeting.when, scene):
                self._levels[person].update(meeting.start)
        return bool(meetings)

    def level(self, person: str, variable: str) -> int:
        """The level of a variable; a person without a state stands at 10 and hides nothing."""
        levels = self._levels.get(person)
        return 10 if levels is None else levels.get(variable, 0)

    def change(self, person: str, change: Mapping[str, int]) -> Mapping[str, int]:
        """Move the state of a person within 0 to 10; what really changed."""
        levels = self._levels.get(person)
        if levels is None:
            return {}
        changed: dict[str, int] = {}
        for name, amount in change.items():
            new = max(0, min(10, levels.get(name, 0) + amount))
            if new != levels.get(name, 0):
                changed[name] = new - levels.get(name, 0)
                levels[name] = new
        return changed

    def move(self, person: str, move: Move) -> Mapping[str, int]:
        """Apply a standard move to a person; a move that counts once does nothing the second time."""
        if move.once and (person, move.id) in self._applied:
            return {}
        self._applied.add((person, move.id))
        return self.change(person, move.change)

    def supposed(self, person: str, moves: Iterable[Move]) -> Mapping[str, int]:
        """How a person would stand after these moves; nothing moves."""
        other = People({})
        other._levels = {person: dict(self._levels.get(person, {}))}
        other._applied = set(self._applied)
        for move in moves:
            other.move(person, move)
        return other._levels[person]

    def rest(self) -> None:
        """A night passes."""
        for person in self._levels:
            self.change(person, NIGHT_OF_REST)
