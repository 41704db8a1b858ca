"""A scenario: the authored story with its plan, its timetables and its cuts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jisr.exercise.plan import ChargeSheet, Criterion, Exchange, ExerciseRule, Gate, Inject, Milestone, Role, Timetable
from jisr.exercise.story import Behaviour, Figure, Move, Source, Truth
from jisr.vocabulary import CaseTime, CountryCode, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """A key conclusion and the independent paths to it; each path is a set of sources."""

    id: str
    title: Text
    paths: tuple[frozenset[str], ...]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Necessity:
    """A proof that lies only in the other State."""

    id: str
    title: Text
    forum: CountryCode
    lies_in: CountryCode
    charges: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Herring:
    """A false trail, and the sources that resolve it."""

    id: str
    title: Text
    resolution: Text
    resolved_by: tuple[str, ...]
    raised_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What the exercise teaches: the cue, the observable actions and the criteria that show it."""

    id: str
    title: Text
    roles: tuple[str, ...]
    cues: tuple[str, ...]
    actions: tuple[str, ...]
    criteria: tuple[str, ...]
    cuts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a model play: used by proofs only, never by play."""

    id: str
    time: CaseTime
    roles: tuple[str, ...]
    what: Text
    yields: tuple[str, ...] = ()
    knows_from: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    crosses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A loss that cannot be undone, the source it takes, and the contingency or the ending accepted."""

    id: str
    title: Text
    takes: tuple[str, ...]
    answered_by: tuple[str, ...]
    accepted: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementKey:
    """An element as the authors name it, and the element of an offence in the law that it stands for."""

    id: str
    state: CountryCode | None
    offence: str
    element: str
    kind: str = ""
    irrelevant_if: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What a shorter play keeps."""

    id: str
    keeps: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingPlan:
    """Where and when the case of a State is heard."""

    state: CountryCode
    at: CaseTime
    court: Text
    charges: tuple[str, ...] = ()
    motions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Everything an exercise needs; `cut` and `timetable` name the selection that is being played.

    `rest` are the minutes of the room for which whoever speaks for a person rests after each scene.
    """

    slug: str
    version: str
    title: Text
    summary: Text
    states: tuple[CountryCode, ...]
    start: CaseTime
    end: CaseTime
    languages: Mapping[CountryCode, str]
    spoken: tuple[str, ...]
    hearings: tuple[HearingPlan, ...]
    timetables: tuple[Timetable, ...]
    cuts: tuple[Cut, ...]
    roles: tuple[Role, ...]
    figures: Mapping[str, Figure]
    truths: Mapping[str, Truth]
    sources: Mapping[str, Source]
    behaviours: Mapping[str, Behaviour]
    moves: tuple[Move, ...]
    exchanges: tuple[Exchange, ...]
    milestones: tuple[Milestone, ...]
    injects: tuple[Inject, ...]
    gates: tuple[Gate, ...]
    elements: Mapping[str, ElementKey]
    charges: tuple[ChargeSheet, ...]
    criteria: tuple[Criterion, ...]
    conclusions: tuple[Conclusion, ...]
    necessities: tuple[Necessity, ...]
    herrings: tuple[Herring, ...]
    objectives: tuple[Objective, ...]
    losses: tuple[Loss, ...]
    steps: tuple[Step, ...]
    rules: tuple[ExerciseRule, ...] = ()
    busy: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    rest: int = 0
    all_sources: Mapping[str, Source] = field(default_factory=dict)
    all_injects: tuple[Inject, ...] = ()
    all_exchanges: tuple[Exchange, ...] = ()
    cut: str = ""
    timetable: str = ""

    @property
    def played(self) -> tuple[str, ...]:
        """The persons for whom somebody speaks in a room; all others are heard by record."""
        return tuple(one.id for one in self.figures.values() if one.live)

    def playing(self) -> Timetable:
        """The timetable that is being played: the one chosen, else the first."""
        chosen = [table for table in self.timetables if table.id == self.timetable]
        return (chosen or list(self.timetables))[0]

    def of_role(self, role: str) -> Role:
        """The role with the id."""
        return next(entry for entry in self.roles if entry.id == role)


def select(scenario: Scenario, *, cut: str, timetable: str = "") -> Scenario:
    """The scenario as a cut plays it: what the cut does not keep is not there. An unknown cut raises `KeyError`."""
    keeps = next((entry.keeps for entry in scenario.cuts if entry.id == cut), None)
    if keeps is None:
        raise KeyError(cut)
    tables = [table.id for table in scenario.timetables if table.cut == cut]
    chosen = timetable or (tables[0] if tables else scenario.timetables[0].id)

    def kept(kind: str, name: str) -> bool:
        return kind not in keeps or name in keeps[kind]

    return replace(
        scenario,
        cut=cut,
        timetable=chosen,
        charges=tuple(entry for entry in scenario.charges if kept("charges", entry.id)),
        sources={name: entry for name, entry in scenario.sources.items() if kept("exhibits", name)},
        injects=tuple(entry for entry in scenario.injects if kept("injects", entry.id)),
        criteria=tuple(entry for entry in scenario.criteria if kept("criteria", entry.id)),
        conclusions=tuple(entry for entry in scenario.conclusions if kept("conclusions", entry.id)),
        exchanges=tuple(entry for entry in scenario.exchanges if kept("exchanges", entry.id)),
    )
