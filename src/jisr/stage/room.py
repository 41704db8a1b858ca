"""A run that people play: bots hold every seat until somebody sits down in it, and have it again when that one rises.

The room is told how far the case clock has come and what people do; it never looks at a clock. Everything it was told
is an entry, and the same entries give the same room: a restart replays them, a second process follows them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from jisr.clerk import Answer, Done, Fault, ReadingRoom, Refused, View
from jisr.clerk.commands import Command, Translate
from jisr.dossier import MemoryJournal, Sat, Seat
from jisr.exercise.clock import next_open
from jisr.exercise.debrief import Record
from jisr.exercise.plan import Inject
from jisr.exercise.scenario import Scenario, select
from jisr.law.corpus import Corpus
from jisr.stage.entries import DONE, Entry, EntryKind
from jisr.stage.loop import Run
from jisr.stage.overlook import Overlook
from jisr.stage.recording import record_of
from jisr.stage.scenes import Cast, TranslationDesk, heard_of
from jisr.stage.seats import Chair
from jisr.stage.steering import Steering
from jisr.vocabulary import CaseTime, CountryCode

BEYOND = frozenset({Fault.POWER, Fault.BAR, Fault.LOCK})


class Room:
    """One exercise being played."""

    def __init__(
        self,
        *,
        scenario: Scenario,
        corpus: Corpus,
        cut: str,
        timetable: str = "",
        seed: int = 1,
        skills: Mapping[CountryCode, float] | None = None,
    ) -> None:
        """Opens the run at its first hour. Raises `KeyError` for a cut that the scenario does not have."""
        self.scenario = select(scenario, cut=cut, timetable=timetable)
        self._skills = dict(skills or {})
        self._run = Run(scenario=self.scenario, corpus=corpus, seed=seed, skills=self._skills)
        self._run.begin()
        self._run.advance(self.scenario.start)
        self._reading = ReadingRoom(self._run.clerk)
        self._hour = self.scenario.start
        self._entries: list[Entry] = []
        self._answers: dict[str, Answer] = {}
        self.cast = Cast(self._run)
        self.translations = TranslationDesk(self._run)
        self._steering = Steering(self._run)
        self._sat: dict[str, Sat] = {}
        self._beyond: dict[str, int] = {}
        self.overlook = Overlook(self._run)

    # -- where it stands ----------------------------------------------------------------------------------------------

    @property
    def hour(self) -> CaseTime:
        """The hour of the case up to which it was played."""
        return self._hour

    @property
    def over(self) -> bool:
        """Whether the last hour of the scenario was played."""
        return self._hour >= self.scenario.end

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that people put in."""
        return tuple(self._entries)

    @property
    def journals(self) -> Mapping[str, MemoryJournal]:
        """The journal of each party and of control."""
        return self._run.journals

    @property
    def chairs(self) -> tuple[Chair, ...]:
        """The seats of the delegations."""
        return tuple(one.chair for one in (*self._run.sittings, *self._run.spare))

    def is_taken(self, seat: str) -> bool:
        """Whether a person sits in the seat. Raises `KeyError` when there is none."""
        return self._run.sitting(seat).taken

    def sat_of(self, seat: str) -> Sat:
        """Who sits in the seat: its holder, a stand-in, a facilitator; the bot when nobody does, and when it prepares
        and a person confirms."""
        return self._sat.get(seat, Sat.BOT)

    def prepared(self, seat: str) -> Command | None:
        """What the bot of the seat would do now, for a person to confirm. Raises `KeyError`."""
        return self._steering.prepared(seat, self._hour)

    @property
    def beyond(self) -> Mapping[str, int]:
        """How often somebody asked for what the seat may not do, by role; nobody is named."""
        return dict(self._beyond)

    @property
    def record(self) -> Record:
        """The run so far as the debrief reads it."""
        return record_of(self._run, skills=self._skills)

    @property
    def waiting(self) -> tuple[Inject, ...]:
        """The injects not delivered yet."""
        return self._run.world.waiting

    @property
    def held_back(self) -> frozenset[str]:
        """The injects that control holds back."""
        return self._run.world.held_back

    @property
    def next_opening(self) -> CaseTime | None:
        """The next hour at which people work, when the clock stands outside the working day; None at the end."""
        return next_open(self._run.table, self._hour)

    def view(self, seat: str, *, now: CaseTime | None = None) -> View:
        """What the seat may see now: from the reading room, and nothing else."""
        return self._reading.view(self._run.sitting(seat).chair.seat, now=now or self._hour)

    def refusal(self, seat: str, command: Command) -> Refused | None:
        """Why the clerk would refuse it now; nothing is done. Raises `KeyError` for a seat that is not there."""
        return self._run.clerk.refusal(self._run.sitting(seat).chair.seat, command, self._hour)

    # -- what it is told ----------------------------------------------------------------------------------------------

    def advance(self, until: CaseTime) -> None:
        """The case clock has come to this hour; an hour already played is no news."""
        if until <= self._hour:
            return
        while (due := self.translations.next_at()) is not None and due <= until:
            self._run.advance(due)
            for one in self.translations.done(due):
                self._act(one.entry)
        self._run.advance(until)
        self._hour = min(until, self.scenario.end)

    def put(self, entry: Entry) -> Answer | None:
        """One entry at its hour, which may not lie before what was played. The answer to an act, None to the rest.

        A repeat of an act's key gives the first answer. Raises `KeyError` for a seat or an inject that is not there.
        """
        if entry.at < self._hour:
            raise ValueError("an entry lies before what was played")
        if entry.key and entry.key in self._answers:
            return self._answers[entry.key]
        self.advance(entry.at)
        answer = self._take(entry)
        self._entries.append(entry)
        if answer is not None and entry.key:
            self._answers[entry.key] = answer
        return answer

    def replay(self, entries: Iterable[Entry]) -> None:
        """Entries kept from before, in their order."""
        for entry in entries:
            self.put(entry)

    def _take(self, entry: Entry) -> Answer | None:
        match entry.kind:
            case EntryKind.SITS | EntryKind.RISES:
                taken = entry.kind is EntryKind.SITS
                self._run.seat(entry.seat, taken=taken, at=entry.at)
                self._sat[entry.seat] = entry.sat if taken else Sat.BOT
            case EntryKind.ACTS | EntryKind.CONFIRMS | EntryKind.HEARS:
                return self._act(entry)
            case EntryKind.TRANSLATES if isinstance(entry.command, Translate):
                exhibit = self.view(entry.seat).inquiry.exhibits.get(entry.command.exhibit)
                self.translations.begin(entry, exhibit)
            case EntryKind.MOVES:
                pass  # the hour of the entry is the whole of it: control jumped there
            case _:
                self._steering.take(entry, len(self._entries))
        return None

    def _done_at(self, entry: Entry) -> CaseTime | None:
        """The hour at which it was done by hand, when that was said and lies before the entry."""
        said = entry.more.get(DONE, "")
        done = CaseTime(int(said)) if said.isdecimal() else entry.at
        return done if self.scenario.start <= done < entry.at else None

    def _act(self, entry: Entry) -> Answer:
        if entry.command is None:
            raise ValueError("an act has a command")
        sitting = self._run.sitting(entry.seat)
        seat: Seat = replace(sitting.chair.seat, sat=entry.sat)
        seen = entry.seen if entry.seen >= 0 else None
        heard = heard_of(entry) if entry.kind is EntryKind.HEARS else None
        answer = self._run.do(
            seat, entry.command, entry.at, id=entry.key, seen=seen, wall=entry.wall, heard=heard,
            done_at=self._done_at(entry),
        )  # fmt: skip
        if isinstance(answer, Refused) and any(one.name.partition(":")[0] in BEYOND for one in answer.findings):
            self._beyond[sitting.chair.role] = self._beyond.get(sitting.chair.role, 0) + 1
        if entry.kind is EntryKind.CONFIRMS:
            sitting.note(entry.command, entry.at, done=isinstance(answer, Done))
        return answer
