"""The world follows: it reads deeds by position and answers by effects, each keyed by its cause and rule.

A measure at a source yields its exhibit when the conditions of the source hold; what perishes is lost; persons react;
injects fire by time, by milestone, by the absence of an act. Authorisation is never a condition of yield: evidence
taken without it exists, and admissibility deals with it later. Reading a deed twice does nothing.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from jisr.exercise.agenda import Agenda
from jisr.exercise.clock import falls_due, loss_falls
from jisr.exercise.conditions import ActPattern, Condition, Done, holds, kinds_needed, leaves, times_of
from jisr.exercise.deeds import Deed, DeedIndex, fulfils
from jisr.exercise.effects import Delivered, Gone, Lost, MilestoneSet, Outcome, Reacted, Silent, Yielded
from jisr.exercise.hearing import Heard, parts, records_of
from jisr.exercise.people import People
from jisr.exercise.plan import Inject
from jisr.exercise.scenario import Scenario
from jisr.exercise.steered import Steered, about_inject, about_milestone
from jisr.exercise.story import Move, Source
from jisr.vocabulary import CaseTime, CountryCode


@dataclass(slots=True)
class _Memory:
    """What the world has seen: milestones, yields, losses, persons gone."""

    milestones: dict[str, CaseTime] = field(default_factory=dict)
    shown: dict[tuple[str, CountryCode], set[str]] = field(default_factory=dict)
    lost: dict[str, CaseTime] = field(default_factory=dict)
    kept_safe: set[str] = field(default_factory=set)
    gone: dict[str, CaseTime] = field(default_factory=dict)
    delivered: set[str] = field(default_factory=set)
    read: int = 0


TAKING = frozenset({"measure-taken"})


class World:
    """Ground truth in play; the stage feeds it deeds and hours, and turns its effects into acts of control."""

    def __init__(self, scenario: Scenario, *, preserving: frozenset[str] = frozenset()) -> None:
        self.scenario = scenario
        self.people = People(scenario.figures)
        self.index = DeedIndex()
        self._memory = _Memory()
        self._table = scenario.playing()
        self._preserving = preserving
        self._moment = scenario.start
        self._agenda: Agenda[Source] = Agenda()
        self._by_target: dict[str, list[Source]] = {}
        for source in scenario.sources.values():
            for target in (source.target, *source.also):
                self._by_target.setdefault(target, []).append(source)
            if source.until is not None:
                at = loss_falls(self._table, source.until)
                self._agenda.plan(at=at, key=(source.id, "perishes"), event=source)
        self.steered = Steered(scenario)
        self._timely = [move for move in scenario.moves if move.who and not _by_deed(move.when)]
        self._caused = [(move, kinds_needed(move.when)) for move in scenario.moves if _by_deed(move.when)]
        self._caused_by: dict[str, list[Move]] = {}
        self._turning = sorted({at for condition in self._watched() for at in times_of(condition)})
        self._stirred, self._waiting = True, False

    # -- what a condition may ask (Scene) -----------------------------------------------------------------------------

    @property
    def moment(self) -> CaseTime:
        """The hour of the case."""
        return self._moment

    def count(self, pattern: ActPattern, /) -> int:
        """How many deeds fulfil the pattern."""
        return self.index.count(pattern)

    def reached(self, milestone: str, /) -> bool:
        """Whether the milestone is set."""
        return milestone in self._memory.milestones

    def came(self, inject: str, /) -> bool:
        """Whether the inject has been delivered."""
        return inject in self._memory.delivered

    def level(self, person: str, variable: str, /) -> int:
        """A state variable of a person."""
        return self.people.level(person, variable)

    def held(self, source: str, party: CountryCode | None, /) -> bool:
        """Whether the source has yielded to the party, or to anybody."""
        if party is not None:
            return (source, party) in self._memory.shown
        return any((source, each) in self._memory.shown for each in self.scenario.states)

    # -- what the debrief asks ----------------------------------------------------------------------------------------

    def is_lost(self, source: str) -> bool:
        """Whether the source perished, or the person left, before anybody had it."""
        target = self.scenario.sources[source].target
        return source in self._memory.lost or (target in self._memory.gone and not self.held(source, None))

    def milestones(self) -> Mapping[str, CaseTime]:
        """The milestones that were set, with their hour."""
        return dict(self._memory.milestones)

    # -- what control decides -----------------------------------------------------------------------------------------

    @property
    def waiting(self) -> tuple[Inject, ...]:
        """The injects that have not been delivered, in their order."""
        return tuple(self.steered.waiting)

    @property
    def held_back(self) -> frozenset[str]:
        """The injects that control holds back: their trigger does not deliver them."""
        return frozenset(self.steered.held_back)

    def hold_back(self, inject: str) -> None:
        """Control holds an inject back. Raises `KeyError` for one that is not waiting."""
        self.steered.held_back.add(self.steered.one(inject).id)

    def release(self, inject: str) -> list[Outcome]:
        """Control delivers an inject now, whatever its trigger. Raises `KeyError` for one that is not waiting."""
        one = self.steered.one(inject)
        self.steered.take(one)
        self._memory.delivered.add(one.id)
        return [Outcome(key=(one.id,), effect=Delivered(inject=one)), *self.turned_by_people()]

    def turned_by_people(self) -> list[Outcome]:
        """What turns after something was decided by people."""
        self._stirred = True
        return self._switches()

    def shown(self, source: str, party: CountryCode) -> frozenset[str]:
        """What of a source came to a party: facts and leads."""
        return frozenset(self._memory.shown.get((source, party), ()))

    def is_gone(self, person: str) -> bool:
        """Whether the person left."""
        return person in self._memory.gone

    # -- what the loop tells it ---------------------------------------------------------------------------------------

    def obtained_by(self, source: str, party: CountryCode) -> None:
        """The party received the exhibit of the source from elsewhere (a result of a request)."""
        self._memory.shown.setdefault((source, party), set())
        self._stirred = True

    def follow(self, deed: Deed, *, heard: Heard | None = None) -> list[Outcome]:
        """Read a deed; earlier positions are known and do nothing. With `heard` it was talked, and yields that."""
        if deed.position <= self._memory.read and deed.position > 0:
            return []
        self._memory.read = max(self._memory.read, deed.position)
        self._pass(CaseTime(max(self._moment, deed.at)))
        counted = self.index.add(deed)
        found = list(self._reactions(deed))
        found += self._answers(deed) if heard is None else self._talked(deed, heard)
        self._stirred = self._stirred or counted or bool(found)
        return found + self._turned()

    def wake(self, at: CaseTime) -> list[Outcome]:
        """The hour is `at`: what perishes perishes, what waits for the hour fires."""
        if at < self._moment:
            return []
        nights = int(at) // 1440 - int(self._moment) // 1440
        self._pass(at)
        for _ in range(min(nights, 4)):
            self.people.rest()
            self._stirred = True
        return self._turned(lost=lambda: [o for one in self._due(at) for o in self._perish(one)])

    def _due(self, at: CaseTime) -> Iterable[Source]:
        """What perishes at the hour; while losses are spared nothing does, and it is due afterwards."""
        return () if self.steered.spares(at) else (due.event for due in self._agenda.take(until=at))

    def next_hour(self) -> CaseTime | None:
        """When something perishes next."""
        return self._agenda.next_at()

    # -- how it answers -----------------------------------------------------------------------------------------------

    def _watched(self) -> Iterable[Condition]:
        """The conditions that turn by themselves: milestones, injects, moves without a deed, departures."""
        yield from (milestone.when.condition for milestone in self.scenario.milestones)
        yield from (inject.when.condition for inject in self.steered.waiting)
        yield from (move.when for move in self._timely)
        yield from (one.leaves for one in self.scenario.behaviours.values() if one.leaves is not None)

    def _pass(self, at: CaseTime) -> None:
        """The hour moves on: whether it passes one at which a condition may turn."""
        if bisect_right(self._turning, at) != bisect_right(self._turning, self._moment):
            self._stirred = True
        if self.steered.spares(self._moment) and not self.steered.spares(at):
            self._stirred = True
        self._moment = at

    def _turned(self, lost: Callable[[], list[Outcome]] = list) -> list[Outcome]:
        """What turns by itself, asked only when something stirred since it was last asked; losses come in between."""
        if not self._stirred:
            return lost()
        moved = list(self._turns())
        found = [*moved, *lost(), *self._switches()]
        self._stirred = bool(found) or self._waiting
        return found

    def _perish(self, source: Source) -> Iterable[Outcome]:
        kept = source.kept_by is not None and holds(source.kept_by, self)
        saved = kept or source.id in self._memory.kept_safe or self.held(source.id, None)
        if not saved:
            self._memory.lost[source.id] = self._moment
            yield Outcome(key=(source.id, "lost"), effect=Lost(source=source))

    def _reactions(self, deed: Deed) -> Iterable[Outcome]:
        """Moves that a deed causes in the persons it touches."""
        persons = self.people.persons()
        for person in [one for one in sorted(deed.subjects) if one in persons]:
            self._stirred = self.people.meet(person, self) or self._stirred
            for move in self._caused_in(deed, person):
                if change := self.people.move(person, move):
                    effect = Reacted(person=person, move=move.id, change=change, deed=deed)
                    yield Outcome(key=(deed.act, move.id, person), effect=effect)

    def supposed(self, deed: Deed, person: str) -> Mapping[str, int]:
        """How the person would stand after the deed; nothing is done."""
        return self.people.supposed(person, self._caused_in(deed, person))

    def _caused_in(self, deed: Deed, person: str) -> Iterable[Move]:
        """The moves that the deed causes in the person, each asked as its turn comes."""
        for move in self._causable(deed.kind):
            if (not move.who or person in move.who) and holds(move.when, _ThisDeed(self, deed, person)):
                yield move

    def _causable(self, kind: str) -> list[Move]:
        """The moves that a deed of the kind can cause."""
        if (known := self._caused_by.get(kind)) is None:
            able = [move for move, kinds in self._caused if kinds is None or kind in kinds]
            known = self._caused_by[kind] = able
        return known

    def _turns(self) -> Iterable[Outcome]:
        """Moves that the hour or a milestone causes, then departures."""
        for move in self._timely:
            if holds(move.when, self):
                for person in move.who:
                    if change := self.people.move(person, move):
                        effect = Reacted(person=person, move=move.id, change=change, deed=None)
                        yield Outcome(key=(move.id, person), effect=effect)
        yield from self._departures()

    def _departures(self) -> Iterable[Outcome]:
        if self.steered.spares(self._moment):
            return
        for behaviour in self.scenario.behaviours.values():
            person = behaviour.person
            if behaviour.leaves is None or person in self._memory.gone or not holds(behaviour.leaves, self):
                continue
            self._memory.gone[person] = self._moment
            yield Outcome(key=(person, "gone"), effect=Gone(person=person))

    def _answers(self, deed: Deed) -> Iterable[Outcome]:
        if deed.kind not in TAKING:
            return
        sources = [source for target in sorted(deed.subjects) for source in self._by_target.get(target, ())]
        if deed.measure in self._preserving:
            self._memory.kept_safe |= {s.id for s in sources if s.state == deed.party and self._available(s)}
        answered = False
        asked = [source for source in sources if deed.measure in source.measures]
        for source in asked:
            answered = answered or (source.id, deed.party) in self._memory.shown
            if (given := self._given(source, deed)) is not None:
                answered = True
                yield Outcome(key=(deed.act, source.id), effect=given)
        if asked and not answered:
            for person in sorted(deed.subjects & set(self.people.persons())):
                yield Outcome(key=(deed.act, "silent", person), effect=Silent(person=person, deed=deed))

    def _talked(self, deed: Deed, heard: Heard) -> Iterable[Outcome]:
        """What was said in a hearing that people talked: no more, and no condition of the story is asked again."""
        sources = [one for one in records_of(self.scenario, deed.subjects, deed.measure) if one.state == deed.party]
        for part in parts(sources, heard.said, truths=self.scenario.truths):
            known = self._memory.shown.setdefault((part.source.id, deed.party), set())
            more = bool(known)
            known |= {shown.fact for shown in part.shows} | set(part.leads)
            given = Yielded(
                source=part.source, deed=deed, shows=part.shows, leads=part.leads, more=more, words=part.words
            )
            yield Outcome(key=(deed.act, part.source.id), effect=given)
        if not heard.said:
            for person in sorted(deed.subjects & set(self.people.persons())):
                yield Outcome(key=(deed.act, "silent", person), effect=Silent(person=person, deed=deed))

    def _available(self, source: Source) -> bool:
        gone = source.target in self._memory.gone
        return self._moment >= source.opens and source.id not in self._memory.lost and not gone

    def _given(self, source: Source, deed: Deed) -> Yielded | None:
        if source.state != deed.party or not self._available(source):
            return None
        if not all(any(self.held(name, deed.party) for name in choice) for choice in source.needs):
            return None
        if not all(holds(condition, self) for condition in source.conditions):
            return None
        shows = tuple(
            shown
            for shown in source.shows
            if holds(shown.when, self)
            and shown.fact in self.scenario.truths
            and holds(self.scenario.truths[shown.fact].conditional, self)
        )
        later = [lead for entry in source.later if holds(entry.when, self) for lead in entry.leads]
        leads = tuple(dict.fromkeys((*source.leads, *later)))
        key = (source.id, deed.party)
        known = self._memory.shown.get(key)
        fresh = ({shown.fact for shown in shows} | set(leads)) - (known or set())
        if known is not None and not fresh:
            return None
        self._memory.shown[key] = (known or set()) | fresh
        news = tuple(shown for shown in shows if shown.fact in fresh)
        return Yielded(source=source, deed=deed, shows=news, leads=leads, more=known is not None)

    def _switches(self) -> list[Outcome]:
        """Milestones and injects that hold now; repeated until nothing more turns."""
        found: list[Outcome] = []
        turned = True
        while turned:
            fresh = [*self._milestones(), *self._fired()]
            turned = bool(fresh)
            found += fresh
        return found

    def _milestones(self) -> Iterable[Outcome]:
        for milestone in self.scenario.milestones:
            question, ruled = about_milestone(milestone.id), milestone.when
            if milestone.id not in self._memory.milestones and self.steered.holds(question, ruled, self):
                self._memory.milestones[milestone.id] = self._moment
                judged = self.steered.judged(question, ruled)
                yield Outcome(key=(milestone.id,), effect=MilestoneSet(milestone=milestone.id, judged=judged))

    def _fired(self) -> Iterable[Outcome]:
        self._waiting = False
        for inject in tuple(self.steered.waiting):
            held = inject.id in self.steered.held_back
            if held or not self.steered.holds(about_inject(inject.id), inject.when, self):
                continue
            if falls_due(self._table, self._moment) != self._moment:
                self._waiting = True
            else:
                self.steered.take(inject)
                self._memory.delivered.add(inject.id)
                yield Outcome(key=(inject.id,), effect=Delivered(inject=inject))


def _by_deed(condition: Condition) -> bool:
    return any(isinstance(leaf, Done) for leaf in leaves(condition))


@dataclass(frozen=True, slots=True)
class _ThisDeed:
    """The scene as one deed on one person makes it: patterns ask about this deed, and repeats about this person."""

    world: World
    deed: Deed
    person: str

    @property
    def moment(self) -> CaseTime:
        return self.deed.at

    def count(self, pattern: ActPattern, /) -> int:
        if not fulfils(self.deed, pattern):
            return 0
        if pattern.at_least == 1:
            return 1
        return sum(1 for deed in self.world.index.matching(pattern) if self.person in deed.subjects)

    def reached(self, milestone: str, /) -> bool:
        return self.world.reached(milestone)

    def came(self, inject: str, /) -> bool:
        return self.world.came(inject)

    def level(self, person: str, variable: str, /) -> int:
        return self.world.level(person, variable)

    def held(self, source: str, party: CountryCode | None, /) -> bool:
        return self.world.held(source, party)
