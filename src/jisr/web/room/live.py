"""One exercise as this process plays it: whatever is done is committed with its acts before anybody is told.

The room in memory is never ahead of the database: a fault on the way to a commit, and it is made again from its
entries. Other processes are followed; of all of them one winds the clock, and while none does, no time passes.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from threading import RLock
from typing import TypeAlias

from jisr.clerk import Answer, View
from jisr.clerk.commands import Command
from jisr.dossier import Sat
from jisr.exercise.scenario import Scenario
from jisr.stage.entries import Entry, EntryKind
from jisr.stage.room import Room
from jisr.stage.seats import Chair
from jisr.store import desk_rows as rows
from jisr.store import rooms as store
from jisr.store import standing_in
from jisr.store.pulses import Pulse, pulse_of
from jisr.store.rooms import Clock, Held, Kept, Plan, State
from jisr.vocabulary import CaseTime
from jisr.web.room.clock import LEASE, Hours, again, at_rate, jumped, late, rested, settled, standing, started
from jisr.web.room.listening import Listeners, News, Told, told_of, told_of_note
from jisr.web.room.waits import Waits, spared, spared_longer

BEAT = 2_000
SEATED = frozenset({EntryKind.SITS, EntryKind.RISES})
PLAYS = frozenset({State.RUNNING, State.HALTED, State.SCENE})
Wall: TypeAlias = Callable[[], int]
Turn: TypeAlias = Callable[[Clock, int], Clock]
Mark: TypeAlias = tuple[dict[str, int], Kept]
Made: TypeAlias = Callable[[CaseTime, int], Entry]


class AtRest(Exception):
    """Nothing is done now: the exercise has not begun, was stopped by somebody, or is over."""

    def __init__(self, state: State) -> None:
        """`state` is why."""
        super().__init__(state.value)
        self.state = state


class Differs(Exception):
    """The entries do not give the acts that were kept: another version or other data played them."""


def wall_now() -> int:
    """Wall time in milliseconds."""
    return time.time_ns() // 1_000_000


class LiveRoom:
    """One exercise, from any thread."""

    def __init__(
        self, *, kept: Kept, make: Callable[[], Room], process: str, wall: Wall = wall_now, using: str = "default"
    ) -> None:
        """`make` gives the room at its first hour. Raises `Differs`."""
        self._make, self._process, self._wall, self._using = make, process, wall, using
        self._lock, self._stale = RLock(), False
        self._kept = kept
        self.listeners = Listeners()
        self._room = self._made_again()
        scenario = self._room.scenario
        self.hours = Hours(table=scenario.playing(), start=scenario.start, end=scenario.end)
        self._note, self._announced, self._waits = 0, 0, Waits()
        self._told_rows()

    # -- where it stands ----------------------------------------------------------------------------------------------

    @property
    def id(self) -> int:
        """Its key in the store."""
        return self._kept.id

    @property
    def plan(self) -> Plan:
        """What is played."""
        return self._kept.plan

    @property
    def scenario(self) -> Scenario:
        """The scenario as it is played."""
        return self._room.scenario

    @property
    def chairs(self) -> tuple[Chair, ...]:
        """The seats of the delegations."""
        return self._room.chairs

    @property
    def choices(self) -> Mapping[str, str]:
        """What control chose for this exercise."""
        return self._kept.choices

    @property
    def clock(self) -> Clock:
        """The clock as it stands now."""
        with self._lock:
            self.follow()
            return self._clock_now(self._kept, self._wall())

    @property
    def wall(self) -> int:
        """The wall time of this room, in milliseconds."""
        return self._wall()

    @property
    def last_clock(self) -> Clock:
        """The clock as it was committed last; nothing is asked of the database."""
        return self._kept.clock

    def chair(self, seat: str) -> Chair:
        """The seat of that name. Raises `KeyError` when there is none."""
        found = next((one for one in self._room.chairs if one.seat.id == seat), None)
        if found is None:
            raise KeyError(seat)
        return found

    def view(self, seat: str) -> View:
        """What the seat may see now. Raises `KeyError` for a seat that is not there."""
        with self.reading() as room:
            return room.view(seat)

    @contextmanager
    def reading(self) -> Iterator[Room]:
        """The room for reading, alone with it; only pages of control read more than a view."""
        with self._lock:
            self.follow()
            yield self._room

    # -- what people do -----------------------------------------------------------------------------------------------

    def act(self, seat: str, command: Command, *, key: str, seen: int = -1, sat: Sat | None = None) -> Answer:
        """What a seat asks, answered once it is kept, told as done by whoever sits there (`sat`: by another). `key`
        makes a repeat harmless. Raises `AtRest`, `KeyError`."""
        self.chair(seat)
        who = sat or self.sat_of(seat)
        entry = Entry(at=self.hours.start, kind=EntryKind.ACTS, seat=seat, command=command, sat=who, key=key, seen=seen)
        answer = self._commit(entry=entry, within=PLAYS)
        if answer is None:
            raise TypeError("an act is answered")
        return answer

    def put(self, entry: Entry, *, within: frozenset[State] = PLAYS | {State.OPEN}) -> Answer | None:
        """One thing that control decides, at the hour that stands. Raises `AtRest`, `KeyError`."""
        return self._commit(entry=entry, within=within)

    def sit(self, seat: str, *, sat: Sat = Sat.HOLDER) -> None:
        """A person sits down, and the bot rests; with `sat` another than the holder, told at every act."""
        self._seat(seat, EntryKind.SITS, sat)

    def sat_of(self, seat: str) -> Sat:
        """Who acts in the seat: whoever sits there, else its holder."""
        with self.reading() as room:
            sat = room.sat_of(seat)
        return Sat.HOLDER if sat is Sat.BOT else sat

    def rise(self, seat: str) -> None:
        """The bot has the seat again."""
        self._seat(seat, EntryKind.RISES)

    def is_taken(self, seat: str) -> bool:
        """Whether a person sits there."""
        with self.reading() as room:
            return room.is_taken(seat)

    def _seat(self, seat: str, kind: EntryKind, sat: Sat = Sat.HOLDER) -> None:
        self.chair(seat)
        with self.reading() as room:
            before = room.sat_of(seat) if room.is_taken(seat) else None
        if before is Sat.STAND_IN and sat is Sat.HOLDER:
            standing_in.part(self.id, seat, using=self._using)
        if before is not (sat if kind is EntryKind.SITS else None):
            self._commit(entry=Entry(at=self.hours.start, kind=kind, seat=seat, sat=sat))

    # -- what control does --------------------------------------------------------------------------------------------

    def release(self, inject: str) -> None:
        """Delivers an inject now. Raises `KeyError` for one that does not wait, `AtRest`."""
        self._inject(inject, EntryKind.RELEASES)

    def hold(self, inject: str) -> None:
        """Holds an inject back until it is released. Raises `KeyError` for one that does not wait, `AtRest`."""
        self._inject(inject, EntryKind.HOLDS)

    def _inject(self, inject: str, kind: EntryKind) -> None:
        with self.reading() as room:
            known = {one.id for one in room.waiting} | set(room.held_back)
        if inject not in known:
            raise KeyError(inject)
        self._commit(entry=Entry(at=self.hours.start, kind=kind, subject=inject), within=PLAYS | {State.OPEN})

    def start(self) -> None:
        """The clock runs, from the next hour at which people work: at the beginning, and after a halt of control."""
        within = PLAYS | {State.OPEN, State.OVER}
        self._commit(turn=lambda clock, wall: started(clock, wall=wall, hours=self.hours), within=within)

    def restart(self, *, scene: bool = False) -> None:
        """After PAUSE: for the safety role alone. With `scene` the clock stands for the scene that is under way."""
        self._commit(turn=lambda clock, wall: again(clock, wall=wall, hours=self.hours, scene=scene))

    def halt(self, *, scene: bool = False) -> None:
        """Control halts the clock, or halts it for a scene: what is asked meanwhile is done at the hour that stands."""
        state = State.SCENE if scene else State.HALTED
        self._commit(turn=lambda clock, _: standing(clock, state), within=PLAYS | {State.OVER})

    def stop(self) -> None:
        """PAUSE: anybody stops all play; nobody notes who."""
        self._commit(turn=lambda clock, _: standing(clock, State.STOPPED))

    def set_rate(self, rate: float) -> None:
        """Minutes of the case per second, from now on."""
        with self.reading() as room:
            entry = spared_longer(room, self.clock, rate)
        self._commit(turn=lambda clock, wall: at_rate(clock, rate, wall=wall), entry=entry)

    def jump(self, hour: CaseTime | None = None) -> None:
        """The clock goes on at a later hour; without one, at the next opening after the close of this day."""
        moved = Entry(at=self.hours.start, kind=EntryKind.MOVES)
        self._commit(
            turn=lambda clock, wall: jumped(
                clock, hour or self.hours.after_day(clock.hour), wall=wall, hours=self.hours
            ),
            entry=moved,
            within=PLAYS | {State.OPEN},
        )

    def announce(self, text: Mapping[str, str]) -> None:
        """Everybody is told, each in their language."""
        with self._lock:
            clock = self._clock_now(self._kept, self._wall())
            said = rows.add_announcement(self.id, at=clock.hour, wall=self._wall(), text=text, using=self._using)
            self._announced = max(self._announced, said.id)
            self._tell_others()
        self.listeners.tell([Told(News.ANNOUNCEMENT)])

    def send_note(self, seat: str, *, to: str, text: str, person: str = "") -> None:
        """A message inside the delegation of the seat, to one office or (empty) to all."""
        chair = self.chair(seat)
        party, office = str(chair.party), str(chair.seat.office)
        with self._lock:
            hour = self._clock_now(self._kept, self._wall()).hour
            note = rows.add_note(
                self.id, party=party, office=office, to=to, seat=seat, person=person, at=hour, wall=self._wall(),
                text=text, using=self._using,
            )  # fmt: skip
            self._note = max(self._note, note.id)
            self._tell_others()
        self.listeners.tell([told_of_note(note)])

    def choose(self, name: str, value: str) -> None:
        """A choice of control for this exercise."""
        with self._lock:
            self.follow()
            with store.locked(self.id, using=self._using) as held:
                self._catch_up(held.kept)
                held.choose(name, value)
            self._kept = held.kept

    def _tell_others(self) -> None:
        with store.locked(self.id, using=self._using) as held:
            held.tell()

    # -- how time passes and others are followed ----------------------------------------------------------------------

    def tick(self) -> None:
        """Called every quarter of a second: follows the others, and winds the clock when it is this process's turn."""
        with self._lock:
            pulse = self.follow()
            wall = self._wall()
            if self._kept.clock.state is not State.RUNNING:
                return
            if pulse.owner != self._process and wall - pulse.beat <= LEASE:
                return
            for entry in self._waits.due(self._room, wall):
                self._commit(entry=entry)
            now = self._clock_now(self._kept, wall)
            if now != self._kept.clock or pulse.owner != self._process:
                self._commit()
            elif wall - pulse.beat >= BEAT:
                store.take_over(self.id, owner=self._process, was=self._process, beat=wall, using=self._using)

    def follow(self) -> Pulse:
        """What other processes committed since it was looked last is played here too."""
        with self._lock:
            pulse = pulse_of(self.id, known=self._kept.changes, using=self._using)
            self._kept = replace(self._kept, owner=pulse.owner, beat=pulse.beat)
            if self._stale:
                self._room, self._stale = self._made_again(), False
                self.listeners.tell(map(Told, News))
            elif pulse.changes != self._kept.changes:
                before = self._mark()
                self._catch_up(store.exercise(self.plan.name, using=self._using) or self._kept)
                self.listeners.tell([*self._told_since(before), *self._told_rows()])
            return pulse

    def _clock_now(self, kept: Kept, wall: int) -> Clock:
        """The clock at a wall time; what passed while nobody wound it does not count."""
        gap = wall - kept.beat
        clock = rested(kept.clock, gap=gap) if gap > LEASE else kept.clock
        return settled(clock, wall=wall, hours=self.hours)

    def _commit(
        self, *, turn: Turn | None = None, entry: Entry | None = None, within: frozenset[State] = frozenset(State)
    ) -> Answer | None:
        """One thing done, with all acts it caused, in one transaction; then whoever it concerns is told."""
        with self._lock:
            self.follow()
            before = self._mark()
            try:
                with store.locked(self.id, using=self._using) as held:
                    answer = self._within(held, turn, entry, within)
                self._kept = held.kept
            except AtRest:
                self.listeners.tell(self._told_since(before))  # of what others did until then
                raise
            except BaseException:
                self._stale = True
                raise
            told = self._told_since(before)
        self.listeners.tell(told)
        return answer

    def _within(self, held: Held, turn: Turn | None, entry: Entry | None, within: frozenset[State]) -> Answer | None:
        self._catch_up(held.kept)
        wall = self._wall()
        clock = self._clock_now(held.kept, wall)
        if clock.state not in within:
            raise AtRest(clock.state)
        clock = turn(clock, wall) if turn is not None else clock
        answer, count = None, len(self._room.entries)
        moved = entry is not None and entry.kind is EntryKind.MOVES
        spare = spared(held.kept, clock, hours=self.hours, moved=moved, at=self._room.hour, wall=wall)
        if spare is not None:
            self._room.put(spare)
        self._room.advance(clock.hour)
        if entry is not None:
            answer = self._room.put(late(replace(entry, at=clock.hour, wall=wall), held.kept.choices))
        for added in self._room.entries[count:]:
            held.add(added)
        held.keep(self._room.journals)
        held.wind(clock)
        kept = held.kept
        if turn is not None or kept.owner == self._process or wall - kept.beat > LEASE:
            held.own(self._process, beat=wall)
        return answer

    def _catch_up(self, kept: Kept) -> None:
        """Plays what was committed elsewhere."""
        if kept.changes != self._kept.changes or kept.entries != len(self._room.entries):
            known = len(self._room.entries)
            self._room.replay(store.entries_after(kept.id, known, using=self._using)[: kept.entries - known])
            self._room.advance(kept.clock.hour)
            if not _same(self._room, kept):
                raise Differs(kept.plan.name)
        self._kept = kept

    def _made_again(self) -> Room:
        """The room from its entries."""
        kept = store.exercise(self.plan.name, using=self._using) or self._kept
        room = self._make()
        room.replay(store.entries_after(kept.id, 0, using=self._using)[: kept.entries])
        room.advance(kept.clock.hour)
        if not _same(room, kept):
            raise Differs(kept.plan.name)
        self._kept = kept
        return room

    def _mark(self) -> Mark:
        return {party: journal.version for party, journal in self._room.journals.items()}, self._kept

    def _told_since(self, mark: Mark) -> list[Told]:
        """What was committed since: acts, the clock, who sits where and what control chose."""
        before, was = mark
        journals = self._room.journals.items()
        acts = [act for party, journal in journals for act in journal.read(after=before.get(party, 0))]
        sat = any(entry.kind in SEATED for entry in self._room.entries[was.entries :])
        clock = [Told(News.CLOCK)] if was.clock != self._kept.clock else []
        seats = [Told(News.SEATS)] if sat or was.choices != self._kept.choices else []
        return [*told_of(acts), *clock, *seats]

    def _told_rows(self) -> list[Told]:
        """Messages and announcements that came by other processes."""
        notes = rows.notes(self.id, after=self._note, using=self._using)
        said = rows.announcements(self.id, after=self._announced, using=self._using)
        self._note = max((self._note, *(one.id for one in notes)))
        self._announced = max((self._announced, *(one.id for one in said)))
        return [*(told_of_note(note) for note in notes), *(Told(News.ANNOUNCEMENT) for _ in said[:1])]


def _same(room: Room, kept: Kept) -> bool:
    """Whether the journals of the room end as those that were kept."""
    return {party: (one.version, one.head.hash) for party, one in room.journals.items()} == kept.heads
