"""The voice of control: effects of the world become acts that the offices concerned can read, and control's own record.

No id of the story crosses into a party's journal. Control's journal alone says which exhibit comes from which source.
"""

from collections.abc import Iterable

from jisr import inquiry
from jisr.clerk import Clerk, Found, enter_found, inject, law_stated, reaction, record, tell_subjects
from jisr.clerk.receiving import says_more
from jisr.dossier import Act, Draft, OfficeId, SubjectId
from jisr.exercise.conditions import holds
from jisr.exercise.effects import Delivered, Effect, Gone, Lost, MilestoneSet, Outcome, Reacted, Silent, Yielded
from jisr.exercise.plan import Exchange, Inject
from jisr.exercise.scenario import Scenario
from jisr.exercise.story import Figure, Say, Shown
from jisr.exercise.world import World
from jisr.inquiry.state import (
    CustodyEvent,
    Exhibit,
    ExhibitId,
    Stance,
    Statement,
    Status,
    Strength,
    Subject,
    SubjectKind,
)
from jisr.protection.plain import plain, word
from jisr.stage.players.desk import FOUND, NOT_FOUND, PUBLIC
from jisr.stage.registry import Registry
from jisr.vocabulary import CaseTime, CountryCode, Json, LanguageTag, RuleId, Text, date_of, short_id

CONTROL = "control"
WORDLESS = "zxx"
CHILD_AGE = 16
MAJORITY = 18
POLICE_PAPER = "file"
DAY = 1440
PLACES = frozenset({"place"})


class Voice:
    """Tells the parties what the world answers."""

    def __init__(self, *, scenario: Scenario, world: World, registry: Registry, clerk: Clerk) -> None:
        self._scenario, self._world, self._registry, self._clerk = scenario, world, registry, clerk
        self._offices = {role.id: (role.state, role.office, tuple(role.walls)) for role in scenario.roles}

    def note(self, now: CaseTime, kind: str, body: dict[str, Json], *, cause: str) -> None:
        """An act of control in its own journal."""
        self._clerk.control(CONTROL, (Draft(kind=kind, body=body),), now, cause=cause)

    def tell(self, outcome: Outcome, now: CaseTime) -> tuple[Act, ...]:
        """Tell an effect, once; the acts it became in the journals of parties."""
        cause = ":".join(outcome.key)
        self.note(now, *_record(outcome.effect), cause=cause)
        match outcome.effect:
            case Delivered(inject=inject):
                return self._deliver(inject, now)
            case Reacted() | Silent():
                return self._react(outcome.effect, now, cause)
            case Gone(person=person):
                return self._gone(person, now, cause)
        return ()

    # -- what a measure yields ----------------------------------------------------------------------------------------

    def enter(self, given: Yielded, now: CaseTime) -> tuple[Act, ...]:
        """The exhibit enters the file of the office that took the measure, with the subjects that come to light."""
        source, deed = given.source, given.deed
        party = deed.party
        statements = self.statements(given.shows, party)
        named = [n for say in self._says(given.shows) for n in (say.by, say.on) if n]
        names = tuple(dict.fromkeys((*given.leads, *named)))
        met = source.target if source.target in deed.subjects else ""
        appearing = [self.subject(name, party, found_at=met) for name in names]
        subjects = [one for one in appearing if self._news(one, party, self._learning(party, deed.office, deed.ref))]
        target = next((n for n in (source.target, *source.also) if n in deed.subjects), source.target)
        language = "" if source.language == WORDLESS else source.language
        done = enter_found(
            self._clerk,
            party=party,
            office=deed.office,
            measure=deed.ref,
            found=Found(
                name=self._registry.exhibit(party, source.id),
                title=source.title,
                kind=source.kind,
                statements=statements,
                leads=tuple(SubjectId(self._registry.local(party, name)) for name in given.leads),
                subject=SubjectId(self._registry.local(party, target)),
                source=SubjectId(self._registry.local(party, source.target)),
                language=LanguageTag(language),
                text=source.text if given.words is None else given.words,
            ),
            now=now,
            subjects=subjects,
        )
        for act in done.acts:
            if act.kind == "exhibit-entered":
                self._registry.note_exhibit(party, str(act.body.get("id", "")), source.id)
        for one in appearing:
            if one.status is Status.PRESUMED_VICTIM:
                self.found(party, deed.office, str(one.id), now)
        return done.acts

    def _says(self, shows: Iterable[Shown]) -> Iterable[Say]:
        return (say for shown in shows for say in self._scenario.truths[shown.fact].says)

    def statements(self, shows: Iterable[Shown], party: CountryCode) -> tuple[Statement, ...]:
        """What an exhibit asserts or refutes, between subjects as the party knows them."""
        found: dict[Statement, None] = {}
        for shown in shows:
            for say in self._scenario.truths[shown.fact].says:
                strength = Strength(shown.strength.value)
                found[self.statement(say, party, strength=strength, refutes=shown.refutes)] = None
        return tuple(found)

    def statement(self, say: Say, party: CountryCode, *, strength: Strength, refutes: bool = False) -> Statement:
        """One statement between local names."""
        return Statement(
            fact=say.fact,
            by=SubjectId(self._registry.local(party, say.by)) if say.by else None,
            on=SubjectId(self._registry.local(party, say.on)) if say.on else None,
            value=say.value,
            stance=Stance.REFUTES if refutes != say.refutes else Stance.ASSERTS,
            strength=strength,
            at=say.at,
        )

    def subject(
        self,
        name: str,
        party: CountryCode,
        *,
        found_at: str = "",
        status: Status = Status.UNKNOWN,
        source: str = "",
    ) -> Subject:
        """A figure as it appears: a person found where people are held appears as a presumed victim."""
        figure = self._registry.figure(name)
        if found_at and figure.role == "victim" and figure.place_at(self._world.moment) == found_at:
            status = Status.PRESUMED_VICTIM
        keys = dict(figure.keys)
        if age := appears(figure, year=date_of(self._world.moment).year):
            keys["age"] = age
        state = figure.state_at(self._world.moment)
        return Subject(
            id=SubjectId(self._registry.local(party, name)),
            kind=SubjectKind(figure.kind),
            label=figure.label,
            state=state if state is not None else CountryCode(""),
            status=status,
            nature=figure.nature,
            keys=keys,
            nationality=figure.nationality,
            languages=tuple(map(LanguageTag, figure.languages)),
            source=source,
            names=figure.names,
        )

    def _learning(self, party: CountryCode, office: str, measure: str) -> tuple[str, ...]:
        """The offices that learn what a measure yields: the one that took it and those that were told of it."""
        taken = self._clerk.dossier(party, office).of(record.SLICE).acts[measure]
        return tuple(dict.fromkeys((office, taken.office, *taken.to)))

    def _news(self, one: Subject, party: CountryCode, to: tuple[str, ...]) -> bool:
        """Whether some office would learn something by the entry of the subject."""
        offices = self._clerk.offices.get(party, ()) if "*" in to else to
        known = [self._clerk.dossier(party, office).of(inquiry.SLICE).subjects.get(one.id) for office in offices]
        return any(each is None or says_more(each, one) for each in known)

    def reveal(
        self,
        names: Iterable[str],
        party: CountryCode,
        to: tuple[str, ...],
        now: CaseTime,
        *,
        cause: str,
        police: bool = False,
        source: str = "",
    ) -> tuple[Act, ...]:
        """Figures come to light for some offices."""
        subjects = [
            self.subject(name, party, status=standing(self._registry.figure(name), police=police), source=source)
            for name in names
        ]
        for one in subjects:
            if one.kind is SubjectKind.PERSON and one.source != PUBLIC:
                self.found(party, to[0], str(one.id), now)
        subjects = [one for one in subjects if self._news(one, party, to)]
        if not subjects:
            return ()
        return tell_subjects(self._clerk, party=party, to=to, subjects=subjects, now=now, cause=cause).acts

    def state_rules(self, party: CountryCode, now: CaseTime) -> None:
        """The rules of the exercise that stand in for law of this State of which the text is not verified."""
        for rule in self._scenario.rules:
            if rule.fills and rule.state == party:
                draft = law_stated(
                    name=RuleId(rule.id), state=party, article="", text=rule.text, about=rule.fills,
                    said_by=CONTROL, exercise=True,
                )  # fmt: skip
                self._clerk.control(party, (draft,), now, cause=f"rule:{rule.id}")

    def complaint(self, exchange: Exchange, act: Act, now: CaseTime) -> tuple[Act, ...]:
        """A complaint that arrived is a paper of the file: it says what its exchange says, and came on a formal way."""
        party = CountryCode(act.party)
        name = word(act.body, "request")
        statements = tuple(self.statement(say, party, strength=Strength.STRONG) for say in exchange.says)
        exhibit = Exhibit(
            id=ExhibitId(short_id(self._clerk.seed, "E", party, name)),
            title=exchange.title,
            kind="letter",
            origin_state=exchange.sender,
            language=LanguageTag(self._scenario.languages[party]),
            statements=statements,
            came_by=f"request:{name}",
            custody=(CustodyEvent("received", now, "central-authority"),),
            at=now,
        )
        data = plain(exhibit)
        body = dict(data) if isinstance(data, dict) else {}
        text: dict[str, Json] = {"title": body.pop("title", {})}
        named = [one for say in exchange.says for one in (say.by, say.on) if one]
        offices = ("central-authority", "investigation", "instruction")
        acts = self.reveal(dict.fromkeys(named), party, offices, now, cause=f"{act.id}:complaint")
        draft = Draft(kind="exhibit-entered", body=body, text=text, to=tuple(map(OfficeId, offices)))
        return (*acts, *self._clerk.control(party, (draft,), now, cause=f"{act.id}:paper").acts)

    # -- injects and persons ------------------------------------------------------------------------------------------

    def _deliver(self, inject: Inject, now: CaseTime) -> tuple[Act, ...]:
        acts = list(self._one(inject.id, inject.to, inject.content, inject.reveals, inject.medium, now))
        for number, variant in enumerate(inject.variants):
            if holds(variant.when, self._world):
                name = f"{inject.id}:{number}"
                acts += self._one(name, variant.to, variant.content, variant.reveals, inject.medium, now)
        return tuple(acts)

    def _one(
        self, name: str, to: tuple[str, ...], content: Text, reveals: tuple[str, ...], medium: str, now: CaseTime
    ) -> Iterable[Act]:
        for party in self._scenario.states:
            offices = self._to(to, party)
            if not offices or not (content or reveals):
                continue
            police = medium == POLICE_PAPER
            yield from self.reveal(reveals, party, offices, now, cause=f"{name}:subjects", police=police)
            local = tuple(self._registry.local(party, one) for one in reveals)
            told = inject_draft(name, offices, content, local)
            yield from self._clerk.control(party, (told,), now, cause=name).acts

    def _to(self, roles: tuple[str, ...], party: CountryCode) -> tuple[str, ...]:
        if "*" in roles:
            return ("*",)
        found: list[str] = []
        for name in roles:
            state, office, walls = self._offices.get(name, (CountryCode(""), "", ()))
            if state == party:
                found += walls or (office,)
        return tuple(dict.fromkeys(found))

    def _react(self, effect: Reacted | Silent, now: CaseTime, cause: str) -> tuple[Act, ...]:
        deed = effect.deed
        if deed is None:
            return ()
        said = "silent"
        if isinstance(effect, Reacted):
            moved = sum(effect.change.get(name, 0) for name in ("trust", "safety", "willing"))
            said = "opens" if moved >= 0 else "closes"
        subject = SubjectId(self._registry.local(deed.party, effect.person))
        draft = reaction(subject=subject, said=said, to=(deed.office,))
        return self._clerk.control(deed.party, (draft,), now, cause=cause).acts

    def not_found(self, party: CountryCode, office: str, subject: str, now: CaseTime) -> tuple[Act, ...]:
        """The office looked for a person and did not find her: told once a day."""
        draft = reaction(subject=SubjectId(subject), said=NOT_FOUND, to=(office,))
        return self._clerk.control(party, (draft,), now, cause=f"{office}:{subject}:{now // DAY}").acts

    def found(self, party: CountryCode, office: str, subject: str, now: CaseTime) -> None:
        """Somebody who could not be found is here; told where somebody looked in vain."""
        if not any(self._missing(party, each, subject) for each in self._clerk.offices.get(party, ())):
            return
        draft = reaction(subject=SubjectId(subject), said=FOUND, to=("*",))
        self._clerk.control(party, (draft,), now, cause=f"{office}:{subject}:found:{now}")

    def _missing(self, party: CountryCode, office: str, subject: str) -> bool:
        told = self._clerk.dossier(party, office).of(inquiry.SLICE).reactions
        return next((one.reaction == NOT_FOUND for one in reversed(told) if one.subject == subject), False)

    def _gone(self, person: str, now: CaseTime, cause: str) -> tuple[Act, ...]:
        state = self._registry.figure(person).state_at(now)
        if state not in self._scenario.states or state is None:
            return ()
        subject = SubjectId(self._registry.local(state, person))
        return self._clerk.control(
            state, (reaction(subject=subject, said="left", to=("*",), left=True),), now, cause=cause
        ).acts


def inject_draft(name: str, to: tuple[str, ...], content: Text, subjects: tuple[str, ...]) -> Draft:
    """An inject with its words."""
    return inject(name=name, to=to, text={str(tag): words for tag, words in content.items()}, subjects=subjects)


def appears(figure: Figure, *, year: int) -> str:
    """What anybody sees of a young person's age: plainly a child, or a doubt whatever the papers say."""
    seen = int(figure.appears) if figure.appears.isdecimal() else None
    born = year - int(figure.born[:4]) if figure.born[:4].isdecimal() else None
    years = int(figure.age) if figure.age.isdecimal() else born
    if seen is not None and seen < CHILD_AGE:
        return "child"
    if years is None or years >= MAJORITY:
        return ""
    return "child" if seen is None and years < CHILD_AGE else "doubt"


def standing(figure: Figure, *, police: bool) -> Status:
    """How a person is presented to an office: in need, as a witness, or as suspected by those who bring the case."""
    if figure.kind != "person":
        return Status.UNKNOWN
    match figure.role:
        case "victim":
            return Status.PRESUMED_VICTIM
        case "suspect":
            return Status.SUSPECT
        case "migrant":
            return Status.SUSPECT if police else Status.WITNESS
    return Status.WITNESS


def _record(effect: Effect) -> tuple[str, dict[str, Json]]:
    match effect:
        case Yielded(source=source, deed=deed, shows=shows):
            return "source-yielded", {"source": source.id, "act": deed.ref, "shows": [shown.fact for shown in shows]}
        case Lost(source=source):
            return "source-lost", {"source": source.id}
        case Delivered(inject=given):
            return "inject-delivered", {"inject": given.id}
        case Reacted(person=person, move=move, change=change):
            return "person-reacted", {"person": person, "move": move, "change": dict(change)}
        case Silent(person=person):
            return "person-reacted", {"person": person, "move": "silent"}
        case Gone(person=person):
            return "person-reacted", {"person": person, "move": "left"}
        case MilestoneSet(milestone=milestone, judged=judged):
            return "milestone-set", {"milestone": milestone, "judged": judged}
