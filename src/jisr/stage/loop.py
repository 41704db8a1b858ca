"""The loop: clock, world, players, clerk. Every effect is an act of control or of a seat, through the clerk.

It goes from one moment at which something happens to the next: a stopped server adds nothing, a jump loses nothing. At
each moment what is due arrives, the world wakes, and the seats that are free and have news choose.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping

from jisr.clerk import CONTROL, Answer, Clerk, Done, tick
from jisr.clerk.commands import Command, TakeMeasure
from jisr.cooperation.dispatch import Dispatch
from jisr.dossier import EVERY_OFFICE, Act, CaseId, MemoryJournal, Mode, Numbering, PartyId, Seat, opening, signing_key
from jisr.exercise.agenda import Agenda
from jisr.exercise.clock import Mode as ClockMode
from jisr.exercise.clock import is_open, next_open, ticks
from jisr.exercise.effects import Delivered, Outcome, Yielded
from jisr.exercise.hearing import Heard
from jisr.exercise.scenario import Scenario
from jisr.exercise.world import World
from jisr.law.corpus import Corpus
from jisr.law.measures import MeasureEffect
from jisr.protection.plain import word
from jisr.stage.carriage import Carriage
from jisr.stage.hours import hours_of
from jisr.stage.looks import Looks
from jisr.stage.matching import serves
from jisr.stage.players import Plan
from jisr.stage.players.desk import PUBLIC
from jisr.stage.reach import out_of_reach
from jisr.stage.reading import deed_of
from jisr.stage.registry import Registry
from jisr.stage.seats import chairs, offices_of
from jisr.stage.sitting import Sitting
from jisr.stage.tempo import alarm_of, in_court, minutes_of, plays, quiet_for
from jisr.stage.view import Chance, occasion
from jisr.stage.voice import Voice
from jisr.vocabulary import CaseTime, CountryCode, short_id

RETRY = 3 * 1440
STEP = 0.02
PLAN_LASTS = 4 * 60


class Run:
    """One playing of a scenario by bots."""

    def __init__(self, *, scenario: Scenario, corpus: Corpus, seed: int, skills: Mapping[CountryCode, float]) -> None:
        self.scenario, self.corpus, self.seed = scenario, corpus, seed
        self.table = scenario.playing()
        seats = chairs(scenario)
        offices = {str(party): offices_of(seats, party) for party in scenario.states}
        case = CaseId(short_id(seed, "X", scenario.slug, scenario.cut))
        numbering = Numbering()
        parties = (*map(str, scenario.states), CONTROL)
        self.keys = {party: signing_key(seed=seed, party=party) for party in parties}
        self.journals = {
            party: MemoryJournal(case=case, party=PartyId(party), key=self.keys[party], numbering=numbering)
            for party in parties
        }
        self.clerk = Clerk(law=corpus, journals=self.journals, offices=offices, seed=seed, post=self._posted)
        self.looks = Looks(scenario=scenario, corpus=corpus, clerk=self.clerk)
        self.registry = Registry(scenario, seed=seed)
        preserving = frozenset(m.slug for m in corpus.measures.values() if m.effect is MeasureEffect.PRESERVE)
        self.world = World(scenario, preserving=preserving)
        self.voice = Voice(scenario=scenario, world=self.world, registry=self.registry, clerk=self.clerk)
        self.carriage = Carriage(
            seed=seed,
            registry=self.registry,
            exchanges={one.id: one for one in scenario.exchanges},
            at_work=lambda at: next_open(self.table, at) or at,
        )
        self.later: Agenda[Yielded] = Agenda()
        every = [
            Sitting(
                chair, Chance(seed=seed, seat=str(chair.seat.id), skill=skills.get(chair.party, 1.0)), scenario.start
            )
            for chair in seats
        ]
        self.sittings = [one for one in every if plays(one.chair.seat.role)]
        self.spare = [one for one in every if not plays(one.chair.seat.role)]
        self._at_table = {
            str(party): [one for one in self.sittings if one.chair.party == party] for party in scenario.states
        }
        self._told = dict.fromkeys(self._at_table, 0)
        self.hour = scenario.start
        self.refused: list[tuple[str, str]] = []
        self._moments: list[int] = []

    # -- the whole play -----------------------------------------------------------------------------------------------

    def play(self, *, progress: Callable[[float], None] | None = None) -> None:
        """From the first hour to the last."""
        self.begin()
        self.advance(self.scenario.end, progress=progress)
        if progress is not None:
            progress(1.0)

    def begin(self) -> None:
        """Open the journals and plan what is due."""
        self._open()
        self._plan()

    def advance(self, until: CaseTime, *, progress: Callable[[float], None] | None = None) -> None:
        """Play every moment up to an hour, that hour included. To advance in steps is to advance at once."""
        whole, told = max(1, self.scenario.end - self.scenario.start), 0.0
        last = min(until, self.scenario.end)
        while self._moments and self._moments[0] <= last:
            at = CaseTime(heapq.heappop(self._moments))
            while self._moments and self._moments[0] == at:
                heapq.heappop(self._moments)
            self._moment(at)
            passed = (at - self.scenario.start) / whole
            if progress is not None and passed - told >= STEP:
                told = passed
                progress(passed)

    def _open(self) -> None:
        keys = {PartyId(party): key.public for party, key in self.keys.items()}
        more = {"scenario": self.scenario.slug, "cut": self.scenario.cut}
        for party in self.journals:
            draft = opening(mode=Mode.EXERCISE, keys=keys, data=self.corpus.digest, more={**more})
            self.clerk.control(party, (draft,), self.hour, cause="opening")
        for party in self.scenario.states:
            known = [figure.id for figure in self.scenario.figures.values() if party in figure.known]
            self.voice.reveal(known, party, ("*",), self.hour, cause="known", source=PUBLIC)
            self.voice.state_rules(party, self.hour)

    def _plan(self) -> None:
        self._ticks = {one.start: one for one in ticks(self.table, start=self.scenario.start, end=self.scenario.end)}
        self._moments = sorted({self.scenario.start, *self._ticks, *hours_of(self.scenario)})

    def wake_at(self, at: CaseTime | None) -> None:
        """The loop comes by at that hour."""
        if at is not None:
            heapq.heappush(self._moments, int(at))

    # -- one moment ---------------------------------------------------------------------------------------------------

    def _moment(self, at: CaseTime) -> None:
        self.hour = at
        if (one := self._ticks.get(at)) is not None:
            draft = tick(to_time=one.end, mode=one.mode.value)
            self.clerk.control(CONTROL, (draft,), at, cause=f"tick:{one.start}")
            self.wake_at(one.end if one.mode is ClockMode.JUMP else None)
        self._answer(self.world.wake(at))
        for dispatch in self.carriage.arriving(at):
            self._arrive(dispatch)
        for due in self.later.take(until=at):
            self._follow(self.voice.enter(due.event, at))
        if is_open(self.table, at):
            self._let_seats_act(at)

    def _posted(self, dispatch: Dispatch) -> None:
        self.carriage.take(dispatch)
        self.wake_at(self.carriage.next_at())

    def _arrive(self, dispatch: Dispatch) -> None:
        done = self.clerk.receive(dispatch, self.hour)
        party = CountryCode(str(dispatch.to_state))
        for act in done.acts:
            if act.kind == "subject-entered":
                self._note_subject(act, party)
        self._note_exhibits(dispatch, done.acts, party)
        self._follow(done.acts)
        self.wake_at(self.carriage.next_at())

    def _note_subject(self, act: Act, party: CountryCode) -> None:
        label = word(act.identities, "label")
        keys = act.identities.get("keys")
        words = tuple(str(value) for value in keys.values()) if isinstance(keys, dict) else ()
        figure = self.registry.resolve(kind=word(act.body, "kind"), label=label, keys=words)
        self.registry.note_subject(party, word(act.body, "id"), figure)

    def _note_exhibits(self, dispatch: Dispatch, acts: Iterable[Act], party: CountryCode) -> None:
        """The copy that came comes from the source of the original, in the order of the parcel."""
        sender = CountryCode(str(dispatch.from_state))
        copies = [act for act in acts if act.kind == "exhibit-entered"]
        rows = dispatch.content.get("exhibits")
        for act, row in zip(copies, rows if isinstance(rows, list) else [], strict=False):
            original = str(row.get("id", "")) if isinstance(row, dict) else ""
            source = self.registry.source_of(sender, original) or self._by_title(act)
            self.registry.note_exhibit(party, word(act.body, "id"), source)
            if source and dispatch.kind == "result":
                self.world.obtained_by(source, party)

    def _by_title(self, act: Act) -> str:
        title = act.text.get("title")
        for source in self.scenario.sources.values():
            if isinstance(title, dict) and title == {str(tag): said for tag, said in source.title.items()}:
                return source.id
        return ""

    # -- what acts cause ----------------------------------------------------------------------------------------------

    def _follow(self, acts: Iterable[Act], heard: Heard | None = None) -> None:
        for act in acts:
            self._note_exchange(act)
            if act.seat.office != CONTROL:
                deed, talked = deed_of(act, self.registry), heard if act.kind == "measure-taken" else None
                self._answer(self.world.follow(talked.of(deed) if talked else deed, heard=talked))
                self._after(act)

    def _note_exchange(self, act: Act) -> None:
        party, body = CountryCode(act.party), act.body
        if act.kind not in ("request-signed", "information-sent"):
            return
        subjects = frozenset(name for one in act.touches if (name := self.registry.truth_of(party, one)))
        message = word(body, "kind") if act.kind == "information-sent" else ""
        name = word(body, "request") or word(body, "id")
        found = serves(
            self.scenario.exchanges,
            sender=party,
            form=word(body, "kind"),
            measure=word(body, "measure"),
            subjects=subjects,
            message={"police": "information"}.get(message, message),
        )
        if found:
            self.registry.note_request(name, found)

    def _after(self, act: Act) -> None:
        """What control adds to an act: what an arrested person carries, a complaint that becomes a paper."""
        party = CountryCode(act.party)
        if act.kind == "measure-taken" and word(act.body, "effect") == MeasureEffect.HOLD:
            figure = self.registry.truth_of(party, word(act.body, "subject"))
            carries = self.registry.figure(figure).carries if figure else ()
            if carries:
                to = (str(act.seat.office),)
                self.voice.reveal(carries, party, to, self.hour, cause=f"{act.id}:carries")
        if act.kind == "request-received":
            exchange = next(
                (e for e in self.scenario.exchanges if e.id == self.registry.exchange_of(word(act.body, "request"))),
                None,
            )
            if exchange is not None and exchange.says:
                self._follow(self.voice.complaint(exchange, act, self.hour))

    def _answer(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            effect = outcome.effect
            if isinstance(effect, Yielded):
                self.voice.tell(outcome, self.hour)
                takes = (
                    self.corpus.measures[effect.deed.measure].duration
                    if effect.deed.measure in self.corpus.measures
                    else 0
                )
                at = CaseTime(effect.deed.at + takes + effect.source.delay)
                due = next_open(self.table, at) or at
                self.later.plan(at=due, key=outcome.key, event=effect)
                self.wake_at(due)
                continue
            if isinstance(effect, Delivered):
                self.carriage.factor = min(self.carriage.factor, effect.inject.delay_factor)
            self._follow(self.voice.tell(outcome, self.hour))

    # -- seats --------------------------------------------------------------------------------------------------------

    def _let_seats_act(self, at: CaseTime) -> None:
        self._stir()
        acted = True
        while acted:
            acted = False
            for sitting in self.sittings:
                if not sitting.taken and sitting.free <= at and self._has_news(sitting, at) and self._act(sitting, at):
                    acted = True
                    self._stir()

    def _stir(self) -> None:
        """Mark the seats whose office the newest acts may have reached; whether that is news is asked later."""
        for party, chairs_of in self._at_table.items():
            journal = self.journals[party]
            if journal.version == self._told[party]:
                continue
            reached = {
                name for act in journal.read(after=self._told[party]) for name in (str(act.seat.office), *act.to)
            }
            for sitting in chairs_of:
                if EVERY_OFFICE in reached or str(sitting.chair.seat.office) in reached:
                    sitting.stirred = True
            self._told[party] = journal.version

    def _has_news(self, sitting: Sitting, at: CaseTime) -> bool:
        """Whether something that concerns the role is new to its office, or it is time to look again."""
        if at < min(sitting.quiet, sitting.alarm):
            return False
        if sitting.stirred:
            sitting.stirred = False
            if self.looks.news(sitting):
                sitting.plan = None
                return True
        return at >= sitting.alarm

    def _next_step(self, sitting: Sitting, at: CaseTime) -> Command | None:
        """The next step of the plan, or the first of a new look at the file."""
        plan = sitting.plan if at - sitting.planned <= PLAN_LASTS else None
        if plan is not None and (command := plan.another()) is not None:
            return command
        sitting.plan, sitting.planned = Plan(self.looks.view(sitting, at), sitting.chance), at
        return sitting.plan.first()

    def _act(self, sitting: Sitting, at: CaseTime) -> bool:
        seat = sitting.chair.seat
        command = self._next_step(sitting, at)
        if command is None:
            view = sitting.plan.view if sitting.plan is not None else self.looks.view(sitting, at)
            sitting.alarm = alarm_of(view, at)
            sitting.quiet = at + quiet_for(view)
            self.wake_at(next_open(self.table, CaseTime(sitting.quiet)))
            self.wake_at(next_open(self.table, sitting.alarm))
            return False
        key = occasion(command)
        if self._out_of_reach(command, sitting.chair.party, at):
            sitting.lately[key] = at + RETRY
            sitting.alarm = at
            if isinstance(command, TakeMeasure):
                self.voice.not_found(sitting.chair.party, str(seat.office), command.subject, at)
            return True
        answer = self.clerk.perform(seat, command, at)
        if isinstance(answer, Done):
            self._note_own(answer.acts, sitting.chair.party)
            self._follow(answer.acts)
        else:
            self.refused.append((str(seat.id), key))
        sitting.note(command, at, done=isinstance(answer, Done))
        late = (
            0
            if in_court(command)
            else sitting.chance.delay(type(command).__name__, str(len(sitting.tried) + len(sitting.lately)), most=360)
        )
        free = CaseTime(at + minutes_of(command, self.corpus) + late)
        sitting.free = next_open(self.table, free) or free
        sitting.alarm = sitting.free
        self.wake_at(sitting.free)
        return True

    # -- people ------------------------------------------------------------------------------------------------------

    def sitting(self, seat: str) -> Sitting:
        """The seat of that name. Raises `KeyError` when there is none."""
        found = next((one for one in (*self.sittings, *self.spare) if one.chair.seat.id == seat), None)
        if found is None:
            raise KeyError(seat)
        return found

    def seat(self, name: str, *, taken: bool, at: CaseTime) -> None:
        """A person sits down, and the bot rests; or rises, and the bot looks at the file anew."""
        sitting = self.sitting(name)
        sitting.taken, sitting.plan, sitting.stirred = taken, None, True
        if not taken:
            sitting.free, sitting.alarm, sitting.quiet = at, at, at
            self.wake_at(next_open(self.table, at))

    def tell(self, outcomes: Iterable[Outcome], at: CaseTime) -> None:
        """What turned by a decision of people is told now, and the loop comes by once more at that hour."""
        self.hour = at
        self._answer(outcomes)
        self.wake_at(at)

    def do(
        self, seat: Seat, command: Command, at: CaseTime, *, id: str, seen: int | None, wall: int,
        heard: Heard | None = None, done_at: CaseTime | None = None,
    ) -> Answer:  # fmt: skip
        """What a person in a seat asks at an hour that was played: through the same counter, with what it causes.

        `done_at` is an earlier hour, when it was done by hand: the law is asked for that hour, the world answers now.
        """
        if at < self.hour:
            raise ValueError("a person acts now, not before what was played")
        self.hour = at
        party = CountryCode(str(seat.party))
        if self._out_of_reach(command, party, at) and isinstance(command, TakeMeasure):
            return Done(self.voice.not_found(party, str(seat.office), command.subject, at))
        answer = self.clerk.perform(seat, command, at, id=id, seen=seen, wall=wall, done_at=done_at)
        if isinstance(answer, Done) and not answer.repeated:
            self._note_own(answer.acts, party)
            self._follow(answer.acts, heard)
            self.wake_at(at)
        return answer

    def _note_own(self, acts: Iterable[Act], party: CountryCode) -> None:
        for act in acts:
            if act.kind == "subject-entered":
                self._note_subject(act, party)

    def _out_of_reach(self, command: Command, party: CountryCode, at: CaseTime) -> bool:
        """A person who cannot be found, or is elsewhere, cannot be heard or held: control says so."""
        if not isinstance(command, TakeMeasure):
            return False
        name = self.registry.truth_of(party, command.subject)
        measure = self.corpus.measures[command.measure]
        return bool(name) and out_of_reach(self.world, measure, self.registry.figure(name), party=party, at=at)
