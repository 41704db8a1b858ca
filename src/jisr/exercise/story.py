"""What is true in a scenario: persons and things, truths, sources of evidence and what each yields.

The truth belongs to the world alone. No id of this module ever reaches a party: parties know subjects under their own
opaque ids, and exhibits under the title that a reader may see.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from jisr.exercise.conditions import ALWAYS, Condition
from jisr.vocabulary import CaseTime, CountryCode, Text


class Strength(StrEnum):
    """How strongly a source asserts a fact."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """A statement in the vocabulary of facts, between ids of the story."""

    fact: str
    by: str = ""
    on: str = ""
    value: str = ""
    at: str = ""
    refutes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """A fact of the story: what it says, whether it is so, and which elements its authors tie to it."""

    id: str
    statement: Text
    truth: str
    persons: tuple[str, ...] = ()
    where: str = ""
    when: str = ""
    conditional: Condition = ALWAYS
    says: tuple[Say, ...] = ()
    elements: Mapping[CountryCode, tuple[str, ...]] = field(default_factory=dict)
    negates: tuple[str, ...] = ()

    @property
    def true(self) -> bool:
        """Whether it really happened (contested truths are told in their statement)."""
        return self.truth != "F"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where a figure goes of itself, and when."""

    at: CaseTime
    state: CountryCode | None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Other levels at the first meeting, when the condition holds then."""

    when: Condition
    start: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A person, place, phone, account, vehicle, document, organisation, register or page of the story."""

    id: str
    kind: str
    label: str
    state: CountryCode | None = None
    nature: str = ""
    place: str = ""
    born: str = ""
    age: str = ""
    nationality: str = ""
    languages: tuple[str, ...] = ()
    role: str = ""
    needs: tuple[Text, ...] = ()
    start: Mapping[str, int] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    known: tuple[CountryCode, ...] = ()
    carries: tuple[str, ...] = ()
    moves: tuple[Whereabouts, ...] = ()
    findable: CaseTime | None = None
    appears: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    about: Text = field(default_factory=dict)
    live: bool = False

    def state_at(self, at: CaseTime) -> CountryCode | None:
        """In which State the figure is at an hour."""
        gone = [move.state for move in self.moves if move.at <= at]
        return gone[-1] if gone else self.state

    def place_at(self, at: CaseTime) -> str:
        """At which place the figure is at an hour."""
        gone = [move.place for move in self.moves if move.at <= at]
        return gone[-1] if gone else self.place


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A standard move: when an act of the kind touches a person, the state changes by so much."""

    id: str
    when: Condition
    change: Mapping[str, int]
    who: tuple[str, ...] = ()
    once: bool = True
    name: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What a person says when the condition holds: facts that a hearing then yields."""

    when: Condition
    facts: tuple[str, ...]
    lies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """How a person behaves: what is said when, what the person says as long as nothing opens her, when she is gone."""

    person: str
    says: tuple[Utterance, ...] = ()
    leaves: Condition | None = None
    testifies: Condition | None = None
    gone: Text = field(default_factory=dict)
    guarded: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A truth that a source shows, or refutes, and how strongly; only when the condition holds."""

    fact: str
    strength: Strength
    refutes: bool = False
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Further leads of a source once the condition holds."""

    when: Condition
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source of evidence: where it lies, by which measure on which subject it is had, until when, on what terms."""

    id: str
    kind: str
    title: Text
    state: CountryCode
    holder: Text
    measures: tuple[str, ...]
    target: str
    opens: CaseTime
    until: CaseTime | None = None
    delay: int = 0
    needs: tuple[tuple[str, ...], ...] = ()
    conditions: tuple[Condition, ...] = ()
    shows: tuple[Shown, ...] = ()
    leads: tuple[str, ...] = ()
    later: tuple[Later, ...] = ()
    kept_by: Condition | None = None
    language: str = ""
    codes: Mapping[CountryCode, tuple[str, ...]] = field(default_factory=dict)
    text: Text = field(default_factory=dict)
    also: tuple[str, ...] = ()
