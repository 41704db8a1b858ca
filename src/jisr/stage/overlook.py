"""What control alone sees of a run: both delegations against the truth, what is missing, whose rights suffer.

Nothing here reaches a delegation. It reads the journals, the world and control's map, and changes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from jisr import cooperation, inquiry, protection
from jisr.clerk import CONTROL
from jisr.cooperation.state import Request, RequestState
from jisr.dossier import EVERY_OFFICE, Act, Sat, SubjectId
from jisr.exercise.conditions import Absent, ActPattern, At, DecidedBy, Done, Ruled, holds, leaves
from jisr.exercise.debrief.rights import about
from jisr.exercise.plan import Exchange, Inject, Milestone
from jisr.exercise.steered import about_gate, about_inject, about_milestone
from jisr.inquiry.state import Status
from jisr.protection.plain import ref_of, word, words
from jisr.stage.loop import Run
from jisr.vocabulary import CaseTime, CountryCode, LanguageTag, Text

CLOSED = frozenset({RequestState.CLOSED, RequestState.REFUSED})
VICTIMS = frozenset({Status.PRESUMED_VICTIM, Status.VICTIM})
RECEIVES = "central-authority"
DAY = 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """A truth that a delegation learned: when first, from which source, through its own measure or from abroad."""

    at: CaseTime
    source: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAct:
    """The last act of a seat, and who sat in it."""

    at: CaseTime
    sat: Sat
    count: int
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Somebody's rights or needs are not met: what, of whom (a figure), in which State, since when, by which rules."""

    kind: str
    person: str
    party: str
    title: Text
    since: CaseTime
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A condition that a person decides: of whom it is asked, and whether all that acts can show is there already."""

    id: str
    kind: str
    title: Text
    person: str
    asks: tuple[str, ...]
    wait: int
    pending: bool
    answer: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRequest:
    """A request that waits: as the requesting half and the requested half know it (the latter once it arrived)."""

    party: CountryCode
    request: Request
    there: RequestState | None
    since: CaseTime


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldInject:
    """A message of control that was delivered: by its name, to which parties, in which words; recalled or not."""

    inject: str
    at: CaseTime
    parties: tuple[str, ...]
    text: Text
    hint: bool
    recalled: bool


class Overlook:
    """Control's view of a run."""

    def __init__(self, run: Run) -> None:
        """It follows the run as it is played."""
        self._run = run
        self._read: dict[str, int] = {}
        self._last: dict[str, LastAct] = {}
        self._acts: dict[str, list[Act]] = {}
        self._learned: dict[str, dict[CountryCode, Learned]] = {}
        self._yields: dict[tuple[str, str], tuple[str, ...]] = {}
        self._held: dict[tuple[CountryCode, str], dict[str, None]] = {}

    # -- what each does and knows -------------------------------------------------------------------------------------

    def last(self) -> Mapping[str, LastAct]:
        """The last act of each seat that ever acted."""
        self._follow()
        return self._last

    def acts(self, party: str, *, most: int) -> tuple[Act, ...]:
        """The last acts of a delegation, the newest first; what control told is not among them."""
        self._follow()
        return tuple(islice(reversed(self._acts.get(party, [])), most))

    def count(self, party: str) -> int:
        """How many acts a delegation did."""
        self._follow()
        return len(self._acts.get(party, []))

    def learned(self) -> Mapping[str, Mapping[CountryCode, Learned]]:
        """By truth of the story: which delegation has learned it, and since when."""
        self._follow()
        return self._learned

    def figure_of(self, party: str, name: str) -> str:
        """The figure of the story behind a party's subject, empty when there is none."""
        return self._run.registry.truth_of(CountryCode(party), name)

    def _follow(self) -> None:
        """Reads what is new in all journals, in the order in which it was done."""
        fresh: list[Act] = []
        for party, journal in self._run.journals.items():
            fresh += journal.read(after=self._read.get(party, 0))
            self._read[party] = journal.version
        for act in sorted(fresh, key=lambda one: one.position):
            if act.kind == "source-yielded":
                self._yields[(word(act.body, "act"), word(act.body, "source"))] = words(act.body, "shows")
            if act.kind == "exhibit-entered" and str(act.party) != str(CONTROL):
                self._learn(act, CountryCode(act.party))
            if act.seat.office != CONTROL and act.seat.sat is not Sat.SYSTEM:
                self._acts.setdefault(str(act.party), []).append(act)
                seat = str(act.seat.id)
                before = self._last.get(seat)
                count = 1 if before is None else before.count + 1
                self._last[seat] = LastAct(at=act.entered_at, sat=act.seat.sat, count=count, act=act)

    def _learn(self, act: Act, party: CountryCode) -> None:
        """What an exhibit shows: to whoever took the measure what it yielded, to others what the sender had of it."""
        source = self._run.registry.source_of(party, word(act.body, "id"))
        own = word(act.body, "came_by") in ("", "own")
        if own:
            measure = str(act.command).removeprefix("control:").partition(":")[0]
            facts = self._yields.get((measure, source), ())
        else:
            others = (self._held.get((other, source), {}) for other in self._run.scenario.states if other != party)
            facts = tuple(fact for held in others for fact in held)
        for fact in facts:
            if fact in self._run.scenario.truths:
                self._held.setdefault((party, source), {})[fact] = None
                first = self._learned.setdefault(fact, {})
                first.setdefault(party, Learned(at=act.entered_at, source=source, own=own))

    # -- what is asked of people --------------------------------------------------------------------------------------

    @property
    def asks_people(self) -> bool:
        """Whether conditions that people decide wait for people here."""
        return self._run.world.steered.asks_people

    @property
    def spared_until(self) -> CaseTime:
        """The hour up to which nothing is lost."""
        return self._run.world.steered.spared_until

    def questions(self) -> tuple[Question, ...]:
        """Everything that only a person can judge and that is not settled; those that wait now come first."""
        found = [*self._milestones(), *self._injects(), *self._gates()]
        return tuple(sorted(found, key=lambda one: not one.pending))

    def asked_of(self, role: str) -> tuple[Question, ...]:
        """The questions that wait for whoever plays a role."""
        return tuple(one for one in self.questions() if one.pending and role in one.asks) if self.asks_people else ()

    def _question(self, id: str, ruled: Ruled, kind: str, title: Text, person: str = "") -> Question:
        steered = self._run.world.steered
        asks = tuple(one.strip() for one in ruled.asks.split(",") if one.strip())
        pending = steered.pending(id, ruled, self._run.world)
        return Question(
            id=id, kind=kind, title=title, person=person, asks=asks, wait=ruled.wait, pending=pending,
            answer=steered.answer(id),
        )  # fmt: skip

    def _milestones(self) -> Iterator[Question]:
        for one in self._run.scenario.milestones:
            if one.when.by is DecidedBy.PERSON and not self._run.world.reached(one.id):
                yield self._question(about_milestone(one.id), one.when, "milestone", one.title)

    def _injects(self) -> Iterator[Question]:
        for one in self._run.world.waiting:
            if one.when.by is DecidedBy.PERSON:
                yield self._question(about_inject(one.id), one.when, "inject", one.content)

    def _gates(self) -> Iterator[Question]:
        for gate in self._run.scenario.gates:
            for person in gate.persons if gate.passed.by is DecidedBy.PERSON else ():
                if self._is_met(person):
                    asked = self._question(about_gate(gate.id, person), gate.passed, "gate", gate.title, person)
                    yield replace(asked, pending=False)  # nothing of the story hangs on it: the debrief asks

    def _is_met(self, person: str) -> bool:
        return any(figure == person for figure in self._run.registry.subjects().values())

    # -- what has not come --------------------------------------------------------------------------------------------

    def milestones(self) -> Mapping[str, CaseTime]:
        """The milestones reached, with their hour."""
        return self._run.world.milestones()

    def missing(self) -> tuple[Milestone, ...]:
        """The milestones not reached."""
        return tuple(one for one in self._run.scenario.milestones if not self._run.world.reached(one.id))

    def unasked(self) -> tuple[Exchange, ...]:
        """The useful exchanges that no request or message has begun."""
        begun = set(self._run.registry.requests().values())
        return tuple(one for one in self._run.scenario.exchanges if one.id not in begun and not one.trap)

    def requests(self) -> tuple[OpenRequest, ...]:
        """The requests that are not closed, the longest waiting first."""
        found = []
        for party in self._run.scenario.states:
            for one in self._requests(party).values():
                if one.outgoing and one.state not in CLOSED:
                    there = self._requests(one.to_state).get(one.id)
                    state = there.state if there is not None else None
                    since = max(half.history[-1].at for half in (one, there) if half is not None and half.history)
                    found.append(OpenRequest(party=party, request=one, there=state, since=since))
        return tuple(sorted(found, key=lambda each: each.since))

    def _requests(self, party: CountryCode) -> Mapping[cooperation.RequestId, Request]:
        offices = self._run.clerk.offices.get(str(party), ())
        office = RECEIVES if RECEIVES in offices else next(iter(offices), "")
        return self._run.clerk.dossier(str(party), office).of(cooperation.SLICE).requests

    def trigger_hours(self, inject: Inject) -> tuple[CaseTime, ...]:
        """The hours that the trigger of an inject names."""
        return tuple(
            leaf.time if isinstance(leaf, At) else leaf.by_time
            for leaf in leaves(inject.when.condition)
            if isinstance(leaf, At | Absent)
        )

    def told(self) -> tuple[ToldInject, ...]:
        """What control told the delegations, the newest first."""
        found: dict[str, ToldInject] = {}
        withdrawn: set[str] = set()
        for party, journal in self._run.journals.items():
            acts = list(journal.read()) if party != CONTROL else []
            withdrawn |= {word(act.body, "about") for act in acts if act.kind == "recalled"}
            for act in acts:
                if act.kind == "inject-delivered":
                    name = base_of(word(act.body, "inject"))
                    before = found.get(name)
                    found[name] = ToldInject(
                        inject=name, at=act.entered_at if before is None else before.at,
                        parties=tuple(dict.fromkeys((*(before.parties if before else ()), party))),
                        text={LanguageTag(tag): str(words) for tag, words in act.text.items()},
                        hint=word(act.body, "hint") == "yes",
                        recalled=ref_of(act) in withdrawn or (before is not None and before.recalled),
                    )  # fmt: skip
        return tuple(sorted(found.values(), key=lambda one: one.at, reverse=True))

    # -- whose rights suffer ------------------------------------------------------------------------------------------

    def alarms(self, now: CaseTime) -> tuple[Alarm, ...]:
        """Rights gates broken, custody beyond its limit, a person without a bed, needs nobody answered."""
        found = [*self._broken(), *self._overdue(now), *self._uncared(now)]
        return tuple(sorted(found, key=lambda one: one.since))

    def _broken(self) -> Iterator[Alarm]:
        world = self._run.world
        for gate in self._run.scenario.gates:
            for person in gate.persons if gate.broken is not None else ():
                if gate.broken is None:
                    continue
                said = world.steered.answer(about_gate(gate.id, person))
                condition = about(gate.broken.condition, person)
                if said is True or not (holds(condition, world) or said is False):
                    continue
                patterns = [leaf.pattern for leaf in leaves(condition) if isinstance(leaf, Done)]
                deeds = [deed for pattern in patterns for deed in world.index.matching(pattern)]
                mine = [deed for deed in deeds if not deed.subjects or person in deed.subjects] or deeds
                yield Alarm(
                    kind="gate", person=person, party=str(mine[-1].party) if mine else "", title=gate.title,
                    since=mine[0].at if mine else world.moment, rules=gate.rules,
                )  # fmt: skip

    def _overdue(self, now: CaseTime) -> Iterator[Alarm]:
        told: set[tuple[str, str]] = set()
        for party, office in self._all_offices():
            for held in self._run.clerk.dossier(party, office).of(inquiry.SLICE).held.values():
                key = (party, str(held.subject))
                if key not in told and held.overdue(now):
                    told.add(key)
                    yield Alarm(kind="custody", person=self._named(party, held.subject), party=party, title={},
                                since=held.limit)  # fmt: skip

    def _uncared(self, now: CaseTime) -> Iterator[Alarm]:
        """A presumed victim known for a day without a bed; known for a day with needs and no rights told."""
        for party, subject, since in self._victims():
            care = [self._run.clerk.dossier(party, one).of(protection.SLICE).care(subject)
                    for p, one in self._all_offices() if p == party]  # fmt: skip
            figure = self.figure_of(party, subject)
            if now - since < DAY or not figure or self._run.world.is_gone(figure):
                continue
            if self._run.registry.figure(figure).state_at(now) != party:
                continue
            if not any(one.sheltered for one in care):
                yield Alarm(kind="stay", person=figure, party=party, title={}, since=since)
            if not any(one.rights_told for one in care):
                yield Alarm(kind="untold", person=figure, party=party, title={}, since=since)
            needs = self._run.registry.figure(figure).needs
            if needs and not self._cared(figure, party):
                yield Alarm(kind="need", person=figure, party=party, title=_woven(needs), since=since)

    def _cared(self, figure: str, party: str) -> bool:
        """Whether those who care for victims did anything for the person."""
        asked = ActPattern(
            kinds=frozenset({"measure-taken"}), subjects=frozenset({figure}), offices=frozenset({"victim-care"}),
            parties=frozenset({CountryCode(party)}),
        )  # fmt: skip
        return bool(self._run.world.index.matching(asked))

    def _victims(self) -> Iterator[tuple[str, SubjectId, CaseTime]]:
        seen: set[tuple[str, str]] = set()
        for party, journal in self._run.journals.items():
            for act in journal.read() if party != CONTROL else ():
                status = word(act.body, "status")
                for subject in act.touches if status in VICTIMS else ():
                    if (party, str(subject)) not in seen:
                        seen.add((party, str(subject)))
                        yield party, subject, act.entered_at

    def _named(self, party: str, subject: SubjectId) -> str:
        return self.figure_of(party, subject) or str(subject)

    def _all_offices(self) -> Iterator[tuple[str, str]]:
        for party in map(str, self._run.scenario.states):
            for office in self._run.clerk.offices.get(party, ()):
                if office != EVERY_OFFICE:
                    yield party, office


def base_of(name: str) -> str:
    """The inject of which a delivered name is a form: `in-07:1` is one of `in-07`."""
    head, _, tail = name.rpartition(":")
    return head if head and tail.isdigit() else name


def _woven(texts: tuple[Text, ...]) -> Text:
    return {tag: " · ".join(one[tag] for one in texts if tag in one) for tag in texts[0]}
