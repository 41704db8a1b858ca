"""Forms of cooperation as data: steps, fields by rule, guards; only departures from the shared life cycle."""

from dataclasses import dataclass
from enum import StrEnum

from jisr.law.measures import BreachEffect
from jisr.vocabulary import RuleId, Text


class Crossing(StrEnum):
    """As what a form crosses the border."""

    LETTER = "letter"
    MESSAGE = "message"
    AGREEMENT = "agreement"


class Needed(StrEnum):
    """Whether a field must be filled."""

    YES = "yes"
    NO = "no"
    WHERE_POSSIBLE = "where-possible"


class Side(StrEnum):
    """Which State takes a step."""

    REQUESTING = "requesting"
    REQUESTED = "requested"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class FormField:
    """What a paper must say, and by which rule."""

    id: str
    name: Text
    needed: Needed
    rules: tuple[RuleId, ...]
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a form's life."""

    id: str
    name: Text
    by: Side
    rules: tuple[RuleId, ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """What must have been done before a step."""

    step: str
    needs: str
    rules: tuple[RuleId, ...]
    effect: BreachEffect
    name: Text


@dataclass(frozen=True, slots=True)
class Form:
    """A form of cooperation."""

    slug: str
    name: Text
    summary: Text
    crosses: Crossing
    instruments: tuple[str, ...]
    steps: tuple[Step, ...]
    fields: tuple[FormField, ...]
    guards: tuple[Guard, ...]
    note: str = ""
