"""The closed language of conditions in a scenario: what has been done, by when, in what state a person is.

A condition is of one of three kinds (by acts, by structure, by a person's judgment). No condition names a step of a
play-through: any act of the kind counts, whoever of the delegation does it. A person's condition carries the
structural stand-in that bots and late answers get; its result is shown afterwards as not judged by a person.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from jisr.vocabulary import CaseTime, CountryCode


class DecidedBy(StrEnum):
    """Who can say that the condition holds."""

    ACTS = "acts"
    STRUCTURE = "structure"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPattern:
    """An act of one of the kinds, with what else is asked of it; an empty field asks nothing."""

    kinds: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    exhibits: frozenset[str] = frozenset()
    exchanges: frozenset[str] = frozenset()
    parties: frozenset[CountryCode] = frozenset()
    offices: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    fields: tuple[tuple[str, str], ...] = ()
    status: str = ""
    after: CaseTime | None = None
    before: CaseTime | None = None
    at_least: int = 1

    def __hash__(self) -> int:
        """Of the fields that tell patterns apart: a pattern is looked up at every deed, and sets keep their hash."""
        return hash((self.kinds, self.measures, self.subjects, self.exhibits, self.exchanges, self.at_least))


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """So many acts of the pattern were done."""

    pattern: ActPattern

    def holds(self, scene: "Scene") -> bool:
        """Whether it holds in the scene."""
        return scene.count(self.pattern) >= self.pattern.at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """Nothing fulfils the condition and the time has come."""

    of: "Condition"
    by_time: CaseTime

    def holds(self, scene: "Scene") -> bool:
        """Whether it holds in the scene."""
        return scene.moment >= self.by_time and not self.of.holds(scene)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A milestone is set."""

    milestone: str

    def holds(self, scene: "Scene") -> bool:
        """Whether it holds in the scene."""
        return scene.reached(self.milestone)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateIs:
    """A state variable of a person compares with a number: `trust` `>=` 5."""

    person: str
    variable: str
    compare: str
    level: int

    def holds(self, scene: "Scene") -> bool:
        """Whether it holds in the scene."""
        return COMPARISONS[self.compare](scene.level(self.person, self.variable), self.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One of the sources has yielded its exhibit, to the party if one is named."""

    sources: frozenset[str]
    party: CountryCode | None = None

    def holds(self, scene: "Scene") -> bool:
        """Whether it holds in the scene."""
        return any(scene.held(source, self.party) for source in self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """An inject has been delivered."""

    inject: str

    def holds(self, scene: "Scene") -> bool:
        """Whether it holds in the scene."""
        return scene.came(self.inject)


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """The hour has come."""

    time: CaseTime

    def holds(self, scene: "Scene") -> bool:
        """Whether it holds in the scene."""
        return scene.moment >= self.time


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Every part holds."""

    parts: tuple["Condition", ...]

    def holds(self, scene: "Scene") -> bool:
        """Whether it holds in the scene."""
        return all(part.holds(scene) for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Condition", ...]

    def holds(self, scene: "Scene") -> bool:
        """Whether it holds in the scene."""
        return any(part.holds(scene) for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSo:
    """The part does not hold."""

    of: "Condition"

    def holds(self, scene: "Scene") -> bool:
        """Whether it holds in the scene."""
        return not self.of.holds(scene)


Condition: TypeAlias = Done | Absent | Reached | StateIs | Held | Came | At | AllOf | AnyOf | NotSo
ALWAYS = AllOf(parts=())
NEVER = AnyOf(parts=())
VARIABLES = ("trust", "fatigue", "informed", "safety", "willing")
COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A condition with who decides it; for a person, who is asked, and the wall minutes until the stand-in counts."""

    by: DecidedBy
    condition: Condition
    asks: str = ""
    wait: int = 0


class Scene(Protocol):
    """What a condition may ask of the run so far."""

    @property
    def moment(self) -> CaseTime:
        """The hour of the case."""
        ...

    def count(self, pattern: ActPattern, /) -> int:
        """How many acts fulfil the pattern."""
        ...

    def reached(self, milestone: str, /) -> bool:
        """Whether the milestone is set."""
        ...

    def came(self, inject: str, /) -> bool:
        """Whether the inject has been delivered."""
        ...

    def level(self, person: str, variable: str, /) -> int:
        """The state variable of the person, 0 to 10."""
        ...

    def held(self, source: str, party: CountryCode | None, /) -> bool:
        """Whether the source has yielded to the party (to anybody when None)."""
        ...


def holds(condition: Condition, scene: Scene) -> bool:
    """Whether the condition holds now."""
    return condition.holds(scene)


def leaves(condition: Condition) -> Iterable[Condition]:
    """The conditions without parts, for proofs about a scenario."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from leaves(part)
        case Absent(of=part) | NotSo(of=part):
            yield condition
            yield from leaves(part)
        case _:
            yield condition


def kinds_needed(condition: Condition) -> frozenset[str] | None:
    """The kinds of act without one of which the condition cannot hold; None when it can without any."""
    match condition:
        case Done(pattern=pattern):
            return pattern.kinds or None
        case AllOf(parts=parts):
            return next((found for part in parts if (found := kinds_needed(part)) is not None), None)
        case AnyOf(parts=parts):
            each = [kinds_needed(part) for part in parts]
            known = [kinds for kinds in each if kinds is not None]
            return frozenset[str]().union(*known) if len(known) == len(each) else None
        case _:
            return None


def times_of(condition: Condition) -> Iterable[CaseTime]:
    """The hours at which the condition may turn: the loop wakes at each."""
    for leaf in leaves(condition):
        match leaf:
            case At(time=time):
                yield time
            case Absent(by_time=time):
                yield time
            case Done(pattern=pattern) if pattern.before is not None:
                yield pattern.before
            case _:
                pass
