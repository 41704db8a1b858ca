"""Facts as a question of law states them: persons, and statements in the closed vocabulary of fact kinds.

A statement is established, contested, not known, or denied. What is not stated is not alleged. Consent of the victim is
a fact that no element reads: it neither makes nor unmakes an offence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jisr.vocabulary import Text


class Stance(StrEnum):
    """How a statement stands."""

    ESTABLISHED = "established"
    CONTESTED = "contested"
    UNKNOWN = "unknown"
    DENIED = "denied"


class PersonRole(StrEnum):
    """What a person is in the facts."""

    ACCUSED = "accused"
    VICTIM = "victim"
    MIGRANT = "migrant"
    WITNESS = "witness"


class FactRole(StrEnum):
    """The places of a statement."""

    BY = "by"
    ON = "on"
    VALUE = "value"
    AT = "at"


class ValueOf(StrEnum):
    """What the value of a statement names, for the kinds whose values are closed."""

    FAMILY = "family"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class FactKind:
    """A kind of fact that may be stated; `value_of` says what its value names, where that is closed."""

    id: str
    family: str
    name: Text
    hint: Text
    roles: tuple[FactRole, ...]
    value_of: ValueOf | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the facts."""

    id: str
    role: PersonRole
    born: date | None = None
    nationality: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Who did what to whom, where and when it is said, and how it stands."""

    id: str
    fact: str
    by: str = ""
    on: str = ""
    value: str = ""
    at: str = ""
    stance: Stance = Stance.ESTABLISHED


@dataclass(frozen=True, slots=True)
class Facts:
    """A question of fact put to the law, with its two dates."""

    facts_on: date
    procedure_on: date
    persons: Mapping[str, Person] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()

    def accused(self) -> tuple[str, ...]:
        """Whoever is accused, or is said to have done something."""
        doers = {statement.by for statement in self.statements if statement.by}
        return tuple(
            person.id for person in self.persons.values() if person.role is PersonRole.ACCUSED or person.id in doers
        )

    def suffering(self) -> tuple[str, ...]:
        """Victims and migrants, and whoever something is said to have been done to."""
        reached = {statement.on for statement in self.statements if statement.on}
        wanted = (PersonRole.VICTIM, PersonRole.MIGRANT)
        return tuple(person.id for person in self.persons.values() if person.role in wanted or person.id in reached)
