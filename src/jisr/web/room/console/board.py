"""What stands on the console: values in words, made from control's view of the run; the page adds nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jisr.clerk import View
from jisr.dossier import Act
from jisr.exercise.conditions import Done, leaves
from jisr.exercise.plan import Inject, Milestone
from jisr.law.corpus import Corpus
from jisr.press.citing import cite
from jisr.press.said import Said, Told
from jisr.protection.plain import ref_of
from jisr.stage.overlook import Alarm, OpenRequest, Question
from jisr.stage.room import Room
from jisr.vocabulary import CaseTime, CountryCode, RuleId, Text, date_of, in_language
from jisr.web.room.console.words import Words
from jisr.web.room.naming import request_name, sentence

LAST, FIRST, SHOWN = 5, 6, 12
EXCERPT = 140
IDLE = 240
ALARMS: Mapping[str, str] = {
    "gate": "{title}: not kept for {person}",
    "custody": "Custody beyond its limit: {person}",
    "stay": "No shelter is recorded: {person}",
    "untold": "Rights not told: {person}",
    "need": "Need that nobody answered, {person}: {title}",
}
ASKED: Mapping[str, str] = {
    "milestone": "Is this reached: {title}?",
    "inject": "Is this message called for: {title}",
    "gate": "Was this kept for {person}: {title}?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmShown:
    """An alarm: what, in which delegation, since when, by which article."""

    said: Said
    party: str
    side: str
    since: CaseTime
    places: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Something that should have come: what, and by when (0: no hour is named)."""

    said: Said
    due: CaseTime
    tone: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """An act of a delegation in one line."""

    at: CaseTime
    said: Said
    office: str
    sat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Idle:
    """A seat in which somebody sits and that has not acted for a while (at 0: never)."""

    title: Text
    at: CaseTime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestShown:
    """An open request: what is asked, where each half stands, since when."""

    said: Said
    here: str
    there: str
    since: CaseTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One delegation on the console."""

    party: str
    name: Text
    letter: str
    count: int
    known: int
    truths: int
    people: int
    seats: int
    requests: tuple[RequestShown, ...]
    expected: tuple[Expected, ...]
    last: tuple[Doing, ...]
    idle: tuple[Idle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectShown:
    """An inject in the queue: when or on which condition, from whom, for whom, in which state."""

    id: str
    when: Said
    hour: CaseTime
    title: Said
    excerpt: str
    tag: str
    sides: tuple[tuple[str, str], ...]
    state: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShown:
    """A question that a person answers."""

    id: str
    said: Said
    asks: tuple[Said, ...]
    pending: bool
    answer: str
    wait: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The whole of the console."""

    alarms: tuple[AlarmShown, ...]
    sides: tuple[Side, ...]
    questions: tuple[QuestionShown, ...]
    injects: tuple[InjectShown, ...]
    asks_people: bool
    waiting: int


class Boarding:
    """Makes the board of one room."""

    def __init__(self, room: Room, corpus: Corpus, language: str) -> None:
        """`language` chooses excerpts of longer texts."""
        self._room, self._corpus, self._language = room, corpus, language
        self.words = Words(room.scenario, corpus)
        self._views: dict[str, View] = {}

    def board(self) -> Board:
        """Everything at once."""
        room = self._room
        questions = tuple(self.question(one) for one in room.overlook.questions())
        return Board(
            alarms=tuple(self._alarm(one) for one in room.overlook.alarms(room.hour)),
            sides=tuple(self._side(party) for party in room.scenario.states),
            questions=questions,
            injects=tuple(self.inject(one) for one in self.queue()),
            asks_people=room.overlook.asks_people,
            waiting=sum(1 for one in questions if one.pending),
        )

    # -- alarms and questions -----------------------------------------------------------------------------------------

    def letter(self, party: str) -> str:
        """The letter of a delegation: the first is that which the scenario names first."""
        states = list(map(str, self._room.scenario.states))
        return "ab"[states.index(party) % 2] if party in states else ""

    def _alarm(self, one: Alarm) -> AlarmShown:
        said = Told(ALARMS[one.kind], {"title": one.title, "person": self.words.figure(one.person)})
        on = date_of(self._room.hour)
        cited = [cite(RuleId(rule), corpus=self._corpus, on=on) for rule in one.rules]
        places = tuple(found.place for found in cited if found is not None)
        return AlarmShown(said=said, party=one.party, side=self.letter(one.party), since=one.since, places=places)

    def question(self, one: Question) -> QuestionShown:
        """A question in words."""
        title: Said = one.title
        if one.kind == "inject":
            found = next((each for each in self._room.waiting if one.id.endswith(f":{each.id}")), None)
            title = self.words.inject(found) if found is not None else one.title
        said = Told(ASKED[one.kind], {"title": title, "person": self.words.figure(one.person)})
        answer = "" if one.answer is None else ("Yes" if one.answer else "No")
        return QuestionShown(
            id=one.id, said=said, asks=tuple(self.words.roles(one.asks or ("facilitator",))), pending=one.pending,
            answer=answer, wait=one.wait,
        )  # fmt: skip

    # -- a delegation -------------------------------------------------------------------------------------------------

    def _side(self, party: CountryCode) -> Side:
        room, overlook = self._room, self._room.overlook
        chairs = [one for one in room.chairs if one.party == party]
        truths = [one.id for one in room.scenario.truths.values() if one.true]
        learned = overlook.learned()
        return Side(
            party=str(party), name=self._corpus.countries[party].name, letter=self.letter(str(party)),
            count=overlook.count(str(party)), known=sum(1 for one in truths if party in learned.get(one, {})),
            truths=len(truths), people=sum(1 for one in chairs if room.is_taken(str(one.seat.id))), seats=len(chairs),
            requests=tuple(self.request(one) for one in overlook.requests() if one.party == party),
            expected=tuple(self._expected(party))[:FIRST],
            last=tuple(self.doing(act) for act in overlook.acts(str(party), most=LAST)),
            idle=tuple(self._idle(party)),
        )  # fmt: skip

    def request(self, one: OpenRequest) -> RequestShown:
        """An open request with the state of both halves."""
        return RequestShown(
            said=request_name(one.request, self._corpus), here=one.request.state.value,
            there=one.there.value if one.there is not None else "", since=one.since,
        )  # fmt: skip

    def expected(self, party: CountryCode) -> tuple[Expected, ...]:
        """What a delegation should have done or asked, the soonest due first."""
        return tuple(self._expected(party))

    def _expected(self, party: CountryCode) -> Iterator[Expected]:
        found: list[tuple[CaseTime, Said]] = []
        for milestone in self._room.overlook.missing():
            parties = parties_of(milestone)
            if not parties or party in parties:
                found.append((due_of(milestone), milestone.title))
        for exchange in self._room.overlook.unasked():
            if exchange.sender == party:
                found.append((exchange.until or CaseTime(0), self.words.exchange(exchange)))
        for due, said in sorted(found, key=lambda one: one[0] or CaseTime(2**40)):
            yield self._due(due, said)

    def _due(self, due: CaseTime, said: Said) -> Expected:
        late, near = 0 < due <= self._room.hour, 0 < due - self._room.hour <= 1440
        tone = "bad" if late else "warn" if near else "rest"
        word = "Overdue" if late else "Due soon" if near else "To come"
        return Expected(said=said, due=due, tone=tone, word=word)

    def doing(self, act: Act) -> Doing:
        """An act in the words of the office that did it."""
        seat = str(act.seat.id)
        view = self.view(seat)
        known = view.acts.get(ref_of(act)) if view is not None else None
        said: Said = "Act of the file"
        if view is not None and known is not None:
            said = sentence(view, self._corpus, known)
        sat = act.seat.sat.value
        return Doing(at=act.entered_at, said=said, office=str(act.seat.office), sat=sat)

    def view(self, seat: str) -> View | None:
        """What a seat sees, read once for the page."""
        if seat not in self._views:
            try:
                self._views[seat] = self._room.view(seat)
            except KeyError:
                return None
        return self._views[seat]

    def _idle(self, party: CountryCode) -> Iterator[Idle]:
        last = self._room.overlook.last()
        for chair in self._room.chairs:
            seat = str(chair.seat.id)
            if chair.party != party or not self._room.is_taken(seat):
                continue
            at = last[seat].at if seat in last else CaseTime(0)
            if self._room.hour - (at or self._room.scenario.start) >= IDLE:
                yield Idle(title=self._room.scenario.of_role(chair.role).title, at=at)

    # -- injects ------------------------------------------------------------------------------------------------------

    def queue(self) -> list[Inject]:
        """The injects that wait: those with an hour by their hour, then those on a condition."""

        def place(one: Inject) -> tuple[int, int]:
            hours = self._ahead(one)
            return (0, min(hours)) if hours else (1, 0)

        return sorted(self._room.waiting, key=place)

    def _ahead(self, one: Inject) -> list[CaseTime]:
        """The hours of its trigger that are still to come."""
        return [at for at in self._room.overlook.trigger_hours(one) if at > self._room.hour]

    def excerpt(self, text: Text) -> str:
        """The beginning of a text in the reader's language."""
        words = " ".join(in_language(text, self._language).split())
        return f"{words[:EXCERPT]}…" if len(words) > EXCERPT else words

    def inject(self, one: Inject) -> InjectShown:
        """An inject in one line."""
        hours = self._ahead(one)
        state, tone, icon = ("On a condition", "open", "ask") if not hours else ("Ready", "rest", "clock")
        if one.id in self._room.held_back:
            state, tone, icon = "Held back", "warn", "pause"
        known = {role.id: str(role.state) for role in self._room.scenario.roles}
        everybody = list(map(str, self._room.scenario.states))
        parties = everybody if "*" in one.to else [party for party in everybody if party in map(known.get, one.to)]
        return InjectShown(
            id=one.id, when=self.words.condition(one.when.condition), hour=min(hours) if hours else CaseTime(0),
            title=self.words.inject(one), excerpt=self.excerpt(one.content),
            tag=self._language, sides=tuple((party, self.letter(party)) for party in parties), state=state, tone=tone,
            icon=icon,
        )  # fmt: skip


def parties_of(milestone: Milestone) -> frozenset[CountryCode]:
    """The States whose acts a milestone asks for; none when it asks no State by name."""
    return frozenset(
        party for leaf in leaves(milestone.when.condition) if isinstance(leaf, Done) for party in leaf.pattern.parties
    )


def due_of(milestone: Milestone) -> CaseTime:
    """The hour by which a milestone is to be reached; 0 when none is named."""
    hours = [leaf.pattern.before for leaf in leaves(milestone.when.condition) if isinstance(leaf, Done)]
    named = [one for one in hours if one is not None]
    return min(named) if named else CaseTime(0)
