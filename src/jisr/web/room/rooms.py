"""The rooms of this process: opened once, found by name or key, and wound by one thread.

A room that another process opened is opened here when it is first asked for.
"""

import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from threading import Event, RLock, Thread

from django.db import connections

from jisr.exercise.scenario import Scenario
from jisr.law.corpus import Corpus
from jisr.stage.room import Room
from jisr.store import rooms as store
from jisr.store.pulses import one_page
from jisr.store.rooms import Clock, Kept, Plan, State
from jisr.vocabulary import CaseTime, CountryCode, Text
from jisr.web.room.branches import branch
from jisr.web.room.live import Differs, LiveRoom, Wall, wall_now
from jisr.web.room.sealing import seal_due

RATE = 0.2
EVERY = 0.25
LOG = logging.getLogger(__name__)


class Rooms:
    """Every room that this process holds."""

    def __init__(
        self, *, corpus: Corpus, scenario: Callable[[str], Scenario], process: str = "", wall: Wall = wall_now,
        using: str = "default",
    ) -> None:  # fmt: skip
        """`scenario` finds a scenario by its folder."""
        self._corpus, self._scenario, self._wall, self._using = corpus, scenario, wall, using
        self.process = process or secrets.token_hex(8)
        self._lock = RLock()
        self._held: dict[int, LiveRoom] = {}
        self._stop = Event()
        self._thread: Thread | None = None

    def open(
        self, name: str, *, scenario: str, cut: str = "", timetable: str = "", seed: int = 1,
        skills: Mapping[str, float] | None = None, rate: float = RATE, choices: Mapping[str, str] | None = None,
    ) -> LiveRoom:  # fmt: skip
        """The room of that name, opened with these arguments when it is new. Raises `Differs`, `KeyError`."""
        with self._lock:
            kept = store.exercise(name, using=self._using)
            if kept is None:
                playing = replace(self._scenario(scenario), timetable=timetable).playing()
                plan = Plan(
                    name=name, scenario=scenario, cut=cut or playing.cut, timetable=timetable, seed=seed,
                    data=self._corpus.digest, skills=skills or {},
                )  # fmt: skip
                room = self._room(plan)
                clock = Clock(state=State.OPEN, hour=room.hour, rate=rate)
                kept = store.open_exercise(
                    plan, clock=clock, journals=room.journals, choices=choices or {}, using=self._using
                )
            return self._hold(kept)

    def of(self, id: int) -> LiveRoom | None:
        """The room with that key in the store; nothing when it is not there or cannot be played on."""
        with self._lock:
            if id not in self._held:
                kept = next((one for one in store.exercises(using=self._using) if one.id == id), None)
                if kept is None:
                    return None
                try:
                    return self._hold(kept)
                except (Differs, KeyError):
                    return None
            return self._held[id]

    def all(self) -> tuple[LiveRoom, ...]:
        """Every room that this process holds, the last opened first."""
        with self._lock:
            return tuple(self._held[id] for id in sorted(self._held, reverse=True))

    def branch(self, parent: LiveRoom, *, until: CaseTime) -> LiveRoom:
        """A branch of a room, as it stood at that hour. Raises `ValueError` for an hour that it has not reached."""
        with self._lock:
            name = self.new_name(parent.plan.scenario)
            plan = replace(parent.plan, name=name)
            kept = branch(parent, name=name, make=lambda: self._room(plan), until=until, using=self._using)
            return self._hold(kept)

    def title_of(self, scenario: str) -> Text:
        """What a scenario is called."""
        return self._scenario(scenario).title

    def latest(self, scenario: str) -> Kept | None:
        """The exercise of that scenario that was opened last with the data that stand now."""
        found = store.exercises(using=self._using)
        digest = self._corpus.digest
        return next((one for one in found if one.plan.scenario == scenario and one.plan.data == digest), None)

    def new_name(self, scenario: str) -> str:
        """A name that no exercise has."""
        names = {one.plan.name for one in store.exercises(using=self._using)}
        return next(name for number in range(1, len(names) + 2) if (name := f"{scenario}-{number}") not in names)

    def _hold(self, kept: Kept) -> LiveRoom:
        if kept.id not in self._held:
            if kept.plan.data != self._corpus.digest:
                raise Differs(kept.plan.name)
            plan = kept.plan
            self._held[kept.id] = LiveRoom(
                kept=kept, make=lambda: self._room(plan), process=self.process, wall=self._wall, using=self._using
            )
        return self._held[kept.id]

    def _room(self, plan: Plan) -> Room:
        skills = {CountryCode(party): skill for party, skill in plan.skills.items()}
        return Room(
            scenario=self._scenario(plan.scenario), corpus=self._corpus, cut=plan.cut, timetable=plan.timetable,
            seed=plan.seed, skills=skills,
        )  # fmt: skip

    # -- winding ------------------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Follows and winds every room, and seals what waited long enough; a fault in one does not stop the others."""
        for room in self.all():
            try:
                room.tick()
                with one_page():
                    seal_due(room)
            except Exception:
                LOG.exception("the clock of %s could not be wound", room.plan.name)

    def start_winding(self) -> None:
        """From now on a thread of this process ticks."""
        if self._thread is None:
            self._stop.clear()
            self._thread = Thread(target=self._wind, name="winding", daemon=True)
            self._thread.start()

    def stop_winding(self) -> None:
        """The thread ends; the clocks that this process wound stand."""
        if self._thread is not None:
            self._stop.set()
            self._thread.join()
            self._thread = None

    def _wind(self) -> None:
        while not self._stop.wait(EVERY):
            self.tick()
        connections[self._using].close()


_rooms: list[Rooms] = []


def hold_rooms(rooms: Rooms) -> None:
    """The rooms of this process from now on."""
    _rooms[:] = [rooms]


def rooms() -> Rooms | None:
    """The rooms of this process; none while they are being loaded."""
    return _rooms[0] if _rooms else None
