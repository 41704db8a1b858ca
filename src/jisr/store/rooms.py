"""Exercises that people play: opened once, locked for each thing put in, acts and entry kept in one transaction.

The acts of a room are kept beside its entries as they were sealed: the entries make the room again, and the heads of
the journals prove that it is the same. Whoever holds the lock of an exercise is alone with it, on both databases.
"""

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, cast

from django.db import transaction

from jisr.dossier import Journal, MemoryJournal, Mode
from jisr.stage.entries import Entry, entry_json, entry_of
from jisr.store import models as m
from jisr.store.journal import MixedModes
from jisr.store.keeping import keep_acts
from jisr.vocabulary import CaseTime, Json

OWN = tuple(each.name for each in m.Exercise._meta.concrete_fields if each.name not in ("id", "beside"))
Heads: TypeAlias = dict[str, tuple[int, str]]
Choices: TypeAlias = Mapping[str, str]


class State(StrEnum):
    """How the clock of a room stands: before the start, running, halted by control, halted for a scene, stopped by
    anybody (PAUSE), at the end."""

    OPEN = "open"
    RUNNING = "running"
    HALTED = "halted"
    SCENE = "scene"
    STOPPED = "stopped"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The clock as kept: `hour` was reached at the wall time `since`; `rate` is minutes of the case per second; at
    `jump_at` a closed day is jumped (0: not told yet). Wall times are milliseconds."""

    state: State
    hour: CaseTime
    rate: float
    since: int = 0
    jump_at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is played: the arguments of a room, and the digest of the data it was opened with."""

    name: str
    scenario: str
    cut: str
    timetable: str
    seed: int
    data: str
    skills: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An exercise as the database holds it."""

    id: int
    plan: Plan
    clock: Clock
    owner: str
    beat: int
    entries: int
    changes: int
    heads: Heads
    choices: Choices


def exercises(*, using: str = "default") -> tuple[Kept, ...]:
    """Every exercise of this node, the last opened first."""
    return tuple(_kept(row) for row in m.Exercise.objects.using(using).order_by("-id"))


def exercise(name: str, *, using: str = "default") -> Kept | None:
    """The exercise of that name, read without a lock."""
    row = m.Exercise.objects.using(using).filter(name=name).first()
    return None if row is None else _kept(row)


def open_exercise(
    plan: Plan, *, clock: Clock, journals: Mapping[str, MemoryJournal], choices: Choices,
    entries: Iterable[Entry] = (), using: str = "default",
) -> Kept:  # fmt: skip
    """Opens the exercise with the acts of its journals, and the entries that gave them when it is a branch; the one
    that is there when the name is taken."""
    with transaction.atomic(using=using):
        found = m.Exercise.objects.using(using).filter(name=plan.name).first()
        if found is not None:
            return _kept(found)
        if m.Matter.objects.using(using).exclude(mode=Mode.EXERCISE).exists():
            raise MixedModes("an exercise and casework never share a database")
        case = next(iter(journals.values())).case
        matter = m.Matter.objects.using(using).create(case=f"{case}~{plan.name}", mode=Mode.EXERCISE.value)
        for party in sorted(journals):
            m.Journal.objects.using(using).create(matter=matter, party=party)
        row = m.Exercise(
            name=plan.name, matter=matter, scenario=plan.scenario, cut=plan.cut, timetable=plan.timetable,
            seed=plan.seed, skills=dict(plan.skills), data=plan.data, choices=dict(choices), rate=clock.rate,
            hour=clock.hour, state=clock.state.value, beside=time.time_ns() // 1_000,
        )  # fmt: skip
        held = Held(row, using)
        held.keep(journals)
        row.save(using=using, force_insert=True)
        for entry in entries:
            held.add(entry)
        row.save(using=using)
        return _kept(row)


@contextmanager
def locked(id: int, *, using: str = "default") -> Iterator["Held"]:
    """The exercise under its lock: what is done to it is committed at the end of the block, or not at all."""
    with transaction.atomic(using=using):
        row = m.Exercise.objects.using(using).select_for_update().get(pk=id)
        held = Held(row, using)
        yield held
        held.save()


class Held:
    """An exercise whose lock is held."""

    def __init__(self, row: m.Exercise, using: str) -> None:
        """`row` was read under the lock."""
        self._row, self._using, self._changed = row, using, False

    @property
    def kept(self) -> Kept:
        """As it stands now."""
        return _kept(self._row)

    def entries_after(self, number: int) -> tuple[Entry, ...]:
        """What was put in after that number, in order."""
        return entries_after(self._row.pk, number, using=self._using)

    def add(self, entry: Entry) -> None:
        """One thing more is put in."""
        self._row.entries += 1
        m.EntryRow.objects.using(self._using).create(
            exercise_id=self._row.pk, number=self._row.entries, key=entry.key, content=json.dumps(entry_json(entry))
        )
        self._changed = True

    def keep(self, journals: Mapping[str, Journal]) -> None:
        """The acts that the journals gained since they were kept last, as they were sealed."""
        heads = _heads(self._row)
        for party, journal in journals.items():
            after, _ = heads.get(party, (0, ""))
            if journal.version > after:
                row = m.Journal.objects.using(self._using).get(matter_id=self._row.matter_id, party=party)
                keep_acts(journal, row=row.pk, matter=self._row.matter_id, after=after, using=self._using)
                heads[party] = (journal.version, journal.head.hash)
                self._changed = True
        self._row.heads = {party: list(head) for party, head in heads.items()}

    def wind(self, clock: Clock) -> None:
        """The clock stands as given from now on."""
        row = self._row
        before = (row.state, row.hour, row.rate, row.jump_at)
        row.state, row.hour, row.rate = clock.state.value, clock.hour, clock.rate
        row.since, row.jump_at = clock.since, clock.jump_at
        self._changed |= before != (row.state, row.hour, row.rate, row.jump_at)

    def own(self, owner: str, *, beat: int) -> None:
        """The process that winds the clock, and when it did last."""
        self._row.owner, self._row.beat = owner, beat

    def choose(self, name: str, value: str) -> None:
        """A choice of control for this exercise."""
        self._row.choices = {**self._row.choices, name: value}
        self._changed = True

    def tell(self) -> None:
        """There is news that other processes should look for."""
        self._changed = True

    def save(self) -> None:
        """What changed, before the commit."""
        if self._changed:
            self._row.changes += 1
        self._row.save(using=self._using, update_fields=OWN)


def entries_after(id: int, number: int, *, using: str = "default") -> tuple[Entry, ...]:
    """What was put into an exercise after that number, in order."""
    rows = m.EntryRow.objects.using(using).filter(exercise_id=id, number__gt=number).order_by("number")
    return tuple(entry_of(cast(dict[str, Json], json.loads(text))) for text in rows.values_list("content", flat=True))


def take_over(id: int, *, owner: str, was: str, beat: int, using: str = "default") -> bool:
    """Takes the winding of the clock, or goes on with it, when it is still `was` who has it; whether it was taken."""
    rows = m.Exercise.objects.using(using).filter(pk=id, owner=was)
    return rows.update(owner=owner, beat=beat) == 1


def _heads(row: m.Exercise) -> Heads:
    return {party: (int(head[0]), str(head[1])) for party, head in row.heads.items()}


def _kept(row: m.Exercise) -> Kept:
    plan = Plan(
        name=row.name, scenario=row.scenario, cut=row.cut, timetable=row.timetable, seed=row.seed, data=row.data,
        skills={party: float(skill) for party, skill in row.skills.items()},
    )  # fmt: skip
    hour = CaseTime(row.hour)
    clock = Clock(state=State(row.state), hour=hour, rate=row.rate, since=row.since, jump_at=row.jump_at)
    return Kept(
        id=row.pk, plan=plan, clock=clock, owner=row.owner, beat=row.beat, entries=row.entries, changes=row.changes,
        heads=_heads(row), choices={name: str(value) for name, value in row.choices.items()},
    )  # fmt: skip
