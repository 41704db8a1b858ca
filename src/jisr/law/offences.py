"""Offences as national law (or the definitions of a treaty) draws them: elements, aggravations, excuses, penalties."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from jisr.law.conditions import Condition
from jisr.vocabulary import Mark, RuleId, Text

OffenceId = NewType("OffenceId", str)
ElementId = NewType("ElementId", str)


class Grade(StrEnum):
    """The grade of an offence in a law that knows grades."""

    CRIME = "crime"
    DELIT = "delit"
    NONE = ""


class Punished(StrEnum):
    """Whether attempt or complicity is punished."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class ExcuseEffect(StrEnum):
    """What an excuse does."""

    NOT_LIABLE = "not-liable"
    MITIGATE = "exempt-or-mitigate"


class About(StrEnum):
    """Whether an offence is asked per victim, or once for the whole matter."""

    VICTIM = "victim"
    MATTER = "matter"


class Part(StrEnum):
    """What a condition with an id is in its offence."""

    ELEMENT = "element"
    AGGRAVATION = "aggravation"
    EXCUSE = "excuse"


@dataclass(frozen=True, slots=True)
class Penalty:
    """A range; years are numbers in text, or the words `life` and `death`. The mark is that of the range itself."""

    prison_years: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()
    currency: str = ""
    mark: Mark = Mark.UNKNOWN
    note: str = ""

    @property
    def maximum(self) -> float | None:
        """The longest deprivation of liberty in years; life and death count as endless; None when not known."""
        if not self.prison_years:
            return None
        last = self.prison_years[-1]
        return float("inf") if last in ("life", "death") else float(last)


@dataclass(frozen=True, slots=True)
class Unless:
    """When an element is not required."""

    id: str
    name: Text
    rule: RuleId
    when: Condition


@dataclass(frozen=True, slots=True)
class Element:
    """What must be met; one that sets the offence apart must at least be alleged before the offence is worth a line."""

    id: str
    name: Text
    rule: RuleId
    when: Condition
    unless: Unless | None = None
    sets_apart: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """Attempt or complicity: whether it is punished, and by which rule."""

    punished: Punished = Punished.UNKNOWN
    rule: RuleId | None = None


@dataclass(frozen=True, slots=True)
class Interruption:
    """The kind of fact that states an act after which a new period runs, and the rule that says so."""

    fact: str
    rule: RuleId


@dataclass(frozen=True, slots=True)
class Restart:
    """When a second period runs from the majority of a child, and the rule that says so."""

    when: Condition
    rule: RuleId


@dataclass(frozen=True, slots=True)
class Limitation:
    """Years after which public action ends, counted from the facts, and what lets them run anew."""

    years: int
    rule: RuleId
    interrupted: Interruption | None = None
    restart: Restart | None = None


@dataclass(frozen=True, slots=True)
class Aggravation:
    """What raises the penalty; `attempt` and `limitation` where they change with the grade."""

    id: str
    name: Text
    rule: RuleId
    when: Condition
    penalty: Penalty | None = None
    grade: Grade = Grade.NONE
    attempt: Reach | None = None
    limitation: Limitation | None = None


@dataclass(frozen=True, slots=True)
class Excuse:
    """What takes away liability, or may mitigate."""

    id: str
    name: Text
    rule: RuleId
    when: Condition
    effect: ExcuseEffect
    unless: Unless | None = None


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence that can be charged."""

    id: OffenceId
    family: str
    name: Text
    rule: RuleId
    grade: Grade
    penalty: Penalty
    elements: tuple[Element, ...]
    aggravations: tuple[Aggravation, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    attempt: Reach = Reach()
    complicity: Reach = Reach()
    limitation: Limitation | None = None
    about: About = About.VICTIM

    def parts(self) -> Mapping[ElementId, "tuple[Part, Element | Aggravation | Excuse]"]:
        """Everything in the offence that has a condition, by its global id."""
        found: dict[ElementId, tuple[Part, Element | Aggravation | Excuse]] = {}
        for element in self.elements:
            found[self.element_id(element.id)] = (Part.ELEMENT, element)
        for aggravation in self.aggravations:
            found[self.element_id(aggravation.id)] = (Part.AGGRAVATION, aggravation)
        for excuse in self.excuses:
            found[self.element_id(excuse.id)] = (Part.EXCUSE, excuse)
        return found

    def element_id(self, local: str) -> ElementId:
        """`<offence>#<element>`; an id that already carries the sign is global as it is."""
        return ElementId(local if "#" in local else f"{self.id}#{local}")
