"""What is planned: a queue of events by case time, in which nothing is lost and nothing happens twice.

Each event has a key (cause, rule). Planning a key that was planned before does nothing, so that a world that reads the
same acts again, after a pause, a jump or a restart, plans nothing anew.
"""

import heapq
from dataclasses import dataclass
from typing import Generic, TypeVar

from jisr.vocabulary import CaseTime

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Due(Generic[E]):
    """An event whose hour has come."""

    at: CaseTime
    key: tuple[str, ...]
    event: E


class Agenda(Generic[E]):
    """Events by time, then by the order of planning."""

    def __init__(self) -> None:
        self._heap: list[tuple[int, int, tuple[str, ...]]] = []
        self._events: dict[tuple[str, ...], E] = {}
        self._known: set[tuple[str, ...]] = set()
        self._count = 0

    def plan(self, *, at: CaseTime, key: tuple[str, ...], event: E) -> bool:
        """Plan the event; False if its key was planned before."""
        if key in self._known:
            return False
        self._known.add(key)
        self._events[key] = event
        self._count += 1
        heapq.heappush(self._heap, (at, self._count, key))
        return True

    def withdraw(self, key: tuple[str, ...]) -> bool:
        """Take back an event that has not happened; False if it has, or never was planned."""
        return self._events.pop(key, None) is not None

    def take(self, *, until: CaseTime) -> tuple[Due[E], ...]:
        """The events due up to `until`, earliest first; they leave the agenda."""
        taken: list[Due[E]] = []
        while self._heap and self._heap[0][0] <= until:
            at, _, key = heapq.heappop(self._heap)
            if key in self._events:
                taken.append(Due(CaseTime(at), key, self._events.pop(key)))
        return tuple(taken)

    def next_at(self) -> CaseTime | None:
        """The hour of the next event."""
        while self._heap and self._heap[0][2] not in self._events:
            heapq.heappop(self._heap)
        return CaseTime(self._heap[0][0]) if self._heap else None

    def __len__(self) -> int:
        return len(self._events)
